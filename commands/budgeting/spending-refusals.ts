/** Why a budget or what was spent is not recorded: status, and what it says in English. */
export const spendingRefusals = {
  'budget.not-found': { status: 404, detail: 'There is no budget of this year here. Choose another year.' },
  'budget.heading-not-found': {
    status: 404,
    detail: 'This year’s budget has no such programme, department or line. Choose one from the table.',
  },
  'budget.not-later': {
    status: 409,
    detail: 'Somebody brought in another version of this budget meanwhile. Look at it, then try again.',
  },
  'budget.empty': { status: 422, detail: 'The file holds no line of a budget. Check that it is the right file.' },
  'budget.too-many-lines': { status: 422, detail: 'A budget may have 800 lines. Put small ones together.' },
  'budget.same-line': { status: 422, detail: 'A line is there twice. Each line of a budget has a code of its own.' },
  'budget.two-names': {
    status: 422,
    detail: 'A programme or a department has two names in the file. Write the same name on each of its lines.',
  },
  'budget.unknown-district': {
    status: 422,
    detail: 'There is no such district in Tbilisi. Leave it empty for the whole city.',
  },
  'spending.no-budget': {
    status: 409,
    detail: 'There is no budget of this year yet. Bring in the budget first, then what was spent of it.',
  },
  'spending.unknown-line': {
    status: 422,
    detail: 'The budget of this year has no such line. Check the code as the budget writes it.',
  },
  'spending.future-day': { status: 422, detail: 'This day has not come yet. Check the date.' },
  'spending.same-number': {
    status: 422,
    detail: 'A payment order of this number is there twice. Each payment stands in the file once.',
  },
  'spending.not-later': {
    status: 409,
    detail: 'Somebody brought in another version of this day meanwhile. Look at it, then try again.',
  },
  'spending.too-many-payments': {
    status: 422,
    detail: 'These are too many payments for one file. Ask month by month, or line by line.',
  },
  'spending.not-finance': {
    status: 403,
    detail: 'Budget and spending are brought in by officers of the finance department. Ask a colleague there.',
  },
} as const;
