import type { ReviewDoc } from '../../../../read-models/petition-documents.js';
import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { DeedForm } from '../deed-form.js';
import { TextArea } from '../field.js';
import { Tag } from '../status-tag.js';
import { languageOf } from '../text.js';

export type ReviewRow = Omit<ReviewDoc, 'position' | 'value' | 'signatures'>;
type Props = {
  readonly review: ReviewRow;
  readonly petitionId: string;
  readonly frame: Frame;
  readonly errors: readonly FormError[];
  readonly lang: Lang;
};

const TONES = { flagged: 'waits', dismissed: 'good', invalidated: 'bad', restored: 'good' } as const;

/** One review of a petition's signatures: why, how many, what became of it, and what can still be done. */
export function PastReview(props: Props) {
  const { review, lang } = props;
  const { reviews: t } = say(lang).office;
  const { state, criterion, reason, count, standing, restoreReason, dismissReason } = review;
  const at = review.restoredAt ?? review.invalidatedAt ?? review.dismissedAt ?? review.flaggedAt;
  return (
    <li>
      <p class="kicker">
        <Tag tone={TONES[state]}>{t.state[state]}</Tag>
        <span class="meta">{(t.criteria as Record<string, string>)[criterion] ?? criterion}</span>
      </p>
      {[reason, restoreReason, dismissReason].map((text) => text && <p lang={languageOf(text)}>{text}</p>)}
      <p class="meta dotted">
        <span>{t.counted(count, standing)}</span>
        {at && <time dateTime={at}>{format(lang).moment(at)}</time>}
      </p>
      {state === 'invalidated' && <RestoreForm {...props} />}
      {state === 'flagged' && <DecideForm {...props} />}
    </li>
  );
}

/** What was doubted is decided: the signatures go off the count, or stand. */
function DecideForm({ review: { batch, count }, petitionId, frame, errors, lang }: Props) {
  const { reviews: t } = say(lang).office;
  return (
    <details class="fold whole">
      <summary>{t.decide}</summary>
      <DeedForm frame={frame} class="form" action={paths(lang).reviews(petitionId)} data-once sent={{ review: batch }}>
        <TextArea
          lang={lang}
          name="reason"
          id={`decide-${batch}`}
          label={t.reason}
          error={errorOf(errors, `decide-${batch}`)}
          rows={3}
          least={10}
          most={500}
        />
        <p class="deeds">
          <button type="submit" class="button" name="step" value="dismiss">
            {t.dismiss}
          </button>
          <button type="submit" class="button danger" name="step" value="invalidate">
            {t.invalidate(count)}
          </button>
        </p>
      </DeedForm>
    </details>
  );
}

function RestoreForm({ review: { batch }, petitionId, frame, errors, lang }: Props) {
  const { reviews: t } = say(lang).office;
  return (
    <details class="fold whole">
      <summary>{t.restore}</summary>
      <DeedForm frame={frame} class="form" action={paths(lang).restore(petitionId)} data-once sent={{ batch }}>
        <TextArea
          lang={lang}
          name="reason"
          id={`restore-${batch}`}
          label={t.restoreReason}
          error={errorOf(errors, `restore-${batch}`)}
          rows={3}
          least={10}
          most={500}
        />
        <p>
          <button type="submit" class="button quiet">
            {t.restore}
          </button>
        </p>
      </DeedForm>
    </details>
  );
}
