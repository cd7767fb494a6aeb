import type { SpendingFault } from '../../../spending/wrong-rows.js';
import { format } from '../format.js';
import { imports } from './imports.js';

const { number, date, moment, percent } = format('ka');

/** What the city plans to spend and has spent. */
export const spending = {
  title: 'ბიუჯეტის ხარჯვა',
  lead: 'რისთვის გეგმავს თბილისი ფულის დახარჯვას და რა დაიხარჯა უკვე: პროგრამებით, სამსახურებით, რაიონებით.',
  ofYear: (year: string) => `${year} წელი`,
  none: 'ბიუჯეტი ჯერ შემოტანილი არ არის. როგორც კი შემოვა, რიცხვებს აქ ნახავთ.',
  filters: { form: 'წელი და ადგილი', year: 'წელი', area: 'სად იხარჯება', everywhere: 'ყველგან' },
  city: 'მთელი ქალაქისთვის',
  cityApart: 'მთელი ქალაქისთვის გათვალისწინებული თანხა მხოლოდ ცხრილშია.',
  by: { programme: 'პროგრამებით', department: 'სამსახურებით', district: 'რაიონებით', line: 'ქვეპროგრამებით' },
  of: { programme: 'პროგრამა', department: 'სამსახური', district: 'რაიონი', line: 'ქვეპროგრამა' },
  grouping: 'დაჯგუფება',
  plan: 'გეგმა',
  spent: 'დაიხარჯა',
  share: 'გეგმის წილი',
  elapsed: 'წლის გასული ნაწილი',
  percent: (share: number | null) => (share === null ? '—' : percent(share)),
  unfinished: {
    title: 'ფაილი სრულად ჯერ არ შემოსულა',
    text: (source: string, days: number) =>
      `„${source}“ ჯერ შემოდის ან შემოსვლისას შეწყდა. მისი ${number(days)} დღე უკვე ჩანს, თითოეული სრულად, მაგრამ სხვა დღეები შეიძლება აკლდეს: ჯამები ჯერ საბოლოო არ არის.`,
  },
  updated: (at: string) => `განახლდა: ${moment(at)}`,
  lastDay: (day: string) => `ბოლო დღე, რომლის ხარჯიც ცნობილია: ${date(day)}`,
  noDays: 'ამ წლის ხარჯები ჯერ შემოტანილი არ არის.',
  amended: (adopted: string, times: number) =>
    `ბიუჯეტი შეიცვალა (ცვლილებების რაოდენობა: ${number(times)}). თავდაპირველი გეგმა: ${adopted}.`,
  chart: 'გეგმა და ხარჯი',
  key: { plan: 'გეგმა', spent: 'დაიხარჯა', over: 'გეგმაზე მეტი' },
  bar: (name: string, spent: string, plan: string, share: string) =>
    `${name}: დაიხარჯა ${spent}, გეგმა ${plan} (${share})`,
  table: 'რიცხვები ცხრილად',
  total: 'სულ',
  dropped: 'ბიუჯეტიდან ამოღებულია',
  curve: 'ხარჯი წლის დასაწყისიდან',
  curveLabel: (unit: string, from: string, to: string, spent: string) =>
    `დახარჯული თანხა, ${unit}: ${date(from)} – ${date(to)}. სულ ${spent}.`,
  units: { million: 'მლნ ლარი', thousand: 'ათასი ლარი', lari: 'ლარი' },
  months: 'ხარჯი თვეებით',
  days: (month: string) => `ხარჯი დღეებით: ${month}`,
  day: 'დღე',
  noPayments: 'გადახდა არ ყოფილა.',
  payments: 'გადახდები',
  paymentsLead: 'ბოლო დღეები ზემოთაა.',
  order: 'საგადახდო დავალება',
  payee: 'მიმღები',
  noPayee: 'არ სახელდება',
  code: (code: string) => `ს/კ ${code}`,
  contract: (contract: string) => `ხელშეკრულება ${contract}`,
  data: 'იგივე რიცხვები იმავე წუთის მდგომარეობით',
  dataLines: 'ქვეპროგრამები',
  dataPayments: 'გადახდები',
  about: {
    title: 'რას აჩვენებს ეს გვერდი და რას — არა',
    shows: [
      'გეგმა ის თანხაა, რომელსაც საკრებულოს დამტკიცებული ბიუჯეტი ქვეპროგრამისთვის ითვალისწინებს, ბოლო ცვლილებით.',
      'დახარჯულად ითვლება თანხა, რომელიც უკვე გადახდილია: ყოველი გადახდა იმ დღეს ეკუთვნის, როცა შესრულდა.',
      'თუ დღის მონაცემი შეცდომით შემოვიდა, ის თავიდან შემოდის. ძველი ჩანაწერი საჯარო ჟურნალში რჩება.',
    ],
    hides: [
      'აქ არ ჩანს ვალდებულება, რომელიც აღებულია, მაგრამ ჯერ გადახდილი არ არის.',
      'ადამიანები, რომლებმაც თანხა მიიღეს, არასოდეს სახელდება: მითითებულია მხოლოდ ორგანიზაცია.',
      'რაიონის თანხა მხოლოდ ისაა, რაც ბიუჯეტში ამ რაიონისთვის ცალკე წერია. „მთელი ქალაქისთვის“ დახარჯულიც რაიონებამდე აღწევს.',
      'მცირე ხარჯი თავისთავად კარგს ან ცუდს არ ნიშნავს: ბევრ სამუშაოს ფული წლის ბოლოს ერიცხება.',
    ],
    sums: 'გვერდზე დიდი თანხები დამრგვალებულია. ზუსტი თანხები ფაილებშია, თეთრებში.',
  },
  files: {
    title: 'საიდან არის ეს რიცხვები',
    budget: (version: number, at: string) => `ბიუჯეტის ვერსია ${number(version)}, შემოვიდა: ${moment(at)}`,
    payments: (rows: number, from: string, to: string) =>
      `გადახდები: ${number(rows)}, პერიოდი: ${date(from)} – ${date(to)}`,
    digest: 'ფაილის SHA-256',
  },
  imports: {
    ...imports,
    title: 'ბიუჯეტისა და ხარჯების შემოტანა',
    lead: 'CSV ფაილი ჯერ მოწმდება, მერე შემოდის: მთლიანად ან საერთოდ არა.',
    payments: 'გადახდები',
    paymentsHint:
      '2 მეგაბაიტამდე და 5000 გადახდამდე. ფაილში ნახსენები ყოველი დღე თავიდან ჩაიწერება: დღის ყველა გადახდა ერთად უნდა იყოს.',
    budget: 'წლის ბიუჯეტი',
    budgetHint: '800 ქვეპროგრამამდე, ყველა ერთად. რაც ფაილში აღარ არის, ბიუჯეტიდან ამოიღება.',
    year: 'წელი',
    source: 'საიდან არის ფაილი',
    sourceHint: 'წყარო ყველას გამოუჩნდება',
    rows: 'სტრიქონი ფაილში',
    sum: 'თანხა ფაილში',
    units: {
      payments: { added: 'ახალი დღე', changed: 'შესწორებული დღე', unchanged: 'უცვლელი დღე' },
      budget: { added: 'ახალი ქვეპროგრამა', changed: 'შეიცვლება', unchanged: 'უცვლელი დარჩება' },
    },
    dropped: 'ამოიღება',
    wrongLead: 'სანამ ერთი ხაზიც შესასწორებელია, ფაილიდან არაფერი შემოვა. გაასწორეთ ფაილი და შეამოწმეთ ხელახლა.',
    nothing: 'ფაილში ყველაფერი ისეა, როგორც უკვე ჩაწერილია: შემოსატანი არაფერია.',
    done: (added: number, changed: number, unchanged: number) =>
      `შემოტანილია. დაემატა: ${number(added)}, შეიცვალა: ${number(changed)}, უცვლელია: ${number(unchanged)}.`,
    look: 'ნახვა ისე, როგორც ყველა ხედავს',
    errors: {
      file: 'აირჩიეთ ფაილი.',
      tooLarge: 'ფაილი 2 მეგაბაიტზე დიდია. გაყავით ის ნაწილებად, მაგრამ ერთი დღე ორ ფაილში არ მოაქციოთ.',
      notText: 'ფაილი UTF-8 ტექსტი არ არის. შეინახეთ ის ამ კოდირებით.',
      changed: 'ფაილი გზაში შეიცვალა და არაფერი ჩაიწერა. აირჩიეთ ის ხელახლა.',
      source: 'დაწერეთ, საიდან არის ფაილი: 3-დან 300 ნიშნამდე.',
      year: 'ჩაწერეთ ბიუჯეტის წელი, მაგალითად: 2026.',
    },
    /** `about`: a column, a code or a line. */
    faults: {
      'no-rows': () => 'სათაურის ქვემოთ არც ერთი სტრიქონი არ არის.',
      'not-csv': () => 'აქედან ფაილი CSV აღარ არის. შეამოწმეთ ბრჭყალები.',
      'too-many': (about: string) => `ერთ ფაილში მეტი სტრიქონი ვერ იქნება: ${about}.`,
      'unknown-column': (about: string) => `უცნობი სვეტია. შეიძლება იყოს მხოლოდ: ${about}.`,
      'column-twice': (about: string) => `სვეტი ორჯერ არის: ${about}.`,
      'column-missing': (about: string) => `სვეტი აკლია: ${about}.`,
      cells: (about: string) =>
        `უჯრების რაოდენობა სვეტებისას არ ემთხვევა: ${about}. თუ თანხაში მძიმეა, სვეტები წერტილმძიმით გაყავით.`,
      formula: (about: string) => `${about}: ტექსტი ვერ დაიწყება ნიშნით = + - ან @.`,
      'wrong-day': (about: string) => `${about}: ასეთი დღე არ არის. დაწერეთ ასე: 2026-03-31.`,
      'wrong-amount': (about: string) => `${about}: ეს თანხა არ არის. დაწერეთ ლარები ასე: 1234.50.`,
      'no-amount': (about: string) => `${about}: გადახდილი თანხა 0-ზე მეტი უნდა იყოს.`,
      'wrong-value': (about: string) => `${about}: ასეთი მნიშვნელობა ვერ იქნება.`,
      person: (about: string) => `${about}: ეს პირადი ნომერია. ადამიანები არ სახელდება, უჯრა ცარიელი დატოვეთ.`,
      'half-payee': () => 'ორგანიზაციის კოდი და სახელი ერთად იწერება, ხელშეკრულება კი მხოლოდ მათთან ერთად.',
      'same-row': (about: string) => `იგივე ნომერი ფაილში უკვე არის, ხაზი: ${about}.`,
    } satisfies Readonly<Record<SpendingFault, (about: string) => string>>,
  },
} as const;
