import { codesOf, type Question } from './questionnaire.js';

/** These questions and all that look at them, directly or through others, in the order of the questionnaire. */
export function leaningOn(questions: readonly Question[], codes: readonly string[]): string[] {
  const found = new Set(codes);
  for (const { code, when } of questions) {
    if (when?.conditions.some(({ question }) => found.has(question))) found.add(code);
  }
  return codesOf(questions).filter((code) => found.has(code));
}

/** What a row does not tell when its answers to identifying questions are withheld. */
export const heldIn = (questions: readonly Question[]): readonly string[] =>
  leaningOn(questions, codesOf(questions.filter(({ identifying }) => identifying)));
