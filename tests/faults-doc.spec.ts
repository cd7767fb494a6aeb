import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/root.js';

const page = readFileSync(join(ROOT, 'docs', 'faults.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+[a-d]?) \| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)].map(([, id, fault, , how]) => ({
  id: id!,
  fault: fault!,
  how: how!,
}));
const NAMED = /`(tests\/[\w./-]+\.ts)` › ([^`;]+?)(?= \(needs|;|\.$|$)/gm;
const named = [...rows.map(({ how }) => how), ...page.split('\n').filter((line) => !line.startsWith('|'))].flatMap(
  (text) => [...text.matchAll(NAMED)].map(([, file, words]) => ({ file: file!, words: words! })),
);

it('every fault of the list has its row, in order', () => {
  const numbers = [...new Set(rows.map(({ id }) => Number.parseInt(id, 10)))];
  expect(numbers).toEqual(Array.from({ length: 31 }, (_, n) => n + 1));
});

it('names tests that are there, by their file and their words', () => {
  expect(named.length).toBeGreaterThan(45);
  const missing = named.filter(
    ({ file, words }) => !existsSync(join(ROOT, file)) || !readFileSync(join(ROOT, file), 'utf8').includes(words),
  );
  expect(missing).toEqual([]);
});

it('a row names a test, or says that there is none', () => {
  const silent = rows.filter(
    ({ how, fault }) => !how.includes('` › ') && !`${how}${page}`.includes('no test') && fault,
  );
  expect(silent).toEqual([]);
  expect(rows.filter(({ how }) => !how.includes('` › ')).map(({ id }) => id)).toEqual(['31']);
});
