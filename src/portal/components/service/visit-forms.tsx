import { VISIT_GROUNDS } from '../../../../events/civic-control.js';
import type { VisitView } from '../../../../read-models/civic-monitors.js';
import { errorOf, type FormError, type Framed, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { TextArea } from '../field.js';
import { Guard } from '../guard.js';

type View = Framed & {
  readonly visit: VisitView;
  readonly errors?: readonly FormError[];
  readonly kept?: Readonly<Record<string, string | undefined>>;
};
type Props = { readonly view: View; readonly lang: Lang };

/** For a moderator: a ground and a reason that everybody reads. */
export function HideVisitForm({ view: { frame, visit, kept = {}, errors = [] }, lang }: Props) {
  const { grounds, moderation: t } = say(lang).civic.visits;
  const [step, deed] = visit.hidden ? ['show', t.show] : ['hide', t.hide];
  return (
    <details class="fold" open={errors.length > 0}>
      <summary>{deed}</summary>
      <form class="stack" method="post" action={paths(lang).visit(visit.id)} noValidate>
        <Guard frame={frame} />
        <input type="hidden" name="step" value={step} />
        {!visit.hidden && <p class="hint">{t.note}</p>}
        {!visit.hidden && (
          <Choices
            name="ground"
            lang={lang}
            legend={t.ground}
            choices={VISIT_GROUNDS.map((value) => ({ value, label: grounds[value] }))}
            chosen={kept.ground ? [kept.ground] : []}
            error={errorOf(errors, 'ground')}
          />
        )}
        <TextArea
          lang={lang}
          name="text"
          label={t.why}
          most={1_000}
          value={kept.text}
          error={errorOf(errors, 'text')}
        />
        <p class="deeds">
          <button type="submit" class="button quiet">
            {deed}
          </button>
        </p>
      </form>
    </details>
  );
}

/** For an official of the service’s department, in both languages. */
export function AnswerVisitForm({ view: { frame, visit, kept = {}, errors = [] }, lang }: Props) {
  const { score: t } = say(lang).civic;
  const area = (name: 'ka' | 'en', label: string) => (
    <TextArea lang={lang} name={name} label={label} most={3_000} value={kept[name]} error={errorOf(errors, name)} />
  );
  return (
    <form class="card stack" method="post" action={paths(lang).visit(visit.id)} noValidate>
      <Guard frame={frame} />
      <input type="hidden" name="step" value="answer" />
      {area('ka', t.answerKa)}
      {area('en', t.answerEn)}
      <p class="deeds">
        <button type="submit" class="button">
          {t.deed}
        </button>
      </p>
    </form>
  );
}

/** For the monitor whose report it is. */
export function OwnVisitForm({ view: { frame, visit, kept = {}, errors = [] }, lang }: Props) {
  const { form: t } = say(lang).civic.visits;
  const to = paths(lang);
  return (
    <>
      <p class="deeds">
        <a class="button quiet" href={to.correctVisit(visit.id)}>
          {t.edit}
        </a>
      </p>
      <details class="fold" open={errorOf(errors, 'text') !== undefined}>
        <summary>{t.withdraw}</summary>
        <form class="stack" method="post" action={to.visit(visit.id)} noValidate>
          <Guard frame={frame} />
          <input type="hidden" name="step" value="withdraw" />
          <TextArea
            lang={lang}
            name="text"
            label={t.why}
            most={1_000}
            value={kept.text}
            error={errorOf(errors, 'text')}
          />
          <p class="deeds">
            <button type="submit" class="button quiet">
              {t.withdraw}
            </button>
          </p>
        </form>
      </details>
    </>
  );
}
