import { type Fraction, fraction } from './fraction.js';

/** What stands for election. Costs are in minor units (tetri), 0 or more. */
export type Project = {
  readonly id: string;
  readonly cost: bigint;
  /** At most one project of a group wins: the same place, the same idea. */
  readonly group?: string | undefined;
  /** Ids of projects that cannot win beside this one; one of the two naming the other is enough. */
  readonly conflicts?: readonly string[] | undefined;
  /** Was taken back after ballots were printed: never wins, never stops a walk. */
  readonly withdrawn?: boolean | undefined;
};

/**
 * Ballots without their voters, identical ones as one group. Group g stands for `counts[g]` ballots and names the projects
 * `chosen[starts[g]] … chosen[starts[g + 1] - 1]` (places in the list of projects, each once), with `points` beside them
 * where the ballot gives points: whole numbers; only those above zero are support.
 */
export type Ballots = {
  /** Ballots that count as voters: what the budget is divided by. */
  readonly n: number;
  /** Those that name nothing, for the record; whether they are also in `n` is the round's own rule. */
  readonly blank: number;
  readonly counts: Float64Array;
  readonly starts: Uint32Array;
  readonly chosen: Uint32Array;
  readonly points?: Int32Array | undefined;
};

/** One pot of money and its ballots. Money is in minor units; `unit` of them are one unit of the currency (100 tetri). */
export type Election = {
  readonly budget: bigint;
  readonly unit: bigint;
  readonly projects: readonly Project[];
  readonly ballots: Ballots;
};

/** An election that nobody could count: what is wrong with it, in one sentence. */
export class WrongElection extends Error {}

/** Who supports what, made once for each tally: ballots turned round, from projects to groups of ballots. */
export type Support = {
  /** Ballots that name the project (with points above zero, where there are points). */
  readonly votes: Float64Array;
  /** Sum of its points; on ballots without points the same as its votes. */
  readonly points: Float64Array;
  /** Supporters of project p are `groups[starts[p]] … groups[starts[p + 1] - 1]`, their points in `given`. */
  readonly starts: Uint32Array;
  readonly groups: Uint32Array;
  readonly given?: Int32Array | undefined;
};

export function supportOf({ projects, ballots }: Election): Support {
  const { counts, chosen, points: marks } = ballots;
  const votes = new Float64Array(projects.length);
  const points = new Float64Array(projects.length);
  const starts = new Uint32Array(projects.length + 1);
  const supports = (at: number) => marks === undefined || marks[at]! > 0;
  each(ballots, (group, at) => {
    const project = chosen[at]!;
    points[project]! += counts[group]! * (marks ? marks[at]! : 1);
    if (!supports(at)) return;
    votes[project]! += counts[group]!;
    starts[project + 1]!++;
  });
  for (let p = 0; p < projects.length; p++) starts[p + 1]! += starts[p]!;
  const next = starts.slice();
  const groups = new Uint32Array(starts[projects.length]!);
  const given = marks && new Int32Array(groups.length);
  each(ballots, (group, at) => {
    if (!supports(at)) return;
    const place = next[chosen[at]!]!++;
    groups[place] = group;
    if (given) given[place] = marks[at]!;
  });
  return { votes, points, starts, groups, given };
}

/** @throws WrongElection when something in it could not be counted. */
export function mustBeSound({ budget, unit, projects, ballots }: Election): void {
  const { n, blank, counts, starts, chosen, points } = ballots;
  if (budget < 0n) throw new WrongElection('the budget is below zero');
  if (unit < 1n) throw new WrongElection('a unit of the currency has at least one minor unit');
  const ids = new Set<string>();
  for (const { id, cost } of projects) {
    if (ids.has(id)) throw new WrongElection(`project ${id} is there twice`);
    if (cost < 0n) throw new WrongElection(`project ${id} costs less than nothing`);
    ids.add(id);
  }
  for (const { id, conflicts = [] } of projects)
    for (const other of conflicts)
      if (!ids.has(other)) throw new WrongElection(`project ${id} excludes ${other}, which is not there`);
  if (starts.length !== counts.length + 1 || starts[counts.length] !== chosen.length)
    throw new WrongElection('the groups of ballots do not add up');
  if (points && points.length !== chosen.length) throw new WrongElection('not every choice has its points');
  let filled = 0;
  const named = new Int32Array(projects.length).fill(-1);
  each(ballots, (group, at) => {
    const project = chosen[at]!;
    if (project >= projects.length)
      throw new WrongElection(`a ballot names project number ${project + 1}: there is none`);
    if (named[project] === group) throw new WrongElection(`a ballot names project ${projects[project]!.id} twice`);
    named[project] = group;
    if (at === starts[group]) filled += counts[group]!;
  });
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(blank) || blank < 0 || filled > n || n > filled + blank)
    throw new WrongElection(`${filled} ballots name projects and ${blank} are blank: ${n} cannot have voted`);
}

/** An equal part of the budget for every ballot; nothing where nobody voted. */
export const equalPart = ({ budget, ballots }: Election): Fraction =>
  ballots.n === 0 ? fraction(0n, 1n) : fraction(budget, BigInt(ballots.n));

function each({ counts, starts }: Ballots, visit: (group: number, at: number) => void): void {
  for (let group = 0; group < counts.length; group++)
    for (let at = starts[group]!; at < starts[group + 1]!; at++) visit(group, at);
}
