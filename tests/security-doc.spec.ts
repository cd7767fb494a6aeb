import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './support/root.js';

/** Every requirement of levels 1 and 2 of OWASP ASVS 5.0.0, by section: how many there are, and which of them are level 3. */
const ASVS: Readonly<Record<string, readonly [last: number, ...levelThree: number[]]>> = {
  ...{ '1.1': [2], '1.2': [10, 10], '1.3': [12, 12], '1.4': [3], '1.5': [3, 3] },
  ...{ '2.1': [3], '2.2': [3], '2.3': [5, 5], '2.4': [2, 2] },
  ...{ '3.2': [3, 3], '3.3': [5, 5], '3.4': [8, 7, 8], '3.5': [8, 6, 7, 8], '3.7': [5, 3, 4, 5] },
  ...{ '4.1': [5, 4, 5], '4.2': [5, 2, 3, 4, 5], '4.3': [2], '4.4': [4] },
  ...{ '5.1': [1], '5.2': [6, 4, 5, 6], '5.3': [3, 3], '5.4': [3] },
  ...{
    '6.1': [3],
    '6.2': [12],
    '6.3': [8, 5, 6, 7, 8],
    '6.4': [6, 5, 6],
    '6.5': [8, 6, 7, 8],
    '6.6': [4, 4],
    '6.8': [4],
  },
  ...{ '7.1': [3], '7.2': [4], '7.3': [2], '7.4': [5], '7.5': [3, 3], '7.6': [2] },
  ...{ '8.1': [4, 3, 4], '8.2': [4, 4], '8.3': [3, 2, 3], '8.4': [2, 2] },
  ...{ '9.1': [3], '9.2': [4] },
  ...{
    '10.1': [2],
    '10.2': [3, 3],
    '10.3': [5, 5],
    '10.4': [16, 12, 13, 14, 15, 16],
    '10.5': [5],
    '10.6': [2],
    '10.7': [3],
  },
  ...{ '11.1': [4, 3, 4], '11.2': [5, 4, 5], '11.3': [5, 4, 5], '11.4': [4], '11.5': [2, 2], '11.6': [2, 2] },
  ...{ '12.1': [5, 4, 5], '12.2': [2], '12.3': [5, 5] },
  ...{ '13.1': [4, 2, 3, 4], '13.2': [6, 6], '13.3': [4, 3, 4], '13.4': [7, 6, 7] },
  ...{ '14.1': [2], '14.2': [8, 5, 6, 7, 8], '14.3': [3] },
  ...{ '15.1': [5, 4, 5], '15.2': [5, 4, 5], '15.3': [7] },
  ...{ '16.1': [1], '16.2': [5], '16.3': [4], '16.4': [3], '16.5': [4, 4] },
  ...{ '17.1': [2, 2], '17.2': [8, 5, 6, 7, 8], '17.3': [2] },
};
const ASKED = Object.entries(ASVS).flatMap(([section, [last, ...levelThree]]) =>
  Array.from({ length: last }, (_, n) => n + 1)
    .filter((n) => !levelThree.includes(n))
    .map((n) => `${section}.${n}`),
);
const KINDS = /^(Tested|By design|Documented|Not applicable|Operator|Deviation): \S/;

const PAGE = join(ROOT, 'docs', 'security.md');
const page = readFileSync(PAGE, 'utf8');
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (.+) \|$/gm)].map(([, id, asked, how]) => ({
  id: id!,
  asked: asked!,
  how: how!,
}));

it('says of every requirement of levels 1 and 2, once, how it is held', () => {
  const ids = rows.map(({ id }) => id);
  expect(ASKED.length).toBe(253);
  expect(ASKED.filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  expect(rows.filter(({ how }) => !KINDS.test(how)).map(({ id, how }) => [id, how])).toEqual([]);
});

it('names tests that are there, by their file and their words', () => {
  const named = rows.flatMap(({ id, how }) =>
    [
      ...how.matchAll(
        /`(tests\/[\w./-]+\.spec\.ts)` › ((?:(?!\. (?:Deviation|Servers|Codes))[^`])+?)(?=\. (?:Deviation|Servers|Codes)|$)/g,
      ),
    ].map(([, file, words]) => ({ id, file: file!, words: words! })),
  );
  expect(named.length).toBeGreaterThan(120);
  const missing = named.filter(
    ({ file, words }) => !existsSync(join(ROOT, file)) || !readFileSync(join(ROOT, file), 'utf8').includes(words),
  );
  expect(missing).toEqual([]);
});

it('what is said to be tested names a test', () => {
  const silent = rows.filter(({ how }) => how.startsWith('Tested') && !how.includes('.spec.ts` › '));
  expect(silent).toEqual([]);
});

it.each(['docs/security.md', 'docs/threat-model.md', 'SECURITY.md', 'docs/runbook.md'])(
  '%s leads to pages that are there',
  (name) => {
    const file = join(ROOT, name);
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, to]) => to!);
    expect(links.filter((to) => !existsSync(join(dirname(file), to)))).toEqual([]);
  },
);
