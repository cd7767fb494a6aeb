/**
 * What the statistics need of a questionnaire.
 *
 * `options`: single, multiple, order and matrix (its columns); a text question gets its codes there once it is coded.
 * `rows`: matrix. `scale`: whole numbers from `min` to `max`. `most`: how many options of a multiple one may choose.
 * `askedIf`: who is asked; everybody when it is absent. `sensitive`: in the answer file no group of people alike in
 * district, sex and age may all have given the same answer.
 */
export type Question = {
  readonly id: string;
  readonly kind: 'short' | 'long' | 'single' | 'multiple' | 'order' | 'matrix' | 'scale';
  readonly options?: readonly { readonly code: string }[];
  readonly rows?: readonly { readonly code: string }[];
  readonly scale?: { readonly min: number; readonly max: number };
  readonly most?: number;
  readonly askedIf?: Condition;
  readonly sensitive?: boolean;
};

/** All of the tests, or any one of them; no tests at all hold. */
export type Condition = { readonly all: readonly Test[] } | { readonly any: readonly Test[] };

/**
 * What one earlier answer must be; on a matrix, name the row. `equal` on a multiple: the option is among those chosen. An
 * absent answer equals nothing. Of text one may only ask whether it was answered: its words are not in the answer file.
 */
export type Test =
  | { readonly question: string; readonly row?: string; readonly is: 'answered' | 'not-answered' }
  | {
      readonly question: string;
      readonly row?: string;
      readonly is: 'equal' | 'not-equal';
      readonly to: string | number;
    };

/** Text; an option; options chosen or ranked, best first; a point of a scale; option by row of a matrix. */
export type Answer = string | readonly string[] | number | Readonly<Record<string, string>>;
export type Answers = Readonly<Record<string, Answer>>;

export const DIMENSIONS = ['district', 'sex', 'age'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Where somebody belongs, in codes; `age` is a band. */
export type Cell = Readonly<Record<Dimension, string>>;

/** One finished interview. `id` names it inside the survey only, `stratum` is where it was drawn. */
export type Respondent = {
  readonly id: string;
  readonly cell: Cell;
  readonly stratum: string;
  readonly answers: Answers;
};

export const codesOf = (list: readonly { readonly code: string }[] = []): string[] => list.map(({ code }) => code);
export const isText = ({ kind }: Question): boolean => kind === 'short' || kind === 'long';

/** Whether somebody with these answers is asked the question. */
export function isAsked({ askedIf }: Question, answers: Answers): boolean {
  if (!askedIf) return true;
  if ('all' in askedIf) return askedIf.all.every((test) => holds(test, answers));
  return askedIf.any.length === 0 || askedIf.any.some((test) => holds(test, answers));
}

/** The tests of a question's filter; none where everybody is asked. */
export function testsOf({ askedIf }: Question): readonly Test[] {
  if (!askedIf) return [];
  return 'all' in askedIf ? askedIf.all : askedIf.any;
}

function holds(test: Test, answers: Answers): boolean {
  const answer = Object.hasOwn(answers, test.question) ? answers[test.question] : undefined;
  const value = test.row !== undefined && isByRow(answer) ? answer[test.row] : answer;
  if (!('to' in test)) return (value !== undefined) === (test.is === 'answered');
  const equal = Array.isArray(value) ? value.includes(test.to) : value === test.to;
  return equal === (test.is === 'equal');
}

export const isByRow = (answer: Answer | undefined): answer is Readonly<Record<string, string>> =>
  typeof answer === 'object' && !Array.isArray(answer);

/**
 * The answer if it was asked for and fits the question, else undefined: it counts as no answer. A multiple needs one
 * option, an order all of them; a matrix keeps the rows that fit. Text fits whatever it says.
 */
export function fitting(question: Question, answers: Answers): Answer | undefined {
  if (!isAsked(question, answers) || !Object.hasOwn(answers, question.id)) return undefined;
  const answer = answers[question.id]!;
  const options = codesOf(question.options);
  switch (question.kind) {
    case 'short':
    case 'long':
      return answer === '' ? undefined : answer;
    case 'single':
      return typeof answer === 'string' && options.includes(answer) ? answer : undefined;
    case 'multiple': {
      const chosen = Array.isArray(answer) ? options.filter((code) => answer.includes(code)) : [];
      return chosen.length > 0 && chosen.length <= (question.most ?? options.length) ? chosen : undefined;
    }
    case 'order': {
      const whole = Array.isArray(answer) && answer.length === options.length;
      return whole && options.every((code) => answer.includes(code)) ? answer : undefined;
    }
    case 'matrix': {
      if (!isByRow(answer)) return undefined;
      const rows = codesOf(question.rows).filter((row) => Object.hasOwn(answer, row) && options.includes(answer[row]!));
      return rows.length > 0 ? Object.fromEntries(rows.map((row) => [row, answer[row]!])) : undefined;
    }
    case 'scale': {
      const { min, max } = question.scale ?? { min: 0, max: -1 };
      return typeof answer === 'number' && Number.isInteger(answer) && answer >= min && answer <= max
        ? answer
        : undefined;
    }
  }
}
