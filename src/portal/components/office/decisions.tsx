import { REFUSAL_GROUNDS } from '../../../../events/petitions.js';
import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { CardDeed } from '../deed-form.js';
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

export function AdmitForm({ id, frame, lang }: Pick<DecisionProps, 'id' | 'frame' | 'lang'>) {
  const { item: t } = say(lang).office;
  return (
    <CardDeed frame={frame} action={paths(lang).admit(id)} title={t.admit} data-once>
      <p>{t.admitText}</p>
    </CardDeed>
  );
}

export function RefuseForm({ id, frame, lang, errors, kept }: DecisionProps) {
  const { item: t, grounds } = say(lang).office;
  const hidden = (ground: string) => REFUSAL_GROUNDS[ground as keyof typeof REFUSAL_GROUNDS].hidden;
  return (
    <CardDeed frame={frame} class="card form" action={paths(lang).refuse(id)} title={t.refuse} tone="danger" data-once>
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
      <TextArea
        lang={lang}
        name="explanation"
        label={t.explanation}
        hint={t.explanationHint}
        error={errorOf(errors, 'explanation')}
        value={kept.explanation}
        rows={6}
        least={10}
        most={4000}
        counted
      />
    </CardDeed>
  );
}

export function RegisterForm({ id, frame, lang, errors, kept }: DecisionProps) {
  const { item: t } = say(lang).office;
  return (
    <CardDeed
      frame={frame}
      class="card form"
      action={paths(lang).register(id)}
      title={t.register}
      label={t.registerSend}
      data-once
    >
      <Field
        lang={lang}
        name="certificate"
        label={t.certificate}
        error={errorOf(errors, 'certificate')}
        value={kept.certificate}
        input={{ minLength: 3, maxLength: 60 }}
      />
    </CardDeed>
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
    <CardDeed frame={frame} action={paths(lang).refusalNotice(id)} title={t.notice} label={t.noticeSend} data-once>
      <p>{t.noticeText}</p>
      {due && <p class="meta">{say(lang).office.queue.due(due)}</p>}
    </CardDeed>
  );
}

export function AppealForm({ id, frame, lang, errors, kept }: DecisionProps) {
  const { item: t } = say(lang).office;
  return (
    <CardDeed
      frame={frame}
      class="card form"
      action={paths(lang).decideAppeal(id)}
      title={t.appeal}
      label={t.decide}
      data-once
    >
      <Choices
        lang={lang}
        name="outcome"
        legend={t.outcome}
        error={errorOf(errors, 'outcome')}
        choices={Object.entries(t.outcomes).map(([value, label]) => ({ value, label }))}
        chosen={[kept.outcome ?? '']}
      />
      <TextArea
        lang={lang}
        name="explanation"
        id="appeal-explanation"
        label={t.explanation}
        error={errorOf(errors, 'appeal-explanation')}
        value={kept.explanation}
        rows={6}
        least={10}
        most={4000}
        counted
      />
    </CardDeed>
  );
}

export function AnswerForm({ id, frame, lang, errors, kept, revised }: DecisionProps & { revised: boolean }) {
  const { item: t } = say(lang).office;
  const { decision } = say(lang).petition.answer;
  return (
    <CardDeed
      frame={frame}
      class="card form"
      action={paths(lang).answer(id)}
      title={revised ? t.revise : t.answer}
      label={t.answerSend}
      data-once
    >
      {revised && <p class="hint">{t.reviseHint}</p>}
      <Choices
        lang={lang}
        name="decision"
        legend={t.decisionKind}
        error={errorOf(errors, 'decision')}
        choices={Object.entries(decision).map(([value, label]) => ({ value, label }))}
        chosen={[kept.decision ?? '']}
      />
      <TextArea
        lang={lang}
        name="text"
        id="answer-text"
        label={t.text}
        hint={t.answerHint}
        error={errorOf(errors, 'answer-text')}
        value={kept.text}
        rows={10}
        least={10}
        most={10_000}
        counted
      />
    </CardDeed>
  );
}

export function FollowUpForm({ id, frame, lang, errors, kept }: DecisionProps) {
  const { item: t } = say(lang).office;
  const { state } = say(lang).petition.followUps;
  return (
    <CardDeed
      frame={frame}
      class="card form"
      action={paths(lang).followUp(id)}
      title={t.followUp}
      label={t.followUpSend}
      data-once
    >
      <Choices
        lang={lang}
        name="state"
        legend={t.followUpState}
        error={errorOf(errors, 'state')}
        choices={Object.entries(state).map(([value, label]) => ({ value, label }))}
        chosen={[kept.state ?? '']}
      />
      <TextArea
        lang={lang}
        name="text"
        id="follow-up-text"
        label={t.text}
        error={errorOf(errors, 'follow-up-text')}
        value={kept.text}
        rows={6}
        least={10}
        most={10_000}
        counted
      />
    </CardDeed>
  );
}
