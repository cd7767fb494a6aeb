import { PaymentInput } from '../../commands/budgeting/spending-commands.js';
import { checked, dayIn, formulaIn, tetriIn } from './cells.js';
import { type Columns, readRows, readTable, type TableRow } from './table.js';
import { type Fault, type FaultyRow, faulty } from './wrong-rows.js';

/** What a row of payments says. Who was paid is named where it is an organisation, and only then a contract. */
export const PAYMENT_COLUMNS: Columns = {
  needed: ['number', 'day', 'line', 'lari'],
  optional: ['contract', 'payee_code', 'payee'],
};
export const MOST_PAYMENTS = 5_000;
const COLUMN_OF = { tetri: 'lari', 'payee.code': 'payee_code', 'payee.name': 'payee' };
/** So long are the numbers of people. */
const PERSONAL = /^\d{11}$/;

export type ReadPayment = { readonly line: number; readonly said: PaymentInput };

/** The payments that are in order, and what is wrong with the others. */
export async function readPayments(
  csv: string,
): Promise<{ readonly payments: readonly ReadPayment[]; readonly refused: FaultyRow[] }> {
  const numbers = new Map<string, number>();
  const { read, refused } = await readRows(readTable(csv, PAYMENT_COLUMNS, MOST_PAYMENTS), (row) => {
    const said = readPayment(row);
    if ('fault' in said) return said;
    const before = numbers.get(said.number);
    if (before !== undefined) return faulty('same-row', `the same number as on line ${before}`, String(before));
    numbers.set(said.number, row.line);
    return said;
  });
  return { payments: read, refused };
}

function readPayment({ cells }: TableRow): PaymentInput | Fault {
  const { number, line, lari = '', contract = '', payee_code: code = '', payee: name = '' } = cells;
  const formula = formulaIn(cells, ['lari']);
  if (formula) return formula;
  const day = dayIn(cells.day!);
  if (day === undefined) return faulty('wrong-day', 'day is no day such as 2026-03-31', 'day');
  const tetri = tetriIn(lari);
  if (tetri === undefined) return faulty('wrong-amount', 'lari is no sum of lari such as 1234.50', 'lari');
  if (tetri === 0) return faulty('no-amount', 'lari is nothing: a payment is of more than 0', 'lari');
  if (PERSONAL.test(code))
    return faulty('person', 'payee_code is a person’s number: people are not named', 'payee_code');
  const whole = code !== '' && name !== '';
  if (!whole && (code !== '' || name !== '' || contract !== ''))
    return faulty('half-payee', 'payee, payee_code and contract are of an organisation: its code and name go together');
  const said = { number, day, line, tetri, contract: contract || null, payee: whole ? { code, name } : null };
  return checked(PaymentInput, said, COLUMN_OF);
}
