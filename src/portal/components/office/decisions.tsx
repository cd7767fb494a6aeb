import { REFUSAL_GROUNDS } from '../../../../events/petitions.js';
import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { CardDeed, type DeedProps } from '../deed-form.js';
import { Field, TextArea } from '../field.js';

/** What an official may decide on this petition now. */
export type MayDecide = {
  readonly admit: boolean;
  readonly refuse: boolean;
  readonly register: boolean;
  readonly notice: boolean;
  readonly decideAppeal: boolean;
  readonly answer: boolean;
  readonly followUp: boolean;
  readonly review: boolean;
};
/** A form that came back keeps what was typed into it. */
export type Kept = Readonly<
  Partial<Record<'ground' | 'explanation' | 'certificate' | 'outcome' | 'decision' | 'state' | 'text', string>>
>;
/** Which form came back with mistakes. */
export type DecisionForm = 'refuse' | 'register' | 'appeal' | 'answer' | 'follow-up';

export type DecisionProps = {
  readonly id: string;
  readonly frame: Frame;
  readonly lang: Lang;
  readonly errors: readonly FormError[];
  readonly kept: Kept;
};

type Filled = Pick<DecisionProps, 'lang' | 'errors' | 'kept'>;

type OneOfProps = Filled & {
  readonly name: 'outcome' | 'decision' | 'state';
  readonly legend: string;
  readonly words: Readonly<Record<string, string>>;
};
/** Which way it is decided. */
const OneOf = ({ lang, errors, kept, name, legend, words }: OneOfProps) => (
  <Choices
    lang={lang}
    name={name}
    legend={legend}
    error={errorOf(errors, name)}
    choices={Object.entries(words).map(([value, label]) => ({ value, label }))}
    chosen={[kept[name] ?? '']}
  />
);

type WordsProps = Filled & {
  readonly name: 'explanation' | 'text';
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly most?: number;
};
/** What is said to it, for everybody to read. */
const Words = ({ lang, errors, kept, name, id = name, label, hint, rows = 6, most = 4_000 }: WordsProps) => (
  <TextArea
    lang={lang}
    name={name}
    id={id}
    label={label}
    hint={hint}
    error={errorOf(errors, id)}
    value={kept[name]}
    rows={rows}
    least={10}
    most={most}
    counted
  />
);

/** A decision is taken once, however often its button is pressed. */
const Decision = (deed: DeedProps) => <CardDeed class="card form" data-once {...deed} />;

export function AdmitForm({ id, frame, lang }: Pick<DecisionProps, 'id' | 'frame' | 'lang'>) {
  const { item: t } = say(lang).office;
  return (
    <Decision frame={frame} class="card stack" action={paths(lang).admit(id)} title={t.admit}>
      <p>{t.admitText}</p>
    </Decision>
  );
}

export function RefuseForm({ id, frame, lang, errors, kept }: DecisionProps) {
  const { item: t, grounds } = say(lang).office;
  const hidden = (ground: string) => REFUSAL_GROUNDS[ground as keyof typeof REFUSAL_GROUNDS].hidden;
  return (
    <Decision frame={frame} action={paths(lang).refuse(id)} title={t.refuse} tone="danger">
      <Choices
        lang={lang}
        name="ground"
        legend={t.ground}
        error={errorOf(errors, 'ground')}
        choices={Object.entries(grounds).map(([value, label]) => ({
          value,
          label,
          ...(hidden(value) && { hint: t.hiddenGround }),
        }))}
        chosen={[kept.ground ?? '']}
      />
      <Words
        lang={lang}
        errors={errors}
        kept={kept}
        name="explanation"
        label={t.explanation}
        hint={t.explanationHint}
      />
    </Decision>
  );
}

export function RegisterForm({ id, frame, lang, errors, kept }: DecisionProps) {
  const { item: t } = say(lang).office;
  return (
    <Decision frame={frame} action={paths(lang).register(id)} title={t.register} label={t.registerSend}>
      <Field
        lang={lang}
        name="certificate"
        label={t.certificate}
        error={errorOf(errors, 'certificate')}
        value={kept.certificate}
        input={{ minLength: 3, maxLength: 60 }}
      />
    </Decision>
  );
}

/** Where no message reached the author, an official tells them and says so here. */
export function NoticeForm({
  id,
  frame,
  lang,
  due,
}: Pick<DecisionProps, 'id' | 'frame' | 'lang'> & { due?: string | undefined }) {
  const { item: t } = say(lang).office;
  return (
    <Decision
      frame={frame}
      class="card stack"
      action={paths(lang).refusalNotice(id)}
      title={t.notice}
      label={t.noticeSend}
    >
      <p>{t.noticeText}</p>
      {due && <p class="meta">{say(lang).office.queue.due(due)}</p>}
    </Decision>
  );
}

export function AppealForm({ id, frame, ...filled }: DecisionProps) {
  const { item: t } = say(filled.lang).office;
  return (
    <Decision frame={frame} action={paths(filled.lang).decideAppeal(id)} title={t.appeal} label={t.decide}>
      <OneOf {...filled} name="outcome" legend={t.outcome} words={t.outcomes} />
      <Words {...filled} name="explanation" id="appeal-explanation" label={t.explanation} />
    </Decision>
  );
}

export function AnswerForm({ id, frame, revised, ...filled }: DecisionProps & { revised: boolean }) {
  const { item: t } = say(filled.lang).office;
  const { decision } = say(filled.lang).petition.answer;
  return (
    <Decision
      frame={frame}
      action={paths(filled.lang).answer(id)}
      title={revised ? t.revise : t.answer}
      label={t.answerSend}
    >
      {revised && <p class="hint">{t.reviseHint}</p>}
      <OneOf {...filled} name="decision" legend={t.decisionKind} words={decision} />
      <Words {...filled} name="text" id="answer-text" label={t.text} hint={t.answerHint} rows={10} most={10_000} />
    </Decision>
  );
}

export function FollowUpForm({ id, frame, ...filled }: DecisionProps) {
  const { item: t } = say(filled.lang).office;
  const { state } = say(filled.lang).petition.followUps;
  return (
    <Decision frame={frame} action={paths(filled.lang).followUp(id)} title={t.followUp} label={t.followUpSend}>
      <OneOf {...filled} name="state" legend={t.followUpState} words={state} />
      <Words {...filled} name="text" id="follow-up-text" label={t.text} most={10_000} />
    </Decision>
  );
}
