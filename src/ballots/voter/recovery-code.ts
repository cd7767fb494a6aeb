/** Letters and digits that are not taken for one another (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEED = 32;
/** So much of its hash goes along: a slip of the pen is noticed. 35 bytes are 56 letters, 14 groups of four. */
const CHECK = 3;
const GROUP = 4;

/** The seed as people write it down. */
export async function codeOf(seed: Uint8Array<ArrayBuffer>): Promise<string> {
  let bits = 0n;
  const check = await checkOf(seed);
  for (const byte of [...seed, ...check]) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from(
    { length: ((SEED + CHECK) * 8) / 5 },
    (_, i) => ALPHABET[Number((bits >> BigInt((SEED + CHECK) * 8 - 5 * (i + 1))) & 31n)],
  ).join('');
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
}

/** The seed of a code, however it was typed; undefined for what is none. */
export async function seedOf(code: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const letters = code.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0');
  if (letters.length !== ((SEED + CHECK) * 8) / 5) return undefined;
  let bits = 0n;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  const bytes = Uint8Array.from({ length: SEED + CHECK }, (_, i) =>
    Number((bits >> BigInt((SEED + CHECK - 1 - i) * 8)) & 255n),
  );
  const seed = bytes.slice(0, SEED);
  const check = await checkOf(seed);
  return check.every((byte, i) => byte === bytes[SEED + i]) ? seed : undefined;
}

const checkOf = async (seed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', seed)).subarray(0, CHECK);
