import { OTHER, type SurveyAnswer, type SurveyAnswers, type SurveyQuestion } from '../../events/surveys.js';
import { type Refusal, refuse } from '../decider.js';
import { CLEAN_TEXT } from '../text.js';
import { askedOf, isEmpty } from './asked.js';

export const LONGEST_SHORT = 200;
export const LONGEST_LONG = 4_000;

export type Given = { readonly answers: SurveyAnswers; readonly others: Readonly<Record<string, string>> };
type Raw = { readonly answers: object; readonly others?: object | undefined };

/** The answers as they are kept, or what is wrong with the first that does not fit. What was left empty is left out. */
export function checkedAnswers(questions: readonly SurveyQuestion[], given: Raw): Given | Refusal {
  const { answers: raw, others: words = {} } = given;
  const asked = askedOf(questions, raw);
  const known = new Set(asked.map(({ code }) => code));
  const stray = [...Object.keys(raw), ...Object.keys(words)].find((code) => !known.has(code));
  if (stray !== undefined) return refuse('answer.unknown-question', { question: stray.slice(0, 40) });
  const answers: Record<string, SurveyAnswer> = {};
  const others: Record<string, string> = {};
  for (const question of asked) {
    const { code } = question;
    const answer = Object.hasOwn(raw, code) ? (raw as Record<string, unknown>)[code] : undefined;
    const said = Object.hasOwn(words, code) ? (words as Record<string, unknown>)[code] : undefined;
    if (answer === undefined || isEmpty(answer)) {
      if (question.required) return refuse('answer.required', { question: code });
      if (said !== undefined && said !== '') return refuse('answer.not-fitting', { question: code });
      continue;
    }
    const kept = fitting(question, answer);
    if (typeof kept === 'object' && 'refused' in kept) return kept as Refusal;
    answers[code] = kept as SurveyAnswer;
    if (said === undefined || said === '') continue;
    const own = chooses(kept as SurveyAnswer, OTHER) ? text(code, said, LONGEST_SHORT) : misfit(code);
    if (typeof own !== 'string') return own;
    if (own !== '') others[code] = own;
  }
  return { answers, others };
}

/** Whether an answer is one choice, or has it among several. */
export const chooses = (answer: SurveyAnswer | undefined, choice: string): boolean =>
  answer === choice || (Array.isArray(answer) && answer.includes(choice));

const misfit = (question: string) => refuse('answer.not-fitting', { question });

function text(question: string, said: unknown, longest: number): string | Refusal {
  if (typeof said !== 'string') return misfit(question);
  const tidy = said.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if (tidy.length > longest) return refuse('answer.too-long', { question, most: longest });
  return CLEAN_TEXT.test(tidy) ? tidy : misfit(question);
}

function fitting(question: SurveyQuestion, answer: unknown): SurveyAnswer | Refusal {
  const { code, kind } = question;
  switch (kind) {
    case 'short':
    case 'long':
      return text(code, answer, kind === 'short' ? LONGEST_SHORT : LONGEST_LONG);
    case 'single':
      return isOffered(question, answer) ? answer : misfit(code);
    case 'multiple':
      return isChosen(question, answer) ? answer : misfit(code);
    case 'order':
      return isChosen(question, answer) && answer.length === question.choices!.length ? answer : misfit(code);
    case 'matrix':
      return isMatrix(question, answer) ? answer : misfit(code);
    case 'scale': {
      const { from, to } = question.scale!;
      return Number.isInteger(answer) && Number(answer) >= from && Number(answer) <= to ? Number(answer) : misfit(code);
    }
  }
}

const isOffered = ({ choices = [], other }: SurveyQuestion, one: unknown): one is string =>
  choices.some(({ code }) => code === one) || (other === true && one === OTHER);

function isChosen(question: SurveyQuestion, answer: unknown): answer is string[] {
  if (!Array.isArray(answer) || new Set(answer).size < answer.length) return false;
  const most = question.most ?? (question.choices ?? []).length + 1;
  return answer.length <= most && answer.every((one) => isOffered(question, one));
}

/** One that is required has a column for each row. */
function isMatrix(
  { rows = [], choices = [], required }: SurveyQuestion,
  answer: unknown,
): answer is Record<string, string> {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false;
  const filled = Object.entries(answer);
  if (required && filled.length < rows.length) return false;
  return filled.every(
    ([row, column]) => rows.some(({ code }) => code === row) && choices.some(({ code }) => code === column),
  );
}
