import type { ComponentChildren, VNode } from 'preact';
import type { FormQuestion } from '../../../events/services.js';
import type { ServiceVersion } from '../../../read-models/service-documents.js';
import type { ApplicationDraft } from '../../services/application-drafts.js';
import { FOR_WHOM, type Opening, placeOf } from '../application-steps.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Checkbox } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Guard } from '../components/guard.js';
import { Meter } from '../components/meter.js';
import { FormQuestionField } from '../components/service/form-question.js';
import { ForWhom, openingOf, ShownDocumentFields } from '../components/service/opening.js';
import { ToldFormAnswer } from '../components/service/told-answer.js';
import { StepButtons } from '../components/step-buttons.js';
import { Prose } from '../components/text.js';
import type { DateParts } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import type { FilingPaths } from '../service-paths.js';

type InApplication = Framed & {
  /** The version that it goes by. */
  readonly service: Pick<ServiceVersion, 'service' | 'title' | 'form'>;
  readonly to: FilingPaths;
  /** What stands before the questions. */
  readonly opening: Opening;
  /** Why it was returned, where it is amended. */
  readonly why?: string | null | undefined;
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
  const { frame, service, errors, changed, saved, to, opening, why } = view;
  const t = say(lang).applying;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room={opening === 'document' ? 'office' : 'services'}
      meta={{ title: title ?? service.title[lang], unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <p class="meta">
          <a href={paths(lang).service(service.service)}>{service.title[lang]}</a>
        </p>
        <ErrorSummary errors={errors} lang={lang} />
        {saved && <Banner tone="good" title={t.saved(saved)} news />}
        {why && (
          <Banner tone="waits" title={t.amend.why}>
            <Prose text={why} />
          </Banner>
        )}
        {changed && (
          <Banner tone="waits" title={t.changed.title}>
            <p>{changed === 'over' ? t.changed.over : t.changed.text}</p>
            <form method="post" action={to.anew}>
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
  /** What was typed of the date of birth, where a document is asked for. */
  readonly born?: DateParts | undefined;
  readonly answer?: unknown;
};

/** One question, and how far one has come. */
export function ApplyStepPage(view: ApplyStepView, lang: Lang): VNode {
  const { frame, draft, at, errors, prefilled, typed, to, opening } = view;
  const t = say(lang).applying;
  const first = opening === 'document' ? t.document.title : t.forWhom.title;
  const questions = questionsOf(view);
  const [n, of] = placeOf(questions, draft.answers, opening, at);
  const question = questions.find(({ code }) => code === at);
  const answer = view.answer ?? draft.answers[at] ?? prefilled;
  return (
    <Shell view={view} lang={lang} title={question?.label[lang] ?? first}>
      <p class="meta" id="progress">
        {t.progress(n, of)}
      </p>
      <Meter value={n - 1} of={of} thin labelledBy="progress" />
      <DeedForm
        frame={frame}
        action={to.step()}
        enctype={question?.kind === 'file' ? 'multipart/form-data' : undefined}
        sent={{ q: at, version: String(draft.version) }}
      >
        {question ? (
          <FormQuestionField
            question={question}
            answer={answer}
            error={errorOf(errors, question.kind === 'file' ? 'scan' : 'a')}
            prefilled={draft.answers[at] === undefined && prefilled !== undefined}
            lang={lang}
            {...(typed && { typed })}
          />
        ) : opening === 'document' ? (
          <ShownDocumentFields view={view} lang={lang} />
        ) : (
          <ForWhom view={view} lang={lang} />
        )}
        <StepButtons words={t} first={n <= 1} />
      </DeedForm>
    </Shell>
  );
}

export type ApplyCheckView = InApplication & { readonly asked: readonly FormQuestion[] };

/** Everything once more, and the word that it is true. */
export function ApplyCheckPage(view: ApplyCheckView, lang: Lang): VNode {
  const { frame, draft, asked, errors, changed, to, opening } = view;
  const t = say(lang).applying;
  const change = (code: string, label: string) => (
    <a href={to.step(code)}>
      {t.change} <span class="hidden-visually">{label}</span>
    </a>
  );
  const items = [
    ...openingOf(view, lang).map(({ question, answer }) => ({ question, answer, change: change(FOR_WHOM, question) })),
    ...asked.map((question) => ({
      question: question.label[lang],
      answer: <ToldFormAnswer question={question} answer={draft.answers[question.code]} lang={lang} />,
      change: change(question.code, question.label[lang]),
    })),
  ];
  return (
    <Shell view={view} lang={lang} title={t.check.title}>
      <h1>{t.check.title}</h1>
      <p class="lead">{opening === 'document' ? t.document.check : t.check.lead}</p>
      <AnswersList items={items} />
      {changed !== 'over' && (
        <DeedForm frame={frame} action={to.check}>
          <div class={errorOf(errors, 'declaration') ? 'field wrong' : 'field'}>
            <Checkbox name="declaration" value="yes" required>
              {opening === 'document' ? t.document.declaration : t.check.declaration}
            </Checkbox>
          </div>
          <p class="deeds">
            <button type="submit" class="button big">
              {opening === 'none' ? t.amend.send : t.check.send}
            </button>
          </p>
        </DeedForm>
      )}
    </Shell>
  );
}
