import { WrongElection } from '../tally/election.js';
import { decimal } from '../tally/fraction.js';
import { byCodePoint } from '../tally/ties.js';
import type { VoteType } from './choices.js';
import type { Table, Tables } from './tables.js';
import { KEYS } from './vocabulary.js';

/** A project as a file names it; money in minor units. `selected`: 1 won, 0 lost, 2 won with help of reserves. */
export type PublishedProject = {
  readonly id: string;
  readonly cost: bigint;
  readonly name?: string | undefined;
  readonly category?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly selected?: 0 | 1 | 2 | undefined;
};

/** A ballot without whose it was: ids of projects (a ranking: best first), and points where the round gives points. */
export type PublishedBallot = { readonly chosen: readonly string[]; readonly points?: readonly number[] | undefined };

export type Published = {
  readonly description: string;
  readonly country: string;
  readonly unit: string;
  readonly instance: string;
  /** ISO days of the vote. */
  readonly begin: string;
  readonly end: string;
  readonly voteType: VoteType;
  /** One of Pabulib's names; `unknown` for what it has none for. */
  readonly rule: string;
  readonly budget: bigint;
  /** So many decimals the money has: 2 for tetri. */
  readonly digits: number;
  /** Other keys of META, such as `district`, `currency`, `max_length`, `max_sum_points`, `min_project_score_threshold`. */
  readonly more?: Readonly<Record<string, string>> | undefined;
  readonly projects: readonly PublishedProject[];
  readonly ballots: readonly PublishedBallot[];
};

/**
 * A round as the tables of a Pabulib file. Ballots are sorted by what they say and numbered anew, so that their order says
 * nothing; blank ones are not in it, the format has none. Votes and scores of projects are counted from the ballots.
 * @throws WrongElection when an id could not be told from a list, or a ballot names what is not there
 */
export function tablesOf(published: Published): Omit<Tables, 'remarks'> {
  const { projects, ballots, voteType } = published;
  for (const { id } of projects)
    if (id === '' || /[,\s]/.test(id) || id.toLowerCase() === 'none')
      throw new WrongElection(`the id "${id}" cannot stand in a list of a Pabulib file`);
  const pointed = voteType === 'cumulative' || voteType === 'scoring';
  const votes = ballots.filter(({ chosen }) => chosen.length > 0).map((ballot) => cellsOf(ballot, voteType));
  votes.sort(([a = '', x = ''], [b = '', y = '']) => byCodePoint(a, b) || byCodePoint(x, y));
  return {
    meta: table(['key', 'value'], metaOf(published, votes.length)),
    projects: projectsTable(published),
    votes: table(
      ['voter_id', 'vote', ...(pointed ? ['points'] : [])],
      votes.map((cells, i) => [String(i + 1), ...cells]),
    ),
  };
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  line: 0,
  columns,
  rows: rows.map((cells) => ({ line: 0, cells })),
});

/** Lists in approval ballots have no order; points go from the most to the least, as the format wants them. */
function cellsOf({ chosen, points }: PublishedBallot, voteType: VoteType): string[] {
  if (voteType === 'ordinal') return [chosen.join(',')];
  if (!points) return [[...chosen].sort(byCodePoint).join(',')];
  const pairs = chosen.map((id, i) => [id, points[i]!] as const);
  pairs.sort(([a, x], [b, y]) => y - x || byCodePoint(a, b));
  return [pairs.map(([id]) => id).join(','), pairs.map(([, given]) => given).join(',')];
}

function metaOf(published: Published, votes: number): [string, string][] {
  const { projects, budget, begin, end, voteType, rule, more = {}, description, country, unit, instance } = published;
  const costs = projects.reduce((sum, { cost }) => sum + cost, 0n);
  const meta: Record<string, string> = {
    ...{ description, country, unit, instance, ...more },
    ...{ num_projects: String(projects.length), num_votes: String(votes), budget: money(published, budget) },
    ...{ vote_type: voteType, rule, date_begin: day(begin), date_end: day(end) },
    ...(costs <= budget && { fully_funded: '1' }),
  };
  return Object.entries(meta).sort(([a], [b]) => KEYS.indexOf(a) - KEYS.indexOf(b));
}

function projectsTable(published: Published): Table {
  const { projects, ballots, voteType } = published;
  const votes = new Map(projects.map(({ id }) => [id, { votes: 0, score: 0 }]));
  for (const { chosen, points } of ballots)
    chosen.forEach((id, i) => {
      const found = votes.get(id);
      if (!found) throw new WrongElection(`a ballot names project ${id}, and there is none`);
      found.votes++;
      found.score += voteType === 'ordinal' ? chosen.length - i : (points?.[i] ?? 1);
    });
  const scored = voteType !== 'approval' && voteType !== 'choose-1';
  const all = projects.map(
    (project): Record<string, string | undefined> => ({
      project_id: project.id,
      cost: money(published, project.cost),
      votes: String(votes.get(project.id)!.votes),
      score: scored ? String(votes.get(project.id)!.score) : undefined,
      name: project.name,
      category: project.category,
      latitude: project.latitude?.toString(),
      longitude: project.longitude?.toString(),
      selected: project.selected?.toString(),
    }),
  );
  const columns = Object.keys(all[0] ?? { project_id: '', cost: '' }).filter(
    (name, i) => i < 2 || all.some((project) => project[name] !== undefined),
  );
  return table(
    columns,
    all.map((project) => columns.map((name) => project[name] ?? '')),
  );
}

const money = ({ digits }: Published, amount: bigint) => decimal({ num: amount, den: 10n ** BigInt(digits) }, digits);
const day = (iso: string) => iso.slice(0, 10).split('-').reverse().join('.');
