import { withQuery } from './with-query.js';

/** Where officials work on petitions, on paper sheets and at the service halls, and who of them may. */
export function casePaths(at: (path: string) => string) {
  const moderation = (id: string, deed = '') => at(`/moderation/${encodeURIComponent(id)}${deed}`);
  return {
    /** GET `kind?`, `waitsFor?`, `band?`, `cursor?`. */
    queue: at('/moderation'),
    moderation,
    admit: (id: string) => moderation(id, '/admit'),
    /** POST `ground`, `explanation`. */
    refuse: (id: string) => moderation(id, '/refuse'),
    /** POST `certificate`. */
    register: (id: string) => moderation(id, '/register'),
    refusalNotice: (id: string) => moderation(id, '/notice'),
    /** POST `outcome`, `explanation`. */
    decideAppeal: (id: string) => moderation(id, '/appeal'),
    /** POST `decision`, `text`. */
    answer: (id: string) => moderation(id, '/answer'),
    /** POST `state`, `text`. */
    followUp: (id: string) => moderation(id, '/follow-up'),
    /** GET the reviews; POST `criterion`, `value`, `reason`, `step` = `count` | `flag` | `invalidate`. */
    reviews: (id: string) => moderation(id, '/reviews'),
    /** POST `batch`, `reason`. */
    restore: (id: string) => moderation(id, '/restore'),
    /** GET every paper sheet: `state?`, `q?` (a petition to enter one for), `cursor?`. */
    sheets: at('/sheets'),
    /** GET those of one petition; POST a form with `sheet` and the file `scan`. */
    sheetsOf: (id: string) => moderation(id, '/sheets'),
    /** GET one sheet; POST `number-1`, `initials-1` …, `many?`, `step` = `more` | `check` | `enter`. */
    sheet: (id: string, sheet: string) => moderation(id, `/sheets/${encodeURIComponent(sheet)}`),
    scan: (id: string, scan: string) => moderation(id, `/scans/${encodeURIComponent(scan)}`),
    /** GET petitions to sign at a service hall: `q?`. */
    hall: at('/hall'),
    /** GET; POST `personalNumber`, `documentNumber`, `birthDate-day` `-month` `-year`, `consent=yes`, `display`. */
    hallFor: (id: string) => at(`/hall/${encodeURIComponent(id)}`),
    /** GET `entry` (a position of the log), `again?`. */
    hallDone: (id: string) => at(`/hall/${encodeURIComponent(id)}/done`),
    /** GET every request for a list of signatories: `state?`, `cursor?`. */
    lists: at('/signatory-lists'),
    /** GET those of one petition; POST `purpose`. */
    listsOf: (id: string) => moderation(id, '/signatory-lists'),
    approveList: (id: string, request: string) => moderation(id, `/signatory-lists/${request}/approve`),
    /** POST: the answer is the list itself. */
    openList: (id: string, request: string) => moderation(id, `/signatory-lists/${request}/open`),
    /** GET requests about personal data: `cursor?`. */
    requests: at('/data-requests'),
    /** POST `outcome`, `text`. */
    answerRequest: (request: string) => at(`/data-requests/${encodeURIComponent(request)}/answer`),
    /** GET `q?` (a name), `of?` (a role). */
    staff: at('/staff'),
    /** POST `personalNumber` or `staff`, `role`, `department?`, `district?`, `expires-day?` `-month?` `-year?`, `deed` = `propose` | `grant`. */
    grant: at('/staff/grant'),
    /** GET whose role it is, and what follows; POST `staff`, `role`. */
    revoke: (staff?: string, role?: string) => withQuery(at('/staff/revoke'), { staff, role }),
  };
}
