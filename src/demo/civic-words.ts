import type { Score, VisitChannel, VisitFinding, VisitStandard } from '../../events/civic-control.js';
import { MONITORING } from './people.js';
import { both } from './service-form.js';

/** What applicants for parking permits thought of it, in the order in which they said it; nobody has to write anything. */
export const PARKING_RATINGS: readonly (readonly [score: Score, text?: string])[] = [
  ...([
    [5, 'ორ დღეში მივიღე, მოსვლა არ დამჭირვებია.'],
    [4],
    [5],
    [3, 'ნომრის შეცვლას ცალკე განაცხადი რატომ უნდა?'],
  ] as const),
  ...([[4], [2, 'ფორმამ ფოტო სამჯერ არ მიიღო.'], [5, 'მადლობა, ყველაფერი გასაგებად ეწერა.'], [4], [4], [5]] as const),
  ...([[3], [5], [1, 'უარის მიზეზი ვერ გავიგე.'], [4]] as const),
];
/** What the service says to them. */
export const PARKING_ANSWER = both(
  'გმადლობთ შეფასებებისთვის. ფოტოს ატვირთვა გავასწორეთ; უარის წერილში მიზეზს ახლა უბრალო სიტყვებით ვწერთ.',
  'Thank you for your ratings. Uploading a photo works again; a refusal now gives its reason in plain words.',
);

/** Civic monitors of the demonstration: made up, and so are their organisations. */
export const MONITORS = [
  { who: MONITORING[0], organisation: both('„ღია სერვისი“ (გამოგონილი)', 'Open Service (made up)') },
  { who: MONITORING[1], organisation: both('ხელმისაწვდომი ქალაქი (გამოგონილი)', 'A City for Everyone (made up)') },
] as const;

export type Seen = {
  readonly checks: Readonly<Partial<Record<VisitStandard, VisitFinding>>>;
  readonly text: string;
};
/** One visit; days are before the anchor. */
export type VisitTold = Seen & {
  readonly monitor: 0 | 1;
  readonly service: string;
  readonly day: number;
  readonly channel: VisitChannel;
  readonly district?: string;
  readonly place: string;
  /** Whether a picture shows it. */
  readonly pictured?: true;
  readonly corrected?: Seen & { readonly day: number };
  readonly answer?: { readonly day: number; readonly text: ReturnType<typeof both> };
  readonly withdrawn?: { readonly day: number; readonly text: string };
};

/** What they saw: answered and not, corrected once, withdrawn once. */
export const VISITS: readonly VisitTold[] = [
  {
    ...{ monitor: 0, service: 'resident-parking', day: 64, channel: 'hall', district: 'vake', pictured: true },
    place: 'ვაკის სერვისცენტრი (გამოგონილი)',
    checks: {
      ...({ information: 'met', 'term-told': 'met', 'fee-told': 'met', waiting: 'not-met' } as const),
      ...({ accessibility: 'partly', courtesy: 'met' } as const),
    },
    text: 'რიგის ნომერი 11:05-ზე ავიღე, სარკმელთან 12:20-ზე მიმიღეს. ექვსი სარკმლიდან ორი მუშაობდა.\n\nპანდუსი არის, კარი კი მძიმეა და თავისით იკეტება.',
    answer: {
      day: 55,
      text: both(
        'მართალია: იმ დღეს ორი სარკმელი მუშაობდა. ახლა 10-დან 14 საათამდე ოთხია ღია. კარის სახურს ამ თვეში შევცვლით.',
        'That is so: two counters were open on that day. Four are open from 10 to 14 now. The door closer is changed this month.',
      ),
    },
  },
  {
    ...{ monitor: 1, service: 'kindergarten', day: 46, channel: 'portal', place: 'განაცხადის გვერდი პორტალზე' },
    checks: { information: 'met', documents: 'partly', accessibility: 'not-met', language: 'met' },
    text: 'ეკრანის წამკითხველით ბოლო გვერდზე ღილაკი ვერ ვიპოვე.',
    corrected: {
      day: 45,
      checks: { information: 'met', documents: 'partly', accessibility: 'partly', language: 'met' },
      text: 'ეკრანის წამკითხველით ბოლო გვერდზე ღილაკი მხოლოდ მეორე ცდაზე ვიპოვე: ჩემი პროგრამა ძველი იყო. დაბადების მოწმობა კი მოითხოვეს, თუმცა აღწერაში არ წერია.',
    },
    answer: {
      day: 38,
      text: both(
        'მოწმობა საჭირო არ არის, მონაცემს რეესტრიდან ვიღებთ. ოპერატორებს ეს განვუმარტეთ.',
        'The certificate is not needed: the register tells us. This was explained to those who answer.',
      ),
    },
  },
  {
    ...{ monitor: 1, service: 'burial-plot', day: 31, channel: 'phone', place: 'ცხელი ხაზი' },
    checks: { information: 'partly', 'term-told': 'not-met' },
    text: 'ოპერატორმა ვადა ვერ მითხრა და სხვა ნომერზე გადამამისამართა.',
    withdrawn: { day: 30, text: 'სხვა უწყების ცხელ ხაზზე დავრეკე, ეს სერვისი არ შემიმოწმებია.' },
  },
  {
    ...{ monitor: 0, service: 'tree-work', day: 8, channel: 'hall', district: 'saburtalo', pictured: true },
    place: 'საბურთალოს სერვისცენტრი (გამოგონილი)',
    checks: { information: 'not-met', 'fee-told': 'met', privacy: 'not-met', courtesy: 'met', waiting: 'met' },
    text: 'საჭირო საბუთების სია გამოკრული არ არის. სარკმლებს შორის ტიხარი არ დგას: მეზობლის საუბარი სიტყვასიტყვით ისმის.',
  },
];
