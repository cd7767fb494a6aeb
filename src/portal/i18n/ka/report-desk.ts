import type { BatchAction } from '../../../../events/report-batches.js';
import type { BatchState } from '../../../../read-models/batch-documents.js';
import type { HandlingBy } from '../../../../read-models/handling.js';
import type { AgeBand, DueBand } from '../../../../read-models/report-queue.js';
import { format, lastMoment } from '../format.js';

const { number, date, moment, list, percent } = format('ka');
const last = (at: string) => date(lastMoment(at));

/** The officials’ desk for reports: what waits, and one step for many. */
export const reportDesk = {
  title: 'ღია შეტყობინებები',
  lead: 'ჯერ ის შეტყობინებები, რომელთა მოგვარების ვადაც უფრო ახლოა.',
  byDue: 'შეტყობინებები ვადის მიხედვით',
  dues: {
    overdue: 'ვადა გასულია',
    today: 'ვადა დღეს იწურება',
    week: 'ვადა 7 დღეში იწურება',
    later: 'ვადა უფრო გვიანაა',
  } satisfies Readonly<Record<DueBand, string>>,
  anyDue: 'ყველა ვადის ჩვენება',
  byAge: 'შეტყობინებები იმის მიხედვით, რამდენი ხანია ღიაა',
  ages: { young: '3 დღემდე', week: '4-დან 7 დღემდე', old: '7 დღეზე მეტი' } satisfies Readonly<Record<AgeBand, string>>,
  filters: {
    form: 'სიის გაფილტვრა',
    department: 'სამსახური',
    category: 'კატეგორია',
    district: 'რაიონი',
    status: 'მდგომარეობა',
  },
  mine: (names: readonly string[]) => `ნაჩვენებია მხოლოდ თქვენი: ${list(names)}.`,
  everybody: 'ყველას ჩვენება',
  found: (n: number) => `სულ ${number(n)} შეტყობინება`,
  empty: 'ასეთი ღია შეტყობინება არ არის.',
  age: (days: number) => (days === 0 ? 'შემოვიდა დღეს' : `ღიაა უკვე ${number(days)} დღე`),
  promised: (at: string) => `ვადა: ${last(at)}`,
  choose: 'მონიშვნა',
  hidden: 'დამალულია',
  batches: 'ბოლო ერთობლივი ცვლილებები',
  change: {
    title: 'რამდენიმე შეტყობინების ერთად შეცვლა',
    which: 'რომელი შეტყობინებები?',
    chosen: 'სიაში მონიშნულები',
    all: (n: number) => `ყველა, რასაც ეს ფილტრი პოულობს: ${number(n)}`,
    allHint: (most: number) => `ერთად იცვლება არაუმეტეს ${number(most)} შეტყობინებისა`,
    action: 'რა უნდა გაკეთდეს?',
    next: 'გაგრძელება',
    hint: 'ჯერ დაითვლება, რამდენი შეიცვლება. მანამდე არაფერი იწერება.',
  },
  actions: {
    acknowledge: 'მიღების დადასტურება',
    assign: 'სამსახურისთვის გადაცემა',
    plan: 'სამუშაოს დაგეგმვა',
    start: 'სამუშაოს დაწყება',
    resolve: 'მოგვარებულად მონიშვნა',
    refuse: 'უარის თქმა',
  } satisfies Readonly<Record<BatchAction, string>>,
  unmerge: {
    text: 'რატომ უნდა გაუქმდეს შეერთება?',
    hint: 'ეს განმარტება საჯაროა. ვინც ამ შეტყობინებას გამოჰყვა, ისევ მას დაუბრუნდება.',
    send: 'შეერთების გაუქმება',
  },
  batch: {
    title: 'ერთობლივი ცვლილება',
    meant: (n: number) => `არჩეულია ${number(n)} შეტყობინება.`,
    department: 'სამსახური',
    day: 'სამუშაოს დღე',
    ground: 'საფუძველი',
    text: 'ტექსტი, რომელსაც ყველა ავტორი წაიკითხავს',
    reason: 'რატომ იცვლება ერთად?',
    reasonHint: 'მხოლოდ თანამშრომლები წაიკითხავენ.',
    count: 'წინასწარი დათვლა',
    found: (n: number) => `შეიცვლება ${number(n)} შეტყობინება`,
    none: 'არცერთი შეტყობინება არ შეიცვლება',
    kept: (n: number) => `${number(n)} უცვლელი დარჩება:`,
    already: 'უკვე ასეა: შეცვლა საჭირო არ არის.',
    begin: (n: number) => `${number(n)} შეტყობინების შეცვლა`,
    errors: {
      ids: 'მონიშნეთ სულ მცირე ერთი შეტყობინება.',
      action: 'აირჩიეთ, რა უნდა გაკეთდეს.',
      department: 'აირჩიეთ სამსახური.',
      ground: 'აირჩიეთ საფუძველი.',
      text: 'ტექსტი უნდა იყოს 10-დან 4000 სიმბოლომდე.',
      reason: 'მიზეზი უნდა იყოს 10-დან 500 სიმბოლომდე.',
    },
    state: {
      running: 'სრულდება',
      done: 'დასრულდა',
      undoing: 'უქმდება',
      undone: 'გაუქმდა',
    } satisfies Readonly<Record<BatchState, string>>,
    begun: (at: string) => `დაიწყო: ${moment(at)}`,
    changed: (n: number, of: number) => `${number(of)} შეტყობინებიდან შეიცვალა ${number(n)}`,
    putBack: (n: number, of: number) => `${number(of)} შეტყობინებიდან წინა მდგომარეობას დაუბრუნდა ${number(n)}`,
    again: 'განახლება',
    leftAsTheyWere: 'უცვლელი დარჩა',
    notPutBack: 'წინა მდგომარეობას არ დაუბრუნდა',
    undo: 'გაუქმება',
    undoHint:
      '24 საათში გაუქმება შეიძლება: თითოეული შეტყობინება წინა მდგომარეობას დაუბრუნდება, თუ მას შემდეგ არავის შეუცვლია.',
    undoReason: 'გაუქმების მიზეზი',
    record: 'ჩანაწერები ჟურნალში',
  },
} as const;

/** How the city deals with reports, in numbers, for everybody. */
export const handling = {
  title: 'როგორ გვარდება პრობლემები',
  lead: 'რამდენ ხანში პასუხობს მერია შეტყობინებებს, რამდენ ხანში აგვარებს პრობლემებს და ასრულებს თუ არა ვადებს.',
  link: 'რიცხვები: როგორ გვარდება პრობლემები',
  filters: { form: 'პერიოდი და დაჯგუფება', from: 'პირველი თვე', to: 'ბოლო თვე', by: 'დაჯგუფება' },
  by: {
    category: 'კატეგორიით',
    district: 'რაიონით',
    department: 'სამსახურით',
    month: 'თვით',
  } satisfies Readonly<Record<HandlingBy, string>>,
  of: {
    category: 'კატეგორია',
    district: 'რაიონი',
    department: 'სამსახური',
    month: 'თვე',
  } satisfies Readonly<Record<HandlingBy, string>>,
  total: 'სულ',
  filed: 'შემოვიდა',
  reopened: 'ხელახლა გაიხსნა',
  acknowledged: 'პირველი პასუხი',
  resolved: 'მოგვარდა',
  within: 'ვადაში მოგვარდა',
  open: 'ჯერ ღიაა',
  overdue: 'ვადა გაუვიდა',
  refused: 'უარი ეთქვა',
  median: 'მედიანა',
  p90: '10-დან 9-ში არაუმეტეს',
  hours: (n: number | null) =>
    n === null ? '—' : n < 24 ? `${number(n)} საათი` : `${number(n / 24)} დღე${n / 24 > 60 ? ' და მეტი' : ''}`,
  days: (n: number | null) => (n === null ? '—' : `${number(n)} სამუშაო დღე${n > 60 ? ' და მეტი' : ''}`),
  share: (share: number | null) => (share === null ? '—' : percent(share)),
  chart: 'შემოსული შეტყობინებები',
  table: 'რიცხვები ცხრილად',
  none: 'ამ პერიოდში შეტყობინება არ ყოფილა.',
  note: 'თვე არის ის თვე, როცა შეტყობინება შემოვიდა ან ხელახლა გაიხსნა. პირველი პასუხის დრო საათებში ითვლება, პირველი დღის შემდეგ — მთელ დღეებში; მოგვარების დრო — სამუშაო დღეებში. სამსახურებთან თითოეული ნაბიჯი იმას ეთვლება, ვისაც შეტყობინება მაშინ ჰქონდა.',
  data: 'იგივე რიცხვები იმავე წუთის მდგომარეობით',
} as const;
