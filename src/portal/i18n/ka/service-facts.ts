/** Entries of the log about services. */
export const serviceFacts = {
  ServiceAdopted: 'დამტკიცდა სერვისის აღწერა',
  ServiceRetired: 'სერვისზე განაცხადების მიღება შეწყდა',
  CaseSubmitted: 'შემოვიდა განაცხადი',
  CaseReferenceGiven: 'განაცხადს ნომერი მიენიჭა',
  CaseAccepted: 'განაცხადი წარმოებაში მიიღეს',
  CaseReturned: 'განაცხადი დააბრუნეს',
  CaseAmended: 'დაბრუნებული განაცხადი შესწორებული წარმოადგინეს',
  CaseAssigned: 'საქმე თანამშრომელს გადაეცა',
  CaseInformationRequested: 'განმცხადებელს დამატებითი ინფორმაცია მოსთხოვეს',
  CaseInformationSupplied: 'განმცხადებელმა ინფორმაცია წარადგინა',
  CaseResumed: 'ინფორმაციის წარდგენის ვადა გავიდა, საქმე გაგრძელდა',
  CaseDecided: 'საქმეზე გადაწყვეტილება მიიღეს',
  CaseClosed: 'საქმე დაიხურა',
  CaseWithdrawn: 'განაცხადი გაიხმეს',
  CaseOverdue: 'საქმის ვადა გადაცილდა',
} as const;
