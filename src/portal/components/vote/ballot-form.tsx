import type { ComponentChildren } from 'preact';
import { isAboutThemes } from '../../../../events/budgeting.js';
import type { RoundBallot } from '../../../../read-models/round-documents.js';
import { choiceIn } from '../../ballot-fields.js';
import { standing } from '../../ballot-standing.js';
import type { FormError, Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { potName } from '../budget/round-parts.js';
import { onBallotOf, type Shown } from './on-ballot.js';
import { ProjectFields } from './project-fields.js';
import { ThemeFields } from './theme-fields.js';
import { ThemeOrder } from './theme-order.js';

/** Where a ballot goes, and what goes with it that says it may be cast. */
export type Carried = { readonly action: string; readonly fields: ComponentChildren };
type Props = {
  readonly shown: Shown;
  readonly frame: Pick<Frame, 'key'>;
  readonly errors: readonly FormError[];
  /** Without it the ballot is for a script to open, or for looking at. */
  readonly carried?: Carried | undefined;
  readonly lang: Lang;
};

/** What a ballot asks for, with how far the choice has come, and the way on. */
export function BallotForm({ shown, frame, errors, carried, lang }: Props) {
  const { round, seed, filled } = shown;
  const t = say(lang).vote;
  const { ballot } = round.rules;
  const on = onBallotOf(shown);
  const { choice } = choiceIn(filled, on);
  const state = standing(choice, on, t, (pot) => potName(pot, lang));
  return (
    <form
      class="stack"
      id="ballot"
      method={carried && 'post'}
      action={carried?.action}
      data-ballot={round.id}
      noValidate
    >
      <input type="hidden" name="key" value={frame.key} />
      <input type="hidden" name="order" value={seed} />
      {carried?.fields}
      <fieldset class="stack" disabled={!carried}>
        <legend class="hidden-visually">{t.title}</legend>
        <p>{howTo(ballot, lang)}</p>
        {ballot.type !== 'allocation' && <p class="hint">{isAboutThemes(ballot) ? t.orderThemes : t.order}</p>}
        <p class="hint">{t.blank}</p>
        <div data-ranked />
        {ballot.type === 'allocation' && <ThemeFields shown={shown} errors={errors} lang={lang} />}
        {ballot.type === 'ranking' && ballot.themes && <ThemeOrder shown={shown} errors={errors} lang={lang} />}
        {!isAboutThemes(ballot) && <ProjectFields shown={shown} errors={errors} lang={lang} />}
        <div class="vote-bar">
          {round.votes && <span class="tag waits">{t.draft}</span>}
          <p role="status" data-standing>
            {state}
          </p>
          <p class="mistake" role="alert" data-fault hidden />
          <button type="submit" class="button" name="step" value="check">
            {t.check}
          </button>
        </div>
      </fieldset>
    </form>
  );
}

function howTo(ballot: RoundBallot, lang: Lang): string {
  const t = say(lang).vote.how;
  switch (ballot.type) {
    case 'allocation':
      return t.allocation(ballot.points);
    case 'approval':
      return t.approval(ballot.most.city, ballot.most.district);
    case 'knapsack':
      return t.knapsack;
    case 'ranking':
      return (ballot.themes ? t.rankingThemes : t.ranking)(ballot.points.length);
    case 'points':
      return t.points(ballot.points, ballot.mostEach);
  }
}
