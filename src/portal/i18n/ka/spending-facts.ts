/** What happened to budgets and spending, in a line. */
export const spendingFacts = {
  BudgetLinesSet: 'ჩაიწერა ბიუჯეტის ქვეპროგრამები',
  BudgetLinesDropped: 'ბიუჯეტიდან ქვეპროგრამები ამოიღეს',
  BudgetAdopted: 'ძალაში შევიდა წლის ბიუჯეტი ან მისი ცვლილება',
  SpendingReported: 'გამოქვეყნდა ერთი დღის ხარჯი',
  SpendingImported: 'შემოვიდა ხარჯების ფაილი',
} as const;
