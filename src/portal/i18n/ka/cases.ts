import { format } from '../format.js';

const { date } = format('ka');

/** What became of an application, as those follow it whom it concerns. */
export const cases = {
  title: 'ჩემი განაცხადები',
  lead: 'რას მიმართეთ მერიას და რა მდგომარეობაშია საქმე.',
  none: 'განაცხადი ჯერ არ გაგიგზავნიათ.',
  toServices: 'სერვისების სია',
  drafts: 'შეუვსებელი განაცხადები',
  goOn: 'შევსების გაგრძელება',
  keptUntil: (at: string) => `ინახება ამ დღემდე: ${date(at)}`,
  reference: 'საქმის ნომერი',
  noReference: 'ნომერი წაშლილია',
  sent: 'განაცხადი გაგზავნილია',
  sentText: 'ჩაინიშნეთ საქმის ნომერი. ყოველ ცვლილებას შეტყობინებით გაცნობებთ.',
  submitted: (at: string) => `გაგზავნილია: ${date(at)}`,
  due: (at: string) => `პასუხის ვადა: ${date(at)}`,
  status: {
    submitted: 'მიღების მოლოდინში',
    accepted: 'წარმოებაშია',
    returned: 'დაბრუნებულია',
    'in-work': 'განიხილება',
    waiting: 'თქვენს პასუხს ელოდება',
    decided: 'გადაწყვეტილია',
    closed: 'დახურულია',
    withdrawn: 'გახმობილია',
  },
  waitsFor: { us: 'ველოდებით: მერიას' },
  timeline: 'რა მოხდა',
  answers: 'თქვენი პასუხები',
  answersErased: 'პასუხები წაშლილია.',
  steps: {
    CaseSubmitted: 'განაცხადი გაიგზავნა',
    CaseAccepted: 'განაცხადი წარმოებაში მიიღეს',
    CaseReturned: 'განაცხადი დააბრუნეს',
    CaseAssigned: 'საქმეს თანამშრომელი განიხილავს',
    CaseInformationRequested: 'მოითხოვეს დამატებითი ინფორმაცია',
    CaseInformationSupplied: 'ინფორმაცია წარდგენილია',
    CaseResumed: 'წარდგენის ვადა გავიდა, საქმის განხილვა გაგრძელდა',
    CaseDecided: 'გადაწყვეტილება მიღებულია',
    CaseClosed: 'საქმე დაიხურა',
    CaseWithdrawn: 'განაცხადი გაიხმეს',
    CaseOverdue: 'პასუხის ვადა გადაცილდა',
  },
  channel: {
    portal: 'განაცხადი პორტალზე წარადგინეს.',
    proxy: 'განაცხადი სხვისი სახელით წარადგინა წარმომადგენელმა.',
    hall: 'განაცხადი შეივსო მომსახურების ცენტრში, თანამშრომლის დახმარებით.',
  },
  official: 'ჟურნალის ჩანაწერი',
} as const;
