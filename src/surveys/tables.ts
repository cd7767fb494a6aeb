import type {
  Dimension,
  FrameCell,
  Stratum,
  SurveyAnswer,
  SurveyAnswers,
  SurveyChoice,
  SurveyKind,
  SurveyMethod,
  SurveyQuestion,
} from '../../events/surveys.js';
import { canonical } from '../log/codec.js';

/*
 * The seam between the survey and its arithmetic. Everything that is reckoned is reckoned behind these three functions:
 * how a sample is allocated, what of the answers may be published, and the tables that follow from what is published.
 */

/** Whoever changes how file or tables are reckoned gives the rule the next number. */
export const TABLES_RULE = 1;

/** Somebody who answered. `cell`: where they belong in the frame; null in an open poll. */
export type Respondent = {
  readonly cell: { readonly district: string; readonly sex: string; readonly age: string } | null;
  readonly stratum: string;
  readonly answers: SurveyAnswers;
};
/** What the survey asked, and how it was done: all of it is public in the log. */
export type Design = {
  readonly kind: SurveyKind;
  readonly questions: readonly SurveyQuestion[];
  readonly method: SurveyMethod;
  /** Codes of open answers, by question. */
  readonly codebooks: Readonly<Record<string, readonly SurveyChoice[]>>;
};

/** A respondent as the public may know them. Open texts are there by their codes alone. */
export type FileRow = { readonly weight: number; readonly answers: SurveyAnswers };
export type AnswerFile = { readonly rows: readonly FileRow[]; readonly removed: number };

/** Null where so few stand behind a number that somebody could be recognised. */
export type TableItem = {
  /** A choice, a step of a scale, a code of an open answer. */
  readonly code: string;
  /** Of a matrix. */
  readonly row?: string;
  readonly n: number | null;
  /** Weighted, between 0 and 1. */
  readonly share: number | null;
  /** Half of the 95 % interval of the share; null in an open poll, which speaks for nobody else. */
  readonly margin: number | null;
  /** Of `order`: the mean place, 1 the first. */
  readonly place?: number | null;
};
export type QuestionTable = {
  readonly question: string;
  /** Who answered it. */
  readonly n: number;
  readonly items: readonly TableItem[];
  /** Of a scale. */
  readonly mean?: number | null;
};
export type SurveyTables = {
  readonly n: number;
  /** By how much the weights widen the margins; 1 without weights. */
  readonly designEffect: number;
  readonly tables: readonly QuestionTable[];
};

/** Divides a sample over the strata in proportion to their people, by largest remainder. */
export function allocate(cells: readonly FrameCell[], by: readonly Dimension[], n: number): readonly Stratum[] {
  const people = new Map<string, number>();
  for (const cell of cells) {
    const code = by.map((one) => cell[one]).join('.');
    people.set(code, (people.get(code) ?? 0) + cell.count);
  }
  const total = [...people.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...people].map(([code, population]) => {
    const exact = (n * population) / total;
    return { code, population, n: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const left = n - parts.reduce((sum, part) => sum + part.n, 0);
  const first = [...parts].sort((a, b) => b.rest - a.rest || (a.code < b.code ? -1 : 1)).slice(0, left);
  for (const part of first) part.n++;
  return parts.map(({ rest: _, ...part }) => part);
}

/** What of the answers may be published: no words, no cells, rows in an order that tells nothing. */
export function answerFile(respondents: readonly Respondent[], { questions, method, codebooks }: Design): AnswerFile {
  const cells = new Set(Object.values(method.sample?.cell ?? {}));
  const shown = questions.filter(({ code, kind }) => !cells.has(code) && (!isText(kind) || code in codebooks));
  const rows = respondents.map(({ answers }) => {
    const kept = shown.flatMap(({ code }) => (code in answers ? [[code, answers[code]!] as const] : []));
    return { weight: 1, answers: Object.fromEntries(kept) };
  });
  return { rows: rows.sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)), removed: 0 };
}

/** The tables of a file: the same file gives the same tables, to whoever reckons. */
export function tablesOf({ rows }: Pick<AnswerFile, 'rows'>, design: Design): SurveyTables {
  const tables = design.questions.flatMap((question) => tableOf(question, rows, design) ?? []);
  return { n: rows.length, designEffect: 1, tables };
}

const isText = (kind: SurveyQuestion['kind']) => kind === 'short' || kind === 'long';

function tableOf(question: SurveyQuestion, rows: readonly FileRow[], design: Design): QuestionTable | undefined {
  const { code, kind } = question;
  const given = rows.flatMap(({ answers }) => (code in answers ? [answers[code]!] : []));
  if (given.length === 0) return undefined;
  const count = (holds: (answer: SurveyAnswer) => boolean) => given.filter(holds).length;
  const item = (choice: string, n: number, row?: string): TableItem => {
    const kept = isShown(n, given.length, design.method.threshold);
    const share = n / given.length;
    const margin = design.kind === 'sample' ? 1.96 * Math.sqrt((share * (1 - share)) / given.length) : null;
    return {
      code: choice,
      ...(row !== undefined && { row }),
      n: kept ? n : null,
      share: kept ? digits(share) : null,
      margin: kept && margin !== null ? digits(margin) : null,
    };
  };
  const table = { question: code, n: given.length };
  if (kind === 'matrix') {
    const at = (row: string, column: string) =>
      count((one) => (one as Readonly<Record<string, string>>)[row] === column);
    const cells = (question.rows ?? []).flatMap(({ code: row }) =>
      (question.choices ?? []).map(({ code: column }) => item(column, at(row, column), row)),
    );
    return { ...table, items: cells };
  }
  if (kind === 'order') {
    const place = (choice: string) => mean(given.map((one) => (one as readonly string[]).indexOf(choice) + 1));
    const first = (choice: string) => count((one) => (one as readonly string[])[0] === choice);
    const enough = given.length >= design.method.threshold;
    return {
      ...table,
      items: (question.choices ?? []).map(({ code: choice }) => ({
        ...item(choice, first(choice)),
        place: enough ? digits(place(choice)) : null,
      })),
    };
  }
  const codes = codesOf(question, design);
  const items = codes.map((choice) =>
    item(
      choice,
      count((one) => [one].flat().some((each) => String(each) === choice)),
    ),
  );
  if (kind !== 'scale') return { ...table, items };
  const enough = given.length >= design.method.threshold;
  return { ...table, items, mean: enough ? digits(mean(given as readonly number[])) : null };
}

function codesOf({ code, kind, choices = [], other, scale }: SurveyQuestion, { codebooks }: Design): readonly string[] {
  if (isText(kind)) return (codebooks[code] ?? []).map((one) => one.code);
  if (scale) return Array.from({ length: scale.to - scale.from + 1 }, (_, i) => String(scale.from + i));
  return [...choices.map((one) => one.code), ...(other ? ['other'] : [])];
}

/** Nobody stands behind a nought; few behind a number, or few beside it, could be recognised. */
const isShown = (n: number, of: number, threshold: number) => of >= threshold && (n === 0 || n >= threshold);
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
/** Shares and means as they are published: to a ten-thousandth. */
const digits = (value: number) => Math.round(value * 10_000) / 10_000;
