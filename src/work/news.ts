/** News that the author, and those who follow, are told of. */
export const NEWS = [
  'PetitionAdmitted',
  'PetitionRefused',
  'PetitionAppealDecided',
  'PetitionGoalReached',
  'PetitionClosed',
  'PetitionAnswered',
  'PetitionFollowedUp',
] as const;
export type News = (typeof NEWS)[number];
