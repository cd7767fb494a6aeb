/** What a page of the budget can be about. */
export const SPENDING_KINDS = ['programme', 'department', 'district', 'line'] as const;
export type SpendingKind = (typeof SPENDING_KINDS)[number];

/** Where plan and spending are, and where they are brought in. Addresses of parts last: others may link to them. */
export function spendingPaths(at: (path: string) => string) {
  return {
    /** GET `year?`, `area?` (a district or `city`), `by?`, `month?` (its days). */
    spending: at('/budget/spending'),
    /** GET `area?`, `programme?`, `department?`, `by?`, `month?`; of a line `cursor?` of its payments. */
    spendingOf: (year: number, kind: SpendingKind, code: string) =>
      at(`/budget/spending/${year}/${kind}/${encodeURIComponent(code)}`),
    /** GET; POST a form with `source` and the `file` of payments: a dry run. With `step=import`, what was tried and its `digest`, it is done. */
    spendingImport: at('/office/budget/import'),
    /** The same with `year`, for a budget. */
    budgetImport: at('/office/budget/import/lines'),
  };
}
