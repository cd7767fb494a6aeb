/** Why something is not done with a proposal: status, and what it says in English. */
export const proposalRefusals = {
  'proposal.not-found': { status: 404, detail: 'There is no such proposal. Look for it in the list of the round.' },
  'proposal.already-exists': {
    status: 409,
    detail: 'This proposal has come in already. You will find it on your page.',
  },
  'proposal.not-now': {
    status: 409,
    detail: 'Proposals are not taken now. The page of the round says from when until when.',
  },
  'proposal.not-eligible': {
    status: 403,
    detail: 'The rules of this round do not let you propose. Its page says who may.',
  },
  'proposal.too-many': {
    status: 429,
    detail:
      'You have brought as many proposals into this round as one person can. You can withdraw one and bring another.',
  },
  'proposal.no-pot': {
    status: 422,
    detail: 'This round has no money for that district. Choose one that is named on its page, or the whole city.',
  },
  'proposal.too-dear': { status: 422, detail: 'It costs more than there is to give. Make it smaller, or divide it.' },
  'proposal.outside-city': { status: 422, detail: 'This place lies outside the city. Choose one within it.' },
  'proposal.not-the-author': {
    status: 403,
    detail: 'Only who brought the proposal can do this. If that is you, sign in with your own personal number.',
  },
  'proposal.own': { status: 403, detail: 'Nobody decides on their own proposal: another official must do it.' },
  'proposal.on-the-ballot': {
    status: 409,
    detail: 'Voting has been opened: what stands on the ballot does not change any more.',
  },
  'proposal.over': {
    status: 409,
    detail: 'This proposal is not under way any more. Its page says what has become of it.',
  },
  'proposal.not-in-this-stage': {
    status: 409,
    detail: 'The proposal does not wait for this stage of the review. Open its page again.',
  },
  'proposal.no-explanation': {
    status: 422,
    detail: 'Say why it is rejected: the explanation is for everybody to read.',
  },
  'proposal.no-ground': { status: 422, detail: 'Say on what ground it is rejected: choose one from the list.' },
  'proposal.no-cost': {
    status: 422,
    detail: 'A feasible proposal needs its cost and a title in both languages. Add them.',
  },
  'proposal.not-rejected': {
    status: 409,
    detail: 'This proposal was not rejected, so there is nothing to appeal. Open its page again.',
  },
  'proposal.appealed-already': { status: 409, detail: 'An appeal has come in already. Please wait for the decision.' },
  'proposal.appeal-over': {
    status: 409,
    detail: 'The time for an appeal is over. You can propose again in the next round.',
  },
  'proposal.not-appealed': {
    status: 409,
    detail: 'No appeal is waiting, so there is nothing to decide. Open the page again.',
  },
  'proposal.same-person': {
    status: 409,
    detail: 'Another official must decide the appeal, not the one who rejected it.',
  },
  'proposal.upheld-too-late': {
    status: 409,
    detail:
      'The ballot is fixed, so the appeal cannot be upheld in this round any more. Dismiss it, and explain that its author may bring the proposal into the next round.',
  },
  'proposal.merged-into-itself': {
    status: 422,
    detail: 'A proposal cannot be merged into itself. Choose the other one.',
  },
  'proposal.not-mergeable': {
    status: 409,
    detail: 'These two cannot be merged: the other must be under way, in the same round and for the same money.',
  },
  'proposal.no-winner': {
    status: 409,
    detail: 'Only what has won in a certified result is built. See the result of the round.',
  },
  'proposal.built-already': { status: 409, detail: 'This project is done already. Its page shows it.' },
} as const;
