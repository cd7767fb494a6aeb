import type { VNode } from 'preact';
import type { SurveyView } from '../../../read-models/surveys.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { SurveyTags } from '../components/survey/survey-card.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { lastMoment } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { minutesOf } from '../survey-steps.js';

export type SurveyPageView = Framed & { readonly survey: SurveyView };

/** One survey: what it is, plainly which kind, how long it takes, and the way in. */
export function SurveyPage({ frame, survey }: SurveyPageView, lang: Lang): VNode {
  const { id, kind, status, title, about, questions, answers, closes, closedAt } = survey;
  const t = say(lang).surveys;
  const to = paths(lang);
  const open = status === 'open' && closes !== undefined && closes > frame.now;
  const meta = { title: title[lang], description: about[lang], json: api.survey(id) };
  return (
    <Layout frame={frame} lang={lang} room="surveys" meta={meta}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.surveys, label: t.title }]} here={title[lang]} />
        <p class="kicker">
          <SurveyTags survey={survey} lang={lang} />
        </p>
        <h1>{title[lang]}</h1>
        <p class="lead">{about[lang]}</p>
        <p>{t.kindSaid[kind]}</p>
        <p class="meta dotted">
          <span>{closedAt ? t.ended(closedAt) : closes && t.until(lastMoment(closes))}</span>
          <span>{t.answers(answers)}</span>
          {open && <span>{t.minutes(minutesOf(questions))}</span>}
        </p>
        <p class="deeds">
          {open && (
            <a class="button big" href={to.answerSurvey(id)} rel="nofollow">
              {kind === 'sample' ? t.haveCode : t.takePart}
            </a>
          )}
          {status === 'published' && (
            <a class="button" href={to.surveyResults(id)}>
              {t.toResults}
            </a>
          )}
          <a class="button quiet" href={to.surveyMethod(id)}>
            {t.toMethod}
          </a>
          {open && kind === 'sample' && frame.reader?.roles.includes('interviewer') && (
            <a class="button quiet" href={to.fieldwork(id)}>
              {t.toFieldwork}
            </a>
          )}
        </p>
        {open && <p class="meta">{t.secret[kind]}</p>}
        {(status === 'closed' || open) && <p class="meta">{t.results.notYet}</p>}
        <details class="fold">
          <summary>
            {t.questionsTitle} ({t.questions(questions.length)})
          </summary>
          <ol>
            {questions.map(({ label }) => (
              <li>{label[lang]}</li>
            ))}
          </ol>
        </details>
      </div>
    </Layout>
  );
}
