import { wrongAnswer } from '../../../commands/smart-map/answers.js';
import type { Answers, Question } from '../../../events/smart-map.js';
import type { CategoryView } from '../../../read-models/reports.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import type { Visit } from './visit.js';

/** The answers to a category's questions as a form sends them: one field per question, called after its code. */
export function answersOf(visit: Visit, { questions }: CategoryView): Answers {
  return Object.fromEntries(
    (questions as readonly Question[]).flatMap(({ code, kind }) => {
      const given = visit.all(fieldOf(code));
      return given.length === 0 ? [] : [[code, kind === 'choices' ? given : given[0]!]];
    }),
  );
}

/** What was filled in, several values with commas between, for a form that comes back. */
export function refilled(visit: Visit, { questions }: CategoryView): Readonly<Record<string, string>> {
  const names = (questions as readonly Question[]).map(({ code }) => fieldOf(code));
  return Object.fromEntries(names.map((name) => [name, visit.all(name).join(',')]));
}

/** What is wrong with them at the field it is wrong in: in the category's own words where it says where to turn. */
export function answerErrors({ questions }: CategoryView, answers: Answers, lang: Lang): readonly FormError[] {
  const wrong = wrongAnswer(questions as readonly Question[], answers);
  if (!wrong) return [];
  const { refused, because } = wrong;
  const question = (questions as readonly Question[]).find(({ code }) => code === because.question);
  const choice = question?.choices?.find(({ code }) => code === because.choice);
  const text = choice?.stops?.[lang] ?? say(lang).refusals[refused as 'report.answer'];
  return [{ field: fieldOf(question?.code ?? ''), text }];
}

const fieldOf = (code: string) => `answer-${code}`;
