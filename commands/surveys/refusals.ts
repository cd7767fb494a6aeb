/** Why something is not done with a survey or an answer: status, and what it says in English. */
export const surveyRefusals = {
  'survey.not-found': { status: 404, detail: 'We could not find this survey. Look for it in the list of surveys.' },
  'survey.already-drafted': {
    status: 409,
    detail: 'This survey has been drafted already. You will find it in the list.',
  },
  'survey.not-a-draft': {
    status: 409,
    detail: 'This survey has been opened: how it is done cannot change any more. Its page says how it stands.',
  },
  'survey.inconsistent': {
    status: 422,
    detail: 'The questions contradict each other. Check their codes, their choices and their conditions.',
  },
  'survey.method-inconsistent': {
    status: 422,
    detail: 'The method does not fit the survey. Check its kind, the frame and the questions that lead to it.',
  },
  'survey.not-later': {
    status: 409,
    detail: 'The next version has the next number. Open the page again: somebody may have been faster.',
  },
  'survey.wording-only': {
    status: 409,
    detail:
      'The survey is open: only the wording of its questions can change. For other questions, draft another survey.',
  },
  'survey.day-past': { status: 422, detail: 'The last day is in the past. Choose today or a later day.' },
  'survey.too-long-open': {
    status: 422,
    detail: 'A survey is open for a year at the most. Choose an earlier last day.',
  },
  'survey.not-open': {
    status: 409,
    detail: 'This survey takes no answers now. Its page says when it is, or was, open.',
  },
  'survey.not-closed': {
    status: 409,
    detail: 'This survey is not closed yet. Results are published after the last day.',
  },
  'survey.no-sample': {
    status: 409,
    detail: 'An open poll has neither invitations nor fieldwork: whoever wishes takes part, signed in.',
  },
  'survey.stratum-unknown': {
    status: 422,
    detail: 'There is no such stratum in this survey. Choose one from the list.',
  },
  'survey.codes-exist': {
    status: 409,
    detail: 'These invitations have been issued already. Their codes are not kept: for more, issue another batch.',
  },
  'survey.not-assigned': {
    status: 403,
    detail: 'You have no fieldwork in this survey. Ask whoever leads the survey to assign it to you.',
  },
  'survey.removal-nobody': {
    status: 422,
    detail: 'Nobody by this pseudonym was sent out for this survey. Choose an interviewer from the list.',
  },
  'survey.removal-not-found': {
    status: 404,
    detail: 'There is no such proposal to take interviews out. Open the survey’s page again.',
  },
  'survey.removal-same-official': {
    status: 409,
    detail: 'You proposed this yourself: another official must look at it and confirm it.',
  },
  'survey.nothing-to-remove': {
    status: 409,
    detail: 'This interviewer has brought nothing that still counts. There is nothing to take out.',
  },
  'survey.results-out': {
    status: 409,
    detail: 'The results are published: which answers they rest on does not change any more.',
  },
  'survey.codebook-not-found': {
    status: 404,
    detail: 'There is no such version of the codebook. Adopt the codes first, then use them.',
  },
  'survey.code-unknown': { status: 422, detail: 'One of the codes is not in the codebook. Compare it with the list.' },
  'answer.wrong-version': {
    status: 409,
    detail: 'The questions have changed since, or there never was such a version. Open the survey again.',
  },
  'answer.unknown-question': {
    status: 422,
    detail: 'The survey has no such question, or it is not asked after these answers. Open the survey again.',
  },
  'answer.required': { status: 422, detail: 'A question that needs an answer has none. Answer it, then go on.' },
  'answer.not-fitting': { status: 422, detail: 'An answer does not fit its question. Choose from what is offered.' },
  'answer.too-long': { status: 422, detail: 'An answer is too long. Please shorten it.' },
  'answer.stratum-not-assigned': {
    status: 403,
    detail: 'This part of the sample is not assigned to you. Ask whoever leads the survey, or choose one of your own.',
  },
  'answer.outside-stratum': {
    status: 422,
    detail: 'What the person says of district, sex or age does not fit the stratum of the interview. Check both.',
  },
  'answer.quota-full': {
    status: 409,
    detail:
      'The quota of this stratum is full: this interview is not counted. Ask whoever leads the survey for another.',
  },
  'answer.sign-in': {
    status: 401,
    detail: 'An open poll is answered once by each person: sign in first. Invited to a survey? Then enter your code.',
  },
  'answer.code-needed': {
    status: 403,
    detail: 'This survey is answered by those who were drawn for it: enter the code from your invitation.',
  },
  'answer.code-unknown': {
    status: 403,
    detail: 'We do not know this code. Compare it with your invitation, letter by letter.',
  },
  'answer.code-used': {
    status: 409,
    detail: 'This code has been used. If that was you, your answer is in: nothing more needs to be done.',
  },
} as const;
