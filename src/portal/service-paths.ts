/** Where the pages of services are, and where their forms go. */
export function servicePaths(at: (path: string) => string) {
  const service = (code: string, part = '') => at(`/services/${encodeURIComponent(code)}${part}`);
  return {
    /** GET `lifeEvent?`, `q?`. */
    services: at('/services'),
    /** GET `version?`. */
    service: (code: string) => service(code),
    /** GET one question, or where one goes on; POST `q`, its answer as `a` (or the file `scan`), `step` = `next` | `back` | `save` | `remove`. */
    applyFor: (code: string, q = '') => service(code, `/apply${q && `?q=${encodeURIComponent(q)}`}`),
    /** GET all answers; POST `declaration=yes`. */
    applyCheck: (code: string) => service(code, '/apply/check'),
    applyAnew: (code: string) => service(code, '/apply/anew'),
    myCases: at('/me/cases'),
    /** GET by its reference. */
    myCase: (reference: string) => at(`/me/cases/${encodeURIComponent(reference)}`),
    /** POST `text`, the file `scan`. */
    supplyCase: (reference: string) => at(`/me/cases/${encodeURIComponent(reference)}/supply`),
    withdrawCase: (reference: string) => at(`/me/cases/${encodeURIComponent(reference)}/withdraw`),
    /** POST `score`, `text`. */
    rateCase: (reference: string) => at(`/me/cases/${encodeURIComponent(reference)}/rate`),
    /** GET what is told of its ratings; POST `number`, `ka`, `en`. */
    serviceFeedback: (code: string) => service(code, '/feedback'),
    /** GET `by?`. */
    serviceStandards: at('/service-standards'),
    /** GET `service?`, `monitor?`, `cursor?`. */
    visits: at('/monitor-reports'),
    /** GET; POST `step` = `answer` with `ka`, `en`, or `withdraw` with `text`. */
    visit: (id: string) => at(`/monitor-reports/${encodeURIComponent(id)}`),
    /** GET; POST the report with the file `file`. */
    reportVisit: (code: string) => service(code, '/visit'),
    correctVisit: (id: string) => at(`/monitor-reports/${encodeURIComponent(id)}/correct`),
    /** GET; POST `step` = `accredit` or `revoke`. */
    monitors: at('/monitors'),
    /** GET `department?`, `cursor?`. */
    caseQueue: at('/case-queue'),
    queuedCase: (reference: string) => at(`/case-queue/${encodeURIComponent(reference)}`),
    /** POST what the step asks for. */
    caseStep: (reference: string, step: string) => at(`/case-queue/${encodeURIComponent(reference)}/${step}`),
  };
}
