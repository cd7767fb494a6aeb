/** Entries of the log about services. */
export const serviceFacts = {
  ServiceAdopted: 'დამტკიცდა სერვისის აღწერა',
  ServiceRetired: 'სერვისზე განაცხადების მიღება შეწყდა',
} as const;
