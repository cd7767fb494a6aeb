import type { ProxyBasis } from '../../events/cases.js';
import type { Score } from '../../events/civic-control.js';
import type { FormAnswers } from '../../events/services.js';
import type { SERVICES } from './service-catalogue.js';

/** What is done with a case, so many days before the anchor. */
export type CaseStep = { readonly day: number } & (
  | { readonly does: 'accept' | 'take' | 'resume' | 'late' | 'close' | 'withdraw' }
  | { readonly does: 'return' | 'ask' | 'supply' | 'grant'; readonly text: string }
  | { readonly does: 'rate'; readonly score: Score; readonly text: string }
  | { readonly does: 'refuse'; readonly ground: string; readonly text: string }
);
/** One application of somebody made up; `name` is filled in with theirs. */
export type CaseTold = {
  readonly service: (typeof SERVICES)[number]['code'];
  readonly day: number;
  readonly answers: FormAnswers;
  /** At a service hall, with an official's help. */
  readonly hall?: true;
  /** For somebody else, by this right. */
  readonly for?: ProxyBasis;
  readonly steps: readonly CaseStep[];
};

const begun = (accepted: number, taken = accepted): CaseStep[] => [
  { day: accepted, does: 'accept' },
  { day: taken - 0.1, does: 'take' },
];
const granted = (day: number, text: string): CaseStep => ({ day, does: 'grant', text });
export const PARKING = { district: 'vake', car: 'AB-123-CD', own: true };
const TREE = { plot: '01.10.13.014', work: 'prune', trees: 2, why: ['wires'], owner: true };
const MEALS = { district: 'samgori', people: 3, reason: ['work'] };
const CHILD = { child: 'ელენე მაგალითიძე', born: '2022-03-14', district: 'gldani', group: 'young', support: false };
const NEWBORN = { child: 'საბა მაგალითიძე', born: '2026-01-20', which: 2, phone: '555000111' };
const SHED = { plot: '01.14.05.007', work: 'shed', from: '2026-09-01', about: 'ხის ფარდული ეზოს კუთხეში, 2×3 მეტრი.' };
const TRADE = { goods: ['flowers'], district: 'mtatsminda', place: 'სკვერის შესასვლელთან, სკამების უკან.', months: 3 };
const BURIAL = { late: 'შოთა მაგალითიძე', died: '2026-02-01', beside: true, phone: '555000222' };
export const PARKED = 'ნებართვა ერთი წლით გაიცა. მანქანის ნომერი პარკირების სისტემაში შეტანილია.';

/** Cases in every state there is: in time and late, granted and refused, by oneself, for another and at a hall. */
export const CASES: readonly CaseTold[] = [
  // over for good: nobody can appeal any more
  {
    ...{ service: 'resident-parking', day: 120, answers: PARKING },
    steps: [...begun(119.5), granted(118, PARKED), { day: 84, does: 'close' }],
  },
  {
    ...{ service: 'tree-work', day: 110, answers: { ...TREE, work: 'fell', why: ['sick', 'danger'] } },
    steps: [
      ...begun(109, 107),
      { day: 92, does: 'late' },
      granted(
        90,
        'ხე მართლაც ხმება. მოჭრა ნებადართულია; მის ადგილას ახალი უნდა დაირგოს. დაგვიანებისთვის ბოდიშს გიხდით.',
      ),
      { day: 55, does: 'close' },
    ],
  },
  {
    ...{ service: 'burial-plot', day: 100, answers: BURIAL, hall: true },
    steps: [...begun(99.9), granted(99.5, 'ადგილი გამოყოფილია ოჯახის საფლავის გვერდით.'), { day: 64, does: 'close' }],
  },
  {
    ...{ service: 'newborn-aid', day: 95, answers: NEWBORN },
    steps: [
      ...begun(94),
      granted(90, 'თანხა სამ სამუშაო დღეში ჩაირიცხება.'),
      { day: 88, does: 'rate', score: 4, text: '' },
      { day: 55, does: 'close' },
    ],
  },
  // decided, in time
  { ...{ service: 'resident-parking', day: 20, answers: PARKING }, steps: [...begun(19.5), granted(18, PARKED)] },
  {
    ...{ service: 'resident-parking', day: 16, answers: { ...PARKING, district: 'saburtalo', own: false } },
    steps: [
      ...begun(15.5),
      {
        ...{ day: 14, does: 'refuse', ground: 'second-car' },
        text: 'ამ ბინაზე ნებართვა მარტში გაიცა. თუ ის მანქანა აღარ გყავთ, ჯერ ძველი ნებართვა გააუქმეთ.',
      },
    ],
  },
  {
    ...{ service: 'kindergarten', day: 28, answers: CHILD },
    steps: [
      ...begun(27, 26),
      granted(16, 'ბავშვი რიგში ჩაიწერა და ადგილი სექტემბრიდან აქვს.'),
      { day: 15, does: 'rate', score: 5, text: 'სწრაფად და თავაზიანად.' },
    ],
  },
  {
    ...{
      service: 'kindergarten',
      day: 26,
      answers: { ...CHILD, support: true, needs: 'ეტლით გადაადგილება' },
      for: 'guardian',
    },
    steps: [...begun(25, 24), granted(14, 'ადგილი დაეთმო ბაღში, რომელსაც პანდუსი აქვს.')],
  },
  {
    ...{ service: 'free-meals', day: 15, answers: MEALS },
    steps: [...begun(14.5), granted(12, 'ბარათი მზად არის. მიიღებთ სერვისცენტრში.')],
  },
  {
    ...{ service: 'small-building', day: 40, answers: SHED },
    steps: [
      ...begun(39, 37),
      granted(27, 'შეთანხმებულია ესკიზის მიხედვით.'),
      { day: 26, does: 'rate', score: 3, text: '' },
    ],
  },
  {
    ...{ service: 'newborn-aid', day: 30, answers: { ...NEWBORN, born: '2024-01-05' } },
    steps: [
      ...begun(29),
      {
        ...{ day: 25, does: 'refuse', ground: 'too-late' },
        text: 'დახმარებას ოჯახი დაბადებიდან ერთი წლის განმავლობაში ითხოვს.',
      },
    ],
  },
  // decided, but late
  {
    ...{ service: 'street-trade', day: 45, answers: TRADE },
    steps: [
      ...begun(43, 40),
      { day: 25, does: 'late' },
      {
        ...{ day: 22, does: 'refuse', ground: 'in-the-way' },
        text: 'მითითებული ადგილი ეტლით მოსარგებლეებს გზას უკეტავს. შეგიძლიათ, სხვა ადგილი მოითხოვოთ.',
      },
    ],
  },
  {
    ...{ service: 'free-meals', day: 33, answers: { ...MEALS, people: 1, reason: ['age', 'illness'] }, hall: true },
    steps: [...begun(31), { day: 22, does: 'late' }, granted(20, 'ბარათი მზად არის. დაგვიანებისთვის ბოდიშს გიხდით.')],
  },
  // the citizen was asked for something
  {
    ...{ service: 'small-building', day: 12, answers: { ...SHED, work: 'facade' } },
    steps: [...begun(11, 10), { day: 3, does: 'ask', text: 'გთხოვთ, ატვირთოთ ფასადის ესკიზი ზომებით.' }],
  },
  {
    ...{ service: 'kindergarten', day: 18, answers: { ...CHILD, group: 'nursery' } },
    steps: [
      ...begun(17, 16),
      { day: 12, does: 'ask', text: 'ბავშვის დაბადების თარიღი ჯგუფს არ შეესაბამება. რომელია სწორი?' },
      { day: 9, does: 'supply', text: 'თარიღი სწორია, ჯგუფი შემეშალა: უმცროსი ჯგუფი გვსურს.' },
    ],
  },
  {
    ...{
      service: 'tree-work',
      day: 29,
      answers: { ...TREE, owner: false, consent: 'ამხანაგობის თავმჯდომარე სიტყვიერად დამთანხმდა.' },
    },
    steps: [
      ...begun(28, 27),
      { day: 26, does: 'ask', text: 'გთხოვთ, წარმოადგინოთ ამხანაგობის კრების ოქმი.' },
      { day: 14, does: 'resume' },
      {
        ...{ day: 11, does: 'refuse', ground: 'healthy' },
        text: 'ოქმი არ წარმოგიდგენიათ; დათვალიერებით ხე ჯანსაღია. გასხვლას სამსახური თავად დაგეგმავს.',
      },
    ],
  },
  // in work, accepted, new
  { ...{ service: 'street-trade', day: 7, answers: { ...TRADE, goods: ['books'] } }, steps: begun(6, 5) },
  { ...{ service: 'tree-work', day: 5, answers: TREE }, steps: begun(4, 3) },
  { ...{ service: 'small-building', day: 6, answers: { ...SHED, work: 'fence' } }, steps: begun(5, 4) },
  { ...{ service: 'free-meals', day: 2.2, answers: MEALS, for: 'power-of-attorney' }, steps: begun(2, 1.5) },
  { ...{ service: 'newborn-aid', day: 3, answers: NEWBORN }, steps: [{ day: 2, does: 'accept' }] },
  { ...{ service: 'kindergarten', day: 1, answers: CHILD }, steps: [] },
  { ...{ service: 'resident-parking', day: 0.4, answers: { ...PARKING, district: 'didube' } }, steps: [] },
  // still open, and late
  {
    ...{ service: 'resident-parking', day: 24, answers: { ...PARKING, car: 'XY-987-ZW' } },
    steps: [...begun(23), { day: 12, does: 'late' }],
  },
  // not decided on
  {
    ...{ service: 'street-trade', day: 35, answers: { ...TRADE, months: 6 } },
    steps: [{ day: 34, does: 'return', text: 'განაცხადში ადგილი არ ჩანს. გთხოვთ, მიუთითოთ ქუჩა და ახალი წარადგინოთ.' }],
  },
  { ...{ service: 'tree-work', day: 21, answers: TREE }, steps: [...begun(20), { day: 18, does: 'withdraw' }] },
];
