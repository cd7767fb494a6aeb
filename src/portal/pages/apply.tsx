import type { ComponentChildren, VNode } from 'preact';
import { PROXY_BASES } from '../../../events/cases.js';
import type { FormQuestion } from '../../../events/services.js';
import type { ServiceVersion } from '../../../read-models/service-documents.js';
import type { ApplicationDraft } from '../../services/application-drafts.js';
import { FOR_WHOM, placeOf } from '../application-steps.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Checkbox, Choices } from '../components/choices.js';
import { DateField } from '../components/date-field.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { Meter } from '../components/meter.js';
import { FormQuestionField } from '../components/service/form-question.js';
import { ToldFormAnswer } from '../components/service/told-answer.js';
import { datePartsIn } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

type InApplication = Framed & {
  /** The version that it goes by. */
  readonly service: Pick<ServiceVersion, 'service' | 'title' | 'form'>;
  readonly draft: ApplicationDraft;
  readonly errors: readonly FormError[];
  /** The service has changed since it was begun; `over`: so long ago that it cannot be sent any more. */
  readonly changed?: 'changed' | 'over' | undefined;
  /** Until when it is kept, where it was saved just now. */
  readonly saved?: string | undefined;
};

const questionsOf = ({ service }: InApplication) => service.form as readonly FormQuestion[];

type ShellProps = { view: InApplication; lang: Lang; title?: string; children: ComponentChildren };
const Shell = ({ view, lang, title, children }: ShellProps) => {
  const { frame, service, errors, changed, saved } = view;
  const t = say(lang).applying;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="services"
      meta={{ title: title ?? service.title[lang], unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <p class="meta">
          <a href={to.service(service.service)}>{service.title[lang]}</a>
        </p>
        <ErrorSummary errors={errors} lang={lang} />
        {saved && <Banner tone="good" title={t.saved(saved)} news />}
        {changed && (
          <Banner tone="waits" title={t.changed.title}>
            <p>{changed === 'over' ? t.changed.over : t.changed.text}</p>
            <form method="post" action={to.applyAnew(service.service)}>
              <Guard frame={frame} />
              <button type="submit" class="button quiet">
                {t.changed.anew}
              </button>
            </form>
          </Banner>
        )}
        {children}
      </div>
    </Layout>
  );
};

export type ApplyStepView = InApplication & {
  /** The question that is asked; `_for` before all of them. */
  readonly at: string;
  /** What the residents register says in answer to it, where nothing was answered yet. */
  readonly prefilled?: string | undefined;
  /** What was typed just now and is not in order. */
  readonly typed?: Readonly<Record<string, string | undefined>>;
  readonly answer?: unknown;
};

/** One question, and how far one has come. */
export function ApplyStepPage(view: ApplyStepView, lang: Lang): VNode {
  const { frame, service, draft, at, errors, prefilled, typed } = view;
  const t = say(lang).applying;
  const questions = questionsOf(view);
  const [n, of] = placeOf(questions, draft.answers, at);
  const question = questions.find(({ code }) => code === at);
  const answer = view.answer ?? draft.answers[at] ?? prefilled;
  return (
    <Shell view={view} lang={lang} title={question?.label[lang] ?? t.forWhom.title}>
      <p class="meta" id="progress">
        {t.progress(n, of)}
      </p>
      <Meter value={n - 1} of={of} thin labelledBy="progress" />
      <form
        method="post"
        action={paths(lang).applyFor(service.service)}
        class="stack"
        enctype={question?.kind === 'file' ? 'multipart/form-data' : undefined}
        noValidate
      >
        <Guard frame={frame} />
        <input type="hidden" name="q" value={at} />
        <input type="hidden" name="version" value={String(draft.version)} />
        {question ? (
          <FormQuestionField
            question={question}
            answer={answer}
            error={errorOf(errors, question.kind === 'file' ? 'scan' : 'a')}
            prefilled={draft.answers[at] === undefined && prefilled !== undefined}
            lang={lang}
            {...(typed && { typed })}
          />
        ) : (
          <ForWhom view={view} lang={lang} />
        )}
        <p class="deeds">
          <button type="submit" class="button" name="step" value="next">
            {t.next}
          </button>
          {at !== FOR_WHOM && (
            <button type="submit" class="button quiet" name="step" value="back">
              {t.back}
            </button>
          )}
          <button type="submit" class="button quiet" name="step" value="save">
            {t.save}
          </button>
        </p>
      </form>
    </Shell>
  );
}

/** Somebody applies for themselves, or for whom they may speak. */
function ForWhom({ view: { draft, errors, typed = {} }, lang }: { view: ApplyStepView; lang: Lang }) {
  const t = say(lang).applying.forWhom;
  const behalf = draft.behalf;
  const [year, month, day] = behalf?.birthDate.split('-') ?? [];
  const born = day ? { day: String(Number(day)), month: String(Number(month)), year: year! } : undefined;
  const other = typed.for === 'other' || behalf !== undefined;
  return (
    <>
      <Choices
        lang={lang}
        name="for"
        legend={t.title}
        question
        hint={t.hint}
        choices={[
          { value: 'self', label: t.self },
          { value: 'other', label: t.other },
        ]}
        chosen={[other ? 'other' : 'self']}
      />
      <details class="fold" open={other}>
        <summary>{t.other}</summary>
        <div class="stack">
          <Field
            lang={lang}
            name="number"
            label={t.number}
            hint={t.numberHint}
            error={errorOf(errors, 'number')}
            value={typed.number ?? behalf?.personalNumber}
            optional
            short
            input={{ inputMode: 'numeric', maxLength: 11, autocomplete: 'off' }}
          />
          <DateField
            lang={lang}
            name="birth"
            legend={t.birth}
            error={errorOf(errors, 'birth')}
            value={datePartsIn(typed, 'birth') ?? born}
            optional
          />
          <Choices
            lang={lang}
            name="basis"
            legend={t.basis}
            optional
            choices={PROXY_BASES.map((value) => ({ value, label: t.bases[value] }))}
            chosen={[typed.basis ?? behalf?.basis ?? ''].filter(Boolean)}
          />
        </div>
      </details>
    </>
  );
}

export type ApplyCheckView = InApplication & { readonly asked: readonly FormQuestion[] };

/** Everything once more, and the word that it is true. */
export function ApplyCheckPage(view: ApplyCheckView, lang: Lang): VNode {
  const { frame, service, draft, asked, errors, changed } = view;
  const t = say(lang).applying;
  const to = paths(lang);
  const change = (code: string, label: string) => (
    <a href={to.applyFor(service.service, code)}>
      {t.change} <span class="hidden-visually">{label}</span>
    </a>
  );
  const { behalf } = draft;
  const items = [
    {
      question: t.forWhom.title,
      answer: behalf ? `${t.forWhom.other}, ${behalf.personalNumber}` : t.forWhom.self,
      change: change(FOR_WHOM, t.forWhom.title),
    },
    ...asked.map((question) => ({
      question: question.label[lang],
      answer: <ToldFormAnswer question={question} answer={draft.answers[question.code]} lang={lang} />,
      change: change(question.code, question.label[lang]),
    })),
  ];
  return (
    <Shell view={view} lang={lang} title={t.check.title}>
      <h1>{t.check.title}</h1>
      <p class="lead">{t.check.lead}</p>
      <AnswersList items={items} />
      {changed !== 'over' && (
        <form method="post" action={to.applyCheck(service.service)} class="stack" noValidate>
          <Guard frame={frame} />
          <div class={errorOf(errors, 'declaration') ? 'field wrong' : 'field'}>
            <Checkbox name="declaration" value="yes" required>
              {t.check.declaration}
            </Checkbox>
          </div>
          <p class="deeds">
            <button type="submit" class="button big">
              {t.check.send}
            </button>
          </p>
        </form>
      )}
    </Shell>
  );
}
