/** Where an application is filled in: one question (or where one goes on), all of it once more, and from its beginning. */
export type FilingPaths = {
  /** GET one question, or where one goes on; POST `q`, its answer as `a` (or the file `scan`), `step` = `next` | `back` | `save` | `remove`. */
  readonly step: (q?: string) => string;
  /** GET all answers; POST `declaration=yes`. */
  readonly check: string;
  readonly anew: string;
};

/** Where the pages of services are, and where their forms go. */
export function servicePaths(at: (path: string) => string) {
  const service = (code: string, part = '') => at(`/services/${encodeURIComponent(code)}${part}`);
  return {
    /** GET `lifeEvent?`, `q?`. */
    services: at('/services'),
    /** GET `version?`. */
    service: (code: string) => service(code),
    applyFor: (code: string) => service(code, '/apply'),
    applying: (code: string) => filing(service(code, '/apply')),
    /** GET every service, for those who describe them. */
    serviceOffice: at('/office/services'),
    /** GET; POST a form of several parts: the fields of `serviceIn`, the file `scan`, `step` = `check` | `adopt`. */
    newService: at('/office/services/new'),
    serviceVersion: (code: string) => at(`/office/services/${encodeURIComponent(code)}`),
    retireService: (code: string) => at(`/office/services/${encodeURIComponent(code)}/retire`),
    /** GET services to fill in an application for, with somebody who has come with a document. */
    assisting: at('/office/filing'),
    /** The same pages for an official; the first asks for the document. */
    assistingWith: (code: string) => filing(at(`/office/filing/${encodeURIComponent(code)}`)),
    /** GET `reference`. */
    assisted: at('/office/filing/done'),
    myCases: at('/me/cases'),
    /** GET by its reference. */
    myCase: (reference: string) => at(`/me/cases/${encodeURIComponent(reference)}`),
    /** POST `text`, the file `scan`. */
    supplyCase: (reference: string) => at(`/me/cases/${encodeURIComponent(reference)}/supply`),
    /** What was returned, to be amended. */
    amendCase: (reference: string) => filing(at(`/me/cases/${encodeURIComponent(reference)}/amend`)),
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

const filing = (base: string): FilingPaths => ({
  step: (q = '') => `${base}${q && `?q=${encodeURIComponent(q)}`}`,
  check: `${base}/check`,
  anew: `${base}/anew`,
});
