import { WITHHELD } from './anonymity.js';
import { type Group, groupsOf, type MayStand, mayStandAlone } from './cross-groups.js';
import { type Facet, facetsOf } from './facets.js';
import type { AnswerFile } from './published-file.js';
import { CrossTable } from './published-file.js';
import { codesOf, type Dimension, type Question } from './questionnaire.js';
import { type Answered, answeredOf, linesOf, meanOf, suretyOf } from './shares.js';
import { suppress } from './suppression.js';
import { suppressOptions } from './suppression-of-options.js';

/**
 * All questions by one dimension, in the order of the questionnaire.
 *
 * The tables of one question by district, by sex and by age have only the sums of answers in common, so what one of them
 * hides no other tells: any table by sex goes with any table by district that has the same sums.
 * A question with a filter tells by its base how many met the filter, so it is broken down only by groups whose row is
 * whole in every table that the filter leans on (see `mayStandAlone`).
 */
export function crossTablesOf(file: AnswerFile, by: Dimension): CrossTable[] {
  const tables: CrossTable[] = [];
  for (const question of file.questions) {
    const mayStand = mayStandAlone(question, file.questions, tables);
    tables.push(...facetsOf(question).map((facet) => crossTable(file, facet, by, mayStand)));
  }
  return tables;
}

function crossTable(file: AnswerFile, facet: Facet, by: Dimension, mayStand: MayStand): CrossTable {
  const { question, row, codes } = facet;
  const head = { question: question.code, ...(row !== undefined && { row }), by };
  const groups = groupsOf(
    answeredOf(file.rows, facet),
    [...codesOf(file.bands[by]), WITHHELD],
    by,
    file.threshold,
    mayStand,
  );
  if (groups.length < 2 || codes.length === 0) return { ...head, groups: [] };
  const surety = suretyOf(file);

  if (question.kind === 'scale') {
    const told = meansToTell(groups, question, file.k);
    const pointOf = (one: Answered) => Number(one.codes[0]);
    return {
      ...head,
      groups: groups.map(({ codes: of, who }, i) => ({
        codes: of,
        n: who.length,
        cells: [],
        ...(told[i] && { mean: meanOf(who, pointOf, surety)! }),
      })),
    };
  }
  const counts = groups.map(({ who }) => codes.map((code) => who.filter((one) => one.codes.includes(code)).length));
  const hidden =
    facet.parts === 'one'
      ? suppress(counts, file.threshold)
      : suppressOptions(
          counts,
          groups.map(({ who }) => who.length),
          question,
          file.threshold,
        );
  return {
    ...head,
    groups: groups.map(({ codes: of, who }, i) => ({
      codes: of,
      n: who.length,
      cells: linesOf(who, codes, surety).map((line, j) => (hidden[i]![j] ? { code: line.code, hidden: true } : line)),
    })),
  };
}

/**
 * Whose mean of a scale is told: where at least `k` people stand off its lower end and `k` off its upper end. A mean
 * held back could be worked out from the mean of all, so those held back are at least two groups that pass together.
 */
function meansToTell(groups: readonly Group[], { scale }: Question, k: number): boolean[] {
  const passes = (who: readonly Answered[]) =>
    [scale!.from, scale!.to].every((end) => who.filter(({ codes }) => Number(codes[0]) !== end).length >= k);
  const told = groups.map(({ who }) => passes(who));
  const held = () => groups.filter((_, i) => !told[i]).flatMap(({ who }) => who);
  while (told.includes(false) && told.includes(true) && !passes(held())) {
    const next = groups
      .map(({ who }, i) => ({ i, n: who.length }))
      .filter(({ i }) => told[i])
      .reduce((a, b) => (b.n < a.n ? b : a));
    told[next.i] = false;
  }
  return told;
}
