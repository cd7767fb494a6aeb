import type { VNode } from 'preact';
import { invitedIn, responseRateOf } from '../../../read-models/survey-method.js';
import type { SurveyView } from '../../../read-models/surveys.js';
import { districtName } from '../../map/district-names.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Scroller } from '../components/scroller.js';
import { decimal, shareOf } from '../components/survey/results-words.js';
import { DrawTold, WeightingTold, WhatProtects } from '../components/survey/weighting-told.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, lastMoment } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

export type SurveyMethodView = Framed & { readonly survey: SurveyView };
type Props = { readonly survey: SurveyView; readonly lang: Lang };

/** A stratum in words: its district, sex and age, as far as the sample is divided by them. */
export function stratumName(code: string, lang: Lang): string {
  const t = say(lang).surveyOffice.sexes;
  return code
    .split('.')
    .map((part) =>
      part === 'female' || part === 'male' ? t[part] : /^\d/.test(part) ? part : districtName(lang, part).name,
    )
    .join(', ');
}

/** How a survey is done, from its records alone. */
export function SurveyMethodPage({ frame, survey }: SurveyMethodView, lang: Lang): VNode {
  const { id, title, strata } = survey;
  const { surveys } = say(lang);
  const t = surveys.method;
  const to = paths(lang);
  const { number } = format(lang);
  const meta = { title: `${title[lang]} – ${t.title}`, json: api.survey(id) };
  return (
    <Layout frame={frame} lang={lang} room="surveys" meta={meta}>
      <div class="stack">
        <Breadcrumbs
          lang={lang}
          way={[
            { href: to.surveys, label: surveys.title },
            { href: to.survey(id), label: title[lang] },
          ]}
          here={t.title}
        />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <MethodList survey={survey} lang={lang} />
      {strata.length > 0 && (
        <div class="stack">
          <h2 id="strata">{t.strata}</h2>
          <Scroller labelledBy="strata">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{t.stratum}</th>
                  <th scope="col">{t.people}</th>
                  <th scope="col">{t.wanted}</th>
                  <th scope="col">{t.invited}</th>
                </tr>
              </thead>
              <tbody>
                {strata.map(({ code, population, n }) => (
                  <tr>
                    <th scope="row">{stratumName(code, lang)}</th>
                    <td class="n">{number(population)}</td>
                    <td class="n">{number(n)}</td>
                    <td class="n">{number(survey.invitedByStratum[code] ?? 0)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
        </div>
      )}
      <DrawTold survey={survey} lang={lang} />
      <WeightingTold survey={survey} lang={lang} />
      <WhatProtects survey={survey} lang={lang} />
      <Questionnaire survey={survey} lang={lang} />
      <section class="card quiet stack">
        <h2>{t.limits}</h2>
        <p>{t.limitsSaid}</p>
      </section>
    </Layout>
  );
}

function MethodList({ survey, lang }: Props) {
  const { kind, method, openedAt, closes, closedAt, answers, byMode, reminders, removals } = survey;
  const { surveys, surveyRemovals: removed } = say(lang);
  const t = surveys.method;
  const { number, list, date } = format(lang);
  const rate = responseRateOf(survey);
  const sample = method?.sample;
  const modes = (method?.modes ?? []).map((mode) => `${t.modeNames[mode]} (${number(byMode[mode] ?? 0)})`);
  const rows: readonly (readonly [string, string])[] = [
    [t.kind, surveys.kinds[kind]],
    [t.population, method?.population[lang] ?? ''],
    ...(openedAt ? [[t.dates, t.from(openedAt, closedAt ?? lastMoment(closes!))] as const] : []),
    [t.modes, list(modes)],
    ...(sample
      ? ([
          [t.frame, `${sample.frame.source[lang]}; ${t.frameDay(`${sample.frame.day}T12:00:00.000Z`)}`],
          [t.strata, list(sample.strata.map((one) => t.dimensions[one]))],
          [t.wanted, number(sample.n)],
          [t.invited, number(invitedIn(survey))],
        ] as const)
      : []),
    [t.answers, number(answers)],
    ...(sample ? [[t.rate, rate === null ? t.noRate : shareOf(rate, lang)] as const] : []),
    [t.weights, sample ? weightsOf(sample.weights, lang) : t.noWeights],
    [t.threshold, t.thresholdSaid(method?.threshold ?? 0)],
    ...(reminders.length > 0
      ? [[t.reminders, reminders.map(({ at, count }) => t.reminded(at, count)).join('; ')] as const]
      : []),
    ...(removals.length > 0
      ? [
          [
            removed.row,
            removals.map((one) => removed.said(date(one.at), one.count, removed.grounds[one.ground])).join('; '),
          ] as const,
        ]
      : []),
    ...survey.versions.map(({ version, at }) => [t.questionnaire, t.version(version, at)] as const),
  ];
  return (
    <dl class="answers">
      {rows.map(([name, said]) => (
        <div>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

type Weights = NonNullable<NonNullable<SurveyView['method']>['sample']>['weights'];
function weightsOf({ by, margins, trim }: Weights, lang: Lang): string {
  const t = say(lang).surveys.method;
  const over = format(lang).list(margins.map((one) => t.dimensions[one]));
  return `${t.weighting[by]}: ${over}; ${t.trimmed(decimal(trim.low, lang), decimal(trim.high, lang))}`;
}

function Questionnaire({ survey: { questions, version }, lang }: Props) {
  const t = say(lang).surveys.method;
  const { names } = say(lang).surveyDisclosure.classes;
  return (
    <section class="stack" aria-labelledby="questionnaire">
      <h2 id="questionnaire">
        {t.questionnaire} ({version})
      </h2>
      <ol class="stack">
        {questions.map(({ label, choices = [], rows = [], scale, required, when, sensitive, identifying }) => (
          <li>
            <p>
              <b>{label[lang]}</b> {required && <span class="meta">{t.required}</span>}{' '}
              {when && <span class="meta">{t.when}</span>} {sensitive && <span class="tag">{names.sensitive}</span>}{' '}
              {identifying && <span class="tag">{names.identifying}</span>}
            </p>
            {rows.length > 0 && <p class="meta">{rows.map((one) => one.label[lang]).join(' · ')}</p>}
            {choices.length > 0 && <p class="meta">{choices.map((one) => one.label[lang]).join(' · ')}</p>}
            {scale && (
              <p class="meta">
                {scale.from} ({scale.low[lang]}) – {scale.to} ({scale.high[lang]})
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
