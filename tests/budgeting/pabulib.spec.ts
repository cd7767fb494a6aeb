import { findings } from '../../projections/budgeting/pabulib/findings.js';
import { BrokenPabulib, readTables, writeTables } from '../../projections/budgeting/pabulib/tables.js';
import { type Published, tablesOf } from '../../projections/budgeting/pabulib/tables-of.js';
import { WrongElection } from '../../projections/budgeting/tally/election.js';
import { tally } from '../../projections/budgeting/tally/tally.js';
import { EXPECTED, INSTANCES, idsOf, read, textOf } from './tally/instances.js';

const META = `META
key;value
description;A vote
country;Georgia
unit;Tbilisi
instance;2026
num_projects;2
num_votes;3
budget;1000.50
vote_type;approval
rule;greedy
date_begin;01.03.2026
date_end;31.03.2026
`;
const FILE = `${META}PROJECTS
project_id;cost
A;600.25
B;400.25
VOTES
voter_id;vote
1;A
2;A,B
3;B
`;
const pointed = FILE.replace('approval', 'cumulative').replace('1;A\n2;A,B\n3;B', '1;A;3\n2;A,B;2,1\n3;B;3');
/** What the families of instances were made for: the first letter names the family. */
const FOUND = [
  ...['A', 'G', 'H', 'I'].map((family) => `${family} project … costs more than the whole budget`),
  ...['F', 'H'].map((family) => `${family} the budget covers all projects: fully_funded is …`),
  ...['F is a blank ballot', 'F names … twice: it counts once', 'F project … costs nothing', 'J is blank'],
  'F votes says …, and the ballots say …',
].sort();
const POINTS = pointed.replace('voter_id;vote', 'voter_id;vote;points');

it('money is exact: the two projects take the budget to the last tetri', () => {
  const { election, digits } = read(FILE);
  expect([election.budget, election.unit, digits]).toEqual([100_050n, 100n, 2]);
  expect(idsOf(tally(election, { id: 'greedy' }).winners)).toBe('A B');
  expect(read(FILE.replace('600.25', '600.2501')).election.budget).toBe(10_005_000n);
});

it.each([
  ['CRLF', FILE.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${FILE}`],
  ['no newline at the end', FILE.trimEnd()],
  ['titles in small letters', FILE.replace('META', 'meta').replace('VOTES', 'Votes')],
  [
    'columns in another order',
    FILE.replace('project_id;cost\nA;600.25\nB;400.25', 'cost;project_id\n600.25;A\n400.25;B'),
  ],
  ['quotes', FILE.replace('description;A vote', 'description;"A ""vote""; and more\nof it"')],
  ['blanks at the ends of cells', FILE.replace('A;600.25', ' A ; 600.25')],
  ['a blank line', FILE.replace('VOTES', '\nVOTES')],
  ['more cells than columns', FILE.replace('3;B', '3;B;x;y')],
  ['a project twice in a ballot', FILE.replace('1;A\n', '1;A,A\n')],
  [
    'a column that is None',
    FILE.replace('project_id;cost', 'project_id;cost;category').replace('A;600.25', 'A;600.25;None'),
  ],
])('reads %s', (_, text) => {
  const plain = read(FILE).election;
  expect(read(text).election.projects).toEqual(plain.projects);
  expect(tally(read(text).election, { id: 'equal-shares' })).toEqual(tally(plain, { id: 'equal-shares' }));
});

it.each([
  ['an empty file', '', 1, 'META is missing'],
  ['no VOTES', FILE.slice(0, FILE.indexOf('VOTES')), 18, 'VOTES is missing'],
  ['no PROJECTS', FILE.replace(/PROJECTS[^V]*/, ''), 14, 'VOTES comes before PROJECTS'],
  ['a section twice', FILE.replace('VOTES', 'PROJECTS\nproject_id;cost\nVOTES'), 18, 'PROJECTS is there twice'],
  ['a section without a header', FILE.slice(0, FILE.indexOf('voter_id')), 18, 'no header line'],
  ['something before META', `hello\n${FILE}`, 1, 'begins with the section META'],
  ['a strange header of META', FILE.replace('key;value', 'value;key'), 2, '"key;value"'],
  ['a column twice', FILE.replace('project_id;cost', 'project_id;cost;cost'), 15, '"cost" is there twice'],
  ['a key twice', FILE.replace('unit;Tbilisi', 'unit;Tbilisi\nunit;Rustavi'), 6, 'META has unit twice'],
  ['no budget', FILE.replace('budget;1000.50\n', ''), 1, 'META has no budget'],
  ['no vote_type', FILE.replace('vote_type;approval\n', ''), 1, 'META has no vote_type'],
  ['a strange vote_type', FILE.replace('approval', 'shouting'), 10, 'vote_type is one of'],
  ['a budget below zero', FILE.replace('1000.50', '-5'), 9, '"-5" is not an amount'],
  ['a decimal comma', FILE.replace('600.25', '600,25'), 16, 'decimals are written with a point'],
  ['no cost', FILE.replace('A;600.25', 'A'), 16, 'an amount is missing'],
  ['no column cost', FILE.replace('project_id;cost', 'project_id;price'), 15, 'the column cost is missing'],
  ['no column vote', FILE.replace('voter_id;vote', 'voter_id;votes'), 19, 'the column vote is missing'],
  ['a project without an id', FILE.replace('A;600.25', ';600.25'), 16, 'a project has no id'],
  ['a project twice', FILE.replace('B;400.25', 'A;400.25'), 17, 'the project A is there twice'],
  ['a voter twice', FILE.replace('3;B', '2;B'), 22, 'the voter 2 is there twice'],
  ['a voter without an id', FILE.replace('3;B', ';B'), 22, 'a voter has no id'],
  [
    'fewer projects than announced',
    FILE.replace('num_projects;2', 'num_projects;3'),
    7,
    '3 projects are announced and 2',
  ],
  ['a cut end', FILE.replace('3;B\n', ''), 8, '3 votes are announced and 2'],
  ['an unknown project', FILE.replace('3;B', '3;C'), 22, 'names C, and there is no such project'],
  ['a blank in a list', FILE.replace('2;A,B', '2;A, B'), 21, 'a blank stands beside B'],
  ['a comma too many', FILE.replace('2;A,B', '2;A,,B'), 21, 'between two commas'],
  ['more projects than allowed', FILE.replace('rule;', 'max_length;1\nrule;'), 22, 'at most 1 may be'],
  ['fewer projects than wanted', FILE.replace('rule;', 'min_length;2\nrule;'), 21, 'at least 2 must be'],
  ['two projects where one is chosen', FILE.replace('approval', 'choose-1'), 21, 'at most 1 may be'],
  ['an open quote', FILE.replace('A vote', '"A vote'), 3, 'a quote is opened and not closed'],
  ['a quote in the middle', FILE.replace('A vote', 'A "vote"'), 3, 'stands in quotes'],
  ['text after a quote', FILE.replace('A vote', '"A" vote'), 3, 'the cell goes on'],
  ['points where there are none', POINTS.replace('cumulative', 'approval'), 19, 'approval votes have no points'],
  ['no points', pointed, 19, 'cumulative votes have a column points'],
  ['too few points', POINTS.replace('2,1', '2'), 21, '2 projects and 1 points'],
  ['points below zero', POINTS.replace('2,1', '2,-1'), 21, '"-1" is below zero'],
  ['points that are no number', POINTS.replace('2,1', '2,x'), 21, '"x" is not a number of points'],
  ['a project twice with points', POINTS.replace('A,B;2,1', 'A,A;2,1'), 21, 'a ballot names A twice'],
  ['points for no project', POINTS.replace('3;B;3', '3;;3'), 22, 'points for no project'],
])('refuses %s, with the line and the reason', (_, text, line, reason) => {
  const refused = (() => {
    try {
      read(text);
    } catch (error) {
      return error as BrokenPabulib;
    }
  })();
  expect(refused).toBeInstanceOf(BrokenPabulib);
  expect([refused!.line, refused!.reason]).toEqual([line, expect.stringContaining(reason)]);
});

it('a project at 999999999 was withdrawn: it never wins, and never stops a walk', () => {
  const { election } = read(FILE.replace('600.25', '999999999').replace('2;A,B', '2;A').replace('3;B', '3;A,B'));
  const { winners, losers } = tally(election, { id: 'greedy-no-skip' });
  expect(idsOf(winners)).toBe('B');
  expect(losers).toMatchObject([{ id: 'A', why: { because: 'withdrawn' } }]);
});

it.each(INSTANCES)('what is read can be written, and is read as the same: %s', (name) => {
  const tables = readTables(textOf(name));
  const again = readTables(writeTables(tables));
  const cells = ({ rows }: typeof tables.votes) => rows.map((row) => row.cells);
  for (const table of ['meta', 'projects', 'votes'] as const) {
    expect(again[table].columns).toEqual(tables[table].columns);
    expect(cells(again[table])).toEqual(cells(tables[table]));
  }
});

it('finds nothing in instances that are in order, and in the others what they were made for', () => {
  const found = EXPECTED.flatMap(({ file }) =>
    findings(readTables(textOf(file))).map(({ what }) => `${file[0]} ${what}`),
  );
  expect([...new Set(found.map((one) => one.replace(/\d+|[Aa]1/g, '…')))].sort()).toEqual(FOUND);
});

it.each([
  ['a strange rule', FILE.replace('rule;greedy', 'rule;mine'), 'rule is one of'],
  ['a strange key', FILE.replace('unit;', 'mood;good\nunit;'), 'META knows no mood'],
  ['a strange column', FILE.replace('project_id;cost', 'project_id;cost;target'), 'there is no column target'],
  ['an impossible day', FILE.replace('31.03.2026', '31.13.2026'), 'date_end is a day'],
  ['an end before the beginning', FILE.replace('01.03.2026', '01.04.2026'), 'ends before it begins'],
  [
    'an id that does not come first',
    FILE.replace('project_id;cost\nA;600.25\nB;400.25', 'cost;project_id\n600.25;A\n400.25;B'),
    'project_id comes first',
  ],
  [
    'votes that do not add up',
    FILE.replace('project_id;cost\nA;600.25\nB;400.25', 'project_id;cost;votes\nA;600.25;5\nB;400.25;2'),
    'votes says 5, and the ballots say 2',
  ],
  ['a budget that covers all', FILE, 'fully_funded is 1'],
  ['a project above the budget', FILE.replace('600.25', '1000.51'), 'more than the whole budget'],
  [
    'winners above the budget',
    FILE.replace('project_id;cost\nA;600.25\nB;400.25', 'project_id;cost;selected\nA;600.26;1\nB;400.25;1'),
    'selected projects cost more',
  ],
  ['a broken file', FILE.replace('3;B', '3;C'), 'no such project'],
])('finds %s', (_, text, what) => {
  expect(findings(readTables(text)).map((found) => found.what)).toContainEqual(expect.stringContaining(what));
});

const ROUND: Published = {
  ...{ description: 'Ideas; "2026"', country: 'Georgia', unit: 'Tbilisi', instance: '2026' },
  ...{ begin: '2026-03-01', end: '2026-03-31', voteType: 'cumulative', rule: 'greedy', budget: 90_050n, digits: 2 },
  more: { district: 'Vake', currency: 'GEL', language: 'ka', max_length: '2', max_sum_points: '3' },
  projects: [
    { id: 'p-1', cost: 60_025n, name: 'სკვერი; "ახალი"', latitude: 41.71, longitude: 44.75, selected: 1 },
    { id: 'p-2', cost: 40_025n, name: 'Swings', selected: 0 },
  ],
  ballots: [{ chosen: ['p-2', 'p-1'], points: [1, 2] }, { chosen: ['p-1'], points: [3] }, { chosen: [] }],
};

it('a round is published as a file that passes, with ballots in an order of their own and without their voters', () => {
  const text = writeTables(tablesOf(ROUND));
  expect(findings(readTables(text))).toEqual([]);
  expect(text).toContain('\nVOTES\nvoter_id;vote;points\n1;p-1;3\n2;p-1,p-2;2,1\n');
  expect(text).toContain('\np-1;600.25;2;5;"სკვერი; ""ახალი""";1;41.71;44.75\n');
  expect(text).toContain('num_votes;2\nbudget;900.5\n');
  const turned = { ...ROUND, ballots: [...ROUND.ballots].reverse() };
  expect(writeTables(tablesOf(turned))).toBe(text);
});

it('rankings keep their order, approvals have none', () => {
  const ballots = [{ chosen: ['p-2', 'p-1'] }];
  const votes = (voteType: Published['voteType']) =>
    writeTables(tablesOf({ ...ROUND, voteType, ballots })).split('VOTES\n')[1];
  expect(votes('ordinal')).toBe('voter_id;vote\n1;p-2,p-1\n');
  expect(votes('approval')).toBe('voter_id;vote\n1;p-1,p-2\n');
});

it('refuses what could not be read again', () => {
  const round = (id: string) => ({ ...ROUND, projects: [{ id, cost: 1n }], ballots: [] });
  for (const id of ['a,b', '', 'a b', 'None']) expect(() => tablesOf(round(id))).toThrow(WrongElection);
  expect(() => tablesOf({ ...ROUND, ballots: [{ chosen: ['p-3'], points: [1] }] })).toThrow('names project p-3');
});
