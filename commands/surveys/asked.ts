import type { SurveyCondition, SurveyQuestion } from '../../events/surveys.js';

/** The questions that are asked after these answers, in order. An answer to what is not asked counts for no condition. */
export function askedOf(questions: readonly SurveyQuestion[], answers: object): readonly SurveyQuestion[] {
  const heard = new Map<string, unknown>();
  return questions.filter(({ code, when }) => {
    const holds = (one: SurveyCondition) => conditionHolds(one, heard.get(one.question));
    if (when && !(when.all ? when.conditions.every(holds) : when.conditions.some(holds))) return false;
    if (Object.hasOwn(answers, code)) heard.set(code, (answers as Record<string, unknown>)[code]);
    return true;
  });
}

function conditionHolds({ is, value }: SurveyCondition, answer: unknown): boolean {
  const answered = answer !== undefined && !isEmpty(answer);
  if (is === 'answered') return answered;
  if (is === 'not-answered') return !answered;
  const equal = answered && [answer].flat().some((one) => String(one) === value);
  return is === 'equals' ? equal : answered && !equal;
}

/** Whether a question was left without an answer. */
export function isEmpty(answer: unknown): boolean {
  if (typeof answer === 'string') return answer.trim() === '';
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === 'object' && answer !== null && Object.keys(answer).length === 0;
}
