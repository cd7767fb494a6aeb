/** Entries of the log about services. */
export const serviceFacts = {
  ServiceAdopted: 'დამტკიცდა სერვისის აღწერა',
  ServiceRetired: 'სერვისზე განაცხადების მიღება შეწყდა',
  CaseSubmitted: 'შემოვიდა განაცხადი',
  CaseReferenceGiven: 'განაცხადს ნომერი მიენიჭა',
} as const;
