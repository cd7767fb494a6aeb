import { type FormAnswer, type FormAnswers, type FormQuestion, TEXT_FORMATS } from '../../events/services.js';
import { type Refusal, refuse } from '../decider.js';
import { CLEAN_TEXT } from '../text.js';
import { FILE_NAME } from './form.js';

export const WRONG = [
  ...(['required', 'not-asked', 'kind', 'too-short', 'too-long', 'characters', 'format'] as const),
  ...(['too-small', 'too-large', 'choice', 'too-few', 'too-many', 'date', 'file'] as const),
] as const;
export type Wrong = (typeof WRONG)[number];
export type WrongAnswer = { readonly question: string; readonly why: Wrong; readonly bound?: number | undefined };

const own = (answers: Readonly<Record<string, unknown>>, code: string): unknown =>
  Object.hasOwn(answers, code) ? answers[code] : undefined;

/** The questions that are asked after these answers: what rests on a question that is not asked is not asked either. */
export function askedOf(
  questions: readonly FormQuestion[],
  answers: Readonly<Record<string, unknown>>,
): readonly FormQuestion[] {
  const asked = new Set<string>();
  return questions.filter(({ code, when }) => {
    const fits = !when || (asked.has(when.question) && when.is.includes(own(answers, when.question) as never));
    if (fits) asked.add(code);
    return fits;
  });
}

/** What is wrong with the answers to a form, in the order of its questions. Nothing may be answered that is not asked. */
export function wrongIn(questions: readonly FormQuestion[], answers: Readonly<Record<string, unknown>>): WrongAnswer[] {
  const asked = askedOf(questions, answers);
  const known = new Set(asked.map(({ code }) => code));
  return [
    ...asked.flatMap((question) => wrongAnswer(question, own(answers, question.code)) ?? []),
    ...Object.keys(answers).flatMap((question) =>
      known.has(question) ? [] : [{ question, why: 'not-asked' as const }],
    ),
  ];
}

/** The first of it as a refusal; undefined where nothing is wrong. */
export function wrongAnswers(
  questions: readonly FormQuestion[],
  answers: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  const [wrong] = wrongIn(questions, answers);
  if (!wrong) return undefined;
  const { question, why, bound } = wrong;
  return refuse('case.answer', { question, why, ...(bound !== undefined && { bound }) });
}

/** The answers to what is asked, in the order of the form; others are left out. */
export const answersTo = (
  questions: readonly FormQuestion[],
  answers: Readonly<Record<string, unknown>>,
): FormAnswers =>
  Object.fromEntries(
    askedOf(questions, answers).flatMap(({ code }) =>
      own(answers, code) === undefined ? [] : [[code, answers[code] as FormAnswer]],
    ),
  );

/** What is wrong with one answer; undefined where nothing is. */
export function wrongAnswer(question: FormQuestion, answer: unknown): WrongAnswer | undefined {
  const { code, kind, required, least = 0, most = Number.MAX_SAFE_INTEGER, from, to, format, choices = [] } = question;
  const wrong = (why: Wrong, bound?: number): WrongAnswer => ({
    ...{ question: code, why },
    ...(bound !== undefined && { bound }),
  });
  if (answer === undefined) return required ? wrong('required') : undefined;
  const known = (one: unknown) => choices.some((choice) => choice.code === one);
  switch (kind) {
    case 'text':
    case 'long-text':
      if (typeof answer !== 'string') return wrong('kind');
      if (!CLEAN_TEXT.test(answer) || (kind === 'text' && answer.includes('\n'))) return wrong('characters');
      if ([...answer].length < least) return wrong('too-short', least);
      if ([...answer].length > most) return wrong('too-long', most);
      return format && !new RegExp(TEXT_FORMATS[format]).test(answer) ? wrong('format') : undefined;
    case 'number':
    case 'integer':
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return wrong('kind');
      if (kind === 'integer' && !Number.isInteger(answer)) return wrong('kind');
      if (from !== undefined && answer < from) return wrong('too-small', from);
      return to !== undefined && answer > to ? wrong('too-large', to) : undefined;
    case 'boolean':
      return typeof answer === 'boolean' ? undefined : wrong('kind');
    case 'choice':
      return known(answer) ? undefined : wrong('choice');
    case 'choices': {
      if (!Array.isArray(answer)) return wrong('kind');
      if (!answer.every(known) || new Set(answer).size !== answer.length) return wrong('choice');
      if (from !== undefined && answer.length < from) return wrong('too-few', from);
      return to !== undefined && answer.length > to ? wrong('too-many', to) : undefined;
    }
    case 'date':
      return isDay(answer) ? undefined : wrong('date');
    case 'file':
      return typeof answer === 'string' && new RegExp(FILE_NAME).test(answer) ? undefined : wrong('file');
  }
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** The names of the files among the answers. */
export const filesIn = (questions: readonly FormQuestion[], answers: FormAnswers): readonly string[] =>
  questions.flatMap(({ code, kind }) =>
    kind === 'file' && answers[code] !== undefined ? [answers[code] as string] : [],
  );
