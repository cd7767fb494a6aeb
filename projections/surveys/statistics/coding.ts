import { codesOf, isText, type Question, type Respondent } from './questionnaire.js';

/**
 * The codes for the text answers to one question. A new version may add codes, and end one by naming in `becomes` what
 * took its place (`null`: nothing did).
 */
export type CodeBook = {
  readonly question: string;
  readonly version: number;
  readonly codes: readonly { readonly code: string }[];
  readonly becomes?: Readonly<Record<string, string | null>>;
};

/** Codes that a coder gave to one answer, after the book of that version; none is a finding too. */
export type Coding = {
  readonly respondent: string;
  readonly question: string;
  readonly version: number;
  readonly codes: readonly string[];
};

export type Coded = {
  readonly respondents: readonly Respondent[];
  /** The questions, each coded one with the codes of its newest book as `choices`. */
  readonly questions: readonly Question[];
  /** Text answers that nobody has coded yet, by question. */
  readonly uncoded: Readonly<Record<string, number>>;
};

/**
 * Puts codes in the place of text. The last coding of an answer counts; codes of older versions are followed through
 * `becomes`, one version at a time, to the newest book, and a code that is not in it falls away. Text without a coding
 * becomes an empty list. Afterwards no respondent carries text.
 */
export function coded(
  respondents: readonly Respondent[],
  questions: readonly Question[],
  books: readonly CodeBook[],
  codings: readonly Coding[],
): Coded {
  const texts = questions.filter(isText);
  const last = new Map(codings.map((coding) => [JSON.stringify([coding.respondent, coding.question]), coding]));
  const booksOf = new Map(
    texts.map(({ code }) => [
      code,
      books.filter((book) => book.question === code).sort((a, b) => a.version - b.version),
    ]),
  );
  const uncoded = Object.fromEntries(texts.map(({ code }) => [code, 0]));
  const withCodes = respondents.map((respondent) => {
    const answers = { ...respondent.answers };
    for (const { code: id } of texts) {
      if (answers[id] === undefined || answers[id] === '') continue;
      const coding = last.get(JSON.stringify([respondent.id, id]));
      if (!coding) uncoded[id]! += 1;
      answers[id] = coding ? inNewest(coding, booksOf.get(id)!) : [];
    }
    return { ...respondent, answers };
  });
  const withOptions = questions.map((question) => {
    const newest = isText(question) ? booksOf.get(question.code)?.at(-1) : undefined;
    return newest ? { ...question, choices: newest.codes.map(({ code }) => ({ code })) } : question;
  });
  return { respondents: withCodes, questions: withOptions, uncoded };
}

function inNewest({ version, codes }: Coding, books: readonly CodeBook[]): string[] {
  const later = books.filter((book) => book.version > version);
  const followed = codes.map((code) =>
    later.reduce<string | null>((now, { becomes }) => {
      if (now === null || !becomes || !Object.hasOwn(becomes, now)) return now;
      return becomes[now]!;
    }, code),
  );
  const known = codesOf(books.at(-1)?.codes);
  return known.filter((code) => followed.includes(code));
}
