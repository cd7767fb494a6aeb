import { BallotGroups } from '../tally/ballot-groups.js';
import type { Election, Project } from '../tally/election.js';
import { Choices, type VoteType } from './choices.js';
import { decimalsOf, minorUnits, numberOf } from './numbers.js';
import { BrokenPabulib, type Remark, type Table, type Tables } from './tables.js';

/** In a file, a project that was taken back and never wins. */
export const SENTINEL = '999999999';

const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;

/** What a file holds, ready to be counted. */
export type FromPabulib = {
  readonly meta: ReadonlyMap<string, string>;
  readonly voteType: VoteType;
  /** Money is scaled to whole minor units: a unit of the file's currency has 10^digits of them. */
  readonly election: Election;
  readonly digits: number;
  /** Points are multiplied by this, 1 unless the file has points with decimals. */
  readonly pointScale: number;
  readonly remarks: readonly Remark[];
};

/**
 * The election of a file. Blank ballots count as voters, a project that an approval ballot names twice counts once, a
 * ranking of k projects gives k, k-1 … 1 points, as Pabulib's own counts do.
 * @throws BrokenPabulib when something in it could be misread or is not there
 */
export function electionOf(tables: Tables): FromPabulib {
  const remarks = [...tables.remarks];
  const meta = metaOf(tables.meta);
  const wanted = (key: string) => {
    const found = meta.get(key);
    if (!found) throw new BrokenPabulib(tables.meta.line, `META has no ${key}`);
    return found;
  };
  const voteType = wanted('vote_type').value as VoteType;
  if (!VOTE_TYPES.includes(voteType))
    throw new BrokenPabulib(wanted('vote_type').line, `vote_type is one of ${VOTE_TYPES.join(', ')}`);
  mustHold(wanted('num_projects'), tables.projects, 'projects');
  mustHold(wanted('num_votes'), tables.votes, 'votes');

  const budget = wanted('budget');
  const column = (table: Table, name: string) => columnOf(table, name);
  const [ids, costs] = [column(tables.projects, 'project_id'), column(tables.projects, 'cost')];
  const money = [budget, ...tables.projects.rows.map(({ line, cells }) => ({ line, value: cells[costs]! }))];
  const digits = Math.max(2, ...money.map(({ line, value }) => decimalsOf(value, line)));
  const places = new Map<string, number>();
  const projects = tables.projects.rows.map(({ line, cells }): Project => {
    const id = cells[ids]!;
    if (id === '') throw new BrokenPabulib(line, 'a project has no id');
    if (places.has(id)) throw new BrokenPabulib(line, `the project ${id} is there twice`);
    places.set(id, places.size);
    return { id, cost: minorUnits(cells[costs]!, digits, line), withdrawn: cells[costs] === SENTINEL };
  });

  const choices = new Choices(
    tables.votes,
    voteType,
    new Map([...meta].map(([key, { value }]) => [key, value])),
    places,
  );
  const groups = new BallotGroups({ blanksVote: true });
  const voters = column(tables.votes, 'voter_id');
  const seen = new Set<string>();
  for (const row of tables.votes.rows) {
    const voter = row.cells[voters]!;
    if (voter === '') throw new BrokenPabulib(row.line, 'a voter has no id');
    if (seen.has(voter)) throw new BrokenPabulib(row.line, `the voter ${voter} is there twice`);
    seen.add(voter);
    choices.add(row, groups, remarks);
  }
  return {
    meta: new Map([...meta].map(([key, { value }]) => [key, value])),
    voteType,
    election: {
      budget: minorUnits(budget.value, digits, budget.line),
      unit: 10n ** BigInt(digits),
      projects,
      ballots: groups.grouped(),
    },
    digits,
    pointScale: choices.scale,
    remarks,
  };
}

type Entry = { readonly line: number; readonly value: string };

function metaOf({ rows }: Table): Map<string, Entry> {
  const meta = new Map<string, Entry>();
  for (const { line, cells } of rows) {
    const [key = '', value = ''] = cells;
    if (meta.has(key)) throw new BrokenPabulib(line, `META has ${key} twice`);
    if (value !== '') meta.set(key, { line, value });
  }
  return meta;
}

function mustHold({ line, value }: Entry, { rows }: Table, what: string): void {
  if (numberOf(value, line) !== rows.length)
    throw new BrokenPabulib(line, `${value} ${what} are announced and ${rows.length} are there`);
}

function columnOf({ line, columns }: Table, name: string): number {
  const found = columns.indexOf(name);
  if (found < 0) throw new BrokenPabulib(line + 1, `the column ${name} is missing`);
  return found;
}
