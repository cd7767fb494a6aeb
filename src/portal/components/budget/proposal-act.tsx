import type { ComponentChildren } from 'preact';
import type { ProposalCard, ProposalView } from '../../../../read-models/proposals.js';
import type { FormError, Framed, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import type { KeptDeed } from '../../kept.js';
import { paths } from '../../paths.js';
import { AnswersList } from '../answers-list.js';
import { DeedForm } from '../deed-form.js';

/** What an official may do with a proposal, and what they need for it. */
export type ProposalOfficeView = {
  readonly officer: boolean;
  readonly moderator: boolean;
  /** Others of the same money that it could be joined to. */
  readonly others: readonly ProposalCard[];
  /** Voting has been opened: nothing on the ballot changes any more. */
  readonly pinned: boolean;
  /** The result that names it is certified. */
  readonly certified: boolean;
};
export type ActProps = {
  readonly view: Framed & {
    readonly proposal: ProposalView;
    readonly office: ProposalOfficeView;
    readonly errors: readonly FormError[];
    readonly kept?: KeptDeed | undefined;
    /** What was filled in is right: it is shown as it will read, and confirmed or changed. */
    readonly checked?: boolean | undefined;
  };
  readonly lang: Lang;
};

type Props = ActProps & {
  readonly deed: string;
  readonly title: string;
  readonly danger?: boolean;
  /** What it will say, in words, once it has been looked through. */
  readonly says: readonly (readonly [question: string, answer: string | undefined])[];
  readonly children: ComponentChildren;
};

/** One decision with its form: filled in, then looked over as everybody will read it, then confirmed. */
export function Act({ view, lang, deed, title, danger, says, children }: Props) {
  const t = say(lang).budgetOffice.acts;
  const back = view.kept?.deed === deed;
  const checked = back && view.checked === true;
  return (
    <details class="fold" open={back}>
      <summary>{title}</summary>
      <DeedForm
        frame={view.frame}
        class="form"
        action={paths(lang).proposalOffice(view.proposal.id, deed)}
        data-once
        id={`act-${deed}`}
      >
        {checked && (
          <section class="banner stack" aria-labelledby={`check-${deed}`}>
            <h3 id={`check-${deed}`}>{t.preview}</h3>
            <p class="hint">{t.previewHint}</p>
            <AnswersList
              items={says.flatMap(([question, answer]) =>
                answer ? [{ question, answer: <span class="kept">{answer}</span> }] : [],
              )}
            />
            <button type="submit" class={danger ? 'button danger' : 'button'} name="step" value="confirm">
              {t.confirm}
            </button>
          </section>
        )}
        {children}
        <button type="submit" class={checked ? 'button quiet' : 'button'} name="step" value="check">
          {t.check}
        </button>
      </DeedForm>
    </details>
  );
}
