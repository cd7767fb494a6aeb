/** Where the public log is, and the tables that are made from it. */
export function logPaths(at: (path: string) => string) {
  return {
    /** GET `type?`, `stream?`, `day?` (the last one), `before?` (a position), `find?` (a position or an event id). */
    log: at('/log'),
    /** GET one entry by its position: `changes=yes` for what it changed. */
    entry: (position: number) => at(`/log/entries/${position}`),
    /** GET the official figures: `cursor?`. */
    figures: at('/log/figures'),
    /** GET the receipt of a fact. */
    receipt: (eventId: string) => at(`/log/receipts/${encodeURIComponent(eventId)}`),
    /** POST `receipt`, a receipt as text. */
    checkReceipt: at('/log/receipts'),
    /** GET `at?` (YYYY-MM-DDTHH:MM in Tbilisi) or `position?`. */
    replay: at('/log/replay'),
    openData: at('/open-data'),
    openTable: (name: string) => at(`/open-data/${encodeURIComponent(name)}`),
    /** GET `day`: leads to the table as it was at its end. */
    openTableBefore: (name: string) => at(`/open-data/${encodeURIComponent(name)}/before`),
  };
}
