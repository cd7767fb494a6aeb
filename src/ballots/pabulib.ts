import type { BallotType, TallyFigure } from '../../events/budgeting.js';
import { budgetOf, type Choice, themesOn } from './choice.js';
import type { About } from './count-round.js';
import { choicesOf } from './count-round.js';

/** Pabulib's own names for what ballots say. */
const VOTE_TYPES = {
  approval: 'approval',
  knapsack: 'approval',
  ranking: 'ordinal',
  points: 'cumulative',
} as const satisfies Record<Exclude<BallotType, 'allocation'>, string>;

type Line = readonly (string | number)[];

/** One pot of a round as Pabulib writes it: no keys, voters numbered in the order of the commitments. */
export function* pabulib({ title, year, voting, counting }: About, pot: string, result: TallyFigure): Iterable<string> {
  const { rules, projects } = counting;
  const { ballot } = rules;
  if (ballot.type === 'allocation' || themesOn(ballot))
    throw new Error('themes cost nothing and are no election: Pabulib has no word for them');
  const listed = projects.filter((project) => project.pot === pot);
  const choices = choicesOf(pot, counting);
  const told = result.pots?.find((one) => one.pot === pot);
  const won = new Set(told?.winners);
  const votes = votesFor(choices);
  const meta: Line[] = [
    ['description', title],
    ['country', 'Georgia'],
    ['unit', 'Tbilisi'],
    ['subunit', pot],
    ['instance', year],
    ['num_projects', listed.length],
    ['num_votes', choices.length],
    ['budget', lari(told?.budget ?? budgetOf(rules.envelope, pot))],
    ['vote_type', VOTE_TYPES[ballot.type]],
    ['rule', rules.tally.rule],
    ['date_begin', day(voting.from)],
    ['date_end', day(voting.until)],
    ...limits(ballot, pot),
  ];
  const marks = ballot.type === 'points';
  yield section('META', ['key', 'value'], meta);
  yield section(
    'PROJECTS',
    ['project_id', 'cost', 'votes', 'selected'],
    listed.map(({ id, cost }) => [id, lari(cost), votes.get(id) ?? 0, won.has(id) ? 1 : 0]),
  );
  yield section('VOTES', ['voter_id', 'vote', ...(marks ? ['points'] : [])], []);
  for (const [i, choice] of choices.entries())
    yield lineOf(
      'points' in choice
        ? [i + 1, Object.keys(choice.points).join(), Object.values(choice.points).join()]
        : [i + 1, choice.projects.join()],
    );
}

function limits(ballot: About['counting']['rules']['ballot'], pot: string): Line[] {
  switch (ballot.type) {
    case 'approval':
      return [['max_length', pot === 'city' ? ballot.most.city : ballot.most.district]];
    case 'ranking':
      return [['max_length', ballot.points.length]];
    case 'points':
      return [
        ['max_points', ballot.mostEach],
        ['max_sum_points', ballot.points],
      ];
    case 'allocation':
    case 'knapsack':
      return [];
  }
}

function votesFor(choices: readonly Choice[]): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const choice of choices)
    for (const id of 'points' in choice ? Object.keys(choice.points) : choice.projects)
      votes.set(id, (votes.get(id) ?? 0) + 1);
  return votes;
}

const section = (name: string, columns: readonly string[], lines: readonly Line[]): string =>
  [[name], columns, ...lines].map(lineOf).join('');
const lineOf = (line: Line): string => `${line.map(cell).join(';')}\n`;
/** Quoted where a semicolon, a quotation mark or a line's end would break it. */
const cell = (value: string | number): string => {
  const text = String(value);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
/** Tetri as lari. */
const lari = (tetri: number): string =>
  tetri % 100 === 0 ? String(tetri / 100) : `${Math.floor(tetri / 100)}.${String(tetri % 100).padStart(2, '0')}`;
const day = (instant: string): string => instant.slice(0, 10).split('-').reverse().join('.');
