const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same bytes in base64url, spelt with a bit that nobody reads. */
export function respelt(text: string): string {
  const last = ALPHABET.indexOf(text.at(-1)!);
  const again = `${text.slice(0, -1)}${ALPHABET[last | 1]}`;
  if (again === text || !Buffer.from(again, 'base64url').equals(Buffer.from(text, 'base64url')))
    throw new Error('these bytes have one spelling');
  return again;
}
