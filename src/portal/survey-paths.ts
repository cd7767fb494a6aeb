/** Where the pages of surveys are, and where their forms go. */
export function surveyPaths(at: (path: string) => string) {
  const survey = (id: string, part = '') => at(`/surveys/${encodeURIComponent(id)}${part}`);
  const office = (id: string, part = '') => at(`/office/surveys/${encodeURIComponent(id)}${part}`);
  return {
    /** GET `status?`, `kind?`, `cursor?`. */
    surveys: at('/surveys'),
    survey: (id: string) => survey(id),
    /** GET the way in; POST `code`, or `state` with the fields of one page and `step` = `next` | `back` | `save` | `send`. */
    answerSurvey: (id: string) => survey(id, '/answer'),
    /** GET asks whether to go on; POST `draft`. */
    resumeSurvey: (id: string, draft = '') => survey(id, `/resume${draft && `/${draft}`}`),
    answeredSurvey: (id: string) => survey(id, '/thanks'),
    surveyResults: (id: string) => survey(id, '/results'),
    surveyMethod: (id: string) => survey(id, '/method'),
    /** GET what an interviewer is sent out with; POST `stratum`, `draft` and the fields of all questions. */
    fieldwork: (id: string) => survey(id, '/fieldwork'),
    /** GET every survey, drafts too: `cursor?`. */
    surveyOffice: at('/office/surveys'),
    /** GET; POST the draft, with `step` = `draft` | `more`. */
    newSurvey: at('/office/surveys/new'),
    surveyDesk: (id: string) => office(id),
    /** POST `open` (`lastDay-day` …), `invitations`, `assignments`, `close`, `publish`. */
    surveyDeed: (id: string, deed: string) => office(id, `/${deed}`),
    /** GET; POST `step` = `propose` | `confirm`, with `batch`. */
    surveyRemovals: (id: string) => office(id, '/removals'),
    /** GET `question`; POST `codes`, or the codes of each text. */
    surveyCoding: (id: string, question = '') => office(id, `/coding${question && `?question=${question}`}`),
  };
}
