import type { BreachData, RequestKind, RequestOutcome } from '../../../../events/privacy.js';
import { format, lastMoment } from '../format.js';

const { number, date, moment } = format('ka');
const last = (at: string) => date(lastMoment(at));

/** What a request about personal data is for. */
const kinds = {
  information: 'განმარტება: რას ამუშავებთ ჩემ შესახებ და რატომ',
  access: 'მონაცემების გაცნობა ან ასლი',
  rectification: 'მონაცემების გასწორება ან შევსება',
  erasure: 'მონაცემების წაშლა',
  blocking: 'მონაცემების დაბლოკვა',
  portability: 'მონაცემების გადატანა',
  objection: 'დამუშავების შეწყვეტა',
} as const satisfies Readonly<Record<RequestKind, string>>;
const outcomes = {
  granted: 'დაკმაყოფილდა',
  partly: 'ნაწილობრივ დაკმაყოფილდა',
  refused: 'არ დაკმაყოფილდა',
} as const satisfies Readonly<Record<RequestOutcome, string>>;

/** Requests of people about their own data, on their page and in the office. */
export const requests = {
  title: 'მოთხოვნები პირად მონაცემებზე',
  lead: 'თუ თქვენს მონაცემებზე კითხვა ან მოთხოვნა გაქვთ, მოგვწერეთ აქ. პასუხს 10 სამუშაო დღეში მიიღებთ.',
  kind: 'რას ითხოვთ',
  kinds,
  text: 'თქვენი მოთხოვნა',
  textHint: 'დაწერეთ, რომელ მონაცემებს ეხება. ტექსტს მხოლოდ ის თანამშრომლები ხედავენ, რომლებიც მოთხოვნებს პასუხობენ.',
  send: 'მოთხოვნის გაგზავნა',
  sent: 'მოთხოვნა მივიღეთ',
  made: (at: string, due: string) => `გაიგზავნა: ${date(at)} · პასუხის ვადა: ${last(due)}`,
  waiting: 'ელოდება პასუხს',
  overdue: 'პასუხის ვადა გავიდა',
  answered: (at: string) => `პასუხი: ${date(at)}`,
  outcomes,
  erased: 'ტექსტი წაშლილია',
  errors: {
    kind: 'აირჩიეთ, რას ითხოვთ.',
    text: 'დაწერეთ მოთხოვნა: სულ მცირე 10 ნიშანი.',
    outcome: 'აირჩიეთ გადაწყვეტილება.',
    answer: 'დაწერეთ პასუხი: სულ მცირე 10 ნიშანი.',
  },
  office: {
    lead: 'უპასუხეთ ვადაში: კანონი 10 სამუშაო დღეს იძლევა. პასუხს მხოლოდ ის ნახავს, ვინც მოთხოვნა გამოგზავნა.',
    waiting: 'ელოდება პასუხს',
    answered: 'პასუხი გაცემულია',
    none: 'მოთხოვნა არ არის.',
    outcome: 'გადაწყვეტილება',
    answer: 'პასუხი',
    send: 'პასუხის გაგზავნა',
    done: 'პასუხი გაიგზავნა',
  },
} as const;

const data = {
  names: 'სახელები',
  'personal-numbers': 'პირადი ნომრები',
  contacts: 'საკონტაქტო მონაცემები',
  texts: 'ტექსტები',
  signatures: 'ხელმოწერები',
  sessions: 'სესიები',
  keys: 'გასაღებები',
} as const satisfies Readonly<Record<BreachData, string>>;

/** The public registers of personal data. */
export const registers = {
  title: 'მონაცემთა დამუშავების რეესტრები',
  lead: 'რას ვამუშავებთ და რამდენ ხანს ვინახავთ, ვინ ნახა დახურული მონაცემები და რა ინციდენტები მოხდა. ყველა ჩანაწერი ჟურნალშია და მისი გადამოწმება შეიძლება.',
  link: 'რეესტრები: ვადები, დახურული მონაცემების ნახვა, ინციდენტები',
  retention: {
    title: 'რამდენ ხანს ვინახავთ',
    first: 'მოქმედებს საწყისი ვადები: ახალი ჯერ არ მიღებულა.',
    version: (n: number, from: string) => `ვერსია ${number(n)}, მოქმედებს: ${from}`,
    what: 'რა',
    term: 'რამდენ ხანს',
    signatoryMonths: 'ვინ მოაწერა ხელი, დაუჭირა მხარი ან გამოიწერა',
    draftDays: 'პეტიცია, რომელსაც მხარი არავინ დაუჭირა',
    gatheringDays: 'პეტიცია, რომელიც შესამოწმებლად არ გაგზავნილა',
    reportMonths: 'ვინ შეგვატყობინა პრობლემა ან დაადასტურა ის',
    codeHours: 'ერთჯერადი კოდი და ქსელი, საიდანაც მოითხოვეს',
    terms: {
      signatoryMonths: (n: number) => `პასუხისა და გასაჩივრების ვადის შემდეგ ${number(n)} თვე`,
      draftDays: (n: number) => `დაწერიდან ${number(n)} დღე`,
      gatheringDays: (n: number) => `დაწერიდან ${number(n)} დღე`,
      reportMonths: (n: number) => `შეტყობინების საბოლოოდ დახურვიდან ${number(n)} თვე`,
      codeHours: (n: number) => `არაუმეტეს ${number(n)} საათისა`,
    },
  },
  processing: {
    title: 'რას ვამუშავებთ',
    none: 'ჩანაწერი ჯერ არ არის.',
    purpose: 'მიზანი',
    legalBasis: 'სამართლებრივი საფუძველი',
    data: 'მონაცემები',
    recipients: 'ვინ იღებს',
    retention: 'შენახვის ვადა',
  },
  openings: {
    title: 'ვინ ნახა დახურული მონაცემები',
    lead: 'თანამშრომელი დახურულ მონაცემებს ჩანაწერის გარეშე ვერ ნახავს.',
    none: 'დახურული მონაცემები ჯერ არავის უნახავს.',
    when: 'როდის',
    what: 'რა',
    why: 'რატომ',
    who: 'ვინ',
    people: 'რამდენი ადამიანი',
    list: 'ხელმომწერთა სია',
    scan: 'ხელმოწერების ფურცლის სურათი',
    scanWhy: 'ფურცლის შეტანა ან შემოწმება',
    number: (n: number) => `${number(n)} ადამიანი`,
    unknown: 'რაოდენობა უცნობია',
    official: 'თანამშრომელი',
  },
  breaches: {
    title: 'ინციდენტები',
    none: 'ინციდენტი არ დაფიქსირებულა.',
    discovered: (at: string) => `გამოვლინდა: ${moment(at)}`,
    touched: 'რას შეეხო',
    people: (n: number | null) => (n === null ? 'რამდენ ადამიანს შეეხო, ჯერ უცნობია' : `შეეხო ${number(n)} ადამიანს`),
    data,
    risk: { low: 'რისკი დაბალია', high: 'რისკი მაღალია' },
    authority: (at: string) => `სამსახურს ეცნობა: ${moment(at)}`,
    notYet: (by: string) => `სამსახურს უნდა ეცნობოს ${moment(by)}-მდე`,
    told: (at: string) => `ადამიანებს ეცნობათ: ${moment(at)}`,
    closed: (at: string) => `დასრულდა: ${date(at)}`,
    measures: 'რა გაკეთდა',
  },
  requests: {
    title: 'მოთხოვნები პირად მონაცემებზე',
    text: (waiting: number, overdue: number, answered: number) =>
      `პასუხს ელოდება ${number(waiting)}, მათგან ვადაგადაცილებულია ${number(overdue)}. პასუხი გაეცა ${number(answered)} მოთხოვნას.`,
  },
  data: 'რეესტრები პროგრამებისთვის',
} as const;
