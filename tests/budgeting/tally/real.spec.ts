import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tally } from '../../../projections/budgeting/tally/tally.js';
import { ROOT } from '../../support/root.js';
import { idsOf, read, ruleNamed } from './instances.js';

/** Elections of real cities, which are Pabulib's to give: they stand beside the repository, never in it. */
const FOLDER = process.env.GHIA_TEST_ELECTIONS ?? join(ROOT, '..', 'shared', 'budgeting');
const EXPECTED = join(FOLDER, 'expected.json');

type Case = { readonly rules: Readonly<Record<string, readonly string[]>>; readonly strict: readonly string[] };
const cases: [string, Case][] = existsSync(EXPECTED)
  ? Object.entries<Case>(JSON.parse(readFileSync(EXPECTED, 'utf8')).cases).filter(([file]) => file.startsWith('real/'))
  : [];

if (cases.length === 0) {
  console.warn(`NOT RUN: elections of real cities. They are not in ${FOLDER}: GHIA_TEST_ELECTIONS names their folder.`);
  it('real cities are NOT RUN here', () => expect(cases).toEqual([]));
}

for (const [file, { rules, strict }] of cases)
  it(`comes out as in the reference: ${file}`, () => {
    const { election } = read(readFileSync(join(FOLDER, file), 'utf8'));
    const counted = strict.map((name) => [name, idsOf(tally(election, ruleNamed(name, election.unit)).winners)]);
    expect(counted).toEqual(strict.map((name) => [name, [...rules[name]!].sort().join(' ')]));
  });

for (const [file, { rules }] of cases)
  it(`doubles with bounds come to the same as exact numbers: ${file}`, () => {
    const { election } = read(readFileSync(join(FOLDER, file), 'utf8'));
    for (const name of ['mes_cost', 'mes_card', 'mes_score'].filter((one) => one in rules)) {
      const rule = ruleNamed(name, election.unit);
      expect(tally(election, rule)).toEqual(tally(election, rule, { arithmetic: 'exact' }));
    }
  });

const POZNAN = cases.find(([file]) => file.includes('Poznan'))?.[0];
if (POZNAN)
  it('Poznań funds the first that does not fit when the rest pays eighty percent of it', () => {
    const { election } = read(readFileSync(join(FOLDER, POZNAN), 'utf8'));
    const { winners, leftover } = tally(election, { id: 'greedy-no-skip', topUpFrom: 80 });
    expect([idsOf(winners.filter(({ by }) => by === 'rule')), leftover >= 0n]).toEqual(['IX.1', true]);
  });
