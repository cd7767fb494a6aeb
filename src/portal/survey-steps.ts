import { askedOf } from '../../commands/surveys/asked.js';
import { OTHER, type SurveyQuestion } from '../../events/surveys.js';

/** What was filled in so far, as it goes from page to page. */
export type Filled = {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly others: Readonly<Record<string, string>>;
};
export const NOTHING_FILLED: Filled = { answers: {}, others: {} };

type Read = { readonly one: (name: string) => string | undefined; readonly all: (name: string) => readonly string[] };

/** What a field of a question is called in a form; its part is a row of a matrix, or a choice that is put in order. */
export const fieldOf = (question: string, part?: string): string => `a-${question}${part ? `--${part}` : ''}`;
export const otherField = (question: string): string => `o-${question}`;

/**
 * The pages of a questionnaire: one begins with each heading, and where a question rests on an answer of the page itself,
 * so that without a script it is known by then whether it is asked.
 */
export function pagesOf(questions: readonly SurveyQuestion[]): readonly (readonly SurveyQuestion[])[] {
  const pages: SurveyQuestion[][] = [];
  for (const question of questions) {
    const page = pages.at(-1);
    const rests = question.when?.conditions.some((one) => page?.some(({ code }) => code === one.question));
    if (!page || question.block || rests) pages.push([question]);
    else page.push(question);
  }
  return pages;
}

/** The questions of a page that are asked after what was filled in. */
export function askedOn(page: readonly SurveyQuestion[], questions: readonly SurveyQuestion[], { answers }: Filled) {
  const asked = new Set(askedOf(questions, answers).map(({ code }) => code));
  return page.filter(({ code }) => asked.has(code));
}

/** The next page (or with -1 the one before) on which something is asked; undefined behind the last. */
export function pageFrom(
  questions: readonly SurveyQuestion[],
  filled: Filled,
  from: number,
  by: 1 | -1,
): number | undefined {
  const pages = pagesOf(questions);
  for (let page = from + by; page >= 0 && page < pages.length; page += by)
    if (askedOn(pages[page]!, questions, filled).length > 0) return page;
  return undefined;
}

/** What a form says to some questions. What is left empty is left out. */
export function readFrom(questions: readonly SurveyQuestion[], read: Read): Filled {
  const answers: Record<string, unknown> = {};
  const others: Record<string, string> = {};
  for (const question of questions) {
    const answer = answerIn(question, read);
    if (answer !== undefined) answers[question.code] = answer;
    const words = read.one(otherField(question.code))?.trim();
    // words without their choice were thought better of
    if (words && [answer].flat().includes(OTHER)) others[question.code] = words;
  }
  return { answers, others };
}

function answerIn({ code, kind, choices = [], rows = [] }: SurveyQuestion, { one, all }: Read): unknown {
  const name = fieldOf(code);
  switch (kind) {
    case 'multiple': {
      const chosen = [...new Set(all(name))];
      return chosen.length > 0 ? chosen : undefined;
    }
    case 'matrix': {
      const filled = rows.flatMap(({ code: row }) => {
        const column = one(fieldOf(code, row));
        return column ? [[row, column]] : [];
      });
      return filled.length > 0 ? Object.fromEntries(filled) : undefined;
    }
    case 'order': {
      const places = choices.map((choice) => ({
        code: choice.code,
        place: Number(one(fieldOf(code, choice.code)) || NaN),
      }));
      if (places.every(({ place }) => Number.isNaN(place))) return undefined;
      const right =
        new Set(places.map(({ place }) => place)).size === choices.length && places.every(({ place }) => place >= 1);
      if (right) return places.sort((a, b) => a.place - b.place).map((each) => each.code);
      // no order yet: it is shown again as it was filled in
      return Object.fromEntries(places.filter(({ place }) => place >= 1).map((each) => [each.code, each.place]));
    }
    case 'scale': {
      const step = one(name);
      return step === undefined || step === '' ? undefined : Number(step);
    }
    default: {
      const said = one(name)?.trim();
      return said ? said : undefined;
    }
  }
}

/** The same with what some questions say anew; answers to what is not asked any more go. */
export function filledWith(
  filled: Filled,
  page: readonly SurveyQuestion[],
  said: Filled,
  questions: readonly SurveyQuestion[],
): Filled {
  const codes = new Set(page.map(({ code }) => code));
  const rest = <T>(of: Readonly<Record<string, T>>) => Object.entries(of).filter(([code]) => !codes.has(code));
  const answers = Object.fromEntries([...rest(filled.answers), ...Object.entries(said.answers)]);
  const others = Object.fromEntries([...rest(filled.others), ...Object.entries(said.others)]);
  const asked = new Set(askedOf(questions, answers).map(({ code }) => code));
  const kept = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([code]) => asked.has(code)));
  return { answers: kept(answers), others: kept(others) };
}

/** Seconds that a question takes, read and answered. */
const SECONDS = { short: 20, long: 60, single: 12, multiple: 18, order: 30, matrix: 10, scale: 10 } as const;
export function minutesOf(questions: readonly SurveyQuestion[]): number {
  const seconds = questions.reduce((sum, { kind, rows }) => sum + SECONDS[kind] * (rows?.length ?? 1), 0);
  return Math.max(1, Math.ceil(seconds / 60));
}
