import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { MOST_TETRI } from '../../commands/budgeting/spending-commands.js';
import type { Cells } from './table.js';
import { type Fault, faulty } from './wrong-rows.js';

/** Lari as they are written: `1234.5`, `1 234,50`; a sign that could be either a thousand or a decimal is neither. */
const LARI = /^(\d{1,11}|\d{1,3}(?:[ \u00A0\u202F]\d{3}){1,3})(?:[.,](\d{1,2}))?$/;

/** In tetri; undefined for what is no sum, is below nothing, or beyond what a line may hold. */
export function tetriIn(text: string): number | undefined {
  const [, whole, rest = ''] = LARI.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const tetri = Number(whole.replace(/\D/g, '')) * 100 + Number(rest.padEnd(2, '0'));
  return tetri <= MOST_TETRI ? tetri : undefined;
}

/** A day as YYYY-MM-DD, also where it is written 31.12.2026; undefined for no day of the calendar. */
export function dayIn(text: string): string | undefined {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(20\d\d)$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month}-${day}`;
  if (!/^20\d\d-\d\d-\d\d$/.test(iso)) return undefined;
  const at = new Date(`${iso}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

/** A text that a spreadsheet would take for a formula. The columns of sums say themselves what is wrong with them. */
export function formulaIn(cells: Cells, but: readonly string[]): Fault | undefined {
  const [column] = Object.entries(cells).find(([name, text]) => !but.includes(name) && /^[=+\-@\t]/.test(text)) ?? [];
  return column === undefined ? undefined : faulty('formula', `${column} begins like a formula`, column);
}

type Mistake = ReturnType<typeof validateSync>[number];

/** A row by the rules of its class; where it breaks one, the column that is meant. */
export function checked<R extends object>(
  shape: new () => R,
  said: object,
  columnOf: Readonly<Record<string, string>>,
): R | Fault {
  const row = plainToInstance(shape, said);
  const [mistake] = validateSync(row, { whitelist: true, forbidNonWhitelisted: true });
  return mistake ? mistaken(mistake, columnOf) : row;
}

function mistaken({ property, constraints, children }: Mistake, columnOf: Cells, above = ''): Fault {
  const path = `${above}${property}`;
  if (!constraints) return mistaken(children![0]!, columnOf, `${path}.`);
  const column = columnOf[path] ?? path;
  const [reason = ''] = Object.values(constraints);
  return faulty('wrong-value', reason.replace(property, column), column);
}
