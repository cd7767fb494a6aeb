/** What a form says of money in lari, as tetri; undefined where nothing was written, NaN for what is no amount. */
export function tetriIn(text: string | undefined): number | undefined {
  const plain = (text ?? '').replace(/[\s\u00a0₾]/g, '');
  if (plain === '') return undefined;
  const [, whole, part = ''] = /^(\d{1,10})(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? Number.NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
