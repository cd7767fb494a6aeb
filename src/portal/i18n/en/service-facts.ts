/** Entries of the log about services. */
export const serviceFacts = {
  ServiceAdopted: 'A service was adopted',
  ServiceRetired: 'A service takes no more applications',
} as const;
