import { askedOf, type WrongAnswer } from '../../commands/services/answers.js';
import type { FormQuestion } from '../../events/services.js';
import type { ApplicationDraft } from '../services/application-drafts.js';
import { dateMistake, datePartsIn, dayFrom } from './date-parts.js';
import type { FormError, Lang } from './frame.js';
import { say } from './i18n/catalogue.js';

export type Answers = Readonly<Record<string, unknown>>;
/** Whom it is for stands before the questions of the form. */
export const FOR_WHOM = '_for';
/** What stands before the questions: for whom it is, whose document the official has seen, or nothing. */
export type Opening = 'for-whom' | 'document' | 'none';
/** What the field of a question is called. */
export const FIELD = 'a';

type Read = {
  readonly form: Readonly<Record<string, string | undefined>>;
  readonly all: (name: string) => readonly string[];
};

/** What a form says in answer to a question; undefined where it says nothing. What is no answer goes through as it is typed. */
export function answerIn({ kind }: FormQuestion, { form, all }: Read): unknown {
  const typed = (form[FIELD] ?? '').normalize('NFC').trim();
  switch (kind) {
    case 'choices': {
      const chosen = all(FIELD);
      return chosen.length > 0 ? chosen : undefined;
    }
    case 'date': {
      const parts = datePartsIn(form, FIELD);
      return parts && (dayFrom(parts).date ?? '');
    }
    case 'boolean':
      return typed === 'yes' ? true : typed === 'no' ? false : undefined;
    case 'number':
    case 'integer':
      return typed === '' ? undefined : numberIn(typed);
    case 'text':
      return typed.replace(/\s+/g, ' ') || undefined;
    case 'long-text':
      return typed.replace(/\r\n?/g, '\n').replace(/\n{3,}/g, '\n\n') || undefined;
    default:
      return typed || undefined;
  }
}

/** Georgian writes a comma before tenths, and a space between thousands. */
function numberIn(typed: string): number | string {
  const plain = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : typed;
}

const codesOf = (questions: readonly FormQuestion[], answers: Answers, opening: Opening): readonly string[] => [
  ...(opening === 'none' ? [] : [FOR_WHOM]),
  ...askedOf(questions, answers).map((one) => one.code),
];

/** The question before or behind another among those that are asked; undefined past either end. */
export function beside(
  questions: readonly FormQuestion[],
  answers: Answers,
  opening: Opening,
  code: string,
  step: 1 | -1,
): string | undefined {
  const codes = codesOf(questions, answers, opening);
  return codes[codes.indexOf(code) + step];
}

/** Where somebody goes on: at the first question that must be answered and is not; undefined past all of them. */
export function goesOnAt(
  questions: readonly FormQuestion[],
  { answers, shown }: ApplicationDraft,
  opening: Opening,
  wanted: string | undefined,
): string | undefined {
  const begun = opening === 'document' ? shown !== undefined : Object.keys(answers).length > 0;
  if (opening !== 'none' && (wanted === FOR_WHOM || !begun)) return FOR_WHOM;
  return askedOf(questions, answers).find(({ code, required }) => required && answers[code] === undefined)?.code;
}

/** Which of the questions that are asked one is, counted from 1, and how many there are. */
export function placeOf(
  questions: readonly FormQuestion[],
  answers: Answers,
  opening: Opening,
  code: string,
): [n: number, of: number] {
  const codes = codesOf(questions, answers, opening);
  return [codes.indexOf(code) + 1, codes.length];
}

/** A mistake in words that stand by themselves beside the question. */
export function sentenceOf({ why, bound = 0 }: Omit<WrongAnswer, 'question'>, lang: Lang): string {
  const words = say(lang).applying.wrong[why];
  return typeof words === 'string' ? words : words(bound);
}

/** The same in a summary, where the question must be named. */
export function mistakeOf(
  wrong: WrongAnswer,
  question: FormQuestion | undefined,
  lang: Lang,
  field: string = FIELD,
): FormError {
  const label = question?.label[lang] ?? wrong.question;
  return { field, text: `${label} — ${sentenceOf(wrong, lang)}` };
}

export const dateFaultIn = (form: Read['form'], name: string, label: string, lang: Lang): FormError | undefined => {
  const parts = datePartsIn(form, name);
  const { fault } = parts ? dayFrom(parts) : { fault: undefined };
  return fault && { field: name, text: dateMistake(label, fault, lang) };
};
