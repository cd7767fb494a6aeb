import { isAboutThemes, type RuleBook, type TallyFigure, type Theme } from '../../events/budgeting.js';
import type { Tally } from '../../projections/budgeting/tally/outcome.js';
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
  if (rules.ballot.type === 'ranking' && rules.ballot.themes)
    return { ...said, priorities: prioritiesOf(rules.ballot.themes, rules.ballot.points, choices) };
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

/** Every pot with the whole of how it was counted: who won at which step, who did not and why, and each tie. */
export function talliesOf(counting: Counting): readonly { readonly pot: string; readonly tally: Tally }[] {
  if (isAboutThemes(counting.rules.ballot)) return [];
  return potsOf(counting).map((pot) => ({ pot, tally: tallyOf(pot, counting) }));
}

function tallyOf(pot: string, counting: Counting): Tally {
  const projects = counting.projects.filter((project) => project.pot === pot);
  const lots = lotsOf(
    counting.seed,
    projects.map(({ id }) => id),
  );
  const budget = BigInt(budgetOf(counting.rules.envelope, pot));
  return countPot({ budget, projects, choices: choicesOf(pot, counting), lots }, counting.rules);
}

function countedPot(pot: string, counting: Counting): NonNullable<TallyFigure['pots']>[number] {
  const { budget, n, winners, spent } = tallyOf(pot, counting);
  return { pot, budget: Number(budget), votes: n, winners: winners.map(({ id }) => id), spent: Number(spent) };
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
