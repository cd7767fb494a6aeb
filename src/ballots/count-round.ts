import type { PotFigure, RuleBook, TallyFigure, Theme } from '../../events/budgeting.js';
import { budgetOf, type Choice, isBlank, type OnBallot, potsOf } from './choice.js';
import { countPot, type PotCounted } from './count-pot.js';
import { lotsOf } from './lots.js';

/**
 * How opened ballots become a result. A ballot counts in a pot when it names one of its projects; a blank one counts as a
 * ballot and in no pot. A theme's mean is over the ballots that split anything, and holds what its sub-topics were given.
 * Whoever changes that gives it the next number. The second also knows whose districts a ballot may name, what becomes of
 * districts' rests, and the comparison with greedy; a rule book that pins none of them is counted by the first as ever.
 */
export const resultRule = ({ ballot, tally }: Pick<RuleBook, 'ballot' | 'tally'>): 1 | 2 =>
  ('districts' in ballot && ballot.districts !== undefined) ||
  tally.leftover !== undefined ||
  tally.comparison !== undefined
    ? 2
    : 1;
/** The newest of them: results by any up to it are known here. */
export const RESULT_RULE = 2;

export type Counting = OnBallot & {
  readonly rules: RuleBook;
  /** The revealed seed of the lots: 64 hex digits. */
  readonly seed: string;
  /** What each ballot that is not spoiled says. */
  readonly choices: readonly Choice[];
};

/** Where a count is: which pot, how many are through, and in add-1 the run and what its outcome costs. */
export type CountStep = {
  readonly pot: string;
  readonly done: number;
  readonly pots: number;
  readonly run: number;
  readonly spent: bigint;
  readonly budget: bigint;
};
export type HowToCount = {
  /** Add-1 ends with `UnfinishedTally` after so many runs; none by default: a result that was published is known to end. */
  readonly guard?: number;
  readonly progress?: (step: CountStep) => void;
};
/** One pot with the whole of how it was counted: who won at which step, who did not and why, and each tie. */
export type CountedPot = PotCounted & { readonly pot: string; readonly fromDistricts?: bigint };
export type Counted = { readonly value: TallyFigure; readonly pots: readonly CountedPot[] };

/** A round's result from public data alone: the same in a browser, at City Hall, and at whoever recounts it. */
export const countRound = (counting: Counting): TallyFigure => countWhole(counting).value;

/** The same, with how each pot was counted. @throws UnfinishedTally */
export function countWhole(counting: Counting, how: HowToCount = {}): Counted {
  const { rules, choices } = counting;
  const blank = choices.filter(isBlank).length;
  const said = { ballots: choices.length, blank };
  if (rules.ballot.type === 'allocation')
    return { value: { ...said, themes: themesOf(rules.ballot.themes, choices) }, pots: [] };
  if (rules.ballot.type === 'ranking' && rules.ballot.themes)
    return {
      value: { ...said, priorities: prioritiesOf(rules.ballot.themes, rules.ballot.points, choices) },
      pots: [],
    };
  const pots = countPots(counting, how);
  return { value: { ...said, pots: pots.map(figureOf) }, pots };
}

/** The city's pot is told first; where it takes the districts' rests, it is counted last. */
function countPots(counting: Counting, how: HowToCount): readonly CountedPot[] {
  const all = potsOf(counting);
  const [city = '', ...districts] = all;
  const gathers = counting.rules.tally.leftover === 'city';
  const counted = new Map<string, CountedPot>();
  for (const pot of gathers ? [...districts, city] : all) {
    const rests = gathers && pot === city ? [...counted.values()].map(({ tally }) => tally.leftover) : undefined;
    const fromDistricts = rests?.reduce((sum, rest) => sum + rest, 0n);
    counted.set(pot, onePot(pot, counting, fromDistricts, { ...how, done: counted.size, pots: all.length }));
  }
  return all.map((pot) => counted.get(pot)!);
}

type Within = HowToCount & Pick<CountStep, 'done' | 'pots'>;

function onePot(pot: string, counting: Counting, fromDistricts: bigint | undefined, within: Within): CountedPot {
  const projects = counting.projects.filter((project) => project.pot === pot);
  const lots = lotsOf(
    counting.seed,
    projects.map(({ id }) => id),
  );
  const budget = BigInt(budgetOf(counting.rules.envelope, pot)) + (fromDistricts ?? 0n);
  const { guard = Number.POSITIVE_INFINITY, progress, done, pots } = within;
  const told = (run: number, spent: bigint) => progress?.({ pot, done, pots, run, spent, budget });
  told(0, 0n);
  const counted = countPot({ budget, projects, choices: choicesOf(pot, counting), lots }, counting.rules, {
    guard,
    progress: (run, _, spent) => told(run, spent),
  });
  return { pot, ...counted, ...(fromDistricts !== undefined && { fromDistricts }) };
}

function figureOf({ pot, tally: { budget, n, winners, spent }, fromDistricts, compared }: CountedPot): PotFigure {
  return {
    ...{ pot, budget: Number(budget), votes: n, winners: winners.map(({ id }) => id), spent: Number(spent) },
    ...(fromDistricts !== undefined && { fromDistricts: Number(fromDistricts) }),
    ...(compared && { compared: { rule: compared.first, greedy: compared.second } }),
  };
}

/** The ballots that name something of a pot, with that alone. */
export function choicesOf(
  pot: string,
  { projects, choices }: Pick<Counting, 'projects' | 'choices'>,
): readonly Choice[] {
  const inPot = new Set(projects.flatMap(({ id, pot: of }) => (of === pot ? [id] : [])));
  return choices.flatMap((choice): Choice[] => {
    if ('projects' in choice) {
      const some = choice.projects.filter((id) => inPot.has(id));
      return some.length > 0 ? [{ v: 1, projects: some }] : [];
    }
    const some = Object.entries(choice.points).filter(([id]) => inPot.has(id));
    return some.length > 0 ? [{ v: 1, points: Object.fromEntries(some) }] : [];
  });
}

/** Shares of 100 lari: means rounded half up at the fourth digit, from whole numbers; medians to the half. */
function themesOf(themes: readonly Theme[], choices: readonly Choice[]): NonNullable<TallyFigure['themes']> {
  const split = choices.filter((choice) => !isBlank(choice)) as readonly Extract<Choice, { points: object }>[];
  return themes.map(({ code }) => {
    const codes = [code, ...themes.flatMap(({ code: own, within }) => (within === code ? [own] : []))];
    const given = split.map(({ points }) => codes.reduce((sum, one) => sum + (points[one] ?? 0), 0));
    return { code, mean: mean(given), median: median(given) };
  });
}

/** Borda: each ballot gives its first theme the points of the first place, and so on down; what it leaves out has none. */
function prioritiesOf(
  themes: readonly Theme[],
  points: readonly number[],
  choices: readonly Choice[],
): NonNullable<TallyFigure['priorities']> {
  const counted = new Map(themes.map(({ code }) => [code, { code, points: 0, first: 0, ballots: 0 }]));
  let all = 0;
  for (const choice of choices)
    if ('projects' in choice)
      for (const [place, code] of choice.projects.entries()) {
        const theme = counted.get(code)!;
        theme.points += points[place]!;
        theme.ballots += 1;
        if (place === 0) theme.first += 1;
        all += points[place]!;
      }
  const share = (own: number) => (all === 0 ? decimal(0n, 1n) : decimal(100n * BigInt(own), BigInt(all)));
  return [...counted.values()]
    .sort((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1))
    .map(({ code, points: own, ...rest }) => ({ code, points: own, share: share(own), ...rest }));
}

const PLACES = 4;

function mean(numbers: readonly number[]): string {
  const sum = numbers.reduce((all, one) => all + BigInt(one), 0n);
  return decimal(sum, BigInt(Math.max(1, numbers.length)));
}

/** A fraction, rounded half up at the fourth digit. */
function decimal(part: bigint, of: bigint): string {
  const scale = 10n ** BigInt(PLACES);
  const rounded = (2n * part * scale + of) / (2n * of);
  return `${rounded / scale}.${String(rounded % scale).padStart(PLACES, '0')}`;
}

function median(numbers: readonly number[]): string {
  if (numbers.length === 0) return '0';
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!];
  return String((low + high) / 2);
}

/** A round with what its opened ballots say. */
export type About = {
  readonly round: string;
  readonly title: string;
  readonly year: number;
  readonly voting: { readonly from: string; readonly until: string };
  readonly counting: Counting;
};
