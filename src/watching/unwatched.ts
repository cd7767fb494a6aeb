/**
 * Where ballots are cast, prepared or looked at. The very time of such a request, put beside others, would tell whose a
 * ballot is: it leaves no line in the log, no number and no trace.
 */
const BALLOTS = /\/(ballots?|kiosk|vote|receipts)\b/;

export const isUnwatched = (route: string): boolean => BALLOTS.test(route);

/** The same of commands and facts, by their names. */
export const OF_BALLOTS = /Ballot|Credential/;
