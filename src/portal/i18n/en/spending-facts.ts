/** What happened to budgets and spending, in a line. */
export const spendingFacts = {
  BudgetLinesSet: 'Lines of the budget were recorded',
  BudgetLinesDropped: 'Lines were taken out of the budget',
  BudgetAdopted: 'A year’s budget, or an amendment of it, came into force',
  SpendingReported: 'The spending of a day was published',
  SpendingImported: 'A file of payments came in',
} as const;
