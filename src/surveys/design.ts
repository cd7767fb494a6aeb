import type { Survey } from '../../commands/surveys/survey-state.js';
import {
  type Dimension,
  OTHER,
  type SampleDesign,
  type Stratum,
  type SurveyAnswers,
  type SurveyKind,
  type SurveyMethod,
  type SurveyQuestion,
} from '../../events/surveys.js';
import { allocate } from '../../projections/surveys/statistics/allocation.js';
import { NOWHERE } from '../../projections/surveys/statistics/anonymity.js';
import type { CodeBook } from '../../projections/surveys/statistics/coding.js';
import { type Frame, frameOf, strataOf } from '../../projections/surveys/statistics/frame.js';
import type { Cell } from '../../projections/surveys/statistics/questionnaire.js';

/** In an answer file nobody shares district, sex and age with fewer: so many are alike. */
export const ALIKE = 5;

/** What the survey asked, and how it was done: all of it is public in the log. */
export type Design = {
  readonly kind: SurveyKind;
  /** As they were pinned; what is answered in words has the codes of its newest codebook as choices. */
  readonly questions: readonly SurveyQuestion[];
  readonly method: SurveyMethod;
  readonly strata: readonly Stratum[];
  readonly books: readonly CodeBook[];
  /** In a sample: every district with every sex and age, those without people too. */
  readonly frame: Frame | undefined;
};

export function designOf({ kind, questionnaires, opening, method, codebooks }: Survey): Design {
  const asked = questionnaires[opening?.version ?? 0] ?? [];
  const books = Object.entries(codebooks).map(([code, book]) => {
    const isChoice = asked.some((one) => one.code === code && one.other === true);
    return { ...book, question: isChoice ? wordsBeside(code) : code };
  });
  const questions = asked.flatMap((one) => (one.code in codebooks && one.other ? [one, wordsOf(one)] : [one]));
  return {
    ...{ kind, method: method!, strata: opening?.strata ?? [], books },
    questions: questions.map((one) => {
      const book = books.find(({ question }) => question === one.code);
      return book ? { ...one, choices: book.codes } : one;
    }),
    frame: method?.sample && frameFor(method.sample, asked),
  };
}

/** The question that stands for the words beside the choice `other` of another one, once they are coded. */
export const wordsBeside = (question: string): string => `${question}.${OTHER}`;

const wordsOf = ({ code, label }: SurveyQuestion): SurveyQuestion => ({
  ...{ code: wordsBeside(code), kind: 'short', label, required: false },
  when: { all: true, conditions: [{ question: code, is: 'equals', value: OTHER }] },
});

/** Where somebody belongs, as they say themselves; in an open poll nobody is asked. */
export function cellOf(answers: SurveyAnswers, sample: SampleDesign | undefined): Cell {
  if (!sample) return NOWHERE;
  const { district, sex, age } = sample.cell;
  return { district: String(answers[district]), sex: String(answers[sex]), age: String(answers[age]) };
}

/** How a sample is divided over its strata. None is drawn where nobody lives. */
export const strataFor = ({ n, strata, frame }: Pick<SampleDesign, 'n' | 'strata' | 'frame'>): readonly Stratum[] =>
  allocate(
    n,
    strataOf(frame.cells, strata).filter(({ count }) => count > 0),
  );

/** In the order in which people are asked, so that neighbouring ages stand together. */
function frameFor({ cell, frame: { cells } }: SampleDesign, questions: readonly SurveyQuestion[]): Frame {
  const codes = (one: Dimension) =>
    (questions.find(({ code }) => code === cell[one])?.choices ?? []).map((c) => c.code);
  const counts = new Map(cells.map(({ district, sex, age, count }) => [`${district}.${sex}.${age}`, count]));
  const whole = codes('district').flatMap((district) =>
    codes('sex').flatMap((sex) =>
      codes('age').map((age) => ({ district, sex, age, count: counts.get(`${district}.${sex}.${age}`) ?? 0 })),
    ),
  );
  return frameOf(whole);
}
