import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/root.js';
import { scratch } from '../support/scratch.js';
import { EXPECTED } from './tally/instances.js';

const at = scratch();
const instance = (name: string) => join(ROOT, 'tests', 'budgeting', 'instances', name);

/** The command as a clerk gives it, in a process of its own. */
function ghia(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli.js', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, told: stderr, json: status === 0 ? JSON.parse(stdout) : undefined, stdout };
}

const expected = (file: string, rule: string) =>
  EXPECTED.find((one) => one.file === file)!
    .rules[rule]!.split(' ')
    .sort();

it.each([
  ['D002.pb', 'greedy_votes', ['greedy']],
  ['D002.pb', 'greedy_votes_noskip', ['greedy-no-skip']],
  ['D002.pb', 'greedy_votes_per_cost', ['greedy-per-cost']],
  ['D002.pb', 'mes_card', ['equal-shares', '--utility', 'cardinality']],
  ['E006.pb', 'mes_cost_add1', ['equal-shares', '--completion', 'add1']],
  ['E006.pb', 'mes_cost_add1_official', ['equal-shares', '--completion', 'add1-official', '--ties', 'cost-votes-id']],
  ['E006.pb', 'mes_cost_add1_greedy_min1', ['equal-shares', '--completion', 'add1-greedy', '--min-votes', '1']],
  ['E006.pb', 'phragmen', ['phragmen']],
  ['K004.pb', 'mes_score', ['equal-shares']],
  ['L002.pb', 'greedy_score', ['greedy']],
])('counts %s by %s', (file, name, [rule, ...options]) => {
  const { status, json } = ghia('tally', instance(file), '--rule', rule!, ...options);
  expect([status, json.rule, [...json.winners].sort()]).toEqual([0, rule, expected(file, name)]);
  expect(json.steps.map(({ project }: { project: string }) => project)).toEqual(json.winners);
  const costs = json.steps.reduce((sum: number, { cost }: { cost: number }) => sum + Math.round(cost * 100), 0);
  expect(Math.round(json.spent * 100)).toBe(costs);
});

it('writes money with every digit, and what was counted how', () => {
  const { stdout, json } = ghia(
    'tally',
    instance('G000.pb'),
    '--rule',
    'equal-shares',
    '--completion',
    'greedy',
    '--step',
    '2',
  );
  expect(stdout).toMatch(/"spent": \d{15,}(\.\d+)?,/);
  expect(json.parameters).toMatchObject({
    id: 'equal-shares',
    version: 1,
    completion: 'greedy',
    ties: ['id'],
    minVotes: 0,
  });
});

it('names ties that decide, and settles them by lot when it is told a seed', () => {
  const tied = (ties: string) => ghia('tally', instance('A010.pb'), '--rule', 'greedy', '--ties', ties).json;
  expect(tied('id').ties).toMatchObject([
    { step: 1, tied: ['1', '3', '6'], criterion: 'id', chosen: '1', decisive: 'yes' },
    { step: 2, tied: ['3', '6'], criterion: 'id', chosen: '3', decisive: 'yes' },
  ]);
  const chosen = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => tied(`lot:${seed}`).ties[0]);
  expect(new Set(chosen.map(({ chosen: one }) => one)).size).toBeGreaterThan(1);
  expect(chosen.every(({ criterion }) => criterion === 'lot')).toBe(true);
});

it('refuses a broken file with its line and reason', () => {
  const file = at('broken.pb');
  writeFileSync(file, 'META\nkey;value\nbudget;1,5\n');
  expect(ghia('tally', file, '--rule', 'greedy')).toMatchObject({
    status: 1,
    told: `${file}: line 4: the section PROJECTS is missing\n`,
  });
  writeFileSync(file, Buffer.from([0x4d, 0xff, 0xfe]));
  expect(ghia('tally', file, '--rule', 'greedy')).toMatchObject({
    status: 1,
    told: expect.stringContaining('not UTF-8'),
  });
  expect(ghia('tally', at('none.pb'), '--rule', 'greedy')).toMatchObject({
    status: 1,
    told: expect.stringContaining('cannot be read (ENOENT)'),
  });
});

it.each([
  ['no file', ['--rule', 'greedy'], 'usage: tally <file.pb>'],
  ['no rule', [instance('A010.pb')], 'usage: tally <file.pb>'],
  ['a strange rule', [instance('A010.pb'), '--rule', 'fair'], '--rule is one of greedy, '],
  ['a strange utility', [instance('A010.pb'), '--rule', 'greedy', '--utility', 'joy'], '--utility is one of cost'],
  [
    'a completion of what is complete',
    [instance('A010.pb'), '--rule', 'greedy', '--completion', 'add1'],
    'goes with --rule equal-shares',
  ],
  ['a step of nothing', [instance('A010.pb'), '--rule', 'equal-shares', '--step', '0'], '--step is an amount above 0'],
  [
    'a step that is no number',
    [instance('A010.pb'), '--rule', 'equal-shares', '--step', 'x'],
    '--step is an amount above 0',
  ],
  ['a strange threshold', [instance('A010.pb'), '--rule', 'greedy', '--min-votes', '-1'], '--min-votes'],
  ['a lot without a seed', [instance('A010.pb'), '--rule', 'greedy', '--ties', 'lot:'], '--ties is one of id'],
])('does not guess: %s', (_, args, told) => {
  expect(ghia('tally', ...args)).toMatchObject({ status: 2, told: expect.stringContaining(told) });
});
