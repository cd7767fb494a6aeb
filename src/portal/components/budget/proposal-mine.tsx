import type { ProposalView } from '../../../../read-models/proposals.js';
import { errorOf, type FormError, type Framed, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { DeedForm } from '../deed-form.js';
import { TextArea } from '../field.js';
import { Guard } from '../guard.js';

type Props = {
  readonly view: Framed & {
    readonly proposal: ProposalView;
    readonly errors: readonly FormError[];
    readonly kept?: (Readonly<Record<string, string | undefined>> & { readonly deed: string }) | undefined;
    /** Voting has been opened: nothing on the ballot changes any more. */
    readonly pinned: boolean;
  };
  readonly lang: Lang;
};

/** What whoever brought it may do: take it back, and appeal against its rejection. */
export function ProposalMine({ view: { frame, proposal, errors, kept, pinned }, lang }: Props) {
  const t = say(lang).proposals.mine;
  const to = paths(lang);
  const { id, status, rejection } = proposal;
  const appealable = rejection?.appeal === 'none' && frame.now < rejection.appealUntil;
  const withdrawable = !pinned && status !== 'withdrawn' && status !== 'merged';
  return (
    <section class="card stack" aria-labelledby="mine">
      <h2 id="mine">{t.yours}</h2>
      {appealable && (
        <DeedForm frame={frame} class="form" action={to.proposalDeed(id, 'appeal')} data-once>
          <p class="hint">{t.appealUntil(rejection.appealUntil)}</p>
          <TextArea
            lang={lang}
            name="text"
            id="appeal-text"
            label={t.appealText}
            hint={t.appealHint}
            value={kept?.deed === 'appeal' ? kept.text : undefined}
            most={4_000}
            error={errorOf(errors, 'appeal-text')}
          />
          <button type="submit" class="button">
            {t.appeal}
          </button>
        </DeedForm>
      )}
      {withdrawable && (
        <details class="fold">
          <summary>{t.withdraw}</summary>
          <form class="stack" method="post" action={to.proposalDeed(id, 'withdraw')} data-once>
            <Guard frame={frame} />
            <p class="hint">{t.withdrawHint}</p>
            <button type="submit" class="button danger">
              {t.withdraw}
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
