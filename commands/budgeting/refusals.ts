/** Why something is not done in a budget round: status, and what it says in English. */
export const budgetingRefusals = {
  'round.not-found': { status: 404, detail: 'There is no such budget round. Look for it in the list of rounds.' },
  'round.already-exists': { status: 409, detail: 'This round has been opened already. You will find it in the list.' },
  'round.inconsistent': {
    status: 422,
    detail: 'The rules of the round contradict each other. Check what is named, and send them again.',
  },
  'round.voting-opened': { status: 409, detail: 'Voting in this round has been opened already. See its page.' },
  'round.voting-not-opened': {
    status: 409,
    detail: 'Voting in this round has not been opened yet. Its page says when it begins.',
  },
  'round.not-voting': { status: 409, detail: 'Nobody votes in this round now. Its page says from when until when.' },
  'round.too-early': {
    status: 409,
    detail: 'The time for this has not come yet. The page of the round shows its dates.',
  },
  'round.no-projects': {
    status: 409,
    detail: 'No project may stand on the ballot yet. Finish the review of the proposals first.',
  },
  'round.closed': { status: 409, detail: 'Voting in this round is over. The result will be on its page.' },
  'round.not-closed': { status: 409, detail: 'Voting in this round is not closed yet. Close it first.' },
  'round.seed-differs': {
    status: 422,
    detail: 'This seed is not the one that was committed to. Bring the one that was sealed at the opening.',
  },
  'round.already-opened': {
    status: 409,
    detail: 'The ballots of this round have been opened already. You will find them on its page.',
  },
  'round.not-opened': { status: 409, detail: 'The ballots of this round are not opened yet: two trustees must do it.' },
  'round.count-unfinished': {
    status: 409,
    detail:
      'Add-1 has come to no outcome within its runs: take a larger step in the next round. This one can be counted with more runs.',
  },
  'round.counted': {
    status: 409,
    detail: 'The result of this round is published already. You will find it on its page.',
  },
  'round.appeals-waiting': {
    status: 409,
    detail: 'Appeals against rejected proposals wait for a decision. Decide them before the ballot is fixed.',
  },
  'round.no-result': { status: 409, detail: 'This round has no published result yet. Publish it first.' },
  'round.certified': { status: 409, detail: 'The result of this round is certified: nothing of it changes any more.' },
  'round.complaints-open': {
    status: 409,
    detail: 'Complaints about the result can still come, or wait for a decision. Certify it afterwards.',
  },
  'round.recount-differs': {
    status: 409,
    detail: 'Counting again gives another result than the published one. Find out why before you certify it.',
  },
} as const;
