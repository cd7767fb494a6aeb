import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

let place: string;
const data = () => join(place, 'data');
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ghia-verify-'));
  const town = await TestHouse.open({ env: { GHIA_DATA: data(), GHIA_PUBLIC_URL: 'http://127.0.0.1:1' } });
  await town.adopt();
  const id = await town.openPetition(1);
  const people = await town.crowd(10, 300);
  await Promise.all(people.map((_, i) => town.sign(id, 10 + i)));
  const head = await town.house.log.head();
  await town.house.projecting.seen(head, 10_000);
  await until(() => town.house.published.treeOf(head));
  await town.close({ keep: true });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function verify() {
  const env = { ...process.env, GHIA_PUBLIC_URL: 'http://127.0.0.1:1', GHIA_DATA: data(), GHIA_CACHE_MB: '8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli.js', 'verify'], { cwd: ROOT, env });
  const line = `${stdout}${stderr}`.split('\n').find((one) => one.includes(' published '));
  return [status, line ?? `${stdout}${stderr}`];
}

it('what is published is what the log holds', () => {
  expect(verify()).toEqual([0, expect.stringMatching(/^ok .* leaves are the facts, \d+ tiles and bundles hold them/)]);
});

it.each(['tile/0/000', 'tile/entries/000', 'tile/1/000.p/1'])('a flipped bit in %s is named', (path) => {
  const file = join(data(), 'published', 'log', path);
  const whole = readFileSync(file);
  const flipped = Buffer.from(whole);
  flipped[whole.length >> 1]! ^= 4;
  writeFileSync(file, flipped);
  expect(verify()).toEqual([1, expect.stringContaining(`WRONG  published    ${path} (`)]);
  rmSync(file);
  expect(verify()).toEqual([1, expect.stringContaining('is gone')]);
  writeFileSync(file, whole);
});

/** Changes one row of a database for as long as something is looked at. */
function changed(file: string, change: string, back: string, look: () => void): void {
  const db = new Database(join(data(), file));
  db.exec(change);
  try {
    look();
  } finally {
    db.exec(back);
    db.close();
  }
}

it('a fact that was changed in the database is named by its position', () => {
  const swap = (from: string, to: string) =>
    `update events set data = replace(data, '"${from}"', '"${to}"') where position = 40`;
  changed('log.db', swap('portal', 'paper_'), swap('paper_', 'portal'), () =>
    expect(verify()).toEqual([1, expect.stringMatching(/^WRONG .*tile\/entries\/000 \(leaves 0 to 255, .*\) differs/)]),
  );
  expect(verify()[0]).toBe(0);
});

it('a checkpoint with another root, or another signature, is named', () => {
  const ledger = join('published', 'ledger.db');
  const note = (from: string, to: string) => `update checkpoint set note = replace(note, '${from}', '${to}')`;
  changed(
    ledger,
    note('— 127.0.0.1:1/log ', '— 127.0.0.1:2/log '),
    note('— 127.0.0.1:2/log ', '— 127.0.0.1:1/log '),
    () => expect(verify()).toEqual([1, expect.stringContaining('is not signed by the log')]),
  );
  const another = (from: number, to: number) => note(`\n${from}\n`, `\n${to}\n`);
  const size = Number(readFileSync(join(data(), 'published', 'log', 'checkpoint'), 'utf8').split('\n')[1]);
  changed(ledger, another(size, size + 1), another(size + 1, size), () =>
    expect(verify()).toEqual([1, expect.stringContaining('has another root than the facts')]),
  );
});

it('facts that are gone from the end of the log are missed', () => {
  const db = new Database(join(data(), 'log.db'));
  db.exec('delete from events where position > (select max(position) - 3 from events)');
  db.close();
  expect(verify()).toEqual([
    1,
    expect.stringMatching(/leaves were published, the log holds \d+ facts: some were lost/),
  ]);
});
