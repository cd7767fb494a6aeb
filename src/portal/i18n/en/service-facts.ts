/** Entries of the log about services. */
export const serviceFacts = {
  ServiceAdopted: 'A service was adopted',
  ServiceRetired: 'A service takes no more applications',
  CaseSubmitted: 'An application was made',
  CaseReferenceGiven: 'An application was given its reference',
} as const;
