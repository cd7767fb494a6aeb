import type { Answers, Question } from '../../events/smart-map.js';
import { type Refusal, refuse } from '../decider.js';
import { CLEAN_TEXT } from '../text.js';

const LONGEST = 500;
const NUMBER = /^-?\d{1,9}([.,]\d{1,6})?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is wrong with the answers to a category's questions; undefined when nothing is. */
export function wrongAnswer(questions: readonly Question[], answers: Answers): Refusal | undefined {
  const known = new Set(questions.map(({ code }) => code));
  const stray = Object.keys(answers).find((code) => !known.has(code));
  if (stray) return refuse('report.answer', { question: stray.slice(0, 40) });
  for (const question of questions) {
    const { code, required, choices = [] } = question;
    const given = [Object.hasOwn(answers, code) ? answers[code]! : []].flat();
    if (given.every((one) => typeof one === 'string' && one.trim() === '')) {
      if (required) return refuse('report.answer', { question: code });
      continue;
    }
    const most = question.kind === 'choices' ? choices.length : 1;
    if (given.length > most || new Set(given).size < given.length || !given.every((one) => fits(question, one)))
      return refuse('report.answer', { question: code });
    const stops = choices.find((choice) => choice.stops && given.includes(choice.code));
    if (stops) return refuse('report.not-here', { question: code, choice: stops.code });
  }
  return undefined;
}

function fits({ kind, choices = [] }: Question, given: unknown): boolean {
  if (typeof given !== 'string' || given.length > LONGEST) return false;
  switch (kind) {
    case 'number':
      return NUMBER.test(given);
    case 'date':
      return DAY.test(given) && !Number.isNaN(Date.parse(given));
    case 'text':
      return CLEAN_TEXT.test(given);
    default:
      return choices.some(({ code }) => code === given);
  }
}
