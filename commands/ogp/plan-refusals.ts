/** Why something is not done with an action plan, its commitments and what is said of them. */
export const planRefusals = {
  'plan.not-found': { status: 404, detail: 'We could not find this action plan. Look for it in the list of plans.' },
  'plan.already-drafted': { status: 409, detail: 'There is a plan with this code already. Choose another code.' },
  'plan.not-later': {
    status: 409,
    detail: 'The next version has the next number. Open the page again: somebody may have been faster.',
  },
  'plan.period': { status: 422, detail: 'The first day must be a day of the calendar, and not after the last.' },
  'plan.day-ahead': { status: 422, detail: 'This day has not come yet. Enter the day on which it was done.' },
  'plan.one-language': {
    status: 422,
    detail:
      'An adopted plan is published in Georgian and in English. One text is there in one language only: the answer says which; add the other.',
  },
  'plan.institution-twice': {
    status: 422,
    detail: 'Two institutions have the same code. Give each a code of its own.',
  },
  'plan.institution-unknown': {
    status: 422,
    detail: 'There is no institution with this code in the plan. Add it to the plan first.',
  },
  'plan.not-adopted': { status: 409, detail: 'The plan has not been adopted yet. Adopt it first.' },
  'plan.already-adopted': { status: 409, detail: 'The plan was adopted on another day already. Its page says when.' },
  'plan.already-submitted': {
    status: 409,
    detail: 'The plan was submitted on another day already. Its page says when.',
  },
  'plan.report-ahead': { status: 422, detail: 'This day has not come yet. Choose today, or a day before it.' },
  'plan.not-yet': { status: 404, detail: 'This plan was not there yet on that day. Choose a later one.' },
  'plan.report-not-newer': {
    status: 409,
    detail: 'A later report of this plan is published already. A report is published as of a later day than the last.',
  },
  'commitment.not-found': {
    status: 404,
    detail: 'We could not find this commitment. Look for it on the page of its plan.',
  },
  'commitment.already-drafted': {
    status: 409,
    detail: 'There is a commitment with this code already. Choose another code.',
  },
  'commitment.no-core-value': {
    status: 422,
    detail:
      'A commitment serves transparency, participation or accountability. Technology and inclusion count only beside one of them.',
  },
  'commitment.outside-plan': {
    status: 422,
    detail: 'The days must lie within those of the plan, or of the commitment. Check them.',
  },
  'commitment.withdrawn': { status: 409, detail: 'This commitment was withdrawn. Its page says why.' },
  'commitment.figure-unknown': { status: 422, detail: 'There is no such figure of use. Choose some from the list.' },
  'milestone.not-found': {
    status: 404,
    detail: 'There is no such milestone. Look for it on the page of its commitment.',
  },
  'milestone.already-set': {
    status: 409,
    detail: 'There is a milestone with this code already. Choose another code.',
  },
  'milestone.dropped': { status: 409, detail: 'This milestone was dropped. The page of its commitment says why.' },
  'evidence.not-found': {
    status: 404,
    detail: 'There is no such evidence. Look for it on the page of its commitment.',
  },
  'evidence.one-source': {
    status: 422,
    detail: 'Evidence is one of three: a link, a file or a figure. Give one of them.',
  },
  'evidence.file-unknown': {
    status: 422,
    detail: 'There is no file with this SHA-256. Upload it first, then cite it.',
  },
  'evidence.file-type': {
    status: 415,
    detail:
      'A file is a PDF, an image (PNG, JPEG, WebP), a table (CSV), a text or an office document. Send one of these.',
  },
  'evidence.file-too-large': {
    status: 413,
    detail: 'A file has 10 MB at the most. Send a smaller one, or cite a link.',
  },
  'evidence.file-gone': {
    status: 410,
    detail:
      'The file is not there any more, or is not what it was when it was cited. Its SHA-256 stands in the log: whoever has the file can bring it back.',
  },
  'evidence.not-counted': {
    status: 422,
    detail: 'This figure is not counted yet. Cite a link or a file instead.',
  },
  'evidence.months': {
    status: 422,
    detail: 'The first month must not be after the last, and the last not in the future.',
  },
  'assessment.other-scale': {
    status: 422,
    detail:
      'The plan is assessed by another generation of scales, or this is not found at this stage. Check the field.',
  },
  'assessment.nothing-found': {
    status: 422,
    detail: 'Nothing was found of it. Say one finding at least: whether it can be checked, or how far it has come.',
  },
  'assessment.not-assessor': {
    status: 403,
    detail: 'Only an assessor gives an independent assessment. Others enter one from a public document, and name it.',
  },
  'contribution.not-found': {
    status: 404,
    detail: 'There is no such contribution. Look for it in the register of the plan.',
  },
  'contribution.too-many-today': {
    status: 429,
    detail: 'You have sent as many contributions today as can be sent in a day. Try again tomorrow.',
  },
} as const;
