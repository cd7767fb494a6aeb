import type { RuleBook, TallyFigure, Theme } from '../../events/budgeting.js';
import { budgetOf, type Choice, isBlank, type OnBallot, potsOf } from './choice.js';
import { countPot } from './count-pot.js';
import { lotsOf } from './lots.js';

/**
 * How opened ballots become a result. A ballot counts in a pot when it names one of its projects; a blank one counts as a
 * ballot and in no pot. A theme's mean is over the ballots that split anything, and holds what its sub-topics were given.
 * Whoever changes that gives it the next number.
 */
export const RESULT_RULE = 1;

export type Counting = OnBallot & {
  readonly rules: RuleBook;
  /** The revealed seed of the lots: 64 hex digits. */
  readonly seed: string;
  /** What each ballot that is not spoiled says. */
  readonly choices: readonly Choice[];
};

/** A round's result from public data alone: the same in a browser, at City Hall, and at whoever recounts it. */
export function countRound(counting: Counting): TallyFigure {
  const { rules, choices } = counting;
  const blank = choices.filter(isBlank).length;
  const said = { ballots: choices.length, blank };
  if (rules.ballot.type === 'allocation') return { ...said, themes: themesOf(rules.ballot.themes, choices) };
  return { ...said, pots: potsOf(counting).map((pot) => countedPot(pot, counting)) };
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

function countedPot(pot: string, counting: Counting): NonNullable<TallyFigure['pots']>[number] {
  const projects = counting.projects.filter((project) => project.pot === pot);
  const budget = budgetOf(counting.rules.envelope, pot);
  const choices = choicesOf(pot, counting);
  const lots = lotsOf(
    counting.seed,
    projects.map(({ id }) => id),
  );
  const { winners, spent } = countPot({ budget: BigInt(budget), projects, choices, lots }, counting.rules);
  return { pot, budget, votes: choices.length, winners, spent: Number(spent) };
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

const PLACES = 4;

function mean(numbers: readonly number[]): string {
  if (numbers.length === 0) return `0.${'0'.repeat(PLACES)}`;
  const n = BigInt(numbers.length);
  const scale = 10n ** BigInt(PLACES);
  const sum = numbers.reduce((all, one) => all + BigInt(one), 0n);
  const rounded = (2n * sum * scale + n) / (2n * n);
  return `${rounded / scale}.${String(rounded % scale).padStart(PLACES, '0')}`;
}

function median(numbers: readonly number[]): string {
  if (numbers.length === 0) return '0';
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!];
  return String((low + high) / 2);
}
