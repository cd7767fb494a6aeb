/** What the entries of budget rounds say, in words. */
export const budgetingFacts = {
  RoundOpened: 'A budget round was opened',
  VotingOpened: 'Voting was opened',
  RoundClosed: 'Voting ended',
  TieSeedRevealed: 'The number sealed before the voting was revealed',
  BallotsOpened: 'The trustees opened the ballots',
  TallyPublished: 'The result of a vote was published',
  RoundCertified: 'The result of a vote was certified',
  ResultComplained: 'Somebody complained about a result',
  ResultComplaintDecided: 'A complaint about a result was decided',
  CredentialIssued: 'A voter received the right to vote',
  BallotCast: 'A ballot was put into the box',
};
