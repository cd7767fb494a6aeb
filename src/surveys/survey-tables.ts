import type { AnswerFile, Line, Mean } from '../../projections/surveys/statistics/published-file.js';
import type { Answer } from '../../projections/surveys/statistics/questionnaire.js';
import type { Results } from '../../projections/surveys/statistics/results.js';
import type { Cell } from '../csv.js';

/** A table for spreadsheets. Names of columns stay; new ones come at the end. */
export type Sheet = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** Shares, means and margins as decimals: 0.5234. */
const COLUMNS = ['question', 'row', 'by', 'group', 'answer', 'people', 'share', 'margin', 'low', 'high', 'hidden'];
const decimal = (value: number | undefined): Cell => (value === undefined ? null : value / 10_000);

/**
 * Every number of the results, a line each. `by` and `group` are empty for everybody together; `answer` is empty on the
 * line of those who answered, and `mean`, `median` or `place:<code>` where `share` holds one.
 */
export function resultsSheet({ tables, crossTables }: Results): Sheet {
  const line = (head: readonly Cell[], { code, n, share, margin, interval }: Line): Cell[] => [
    ...head,
    ...[code, n, decimal(share), decimal(margin), decimal(interval?.[0]), decimal(interval?.[1]), null],
  ];
  const figure = (head: readonly Cell[], name: string, { mean, margin }: Mean): Cell[] => [
    ...head,
    ...[name, null, decimal(mean), decimal(margin), null, null, null],
  ];
  const base = (head: readonly Cell[], n: number, hidden: boolean): Cell[] => [
    ...[...head, null, n, null, null, null, null],
    hidden ? 'yes' : null,
  ];
  return {
    columns: COLUMNS,
    rows: [
      ...tables.flatMap(({ question, row, base: { answered }, lines, tooFew, mean, median, places = [] }): Cell[][] => {
        const head = [question, row ?? null, null, null];
        return [
          base(head, answered, tooFew === true),
          ...lines.map((one) => line(head, one)),
          ...(mean ? [figure(head, 'mean', mean)] : []),
          ...(median === undefined ? [] : [figure(head, 'median', { mean: median })]),
          ...places.map(({ code, ...place }) => figure(head, `place:${code}`, place)),
        ];
      }),
      ...crossTables.flatMap(({ question, row, by, groups }) =>
        groups.flatMap(({ codes, n, cells, mean }): Cell[][] => {
          const head = [question, row ?? null, by, codes.join(' ')];
          return [
            base(head, n, cells.length === 0 && !mean),
            ...cells.map((cell) =>
              'hidden' in cell ? [...head, cell.code, null, null, null, null, null, 'yes'] : line(head, cell),
            ),
            ...(mean ? [figure(head, 'mean', mean)] : []),
          ];
        }),
      ),
    ],
  };
}

type Column = { readonly name: string; readonly code: string; readonly row?: string };

/** The answer file, a line for each person; questions that are in no row have no column.  Several choices stand in one cell; a matrix has a column for each row. */
export function answersSheet({ questions, rows, apart }: AnswerFile): Sheet {
  const inNoRow = new Set(apart?.tables.map(({ question }) => question));
  const inRows = questions.filter(({ code }) => !inNoRow.has(code));
  const columns = inRows.flatMap(({ code, rows: of }): readonly Column[] =>
    of ? of.map((row) => ({ name: `${code}/${row.code}`, code, row: row.code })) : [{ name: code, code }],
  );
  return {
    columns: ['district', 'sex', 'age', 'weight', ...columns.map(({ name }) => name), 'withheld'],
    rows: rows.map(({ district, sex, age, weight, answers, withheld }) => [
      ...[district, sex, age, weight / 1_000_000],
      ...columns.map(({ code, row }) => told(answers[code], row)),
      withheld ? 'yes' : null,
    ]),
  };
}

function told(answer: Answer | undefined, row: string | undefined): Cell {
  if (answer === undefined) return null;
  if (row !== undefined) return (answer as Readonly<Record<string, string>>)[row] ?? null;
  return Array.isArray(answer) ? answer.join(' ') : (answer as string | number);
}
