import { VISIT_GROUNDS } from '../../../../events/civic-control.js';
import type { VisitView } from '../../../../read-models/civic-monitors.js';
import { errorOf, type FormError, type Framed, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { DeedForm, FoldedDeed, Send } from '../deed-form.js';
import { TextArea } from '../field.js';

type View = Framed & {
  readonly visit: VisitView;
  readonly errors?: readonly FormError[];
  readonly kept?: Readonly<Record<string, string | undefined>>;
};
type Props = { readonly view: View; readonly lang: Lang };

/** Why: for everybody to read. */
const Why = ({ view: { kept = {}, errors = [] }, lang, label }: Props & { label: string }) => (
  <TextArea lang={lang} name="text" label={label} most={1_000} value={kept.text} error={errorOf(errors, 'text')} />
);

/** For a moderator: a ground and a reason that everybody reads. */
export function HideVisitForm({ view, lang }: Props) {
  const { frame, visit, kept = {}, errors = [] } = view;
  const { grounds, moderation: t } = say(lang).civic.visits;
  const [step, title] = visit.hidden ? ['show', t.show] : ['hide', t.hide];
  return (
    <FoldedDeed
      frame={frame}
      action={paths(lang).visit(visit.id)}
      sent={{ step }}
      title={title}
      tone="quiet"
      open={errors.length > 0}
    >
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
      <Why view={view} lang={lang} label={t.why} />
    </FoldedDeed>
  );
}

/** For an official of the service’s department, in both languages. */
export function AnswerVisitForm({ view: { frame, visit, kept = {}, errors = [] }, lang }: Props) {
  const { score: t } = say(lang).civic;
  const area = (name: 'ka' | 'en', label: string) => (
    <TextArea lang={lang} name={name} label={label} most={3_000} value={kept[name]} error={errorOf(errors, name)} />
  );
  return (
    <DeedForm frame={frame} class="card stack" action={paths(lang).visit(visit.id)} sent={{ step: 'answer' }}>
      {area('ka', t.answerKa)}
      {area('en', t.answerEn)}
      <Send label={t.deed} />
    </DeedForm>
  );
}

/** For the monitor whose report it is. */
export function OwnVisitForm({ view, lang }: Props) {
  const { frame, visit, errors = [] } = view;
  const { form: t } = say(lang).civic.visits;
  const to = paths(lang);
  return (
    <>
      <p class="deeds">
        <a class="button quiet" href={to.correctVisit(visit.id)}>
          {t.edit}
        </a>
      </p>
      <FoldedDeed
        frame={frame}
        action={to.visit(visit.id)}
        sent={{ step: 'withdraw' }}
        title={t.withdraw}
        tone="quiet"
        open={errorOf(errors, 'text') !== undefined}
      >
        <Why view={view} lang={lang} label={t.why} />
      </FoldedDeed>
    </>
  );
}
