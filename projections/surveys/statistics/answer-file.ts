import { anonymous, type Band } from './anonymity.js';
import { crossTablesOf } from './cross-tables.js';
import { inMicro, inUnits } from './exact.js';
import type { Frame } from './frame.js';
import { heldIn, leaningOn } from './leaning.js';
import { baseOf, designEffect } from './precision.js';
import { AnswerFile } from './published-file.js';
import {
  type Answer,
  type Answers,
  type Cell,
  codesOf,
  DIMENSIONS,
  type Dimension,
  fitting,
  isText,
  type Question,
  type Respondent,
} from './questionnaire.js';
import { compare } from './selection.js';
import { tablesOf } from './tables.js';
import { total } from './weighted.js';

export type ToPublish = {
  readonly kind: 'sample' | 'open';
  /** With the codes of coded text as `choices`. */
  readonly questions: readonly Question[];
  /** Codes of the questions by which people told their district, sex and age. */
  readonly toldBy?: readonly string[];
  /** By what the sample was divided before it was drawn. */
  readonly strata?: readonly Dimension[];
  /** None in an open poll that asks for no cell; its people stand NOWHERE. */
  readonly frame?: Pick<Frame, Dimension>;
  /** Respondents with the codes of their text in place of the text (see `coded`), and what each weighs. */
  readonly people: readonly { readonly respondent: Respondent; readonly weight: number }[];
  /** Why answers that were given are not among `people`: withdrawn, erased, twice … */
  readonly removed: Readonly<Record<string, number>>;
  /** A key by id that nobody could choose and that is not published; it orders the rows. */
  readonly order: (id: string) => string;
  readonly k?: number;
  readonly threshold?: number;
};

/** Makes the file; the order in which people are given does not matter. Fewer than `k` people are all left out. */
export const answerFile = (given: ToPublish): AnswerFile => setApart(wholeFile(given));

/** The file with every answer in its row. It is not what is published. */
export function wholeFile(given: ToPublish): AnswerFile {
  const { kind, frame = { district: [], sex: [], age: [] }, k = 5, threshold = 10, strata = [] } = given;
  const leftOut = leaningOn(given.questions, given.toldBy ?? []);
  const questions = given.questions.filter(({ code }) => !leftOut.includes(code));
  const people = given.people
    .map((one) => ({ ...one, key: given.order(one.respondent.id) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.respondent.id, b.respondent.id))
    .map(({ respondent, weight }) => ({ cell: respondent.cell, weight, answers: codedOnly(questions, respondent) }));
  const tooFew = people.length < k;
  const kept = tooFew ? [] : people;
  const { cells, ages, withheld } = anonymous(kept, {
    k,
    ages: codesOf(frame.age),
    sensitive: questions.filter(({ sensitive }) => sensitive).map(({ code }) => code),
    identifying: questions.filter(({ identifying }) => identifying).map(({ code }) => code),
  });
  const held = heldIn(questions);
  const weights = evened(
    cells,
    kept.map(({ weight }) => weight),
  );
  return {
    format: 'ghia-answers/2',
    kind,
    questions,
    leftOut,
    bands: { district: frame.district.map(asBand), sex: frame.sex.map(asBand), age: ages },
    k,
    threshold,
    effect: inUnits(designEffect(baseOf(relative(kept.map(({ weight }) => weight))))),
    strata,
    rows: kept.map(({ answers }, i) => {
      const row = { ...cells[i]!, weight: weights[i]! };
      return withheld[i] ? { ...row, answers: without(answers, held), withheld: true } : { ...row, answers };
    }),
    removed: { ...given.removed, ...(tooFew && people.length > 0 && { 'too-few': people.length }) },
  };
}

const without = (answers: Answers, codes: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([code]) => !codes.includes(code)));

/** Takes sensitive questions out of the rows, and those that lean on them, where their tables hide something. */
function setApart(file: AnswerFile): AnswerFile {
  const crossed = DIMENSIONS.flatMap((by) => crossTablesOf(file, by));
  const isWhole = ({ code, kind }: Question) =>
    file.kind === 'sample' &&
    crossed.every(
      ({ question, groups }) =>
        question !== code ||
        (groups.length > 0 &&
          groups.every(({ codes, cells, mean }) =>
            codes.length > 1 ? false : kind === 'scale' ? mean : !cells.some((cell) => 'hidden' in cell),
          )),
    );
  const secret = file.questions.filter((one) => one.sensitive && !isWhole(one));
  const codes = leaningOn(file.questions, codesOf(secret));
  if (codes.length === 0 || file.rows.length === 0) return file;
  const isApart = ({ question }: { readonly question: string }) => codes.includes(question);
  return {
    ...file,
    rows: file.rows.map((row) => ({ ...row, answers: without(row.answers, codes) })),
    apart: { tables: tablesOf(file).filter(isApart), crossTables: crossed.filter(isApart) },
  };
}

/** Whether every answer of the survey is a row or a declared removal; `apart` is how many are unexplained. */
export function accountFor({ rows, removed }: AnswerFile, answersInLog: number) {
  const declared = Object.values(removed).reduce((sum, count) => sum + count, 0);
  return { rows: rows.length, removed: declared, apart: answersInLog - rows.length - declared };
}

const asBand = ({ code }: { code: string }): Band => ({ code, of: [code] });

/** Answers that fit, text as its codes alone. A filter sees only what was kept before it, as a reader of the file does. */
function codedOnly(questions: readonly Question[], { answers }: Respondent): Answers {
  const kept: Record<string, Answer> = {};
  for (const question of questions) {
    const given = Object.hasOwn(answers, question.code) ? { [question.code]: answers[question.code]! } : {};
    const answer = fitting(question, { ...kept, ...given });
    if (answer === undefined) continue;
    kept[question.code] = isText(question)
      ? codesOf(question.choices).filter((code) => Array.isArray(answer) && answer.includes(code))
      : answer;
  }
  return kept;
}

/** Weights in millionths of their mean. */
function relative(weights: readonly number[]): number[] {
  const mean = total(weights) / weights.length;
  return weights.map((weight) => inMicro(weight / mean));
}

/** Each person's weight becomes the mean of those who look alike. */
function evened(cells: readonly Cell[], weights: readonly number[]): number[] {
  const keys = cells.map((cell) => JSON.stringify(DIMENSIONS.map((dimension) => cell[dimension])));
  const alike = new Map<string, number[]>();
  keys.forEach((key, i) => void alike.set(key, [...(alike.get(key) ?? []), weights[i]!]));
  const mean = total(weights) / weights.length;
  const evenedOut = new Map([...alike].map(([key, all]) => [key, inMicro(total(all) / all.length / mean)]));
  return keys.map((key) => evenedOut.get(key)!);
}
