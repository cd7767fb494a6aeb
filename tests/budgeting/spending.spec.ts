import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { person } from '../../src/demo/people.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { BUDGET, PAYMENTS, PAYMENTS_HEADER, sha } from './spending-made-up.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

let town: TestHouse;
let officer: string;
beforeAll(async () => {
  town = await TestHouse.open();
  officer = await town.staff('officer');
});
afterAll(() => town.close());

const SOURCE = 'The treasury, made up';
const bring = async (what: 'lines' | 'spending', body: object, token = officer) => {
  const whole = { source: SOURCE, ...(what === 'lines' && { year: 2026 }), ...body };
  const { status, json } = await town.request('POST', `/api/v1/budget/${what}/import`, { token, body: whole });
  if (json.position !== undefined) town.position = json.position;
  return { status, ...json };
};
const head = () => town.house.log.head();
const sums = async (query = '') => {
  const { json } = await town.get(`/budget/spending?year=2026${query}`);
  return json.items.map(({ of, plan, spent }: { of: string; plan: number; spent: number }) => [of, plan, spent]);
};

describe('a budget and what is spent of it', () => {
  it('are not there at first', async () => {
    const { status, json } = await town.request('GET', '/api/v1/budget/spending');
    expect([status, json.type]).toEqual([404, 'urn:ghia:budget.not-found']);
    expect((await town.get('/budget/years')).json.items).toEqual([]);
    expect(await bring('spending', { csv: PAYMENTS })).toMatchObject({
      ...{ status: 422, added: 0 },
      refused: [2, 3, 4].map((line) => ({ line, fault: 'spending.no-budget', about: '2026' })),
    });
  });

  it('come in from files: tried first, then whole, and the same file again changes nothing', async () => {
    const before = await head();
    const told = { rows: 3, added: 3, changed: 0, unchanged: 0, dropped: 0, refused: [], file: sha(BUDGET) };
    expect(await bring('lines', { csv: BUDGET, dryRun: true })).toMatchObject({ status: 200, dryRun: true, ...told });
    expect(await head()).toBe(before);
    expect(await bring('lines', { csv: BUDGET })).toMatchObject({ status: 201, tetri: 4_500_050, ...told });
    expect(await bring('lines', { csv: BUDGET })).toMatchObject({ status: 200, added: 0, unchanged: 3 });
    const days = { rows: 3, added: 2, changed: 0, unchanged: 0, tetri: 360_075 };
    const begun = await head();
    expect(await bring('spending', { csv: PAYMENTS, dryRun: true })).toMatchObject({ status: 200, ...days });
    expect(await head()).toBe(begun);
    expect(await bring('spending', { csv: PAYMENTS })).toMatchObject({ status: 201, ...days });
    const done = await head();
    expect(await bring('spending', { csv: PAYMENTS })).toMatchObject({ status: 200, added: 0, unchanged: 2 });
    expect(await head()).toBe(done);
    expect(await sums()).toEqual([
      ['02', 4_000_000, 350_025],
      ['05', 500_050, 10_050],
    ]);
    const { items } = (await town.get('/budget/spending/files')).json;
    expect(items).toMatchObject([{ file: sha(PAYMENTS), source: SOURCE, rows: 3, days: 2, tetri: 360_075 }]);
  });

  it('are corrected day by day; what was said before stays in the log, and can be asked for', async () => {
    const then = await head();
    const csv = [PAYMENTS_HEADER, 'P-1,2026-03-02,02.01,1000,,,', 'P-9,2026-03-04,02.02,1,,,'].join('\n');
    expect(await bring('spending', { csv, dryRun: true })).toMatchObject({ added: 1, changed: 1, unchanged: 0 });
    expect(await bring('spending', { csv })).toMatchObject({ status: 201, added: 1, changed: 1 });
    expect(await sums('&by=line')).toEqual([
      ['02.02', 3_000_000, 100],
      ['02.01', 1_000_000, 100_000],
      ['05.01', 500_050, 10_050],
    ]);
    // the first file has come in once: it does not undo the correction
    expect(await bring('spending', { csv: PAYMENTS })).toMatchObject({ status: 200, added: 0, changed: 0 });
    const past = await town.request('GET', `/api/v1/budget/spending?asOf=${then}`);
    expect(past.json.items.map(({ spent }: { spent: number }) => spent)).toEqual([350_025, 10_050]);
    const facts = await town.house.log.read('spending-2026-03-02');
    expect(facts.map(({ data }) => (data as { version: number }).version)).toEqual([1, 2]);
  });

  it('are told in pages and in files of the same moment', async () => {
    const { json } = await town.get('/budget/payments?year=2026&line=02.01');
    expect(json).toMatchObject({ total: 1, next: null });
    expect(json.items).toEqual([
      {
        ...{ day: '2026-03-02', line: '02.01', spent: 100_000 },
        payments: [{ number: 'P-1', tetri: 100_000, contract: null, payee: null }],
      },
    ]);
    const first = (await town.get('/budget/payments?year=2026&limit=1')).json;
    expect(first).toMatchObject({ total: 3, items: [{ day: '2026-03-04' }] });
    const { asOf, items, total } = (await town.get('/budget/spending?by=department')).json;
    const file = await town.request('GET', `/api/v1/budget/spending.csv?by=department&asOf=${asOf.position}`);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toContain(`spending-2026-by-department-at-${asOf.position}.csv`);
    const rows = file.text.trim().split('\r\n').slice(1);
    expect(rows).toEqual(
      [...items, { ...total, of: 'total' }].map(({ of, name, adopted, plan, spent, area }) =>
        [of, name?.ka, name?.en, adopted, plan, spent, area].join(','),
      ),
    );
    const lines = await town.request('GET', '/api/v1/budget/lines.csv?area=vake');
    expect(
      lines.text
        .trim()
        .split('\r\n')
        .map((row) => row.split(',')[0]),
    ).toEqual(['line', '02.01', '05.01']);
    const payments = await town.request('GET', '/api/v1/budget/payments.csv?year=2026');
    expect(payments.text).toBe(
      'number,day,line,tetri,contract,payee_code,payee\r\n' +
        'P-9,2026-03-04,02.02,100,,,\r\nP-3,2026-03-03,05.01,10050,,,\r\nP-1,2026-03-02,02.01,100000,,,\r\n',
    );
  });

  it('are asked for by what there is alone', async () => {
    const status = async (query: string) => (await town.request('GET', `/api/v1/budget/spending?${query}`)).status;
    expect(await status('year=2026&area=city')).toBe(200);
    for (const query of ['area=atlantis', 'year=1999', 'year=x', 'by=colour', 'month=2026-13', 'programme=%3D1', 'x=1'])
      expect([query, await status(query)]).toEqual([query, 400]);
    for (const query of ['year=2030', 'programme=77', 'line=02', 'department=nobody'])
      expect([query, await status(query)]).toEqual([query, 404]);
  });
});

describe('an import', () => {
  it('with one bad row does nothing, and names every one of them', async () => {
    const before = await head();
    const csv = [
      PAYMENTS_HEADER,
      'Q-1,2026-04-01,02.01,5,,,',
      'Q-2,2026-04-01,77.01,5,,,',
      'Q-3,2026-04-01,02.01,-5,,,',
      'Q-4,2026-12-31,02.01,5,,,',
      'Q-5,2024-04-01,02.01,5,,,',
    ].join('\n');
    for (const dryRun of [true, false]) {
      const { status, refused, position, added, unchanged } = await bring('spending', { csv, dryRun });
      expect([status, position, added, unchanged]).toEqual([dryRun ? 200 : 422, undefined, 0, 0]);
      expect(refused.map(({ line, fault }: { line: number; fault: string }) => [line, fault])).toEqual([
        [3, 'spending.unknown-line'],
        [4, 'wrong-amount'],
        [5, 'spending.future-day'],
        [6, 'spending.no-budget'],
      ]);
    }
    const budget = BUDGET.replace('30000.00', '3e4').replace('vake,5000.5', 'atlantis,5000.5');
    expect(await bring('lines', { csv: budget })).toMatchObject({
      ...{ status: 422, added: 0 },
      refused: [{ line: 3, fault: 'wrong-amount' }],
    });
    const lost = BUDGET.replace('vake,5000.5', 'atlantis,5000.5');
    expect(await bring('lines', { csv: lost })).toMatchObject({
      ...{ status: 422, added: 0 },
      refused: [{ line: 4, fault: 'budget.unknown-district' }],
    });
    expect(await head()).toBe(before);
  });

  it('that is cut short is finished by the same file', async () => {
    const rows = ['2026-05-04', '2026-05-05'].map((day, n) => `R-${n},${day},02.01,1,,,`);
    const [first, second] = rows;
    // what one day of the file says is in already, as an import that stopped half-way leaves it
    expect(await bring('spending', { csv: `${PAYMENTS_HEADER}\n${first}` })).toMatchObject({ added: 1 });
    const whole = [PAYMENTS_HEADER, first, second].join('\n');
    expect(await bring('spending', { csv: whole })).toMatchObject({ status: 201, added: 1, unchanged: 1 });
    expect(await bring('spending', { csv: whole })).toMatchObject({ status: 200, added: 0, unchanged: 2 });
  });

  it('by two at once is in once', async () => {
    const csv = `${PAYMENTS_HEADER}\nS-1,2026-05-06,02.01,1,,,`;
    const both = await Promise.all([bring('spending', { csv }), bring('spending', { csv })]);
    expect(both.every(({ status }) => status < 300)).toBe(true);
    expect(await town.house.log.read('spending-2026-05-06')).toHaveLength(1);
    expect(await town.house.log.read(`spendingfile-${sha(csv)}`)).toHaveLength(1);
  });

  it('is for officers of the finance department, may be large from them, and is not read from others', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => `L-${n},2026-05-${10 + (n % 20)},02.02,1,,,`);
    const csv = [PAYMENTS_HEADER, ...rows].join('\n');
    expect(await bring('spending', { csv: `${csv}\n${' '.repeat(120_000)}`, dryRun: true })).toMatchObject({
      ...{ status: 200, added: 20, rows: 5_000 },
    });
    const administrator = await town.staff('administrator');
    const granted = async (n: number, terms: object) => {
      const { resident, token: _ } = await town.citizen(n);
      await town.post('/identity/roles', administrator, {
        ...{ personalNumber: person(n).number, role: 'officer' },
        ...terms,
      });
      const { token } = await town.house.tokens.issue({ person: resident.person, roles: ['officer'], level: 1 }, 600);
      return bring('spending', { csv: PAYMENTS, dryRun: true }, token);
    };
    expect(await granted(31, { department: 'Finance' })).toMatchObject({ status: 200 });
    expect(await granted(32, { department: 'roads' })).toMatchObject({
      ...{ status: 403, type: 'urn:ghia:spending.not-finance' },
    });
    expect(await granted(33, { district: 'vake' })).toMatchObject({ status: 403 });
    expect(await bring('spending', { csv: PAYMENTS }, (await town.citizen(1)).token)).toMatchObject({ status: 403 });
    expect(await bring('spending', { csv: PAYMENTS, colour: 'red' })).toMatchObject({ status: 400 });
    expect(await bring('spending', { csv: PAYMENTS, source: '=1' })).toMatchObject({ status: 400 });
    expect(await bring('lines', { csv: BUDGET, year: 1000 })).toMatchObject({ status: 400 });
    expect((await bring('spending', { csv: 'x'.repeat(4_000_000) })).status).toBe(413);
  });

  it('goes through the command line, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ghia-spending-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const ghia = async (...args: string[]) => {
      const env = { ...process.env, GHIA_DATA: join(folder, 'data'), NODE_OPTIONS: '' };
      const call = promisify(execFile)(process.execPath, ['dist/src/cli.js', 'import', ...args], { cwd: ROOT, env });
      return call.then(
        ({ stdout }) => [0, stdout],
        ({ code, stdout, stderr }) => [code, stdout || stderr],
      );
    };
    const budget = file('budget.csv', BUDGET);
    const payments = file('payments.csv', PAYMENTS);
    expect(await ghia('budget', budget)).toEqual([1, expect.stringContaining('usage')]);
    expect(await ghia('budget', budget, '--year', '26')).toEqual([1, expect.stringContaining('--year')]);
    expect(await ghia('spending', payments)).toEqual([1, expect.stringMatching(/^line 2: There is no budget/)]);
    expect(await ghia('budget', budget, '--year', '2026')).toEqual([0, '3 rows, 3 added, 0 changed, 0 refused\n']);
    const days = '3 rows, 2 days added, 0 days changed, 0 refused\n';
    expect(await ghia('spending', payments, '--dry-run')).toEqual([0, days]);
    expect(await ghia('spending', payments, '--source', SOURCE)).toEqual([0, days]);
    const fewer = file('fewer.csv', BUDGET.split('\n').slice(0, 3).join('\n'));
    expect(await ghia('budget', fewer, '--year', '2026')).toEqual([
      0,
      '2 rows, 0 added, 0 changed, 1 dropped, 0 refused\n',
    ]);
    rmSync(folder, { recursive: true });
  });
});
