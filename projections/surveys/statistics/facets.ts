import type { FileRow } from './published-file.js';
import { type Answer, choicesOf, codesOf, fitting, isByRow, isText, type Question } from './questionnaire.js';

/** One thing that a table counts: a question, or one row of a matrix. */
export type Facet = {
  readonly question: Question;
  readonly row?: string;
  /** Whether each answer has one code (they add up to everybody) or may have several. */
  readonly parts: 'one' | 'several';
  readonly codes: readonly string[];
  /** Codes of somebody's answer; undefined is no answer, an empty list is text that no code fits. */
  codesIn(row: FileRow): readonly string[] | undefined;
};

/** What can be counted of a question. Of text that was never coded: only who answered. */
export function facetsOf(question: Question): Facet[] {
  const options = choicesOf(question);
  const facet = (
    parts: Facet['parts'],
    codes: readonly string[],
    pick: (answer: Answer) => readonly string[] | undefined,
  ) => {
    const codesIn = ({ answers }: FileRow) => {
      const answer = fitting(question, answers);
      return answer === undefined ? undefined : pick(answer);
    };
    return { question, parts, codes, codesIn };
  };
  if (isText(question)) return [facet('several', options, listed)];
  switch (question.kind) {
    case 'multiple':
      return [facet('several', options, listed)];
    case 'order':
      return [facet('one', options, (answer) => listed(answer).slice(0, 1))];
    case 'matrix':
      return codesOf(question.rows).map((row) => ({
        ...facet('one', options, (answer) => {
          const code = isByRow(answer) && Object.hasOwn(answer, row) ? answer[row] : undefined;
          return code === undefined ? undefined : [code];
        }),
        row,
      }));
    case 'scale':
      return [facet('one', pointsOf(question).map(String), (answer) => [String(answer)])];
    default:
      return [facet('one', options, (answer) => [String(answer)])];
  }
}

const listed = (answer: Answer): readonly string[] => (Array.isArray(answer) ? answer : []);

function pointsOf({ scale }: Question): number[] {
  return scale ? Array.from({ length: Math.max(0, scale.to - scale.from + 1) }, (_, i) => scale.from + i) : [];
}
