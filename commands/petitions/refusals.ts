/** Why something is not done with a petition: status, and what it says in English. */
export const petitionRefusals = {
  'petition.not-found': {
    status: 404,
    detail: 'We could not find this petition. Look for it in the list of petitions.',
  },
  'petition.already-exists': {
    status: 409,
    detail: 'This petition has been created already. You will find it on your page.',
  },
  'petition.not-open': { status: 409, detail: 'This petition is not open for signatures now. Its page says why.' },
  'petition.not-a-draft': {
    status: 409,
    detail: 'This petition has been sent for checking already. Please wait for the moderator’s decision.',
  },
  'petition.not-submitted': {
    status: 409,
    detail: 'This petition is not being checked now. Open its page again: it may have been decided already.',
  },
  'petition.not-refused': {
    status: 409,
    detail: 'This petition was not refused. Open its page again to see how it stands.',
  },
  'petition.not-answerable': {
    status: 409,
    detail: 'This petition needs no answer yet: it can be answered when it reaches its goal or signing ends.',
  },
  'petition.not-answered': { status: 409, detail: 'This petition has no answer yet. Publish the answer first.' },
  'petition.not-the-author': {
    status: 403,
    detail: 'Only the author of the petition can do this. If that is you, sign in with your own personal number.',
  },
  'petition.author-may-not-support': {
    status: 409,
    detail: 'You cannot be a supporter of your own petition. Send the link to people who agree with you.',
  },
  'petition.too-few-supporters': {
    status: 409,
    detail: 'There are not enough supporters yet. Send the link to people who agree with you.',
  },
  'petition.too-many-supporters': {
    status: 409,
    detail: 'There are enough supporters already. You can sign once it is published.',
  },
  'petition.appeal-term-over': { status: 409, detail: 'The time for an appeal is over. You can write a new petition.' },
  'petition.already-appealed': {
    status: 409,
    detail: 'An appeal has come in already. Please wait for the decision: it will be on the petition’s page.',
  },
  'petition.not-appealed': {
    status: 409,
    detail: 'There is no appeal against this refusal, so there is nothing to decide.',
  },
  'petition.same-person': { status: 409, detail: 'Another official must decide the appeal, not the one who refused.' },
  'petition.own': { status: 403, detail: 'Nobody decides on their own petition: another official must do it.' },
  'petition.not-registered': {
    status: 409,
    detail: 'Issue the certificate of registration first, then admit the petition.',
  },
  'petition.no-certificate-needed': {
    status: 409,
    detail: 'This petition needs no certificate of registration: it can be admitted as it is.',
  },
  'petition.too-many-running': {
    status: 429,
    detail:
      'You already have as many petitions running as the rules allow. You can write another when one of them has ended.',
  },
  'petition.district-unknown': {
    status: 422,
    detail: 'There is no such district in Tbilisi. Choose one from the list.',
  },
  'petition.outside-city': {
    status: 422,
    detail: 'The place is not in Tbilisi. Check the coordinates, or leave them out.',
  },
  'petition.no-regulation': {
    status: 409,
    detail: 'No rules have been adopted for petitions of this kind yet. Try another addressee.',
  },
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
  'petition.goal-not-reached': {
    status: 409,
    detail: 'The goal has not been reached yet: more signatures are needed.',
  },
  'petition.not-overdue': {
    status: 409,
    detail: 'The answer is not overdue yet. The petition’s page says when it is due.',
  },
} as const;
