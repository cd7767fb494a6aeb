import { tetriIn } from '../../src/spending/cells.js';
import { readBudget } from '../../src/spending/read-budget.js';
import { readPayments } from '../../src/spending/read-payments.js';
import { BUDGET, BUDGET_HEADER, LINES, PAYMENTS, PAYMENTS_HEADER } from './spending-made-up.js';

const payments = async (...rows: string[]) => {
  const { payments: read, refused } = await readPayments([PAYMENTS_HEADER, ...rows].join('\n'));
  return { read: read.map(({ said: { number, tetri } }) => [number, tetri]), refused };
};
const faults = async (...rows: string[]) =>
  (await payments(...rows)).refused.map(({ line, fault, about }) => [line, fault, ...(about ? [about] : [])]);
const row = (
  change: Partial<Record<'number' | 'day' | 'line' | 'lari' | 'contract' | 'code' | 'payee', string>> = {},
) =>
  Object.values({
    ...{ number: 'P-1', day: '2026-03-02', line: '02.01', lari: '10.50', contract: '', code: '', payee: '' },
    ...change,
  }).join(',');

it('a budget and payments are read as they are written', async () => {
  const { lines, refused } = await readBudget(BUDGET);
  expect([JSON.parse(JSON.stringify(lines)), refused]).toEqual([LINES, []]);
  const read = await readPayments(PAYMENTS);
  expect(JSON.parse(JSON.stringify(read.payments[0]))).toEqual({
    line: 2,
    said: {
      ...{ number: 'P-1', day: '2026-03-02', line: '02.01', tetri: 150_025, contract: 'CON-7' },
      payee: { code: '123456789', name: 'შპს გზა' },
    },
  });
  expect([read.payments.length, read.refused]).toEqual([3, []]);
});

it('files of spreadsheets are read as well: a mark of order, CR LF, semicolons, tabs, decimal commas, our dates', async () => {
  const semicolons = `\uFEFF${PAYMENTS_HEADER.replaceAll(',', ';')}\r\nP-1;02.03.2026;02.01;1 234,50;;;\r\nP-2;2026-03-02;02.01;"7,5";;;\r\n\r\n`;
  const told = async (csv: string) => {
    const { payments: read, refused } = await readPayments(csv);
    return [read.map(({ said: { number, day, tetri } }) => [number, day, tetri]), refused];
  };
  const same = [
    [
      ['P-1', '2026-03-02', 123_450],
      ['P-2', '2026-03-02', 750],
    ],
    [],
  ];
  expect(await told(semicolons)).toEqual(same);
  expect(await told(semicolons.replaceAll(';', '\t'))).toEqual(same);
  expect(await payments(row({ lari: '"7,5"' }))).toMatchObject({ read: [['P-1', 750]], refused: [] });
  const plain = 'number,day,line,lari\nP-9,2026-03-02,02.01,1';
  expect((await readPayments(plain)).payments).toMatchObject([{ said: { contract: null, payee: null } }]);
});

it('every kind of bad row is named with its line and its reason, beside the good ones', async () => {
  const wrong = [
    row({ lari: '-5' }),
    row({ lari: 'NaN' }),
    row({ lari: '1e5' }),
    row({ lari: '1234.567' }),
    row({ lari: '"1,234.50"' }),
    row({ lari: '0' }),
    row({ lari: '99999999999' }),
    row({ lari: '' }),
    row({ day: '2026-02-30' }),
    row({ day: '03/02/2026' }),
    row({ day: '' }),
    row({ number: '=1+1' }),
    row({ payee: '@SUM(A1)', code: '123456789' }),
    row({ number: '' }),
    row({ line: '02 01' }),
    row({ payee: 'Somebody', code: '01010000001' }),
    row({ payee: 'Somebody', code: '12345' }),
    row({ payee: 'Somebody' }),
    row({ contract: 'CON-1' }),
    Array.from({ length: 99 }, (_, n) => n).join(','),
    'P-1,2026-03-02,02.01,1234,56,,,',
    'P-1,2026-03-02',
  ];
  expect(await faults(row({ number: 'P-0' }), ...wrong)).toEqual([
    [22, 'cells', '99 / 7'],
    [23, 'cells', '8 / 7'],
    [24, 'cells', '2 / 7'],
    [3, 'wrong-amount', 'lari'],
    [4, 'wrong-amount', 'lari'],
    [5, 'wrong-amount', 'lari'],
    [6, 'wrong-amount', 'lari'],
    [7, 'wrong-amount', 'lari'],
    [8, 'no-amount', 'lari'],
    [9, 'wrong-amount', 'lari'],
    [10, 'wrong-amount', 'lari'],
    [11, 'wrong-day', 'day'],
    [12, 'wrong-day', 'day'],
    [13, 'wrong-day', 'day'],
    [14, 'formula', 'number'],
    [15, 'formula', 'payee'],
    [16, 'wrong-value', 'number'],
    [17, 'wrong-value', 'line'],
    [18, 'person', 'payee_code'],
    [19, 'wrong-value', 'payee_code'],
    [20, 'half-payee'],
    [21, 'half-payee'],
  ]);
  expect(await faults(row(), row({ number: 'P-2' }), row())).toEqual([[4, 'same-row', '2']]);
});

it('a header that is another, or a file that is none, is refused as a whole', async () => {
  const first = async (csv: string) => (await readPayments(csv)).refused.map(({ line, fault }) => [line, fault]);
  expect(await first('')).toEqual([[1, 'column-missing']]);
  expect(await first(PAYMENTS_HEADER)).toEqual([[1, 'no-rows']]);
  expect(await first('number,day,line\n1,2,3')).toEqual([[1, 'column-missing']]);
  expect(await first('number,day,line,lari,colour\n1,2,3,4,5')).toEqual([[1, 'unknown-column']]);
  expect(await first('number,day,line,lari,lari\n1,2,3,4,5')).toEqual([[1, 'column-twice']]);
  expect(await first(`${PAYMENTS_HEADER}\n"open`)).toEqual([[2, 'not-csv']]);
  expect(await first('\u0000\u0001')).toEqual([[1, 'unknown-column']]);
  const many = [PAYMENTS_HEADER, ...Array.from({ length: 5_001 }, (_, n) => row({ number: `P-${n}` }))].join('\n');
  expect(await first(many)).toEqual([[5_002, 'too-many']]);
});

it('rows of a budget are named in the same way', async () => {
  const [, good] = BUDGET.split('\n');
  const cells = (change: (cells: string[]) => void) => {
    const made = good!.split(',');
    change(made);
    return made.join(',');
  };
  const csv = [
    BUDGET_HEADER,
    good,
    good,
    cells((c) => c.splice(0, 2, 'A', '=HYPERLINK(1)')),
    cells((c) => c.splice(0, 1, 'B') && c.splice(10, 1, '-1')),
    cells((c) => c.splice(0, 1, 'C') && c.splice(6, 1, 'Public Works')),
    cells((c) => c.splice(0, 2, 'D', '')),
  ].join('\n');
  const { lines, refused } = await readBudget(csv);
  expect(lines).toHaveLength(1);
  expect(refused.map(({ line, fault, about }) => [line, fault, about])).toEqual([
    [3, 'same-row', '2'],
    [4, 'formula', 'title_ka'],
    [5, 'wrong-amount', 'lari'],
    [6, 'wrong-value', 'department'],
    [7, 'wrong-value', 'title_ka'],
  ]);
});

it('sums of lari become whole tetri, exactly', () => {
  const sums = { '0.01': 1, '0,1': 10, '1': 100, '1234.50': 123_450, '1 234 567,89': 123_456_789, '10000000000': 1e12 };
  expect(Object.fromEntries(Object.keys(sums).map((text) => [text, tetriIn(text)]))).toEqual(sums);
  for (const text of [
    '',
    ' ',
    '.5',
    '5.',
    '1.2.3',
    '1,234.5',
    '12 34',
    '1 2345',
    '+1',
    '٣',
    '10000000000.01',
    'Infinity',
  ])
    expect([text, tetriIn(text)]).toEqual([text, undefined]);
});
