import { withQuery } from './with-query.js';

/** Where the pages of budget rounds and proposals are, and where their forms go. */
export function budgetPaths(at: (path: string) => string) {
  const round = (id: string, deed = '') => at(`/budget/${encodeURIComponent(id)}${deed}`);
  const proposal = (id: string, deed = '') => at(`/budget/proposals/${encodeURIComponent(id)}${deed}`);
  const office = (id: string, deed = '') => at(`/office/budget/${encodeURIComponent(id)}${deed}`);
  return {
    /** GET every round: `cursor?`. */
    budget: at('/budget'),
    budgetRound: (id: string) => round(id),
    vote: (id: string) => round(id, '/vote'),
    /** POST `code?`, or the `fresh` one of the page: the right to vote, for whoever has no script. */
    beginVote: (id: string) => round(id, '/vote/begin'),
    /** POST without a session: `code`, `tokens`, `order`, the ballot’s own fields, `kept=yes`, `step` = `check` | `change` | `cast`. */
    ballotForm: (id: string) => round(id, '/ballot'),
    /** GET an empty form; POST `digest`, which never stands in an address. Both without a session. */
    ballotReceipts: (id: string) => round(id, '/ballots'),
    /** GET; POST `number`, `order?`, the ballot’s own fields, `step` = `enter` | `check` | `change` | `cast`. Without a session. */
    kiosk: (id: string) => round(id, '/kiosk'),
    /** GET rounds that vote, for officials who help at a counter. */
    counter: at('/office/counter'),
    /** GET; POST `personalNumber`, `documentNumber`, `birthDate-day` …, `channel`, `consent=yes`. */
    counterFor: (id: string) => at(`/office/counter/${encodeURIComponent(id)}`),
    budgetResult: (id: string) => round(id, '/results'),
    spending: at('/budget/spending'),
    /** GET `pot?`, `state?`, `theme?`, `q?`, `cursor?`. */
    proposals: (id: string, query: Readonly<Record<string, string | undefined>> = {}) =>
      withQuery(round(id, '/proposals'), query),
    /** GET; POST `title`, `description`, `pot`, `theme?`, `lat?`, `lon?`, `estimate?` (lari), `anyway?`. */
    propose: (id: string) => round(id, '/propose'),
    /** POST `on` = `yes` | `no`. */
    remindOfRound: (id: string) => round(id, '/reminders'),
    /** POST `text`. */
    complain: (id: string) => round(id, '/complaints'),
    proposal: (id: string) => proposal(id),
    /** POST `withdraw`, `appeal` (`text`). */
    proposalDeed: (id: string, deed: 'withdraw' | 'appeal') => proposal(id, `/${deed}`),
    /**
     * POST `assess` (`stage`, `outcome`, `ground?`, `explanation?`, `cost?`, `title-ka?`, `title-en?`), `decide-appeal`
     * (`outcome`, `explanation`), `merge` (`into`, `explanation`), `milestone` (`milestone`, `next-day?` …, `text`), `hide`
     * (`ground`, `text`), `show` (`text`).
     */
    proposalOffice: (id: string, deed: string) => proposal(id, `/office/${deed}`),
    /** GET rounds as those who run them see them. */
    budgetOffice: at('/office/budget'),
    /** GET an empty form; POST it with `step` = `check` | `open`. */
    newRound: at('/office/budget/new'),
    /** GET `stage?`, `pot?`, `cursor?`. */
    proposalQueue: at('/office/budget/proposals'),
    /** GET `cursor?`. */
    complaintQueue: at('/office/budget/complaints'),
    /** POST `outcome`, `text`. */
    decideComplaint: (id: string) => at(`/office/budget/complaints/${encodeURIComponent(id)}`),
    roundOffice: (id: string) => office(id),
    /** POST `open-voting` (`roundKey`, `trustee-1` …, `share-1` …, `threshold`), `close`, `count` (`runs`), `certify`. */
    roundDeed: (id: string, deed: 'open-voting' | 'close' | 'count' | 'certify') => office(id, `/${deed}`),
  };
}
