type Refusal = { readonly status: number; readonly detail: string };

/** The catalogue: every refusal's stable code, the HTTP status it is answered with, and what it says in English. */
export const refusals = {
  'petition.not-found': { status: 404, detail: 'We could not find this petition.' },
  'petition.already-exists': { status: 409, detail: 'This petition has been created already.' },
  'petition.not-open': { status: 409, detail: 'This petition is not open for signatures now.' },
  'petition.not-a-draft': { status: 409, detail: 'This petition has been sent already.' },
  'petition.not-submitted': { status: 409, detail: 'This petition is not being checked now.' },
  'petition.not-refused': { status: 409, detail: 'This petition was not refused.' },
  'petition.not-answerable': { status: 409, detail: 'This petition needs no answer yet.' },
  'petition.not-answered': { status: 409, detail: 'This petition has no answer yet.' },
  'petition.not-the-author': { status: 403, detail: 'Only the author of the petition can do this.' },
  'petition.author-may-not-support': { status: 409, detail: 'You cannot be a supporter of your own petition.' },
  'petition.too-few-supporters': { status: 409, detail: 'There are not enough supporters yet.' },
  'petition.too-many-supporters': {
    status: 409,
    detail: 'There are enough supporters already. You can sign once it is published.',
  },
  'petition.appeal-term-over': { status: 409, detail: 'The time for an appeal is over.' },
  'petition.already-appealed': { status: 409, detail: 'An appeal has come in already.' },
  'petition.not-appealed': { status: 409, detail: 'There is no appeal against this refusal.' },
  'petition.same-person': { status: 409, detail: 'Another official must decide the appeal, not the one who refused.' },
  'petition.own': { status: 403, detail: 'Nobody decides on their own petition: another official must do it.' },
  'petition.not-registered': { status: 409, detail: 'A certificate of registration must be issued first.' },
  'petition.no-certificate-needed': { status: 409, detail: 'This petition needs no certificate of registration.' },
  'petition.too-many-running': {
    status: 429,
    detail: 'You already have as many petitions running as the rules allow.',
  },
  'petition.district-unknown': { status: 422, detail: 'There is no such district in Tbilisi.' },
  'petition.outside-city': { status: 422, detail: 'The place is not in Tbilisi.' },
  'petition.no-regulation': { status: 409, detail: 'No rules have been adopted for petitions of this kind.' },
  'petition.not-eligible': {
    status: 403,
    detail:
      'Under the rules you may not write or support this petition. The rules ask for a certain age and for registration in Tbilisi.',
  },
  'petition.goal-reached': {
    status: 409,
    detail:
      'The petition has reached its goal, and everybody who signed it is owed an answer. It can no longer be withdrawn.',
  },
  'petition.goal-not-reached': { status: 409, detail: 'The goal has not been reached yet.' },
  'petition.not-overdue': { status: 409, detail: 'The answer is not overdue yet.' },
  'signature.not-eligible': {
    status: 403,
    detail:
      'Under the rules you may not sign this petition. The rules ask for a certain age and for registration in Tbilisi.',
  },
  'signature.not-signed': { status: 409, detail: 'You have not signed this petition.' },
  'signature.invalidated': { status: 409, detail: 'Your signature was invalidated after a review.' },
  'review.not-found': { status: 404, detail: 'There is no such review.' },
  'review.nothing-matches': { status: 422, detail: 'No signature matches.' },
  'review.too-many': { status: 422, detail: 'There are too many signatures in one batch.' },
  'review.already-decided': { status: 409, detail: 'This review has been decided already.' },
  'review.already-restored': { status: 409, detail: 'This batch has been restored already.' },
  'sheet.already-entered': { status: 409, detail: 'This sheet has been entered already.' },
  'unsealing.not-found': { status: 404, detail: 'There is no such request.' },
  'unsealing.not-approved': { status: 409, detail: 'Nobody has approved opening the list yet.' },
  'unsealing.same-person': { status: 409, detail: 'Another person must approve the request.' },
  'unsealing.already-opened': { status: 409, detail: 'This list has been opened already.' },
  'unsealing.no-list-in-law': { status: 409, detail: 'The law does not ask for the list of a petition of this kind.' },
  'follow.not-following': { status: 409, detail: 'You were not following it.' },
  'regulation.not-later': { status: 409, detail: 'New rules must come into force later than the present ones.' },
  'regulation.inconsistent': { status: 422, detail: 'The rules contradict each other.' },
  'role.not-proposed': { status: 409, detail: 'Nobody has proposed the official for this role yet.' },
  'role.same-person': { status: 409, detail: 'Another person must confirm the role, not the one who proposed it.' },
  'role.not-held': { status: 409, detail: 'The official does not hold this role.' },
  'identity.assurance-too-low': { status: 403, detail: 'This needs a confirmed personal number.' },
  'identity.wrong-code': { status: 401, detail: 'The code is wrong or has expired. Check it, or ask for a new one.' },
  'identity.not-proved': {
    status: 422,
    detail: 'Personal number, date of birth and document number do not match in the register.',
  },
  'identity.erased': { status: 409, detail: 'This data has been erased.' },
  'command.key-reused': { status: 422, detail: 'This form was sent before with other answers. Open the page again.' },
  'log.contended': { status: 409, detail: 'Too many tried at the same moment. Please try again.' },
  'log.recorded-too-late': { status: 409, detail: 'Time ran out before it was recorded, so it does not count.' },
  'fact.too-large': { status: 413, detail: 'The text is too long. Please shorten it.' },
} as const satisfies Record<`${string}.${string}`, Refusal>;

export type RefusalCode = keyof typeof refusals;
