import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/root.js';

const page = readFileSync(join(ROOT, 'docs', 'faults.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+[a-d]?) \| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)].map(([, id, , , how]) => ({
  id: id!,
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

it('every row names a test', () => {
  expect(rows.filter(({ how }) => !how.includes('` › '))).toEqual([]);
});
