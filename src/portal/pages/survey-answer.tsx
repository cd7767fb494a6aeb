import type { ComponentChildren, VNode } from 'preact';
import type { SurveyView } from '../../../read-models/surveys.js';
import { AnswersList } from '../components/answers-list.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { Meter } from '../components/meter.js';
import { StepButtons } from '../components/step-buttons.js';
import { QuestionField } from '../components/survey/question.js';
import { ToldAnswer } from '../components/survey/told-answer.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { askedOn, type Filled, pagesOf } from '../survey-steps.js';

type Survey = Pick<SurveyView, 'id' | 'kind' | 'title' | 'questions'>;
type InSurvey = Framed & { readonly survey: Survey; readonly errors: readonly FormError[] };

const Shell = ({
  view: { frame, survey, errors },
  lang,
  children,
}: {
  view: InSurvey;
  lang: Lang;
  children: ComponentChildren;
}) => (
  <Layout
    frame={frame}
    lang={lang}
    room="surveys"
    meta={{ title: survey.title[lang], unlisted: true, failed: errors.length > 0, islands: ['form'] }}
  >
    <div class="narrow stack">
      <p class="meta">
        <a href={paths(lang).survey(survey.id)}>{survey.title[lang]}</a>
      </p>
      <ErrorSummary errors={errors} lang={lang} />
      {children}
    </div>
  </Layout>
);

export type SurveyCodeView = InSurvey & { readonly typed?: string | undefined };

/** The way into a sample survey: a code, and nobody's name with it. */
export function SurveyCodePage(view: SurveyCodeView, lang: Lang): VNode {
  const { frame, survey, errors, typed } = view;
  const t = say(lang).surveys.code;
  const to = paths(lang);
  if (frame.reader)
    return (
      <Shell view={view} lang={lang}>
        <h1>{t.signedIn}</h1>
        <p class="lead">{t.signOutFirst}</p>
        <form method="post" action={to.signOut}>
          <Guard frame={frame} />
          <input type="hidden" name="next" value={to.answerSurvey(survey.id)} />
          <button type="submit" class="button">
            {t.signOut}
          </button>
        </form>
      </Shell>
    );
  return (
    <Shell view={view} lang={lang}>
      <form method="post" action={to.answerSurvey(survey.id)} class="stack">
        <Guard frame={frame} />
        <h1>{t.title}</h1>
        <p>{say(lang).surveys.secret.sample}</p>
        <Field
          lang={lang}
          name="code"
          label={t.label}
          hint={t.hint}
          error={errorOf(errors, 'code')}
          value={typed}
          input={{ maxLength: 30, autocomplete: 'off', autocapitalize: 'characters', spellcheck: false }}
        />
        <p class="deeds">
          <button type="submit" class="button big">
            {t.start}
          </button>
        </p>
      </form>
    </Shell>
  );
}

export type SurveyStepView = InSurvey & {
  /** Which page of the questionnaire. */
  readonly page: number;
  readonly filled: Filled;
  /** All that was filled in, sealed. */
  readonly state: string;
};

/** One page of the questions, with how far one has come. */
export function SurveyStepPage(view: SurveyStepView, lang: Lang): VNode {
  const { frame, survey, page, filled, state, errors } = view;
  const t = say(lang).surveys.answering;
  const pages = pagesOf(survey.questions);
  const asked = askedOn(pages[page] ?? [], survey.questions, filled);
  const heading = pages[page]?.[0]?.block?.[lang] ?? survey.title[lang];
  return (
    <Shell view={view} lang={lang}>
      <p class="meta" id="progress">
        {t.page(page + 1, pages.length)}
      </p>
      <Meter value={page} of={pages.length} thin labelledBy="progress" />
      <DeedForm frame={frame} action={paths(lang).answerSurvey(survey.id)} sent={{ state }}>
        <h1>{heading}</h1>
        {asked.map((question) => (
          <QuestionField question={question} filled={filled} errors={errors} lang={lang} />
        ))}
        <StepButtons words={t} />
      </DeedForm>
    </Shell>
  );
}

export type SurveyCheckView = InSurvey & { readonly filled: Filled; readonly state: string };

/** Everything once more before it is sent. */
export function SurveyCheckPage(view: SurveyCheckView, lang: Lang): VNode {
  const { frame, survey, filled, state } = view;
  const t = say(lang).surveys.answering;
  const pages = pagesOf(survey.questions);
  const items = pages.flatMap((page, n) =>
    askedOn(page, survey.questions, filled).map((question) => ({
      question: question.label[lang],
      answer: <ToldAnswer question={question} filled={filled} lang={lang} />,
      change: (
        <button type="submit" class="link" name="go" value={String(n)}>
          {t.change} <span class="hidden-visually">{question.label[lang]}</span>
        </button>
      ),
    })),
  );
  return (
    <Shell view={view} lang={lang}>
      <form method="post" action={paths(lang).answerSurvey(survey.id)} class="stack">
        <Guard frame={frame} />
        <input type="hidden" name="state" value={state} />
        <h1>{t.check}</h1>
        <p class="lead">{t.checkLead}</p>
        <AnswersList items={items} />
        <p class="deeds">
          <button type="submit" class="button big" name="step" value="send">
            {t.send}
          </button>
          <button type="submit" class="button quiet" name="step" value="save">
            {t.save}
          </button>
        </p>
      </form>
    </Shell>
  );
}

export type SurveySavedView = InSurvey & { readonly link: string; readonly draft: string };

/** The link by which somebody goes on, without an account. */
export function SurveySavedPage(view: SurveySavedView, lang: Lang): VNode {
  const { frame, survey, link, draft } = view;
  const t = say(lang).surveys.saved;
  return (
    <Shell view={view} lang={lang}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>
        <a href={link} rel="nofollow">
          {frame.origin}
          {link}
        </a>
      </p>
      <ResumeForm view={view} lang={lang} draft={draft} label={t.goOn} id={survey.id} />
    </Shell>
  );
}

export type SurveyResumeView = InSurvey & { readonly draft: string | undefined };

/** Where the link leads: nothing of what was answered is shown before it is asked for. */
export function SurveyResumePage(view: SurveyResumeView, lang: Lang): VNode {
  const { survey, draft } = view;
  const t = say(lang).surveys.resume;
  return (
    <Shell view={view} lang={lang}>
      <h1>{t.title}</h1>
      <p class="lead">{draft ? t.lead : t.gone}</p>
      {draft && <ResumeForm view={view} lang={lang} draft={draft} label={t.start} id={survey.id} />}
    </Shell>
  );
}

type ResumeProps = { view: InSurvey; lang: Lang; draft: string; label: string; id: string };
const ResumeForm = ({ view: { frame }, lang, draft, label, id }: ResumeProps) => (
  <form method="post" action={paths(lang).resumeSurvey(id)}>
    <Guard frame={frame} />
    <input type="hidden" name="draft" value={draft} />
    <button type="submit" class="button">
      {label}
    </button>
  </form>
);

/** It is in. */
export function SurveyThanksPage(view: InSurvey, lang: Lang): VNode {
  const t = say(lang).surveys;
  return (
    <Shell view={view} lang={lang}>
      <h1>{t.thanks.title}</h1>
      <p class="lead">{t.thanks.lead}</p>
      {view.survey.kind === 'sample' && <p class="meta">{t.wait}</p>}
      <p class="deeds">
        <a class="button" href={paths(lang).survey(view.survey.id)}>
          {t.thanks.back}
        </a>
      </p>
    </Shell>
  );
}
