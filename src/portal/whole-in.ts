/** A whole number as it is typed, 0 for an empty field; undefined for what is none, or has more than six digits. */
export function wholeIn(text: string | undefined): number | undefined {
  const typed = (text ?? '').trim();
  if (typed === '') return 0;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
}
