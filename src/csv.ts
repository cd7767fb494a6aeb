export type Cell = string | number | null;

/** A table as spreadsheets open it (RFC 4180): a header line, lines that end in CR LF. */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map(csvLine).join('');

/** One line of it. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(cell).join(',')}\r\n`;

/** Quoted where CSV asks for it; a spreadsheet must not take a text for a formula. */
function cell(value: Cell): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r\n\0＝＋－＠]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
