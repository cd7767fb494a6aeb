import type { ComplaintView } from '../../../../read-models/proposals-office.js';
import type { RoundView } from '../../../../read-models/rounds.js';
import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { DeedForm } from '../deed-form.js';
import { TextArea } from '../field.js';
import { Tag } from '../status-tag.js';
import { isShown, Written } from '../text.js';

type Props = {
  readonly frame: Frame;
  readonly round: RoundView;
  readonly complaints: readonly ComplaintView[];
  readonly errors: readonly FormError[];
  readonly kept?: string | undefined;
  readonly lang: Lang;
};

/** Complaints about the published result: what was decided on each, and while the window is open a form for another. */
export function RoundComplaints({ frame, round, complaints, errors, kept, lang }: Props) {
  const t = say(lang).budget.complaints;
  const { result, certifiedAt } = round;
  if (!result) return null;
  const open = certifiedAt === null && frame.now < result.complainUntil;
  return (
    <section class="stack" aria-labelledby="complaints">
      <h2 id="complaints">{t.title}</h2>
      {complaints.length === 0 && <p class="meta">{t.none}</p>}
      <ul class="rows">
        {complaints.map(({ at, version, decided }) => (
          <li>
            <Tag tone={decided ? '' : 'waits'}>{decided ? t.outcome[decided.outcome] : t.waits}</Tag>
            <p class="meta">{t.came(at, version)}</p>
            {decided && isShown(decided.text) && (
              <p class="message">
                <Written text={decided.text.text} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {open && frame.reader === null && (
        <p>
          <a class="button quiet" href={paths(lang).signIn(paths(lang).budgetRound(round.id))}>
            {t.signIn}
          </a>
        </p>
      )}
      {open && frame.reader !== null && (
        <DeedForm frame={frame} class="form card" action={paths(lang).complain(round.id)} data-once>
          <TextArea
            lang={lang}
            name="text"
            label={t.text}
            hint={t.hint}
            value={kept}
            least={30}
            most={4_000}
            error={errorOf(errors, 'text')}
          />
          <button type="submit" class="button">
            {t.send}
          </button>
        </DeedForm>
      )}
    </section>
  );
}
