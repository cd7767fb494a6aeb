import { crossTablesOf } from './cross-tables.js';
import { baseOf } from './precision.js';
import type { AnswerFile } from './published-file.js';
import { type CrossTable, type Table } from './published-file.js';
import { DIMENSIONS } from './questionnaire.js';
import { effectOf, suretyOf } from './shares.js';
import { tablesOf } from './tables.js';

/** Whoever changes how the file or the tables are reckoned gives the rule the next number. */
export const TABLES_RULE = 2;

/** All that is published of a survey's answers. */
export type Results = {
  readonly kind: AnswerFile['kind'];
  readonly n: number;
  /** Kish's design effect in ten-thousandths and the effective number of people, of a sample as a whole. */
  readonly effect?: number;
  readonly effective?: number;
  readonly tables: readonly Table[];
  readonly crossTables: readonly CrossTable[];
};

/**
 * The published tables, from the published file and nothing else. Every number is a whole number made by exact
 * arithmetic on whole weights and rounded once, half to even: all machines get the same, bit for bit.
 */
export function resultsOf(file: AnswerFile): Results {
  const surety = suretyOf(file);
  return {
    kind: file.kind,
    n: file.rows.length,
    ...(surety.isSample && effectOf(baseOf(file.rows.map(({ weight }) => weight)), surety)),
    tables: withApart(file, tablesOf(file), file.apart?.tables),
    crossTables: DIMENSIONS.flatMap((by) =>
      withApart(
        file,
        crossTablesOf(file, by),
        file.apart?.crossTables.filter((one) => one.by === by),
      ),
    ),
  };
}

/** In the order of the questionnaire, those that the file holds ready in place of those that its rows do not give. */
function withApart<T extends { readonly question: string }>(
  { questions }: AnswerFile,
  counted: readonly T[],
  ready: readonly T[] = [],
): T[] {
  const apart = new Set(ready.map(({ question }) => question));
  return questions.flatMap(({ code }) =>
    (apart.has(code) ? ready : counted).filter(({ question }) => question === code),
  );
}
