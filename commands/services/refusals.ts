/** Why something is not done with a service: status, and what it says in English. */
export const serviceRefusals = {
  'service.not-found': { status: 404, detail: 'There is no such service. Choose one from the list of services.' },
  'service.not-later': {
    status: 409,
    detail: 'The next version of a service has the next number. Open the page again: somebody may have been faster.',
  },
  'service.inconsistent': {
    status: 422,
    detail: 'The service contradicts itself. Check that each code stands once, and that the term is not too long.',
  },
  'service.form-not-taken': {
    status: 422,
    detail: 'The form cannot be taken as it is written. What is wrong, and where, is said beside this.',
  },
} as const;
