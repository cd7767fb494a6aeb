/** From which number on the thousands stand apart, and by what. */
const GROUPS = {
  ka: { from: 10_000, by: '\u00a0' },
  en: { from: 1_000, by: ',' },
} as const;

/** `1486`, `12 345` in Georgian; `1,486` in English. Pages and islands share it: browsers need not know Georgian. */
export function wholeNumber(n: number, lang: keyof typeof GROUPS): string {
  const { from, by } = GROUPS[lang];
  return Math.abs(n) < from ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, by);
}
