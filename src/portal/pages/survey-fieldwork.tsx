import type { VNode } from 'preact';
import type { SurveyForOffice } from '../../../read-models/surveys.js';
import type { Quota } from '../../surveys/quotas.js';
import { DeedForm } from '../components/deed-form.js';
import { Select } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { Scroller } from '../components/scroller.js';
import { QuestionField } from '../components/survey/question.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { api, paths } from '../paths.js';
import { type Filled, NOTHING_FILLED } from '../survey-steps.js';
import { refusalSentence } from './error.js';
import { stratumName } from './survey-method.js';

export type FieldworkView = Framed & {
  readonly survey: SurveyForOffice;
  readonly quotas: readonly Quota[];
  readonly filled?: Filled;
  readonly stratum?: string | undefined;
  readonly errors: readonly FormError[];
  readonly recorded?: boolean;
};

/** Why an interview may be refused when it is sent, for the script that keeps it. */
const REASONS = [
  'answer.quota-full',
  'answer.outside-stratum',
  'answer.stratum-not-assigned',
  'answer.required',
  'answer.not-fitting',
  'answer.unknown-question',
  'answer.wrong-version',
  'answer.too-long',
  'survey.stratum-unknown',
  'survey.not-assigned',
  'survey.not-open',
] as const;
const reasonsIn = (lang: Lang) => Object.fromEntries(REASONS.map((code) => [code, refusalSentence(code, lang)]));

/** An interviewer's page: the whole questionnaire at once, which a script keeps on the telephone until there is a network. */
export function FieldworkPage(
  { frame, survey, quotas, filled = NOTHING_FILLED, stratum, errors, recorded }: FieldworkView,
  lang: Lang,
): VNode {
  const t = say(lang).surveyOffice.fieldwork;
  const to = paths(lang);
  const { number } = format(lang);
  const { id, title, questions, version } = survey;
  const head = (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>{t.sendBeforeEnd}</p>
    </>
  );
  return (
    <FormPage
      frame={frame}
      lang={lang}
      room="surveys"
      title={`${t.title}: ${title[lang]}`}
      way={[{ href: to.survey(id), label: title[lang] }]}
      here={t.title}
      errors={errors}
      notice={recorded ? t.recorded : undefined}
      head={head}
      islands={['fieldwork']}
    >
      {quotas.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <div class="stack">
            <h2 id="quotas">{t.quotas}</h2>
            <Scroller labelledBy="quotas">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">{t.group}</th>
                    <th scope="col">{t.yours}</th>
                    <th scope="col">{say(lang).surveyRemovals.mine}</th>
                    <th scope="col">{t.all}</th>
                    <th scope="col">{t.of}</th>
                  </tr>
                </thead>
                <tbody>
                  {quotas.map((one) => (
                    <tr>
                      <th scope="row">{stratumName(one.stratum, lang)}</th>
                      <td class="n">{number(one.count)}</td>
                      <td class="n">{number(one.brought)}</td>
                      <td class="n">{number(one.answers)}</td>
                      <td class="n">{number(one.wanted)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroller>
          </div>
          <section
            class="card quiet stack"
            data-fieldwork={id}
            data-address={api.survey(id, '/fieldwork')}
            data-version={version}
            data-waiting={t.waiting('{n}')}
            data-kept={t.kept}
            data-incomplete={t.incomplete}
            data-sent={t.sent}
            data-refused={t.refused}
            data-no-network={t.noNetwork}
            data-questions={JSON.stringify(questions)}
            data-strata={JSON.stringify(
              Object.fromEntries(quotas.map((one) => [one.stratum, stratumName(one.stratum, lang)])),
            )}
            data-reasons={JSON.stringify(reasonsIn(lang))}
            data-drop={say(lang).surveyRemovals.drop}
            data-drop-sure={say(lang).surveyRemovals.dropSure}
            hidden
          >
            <p>{t.offline}</p>
            <p role="status" data-fieldwork-status />
            <div class="stack" data-fieldwork-refused hidden>
              <h2>{say(lang).surveyRemovals.refusedTitle}</h2>
              <ul class="stack" />
            </div>
            <p class="deeds">
              <button type="button" class="button" data-fieldwork-send>
                {t.send}
              </button>
            </p>
          </section>
          <noscript>
            <p>{t.noScript}</p>
          </noscript>
          <DeedForm
            frame={frame}
            action={to.fieldwork(id)}
            data-fieldwork-form
            sent={{ draft: frame.key, version: String(version) }}
          >
            <Select
              lang={lang}
              name="stratum"
              label={t.group}
              value={stratum ?? quotas[0]!.stratum}
              options={quotas.map((one) => ({ value: one.stratum, label: stratumName(one.stratum, lang) }))}
            />
            {questions.map((question) => (
              <div data-question={question.code}>
                <QuestionField question={question} filled={filled} errors={errors} lang={lang} />
              </div>
            ))}
            <p class="deeds">
              <button type="submit" class="button big">
                {t.keep}
              </button>
            </p>
          </DeedForm>
        </>
      )}
    </FormPage>
  );
}
