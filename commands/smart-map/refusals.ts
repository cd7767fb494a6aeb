/** Why something is not done with a report, a category: status, and what it says in English. */
export const smartMapRefusals = {
  'category.not-found': { status: 404, detail: 'There is no such category. Choose one from the list.' },
  'category.not-later': {
    status: 409,
    detail: 'The next version of a category has the next number. Check the version.',
  },
  'category.inconsistent': {
    status: 422,
    detail: 'The category contradicts itself. Check its questions, their choices and its districts.',
  },
  'department.not-found': {
    status: 404,
    detail: 'There is no such department, or it is retired already. Choose one from the list.',
  },
  'department.in-use': {
    status: 409,
    detail: 'Categories still lead to this department. Choose another department in them first.',
  },
  'template.not-found': { status: 404, detail: 'There is no such template. Choose one from the list.' },
  'template.not-later': {
    status: 409,
    detail: 'The next version of a template has the next number. Check the version.',
  },
  'report.not-found': { status: 404, detail: 'We could not find this report. Look for it on the map or in the list.' },
  'report.not-registered': {
    status: 403,
    detail: 'Only residents of the city can report here, and the register does not hold you. Call City Hall instead.',
  },
  'report.no-category': {
    status: 409,
    detail: 'This category does not take reports any more. Choose another one from the list.',
  },
  'report.emergency': { status: 409, detail: 'This is an emergency: call 112 now. It cannot be reported here.' },
  'report.outside-city': {
    status: 422,
    detail: 'The place is not in Tbilisi. Choose a place on the map, or a district and an address.',
  },
  'report.answer': { status: 422, detail: 'One of the questions is not answered as it asks. Check the answers.' },
  'report.not-here': {
    status: 409,
    detail: 'This cannot be reported here. What to do instead stands beside the answer you chose.',
  },
  'report.not-open': { status: 409, detail: 'This report is closed already. Open its page to see how it stands.' },
  'report.open-already': { status: 409, detail: 'This report is open: somebody is to deal with it already.' },
  'report.day-past': { status: 422, detail: 'The day is in the past. Choose today or a later day.' },
  'report.cannot-merge': {
    status: 409,
    detail: 'It cannot be joined with that report. Choose another one that people can see.',
  },
  'report.not-yours': {
    status: 403,
    detail: 'Only who reported it, or said that they found the same, can do this. If that is you, sign in.',
  },
  'report.yours-already': { status: 409, detail: 'This is your own report: you hear of it anyway.' },
  'report.not-resolved': {
    status: 409,
    detail: 'This report is not resolved now. Open its page to see how it stands.',
  },
  'report.not-overdue': { status: 409, detail: 'This report is not overdue. Its page says until when it is promised.' },
  'report.over': {
    status: 409,
    detail: 'It was closed too long ago for this. If the problem is there again, report it anew.',
  },
  'report.not-the-reporter': {
    status: 403,
    detail: 'Only who reported it can appeal. If that is you, sign in with your own personal number.',
  },
  'report.not-hidden': { status: 409, detail: 'This report is not hidden. Open its page to see how it stands.' },
  'report.appealed-already': {
    status: 409,
    detail: 'An appeal has come in already. Its outcome is, or will be, on the report’s page.',
  },
  'report.not-appealed': {
    status: 409,
    detail: 'No appeal waits for a decision here. Open the report’s page to see how it stands.',
  },
  'report.same-person': {
    status: 409,
    detail: 'Whoever hid the report cannot decide the appeal: another moderator must do it.',
  },
  'report.own': { status: 403, detail: 'Nobody decides on their own report: another official must do it.' },
  'report.found-by-you': {
    status: 403,
    detail: 'You have said that you found the same: another official must decide on it, or you take that back first.',
  },
  'report.not-joined': {
    status: 409,
    detail: 'This report is not joined with that one. Open its page to see how it stands.',
  },
  'report.update-ahead': {
    status: 422,
    detail: 'The time of the update has not come yet. Check the clock of the system that sends it.',
  },
  'report.update-lacks': {
    status: 422,
    detail: 'The update does not say what this status needs. Say it, or do this at the office desk.',
  },
  'report.too-many-today': {
    status: 429,
    detail: 'You have reported very much today. Please come back tomorrow; if it is urgent, call City Hall.',
  },
  'batch.not-found': { status: 404, detail: 'There is no such batch of changes. Look for it in the list of batches.' },
  'batch.nothing-changes': {
    status: 409,
    detail: 'None of the chosen reports would change. Choose others, or another action.',
  },
  'batch.too-many': {
    status: 422,
    detail: 'So many reports cannot be changed at once. Narrow the filter, or choose fewer.',
  },
  'batch.still-running': {
    status: 409,
    detail: 'The reports are still being changed. Wait until that is done, then undo it.',
  },
  'batch.undo-term-over': {
    status: 409,
    detail: 'A batch can be undone within 24 hours. Now each report must be changed by itself.',
  },
  'batch.touched-since': {
    status: 409,
    detail: 'Somebody has changed this report since. It stays as it is: see its page.',
  },
} as const;
