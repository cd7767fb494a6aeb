/** Entries of the log about services. */
export const serviceFacts = {
  ServiceAdopted: 'A service was adopted',
  ServiceRetired: 'A service takes no more applications',
  CaseSubmitted: 'An application was made',
  CaseReferenceGiven: 'An application was given its reference',
  CaseAccepted: 'An application was accepted',
  CaseReturned: 'An application was returned',
  CaseAmended: 'A returned application was amended',
  CaseAssigned: 'A case was handed to an official',
  CaseInformationRequested: 'An applicant was asked for information',
  CaseInformationSupplied: 'An applicant supplied information',
  CaseResumed: 'The time for supplying information ran out, the case went on',
  CaseDecided: 'A case was decided',
  CaseClosed: 'A case was closed',
  CaseWithdrawn: 'An application was withdrawn',
  CaseOverdue: 'A case fell overdue',
} as const;
