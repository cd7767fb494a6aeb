/**
 * What the statistics need of a question; questions as they are asked fit as they are.
 *
 * `choices`: single, multiple, order and matrix (its columns); a text question gets its codes there once it is coded.
 * `other`: single and multiple have a last choice `other`. `rows`: matrix. `scale`: whole numbers `from` … `to`. `most`:
 * how many choices of a multiple one may take. `when`: who is asked; everybody when it is absent. `sensitive`: in the
 * answer file no group of people alike may all have given the same answer, and where a table hides something of it the
 * file does too. `identifying`: others may know the answer of somebody, as they know district, sex and age.
 */
export type Question = {
  readonly code: string;
  readonly kind: 'short' | 'long' | 'single' | 'multiple' | 'order' | 'matrix' | 'scale';
  readonly choices?: readonly Coded[];
  readonly other?: boolean;
  readonly rows?: readonly Coded[];
  readonly scale?: { readonly from: number; readonly to: number };
  readonly most?: number;
  readonly when?: { readonly all: boolean; readonly conditions: readonly Condition[] };
  readonly sensitive?: boolean;
  readonly identifying?: boolean;
};
type Coded = { readonly code: string };

/**
 * What one earlier answer must be: all of the conditions must hold, or any of them. What has several choices equals each
 * of them; what was not answered neither equals nor differs. Of text one may only ask whether it was answered: its words
 * are not in the answer file.
 */
export type Condition = {
  readonly question: string;
  readonly is: 'answered' | 'not-answered' | 'equals' | 'not-equals';
  readonly value?: string;
};

/** Text; a choice; choices taken or ranked, best first; a step of a scale; a choice by row of a matrix. */
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

export const codesOf = (list: readonly Coded[] = []): string[] => list.map(({ code }) => code);
export const isText = ({ kind }: Question): boolean => kind === 'short' || kind === 'long';

/** The codes that an answer may have, `other` last. */
export const choicesOf = ({ kind, choices, other }: Question): string[] => [
  ...codesOf(choices),
  ...(other && (kind === 'single' || kind === 'multiple') ? ['other'] : []),
];

/** Whether somebody with these answers is asked the question. */
export function isAsked({ when }: Question, answers: Answers): boolean {
  if (!when) return true;
  const holds = (condition: Condition) => isMet(condition, answers);
  return when.all ? when.conditions.every(holds) : when.conditions.some(holds);
}

function isMet({ question, is, value }: Condition, answers: Answers): boolean {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  if (answer === undefined) return is === 'not-answered';
  const equal = [answer].flat().some((one) => String(one) === value);
  return is === 'answered' || (is === 'equals' && equal) || (is === 'not-equals' && !equal);
}

export const isByRow = (answer: Answer | undefined): answer is Readonly<Record<string, string>> =>
  typeof answer === 'object' && !Array.isArray(answer);

/**
 * The answer if it was asked for and fits the question, else undefined: it counts as no answer. A multiple needs one
 * choice, an order all of them; a matrix keeps the rows that fit. Text fits whatever it says.
 */
export function fitting(question: Question, answers: Answers): Answer | undefined {
  if (!isAsked(question, answers) || !Object.hasOwn(answers, question.code)) return undefined;
  const answer = answers[question.code]!;
  const options = choicesOf(question);
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
      const { from, to } = question.scale ?? { from: 0, to: -1 };
      return typeof answer === 'number' && Number.isInteger(answer) && answer >= from && answer <= to
        ? answer
        : undefined;
    }
  }
}
