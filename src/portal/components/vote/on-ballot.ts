import type { BallotLine } from '../../../../read-models/proposals-office.js';
import type { RoundView } from '../../../../read-models/rounds.js';
import type { Choice, OnBallot } from '../../../ballots/choice.js';
import type { Filled } from '../../ballot-fields.js';

/** A round whose ballot is shown, its projects in the order of this visit. */
export type Shown = {
  readonly round: RoundView;
  readonly lines: readonly BallotLine[];
  /** 64 hex digits that give the order; they go along with the form, so that it stays the same. */
  readonly seed: string;
  readonly filled: Filled;
};

export const onBallotOf = ({ round, lines }: Pick<Shown, 'round' | 'lines'>): OnBallot => ({
  rules: round.rules as OnBallot['rules'],
  projects: lines.map(({ id, pot, cost }) => ({ id, pot, cost })),
});

/** What a choice names, with points or place, in the order in which it is read. */
export function named(choice: Choice, { round, lines }: Pick<Shown, 'round' | 'lines'>) {
  const { ballot } = round.rules;
  const themes = ('themes' in ballot && ballot.themes) || [];
  const titles = new Map<string, BallotLine['title']>([
    ...lines.map(({ id, title }) => [id, title] as const),
    ...themes.map(({ code, title }) => [code, title] as const),
  ]);
  const given: readonly (readonly [string, number | undefined])[] =
    'points' in choice
      ? Object.entries(choice.points).sort(([, a], [, b]) => b - a)
      : choice.projects.map((id, i) => [id, ballot.type === 'ranking' ? i + 1 : undefined]);
  return given.map(([id, n]) => ({ id, n, title: titles.get(id) ?? { ka: id, en: id } }));
}
