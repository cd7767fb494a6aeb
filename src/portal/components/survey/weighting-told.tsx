import type { WeightsDoc } from '../../../../read-models/survey-documents.js';
import { invitedIn, responseRateOf } from '../../../../read-models/survey-method.js';
import type { SurveyView } from '../../../../read-models/surveys.js';
import { ALIKE } from '../../../surveys/design.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { type Asked, codeName, decimal, decimalIn, shareOf } from './results-words.js';

const MILLION = 1_000_000;
type Props = { readonly survey: SurveyView; readonly lang: Lang };

/** Whether the weights do what they are for, and of whom nobody answered. */
export function FitOfWeights({ weights, asked, lang }: { weights: WeightsDoc; asked: Asked; lang: Lang }) {
  const t = say(lang).surveys.weighting;
  const { converged, gap, missing } = weights;
  return (
    <>
      <p>{converged && gap < 1 ? t.fits : t.fitsNot(shareOf(gap / MILLION, lang))}</p>
      {missing.length > 0 && (
        <p>
          {t.missing(format(lang).list(missing.map(({ dimension, code }) => codeName(asked, dimension, code, lang))))}
        </p>
      )}
    </>
  );
}

/** Who comes into the survey, and by what chance. */
export function DrawTold({ survey: { kind, method, invited, status }, lang }: Props) {
  const t = say(lang).surveyDisclosure.draw;
  const { list } = format(lang);
  const sample = method?.sample;
  const by = list((sample?.strata ?? []).map((one) => say(lang).surveys.method.dimensions[one]));
  const modes = method?.modes ?? [];
  const nobodyYet = Object.keys(invited).length === 0 && status === 'open';
  return (
    <section class="stack" aria-labelledby="draw">
      <h2 id="draw">{t.title}</h2>
      {!sample || kind === 'open' ? (
        <p>{t.nobody}</p>
      ) : (
        <>
          {modes.includes('web') && <p>{t.byChance(by)}</p>}
          {modes.includes('web') && nobodyYet && <p>{t.notYet}</p>}
          {modes.includes('interviewer') && <p>{t.byQuota}</p>}
        </>
      )}
    </section>
  );
}

/** How a sample was drawn and weighted, in sentences made from its records. */
export function WeightingTold({ survey, lang }: Props) {
  const { method, strata, weights, results, answers } = survey;
  const t = say(lang).surveys.weighting;
  const { dimensions } = say(lang).surveys.method;
  const { list } = format(lang);
  const sample = method?.sample;
  if (!sample) return null;
  const people = sample.frame.cells.reduce((sum, { count }) => sum + count, 0);
  const invited = invitedIn(survey);
  const rate = responseRateOf(survey);
  const { by, margins, trim } = sample.weights;
  return (
    <section class="stack" aria-labelledby="weighting">
      <h2 id="weighting">{t.title}</h2>
      <p>{t.frame(people, sample.frame.cells.length)}</p>
      <p>{t.allocated(sample.n, strata.length, list(sample.strata.map((one) => dimensions[one])))}</p>
      {invited > 0 && rate !== null && <p>{t.came(invited, answers, shareOf(rate, lang))}</p>}
      <p>{t.start}</p>
      <p>{t.fitted[by](list(margins.map((one) => dimensions[one])))}</p>
      <p>{t.bounds(decimal(trim.low, lang), decimal(trim.high, lang))}</p>
      {weights && results && (
        <>
          <p>
            {t.range(decimal(weights.least / MILLION, lang), decimal(weights.most / MILLION, lang))}{' '}
            {t.cut(weights.trimmed)} {weights.joined > 0 && t.joined(weights.joined)}
          </p>
          <FitOfWeights weights={weights} asked={survey} lang={lang} />
          <p>
            {t.effect(decimalIn(weights.effect, lang), results.n, Math.round((results.n * 10_000) / weights.effect))}
          </p>
        </>
      )}
    </section>
  );
}

/** What the public file lets anybody work out, and what stands before people all the same. */
export const WhatProtects = ({ survey: { kind, questions }, lang }: Props) => {
  const { weighting: t } = say(lang).surveys;
  const d = say(lang).surveyDisclosure;
  const named = (of: 'sensitive' | 'identifying') =>
    format(lang).list(
      questions.flatMap((one) =>
        one[of] ? [`${lang === 'ka' ? '„' : '“'}${one.label[lang]}${lang === 'ka' ? '“' : '”'}`] : [],
      ),
    );
  const [sensitive, identifying] = [named('sensitive'), named('identifying')];
  return (
    <section class="stack" aria-labelledby="protects">
      <h2 id="protects">{t.protects}</h2>
      <p>{kind === 'sample' ? t.fillable(ALIKE) : t.openFile}</p>
      {identifying !== '' && <p>{d.identifying(identifying, ALIKE, kind)}</p>}
      {sensitive !== '' && <p>{d.sensitive(sensitive, kind)}</p>}
      {sensitive === '' && <p>{d.noneSensitive}</p>}
    </section>
  );
};
