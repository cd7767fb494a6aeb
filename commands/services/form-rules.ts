/**
 * What a form as JSON Schema has to keep to, each with the sentence that names it in English. `is`: the values, the number or
 * the length that the rule speaks of.
 */
export const FORM_RULES = {
  'must-be': (is) => `must be ${is}`,
  'one-of': (is) => `must be one of: ${is}`,
  object: () => 'must be an object',
  list: () => 'must be a list',
  'not-taken': () => 'is not taken',
  'so-many': (is) => `must be 1 to ${is}`,
  code: () => 'must be small Latin letters, digits and dashes, with a letter first',
  'both-languages': () => 'must say it in Georgian and in English',
  length: (is) => `must be a length from minLength to ${is}`,
  bounds: () => 'must be a number within bounds',
  'bounds-reversed': () => 'the lower bound lies above the upper one',
  twice: () => 'names one choice twice',
  'no-question': () => 'names no question',
  'one-question': () => 'must test one question, and require it',
  'no-answer': () => 'must name answers to a question of yes or no, or of one choice',
  behind: () => 'must be a question behind the one it rests on',
  'rests-twice': () => 'rests on more than one',
} as const satisfies Readonly<Record<string, (is: string) => string>>;
export type FormRule = keyof typeof FORM_RULES;
