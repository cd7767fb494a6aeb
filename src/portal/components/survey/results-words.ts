import { OTHER } from '../../../../events/surveys.js';
import type { CrossGroup } from '../../../../projections/surveys/statistics/published-file.js';
import type { AskedQuestion, SurveyDoc } from '../../../../read-models/survey-documents.js';
import { districtName } from '../../../map/district-names.js';
import { wordsBeside } from '../../../surveys/design.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { labelOf } from './told-answer.js';

export type Asked = Pick<SurveyDoc, 'questions' | 'codebooks' | 'method'>;
export type Dimension = 'district' | 'sex' | 'age';
/** Codes whose own value is not told. */
const WITHHELD = '*';

const numbers = (lang: Lang, how: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(lang === 'ka' ? 'ka' : 'en-GB', how);

/** A share as people read it, to a tenth of a point. */
export const shareOf = (share: number, lang: Lang): string =>
  numbers(lang, { style: 'percent', maximumFractionDigits: 1 }).format(share);
export const decimal = (value: number, lang: Lang): string => numbers(lang, { maximumFractionDigits: 2 }).format(value);
/** The same of published numbers, which are ten-thousandths. */
export const shareIn = (parts: number, lang: Lang): string => shareOf(parts / 10_000, lang);
export const decimalIn = (parts: number, lang: Lang): string => decimal(parts / 10_000, lang);

/** A question of the results: one that was asked, or the words beside another one’s choice `other`. */
export function questionOf({ questions }: Asked, code: string, lang: Lang) {
  const own = questions.find((one) => one.code === code);
  if (own) return { question: own, label: own.label[lang] };
  const of = questions.find((one) => wordsBeside(one.code) === code);
  return of && { question: of, label: `${of.label[lang]} – ${say(lang).surveys.answering.otherLabel}` };
}

/** What an answer is called: a choice, a step of a scale, a code of the answer file. */
export function answerName({ codebooks }: Asked, question: AskedQuestion, code: string, lang: Lang): string {
  const coded = code === OTHER ? undefined : codebooks[question.code]?.codes.find((one) => one.code === code);
  return coded?.label[lang] ?? labelOf(question, code, lang);
}

/** A district, a sex or an age band in words; `*` and bands that were joined, too. */
export function codeName(asked: Asked, by: Dimension, code: string, lang: Lang): string {
  const t = say(lang);
  if (code === WITHHELD) return t.surveys.results.withheld;
  if (by === 'district') return districtName(lang, code).name;
  if (by === 'sex') return code === 'female' || code === 'male' ? t.surveyOffice.sexes[code] : code;
  const ages = asked.questions.find((one) => one.code === asked.method?.sample?.cell.age);
  return code
    .split('+')
    .map((one) => ages?.choices?.find((choice) => choice.code === one)?.label[lang] ?? one)
    .join(' + ');
}

export const groupName = (asked: Asked, by: Dimension, { codes }: CrossGroup, lang: Lang): string =>
  codes.map((code) => codeName(asked, by, code, lang)).join(', ');
