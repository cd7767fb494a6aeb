import type { BallotDistricts, BallotProject, BallotRules, RuleBook, Theme } from '../../events/budgeting.js';

/** What a ballot says: ids in ascending order (a ranking: the best first), or points by project or theme. */
export type Choice =
  | { readonly v: 1; readonly projects: readonly string[] }
  | { readonly v: 1; readonly points: Readonly<Record<string, number>> };

/** What a choice is held against: it is all public, and pinned before anybody votes. */
export type OnBallot = {
  readonly rules: Pick<RuleBook, 'ballot' | 'envelope'>;
  readonly projects: readonly BallotProject[];
};

/** The themes that a round asks about; undefined where it asks about projects. */
export const themesOn = (ballot: BallotRules): readonly Theme[] | undefined =>
  ballot.type === 'allocation' || ballot.type === 'ranking' ? ballot.themes : undefined;

/** What a ballot may name: codes of themes, or ids of projects. */
export const idsOn = ({ rules, projects }: OnBallot): readonly string[] =>
  themesOn(rules.ballot)?.map(({ code }) => code) ?? projects.map(({ id }) => id);

/** Why a choice does not count. */
export const FAULTS = [
  'no-choice',
  'unknown-project',
  'twice',
  'not-in-order',
  'too-many',
  'more-than-one-district',
  'too-dear',
  'wrong-sum',
  'wrong-points',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The largest points that one project or theme could get, in digits. */
const DIGITS = 5;
const CITY = 'city';

/**
 * Why a choice breaks the rules of its round; undefined when it does not. There is one way to write a choice: an order or a
 * zero of the voter's own would be a mark by which a buyer knows the ballot.
 */
export function faultOf(choice: unknown, on: OnBallot): Fault | undefined {
  if (!isChoice(choice, on.rules.ballot)) return 'no-choice';
  return 'points' in choice ? pointsFault(choice.points, on) : listFault(choice.projects, on);
}

/** Says nothing and is counted as that. */
export const isBlank = (choice: Choice): boolean =>
  'points' in choice ? Object.keys(choice.points).length === 0 : choice.projects.length === 0;

const hasPoints = ({ type }: BallotRules): boolean => type === 'points' || type === 'allocation';

function isChoice(choice: unknown, rules: BallotRules): choice is Choice {
  if (typeof choice !== 'object' || choice === null || Array.isArray(choice)) return false;
  const said = choice as Record<string, unknown>;
  const field = hasPoints(rules) ? 'points' : 'projects';
  if (said.v !== 1 || Object.keys(said).sort().join() !== ['v', field].sort().join()) return false;
  if (field === 'projects') return Array.isArray(said.projects) && said.projects.every((id) => typeof id === 'string');
  return typeof said.points === 'object' && said.points !== null && !Array.isArray(said.points);
}

function listFault(ids: readonly string[], on: OnBallot): Fault | undefined {
  const { rules, projects } = on;
  const there = new Set(idsOn(on));
  if (ids.some((id) => !there.has(id))) return 'unknown-project';
  if (new Set(ids).size < ids.length) return 'twice';
  const { ballot } = rules;
  if (ballot.type === 'ranking' && ids.length > ballot.points.length) return 'too-many';
  if (ballot.type !== 'ranking' && ids.some((id, i) => i > 0 && id < ids[i - 1]!)) return 'not-in-order';
  if (themesOn(ballot)) return undefined;
  const known = new Map(projects.map((project) => [project.id, project]));
  const chosen = ids.map((id) => known.get(id)!);
  if (isScattered(chosen, ballot)) return 'more-than-one-district';
  if (ballot.type === 'ranking') return undefined;
  return ballot.type === 'approval' ? tooMany(chosen, ballot.most) : tooDear(chosen, rules.envelope);
}

/**
 * Whether it names more than one district where the round allows one. Whether that one is the voter's own, nobody who
 * opens a ballot can tell.
 */
function isScattered(chosen: readonly BallotProject[], ballot: BallotRules): boolean {
  if (districtsOf(ballot) === 'all') return false;
  return new Set(chosen.flatMap(({ pot }) => (pot === CITY ? [] : [pot]))).size > 1;
}

/** Of which districts a ballot may name projects; rounds that pinned nothing have gone by the type of their ballot. */
export const districtsOf = (ballot: BallotRules): BallotDistricts =>
  ('districts' in ballot ? ballot.districts : undefined) ?? (ballot.type === 'approval' ? 'one' : 'all');

function tooMany(chosen: readonly BallotProject[], most: { city: number; district: number }): Fault | undefined {
  const named = new Map<string, number>();
  for (const { pot } of chosen) named.set(pot, (named.get(pot) ?? 0) + 1);
  return [...named].some(([pot, n]) => n > (pot === CITY ? most.city : most.district)) ? 'too-many' : undefined;
}

function tooDear(chosen: readonly BallotProject[], envelope: RuleBook['envelope']): Fault | undefined {
  const pots = new Set(chosen.map(({ pot }) => pot));
  const dear = [...pots].some(
    (pot) =>
      chosen.reduce((sum, project) => sum + (project.pot === pot ? BigInt(project.cost) : 0n), 0n) >
      BigInt(budgetOf(envelope, pot)),
  );
  return dear ? 'too-dear' : undefined;
}

function pointsFault(points: Readonly<Record<string, unknown>>, on: OnBallot): Fault | undefined {
  const { projects } = on;
  const { ballot } = on.rules;
  const known = new Set(idsOn(on));
  const given = Object.entries(points);
  if (given.some(([id]) => !known.has(id))) return 'unknown-project';
  if (given.some(([, n]) => !Number.isSafeInteger(n) || (n as number) <= 0)) return 'wrong-points';
  if (given.length === 0) return undefined;
  const sum = given.reduce((all, [, n]) => all + (n as number), 0);
  if (ballot.type === 'allocation') return sum === ballot.points ? undefined : 'wrong-sum';
  if (ballot.type !== 'points') return undefined;
  if (
    isScattered(
      projects.filter(({ id }) => Object.hasOwn(points, id)),
      ballot,
    )
  )
    return 'more-than-one-district';
  if (given.some(([, n]) => (n as number) > ballot.mostEach)) return 'wrong-points';
  return sum > ballot.points ? 'wrong-sum' : undefined;
}

/** What a pot holds, in tetri: a district's own, or what the districts leave to the city. */
export function budgetOf({ total, byDistrict }: RuleBook['envelope'], pot: string): number {
  if (pot !== CITY) return Object.hasOwn(byDistrict, pot) ? byDistrict[pot]! : 0;
  return Object.values(byDistrict).reduce((left, money) => left - money, total);
}

/** Every pot that a round votes on, the city's first. */
export const potsOf = ({ rules: { envelope }, projects }: OnBallot): readonly string[] => {
  const pots = new Set([...Object.keys(envelope.byDistrict), ...projects.map(({ pot }) => pot)]);
  return [CITY, ...[...pots].filter((pot) => pot !== CITY).sort()];
};

const STEP = 256;
/** `{"choice":{"projects":[],"v":1},"opening":"…43…"}` and its like. */
const FRAME = 128;

/** Bytes that every envelope of the round holds, sealed or not yet: its length tells nothing of what is in it. */
export function sizeOf(on: OnBallot): number {
  const { ballot } = on.rules;
  const ids = idsOn(on);
  const longest = Math.max(0, ...ids.map(({ length }) => length));
  const most = Math.min(ids.length, mostOf(ballot, ids.length));
  return Math.ceil((FRAME + most * (longest + 4 + DIGITS)) / STEP) * STEP;
}

function mostOf(ballot: BallotRules, all: number): number {
  if (ballot.type === 'approval') return districtsOf(ballot) === 'all' ? all : ballot.most.city + ballot.most.district;
  if (ballot.type === 'ranking') return ballot.points.length;
  return ballot.type === 'points' ? ballot.points : all;
}
