import { type Facet, facetsOf } from './facets.js';
import { heldIn } from './leaning.js';
import type { AnswerFile } from './published-file.js';
import { Table, TableBase } from './published-file.js';
import { isAsked, isText } from './questionnaire.js';
import { answeredOf, effectOf, linesOf, meanOf, medianOf, suretyOf, weightsOf } from './shares.js';

/** The tables of all, in the order of the questionnaire. Also small answers are shown: they say nothing of who gave them. */
export const tablesOf = (file: AnswerFile): Table[] =>
  file.questions.flatMap((question) => facetsOf(question).map((facet) => tableOf(file, facet)));

function tableOf(file: AnswerFile, facet: Facet): Table {
  const { question, row, codes } = facet;
  const surety = suretyOf(file);
  const held = heldIn(file.questions).includes(question.code);
  const told = file.rows.filter(({ withheld }) => !held || !withheld);
  const asked = told.filter(({ answers }) => isAsked(question, answers)).length;
  const withheld = file.rows.length - told.length;
  const answered = answeredOf(file.rows, facet);
  const base: TableBase = {
    asked,
    answered: answered.length,
    noAnswer: asked - answered.length,
    ...(withheld > 0 && { withheld }),
    ...(surety.isSample && effectOf(weightsOf(answered), surety)),
  };
  const head = { question: question.code, ...(row !== undefined && { row }), base };
  if (answered.length < file.threshold) return { ...head, lines: [], tooFew: true };

  const lines = linesOf(answered, codes, surety);
  if (isText(question)) return { ...head, lines, withoutCode: answered.filter((one) => one.codes.length === 0).length };
  if (question.kind === 'scale') {
    const pointOf = (one: { codes: readonly string[] }) => Number(one.codes[0]);
    return { ...head, lines, mean: meanOf(answered, pointOf, surety)!, median: medianOf(answered, pointOf)! };
  }
  if (question.kind !== 'order') return { ...head, lines };
  const places = codes.map((code) => ({
    code,
    ...meanOf(answered, (one) => (one.row.answers[question.code] as readonly string[]).indexOf(code) + 1, surety)!,
  }));
  return { ...head, lines, places };
}
