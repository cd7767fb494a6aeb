import type { LiveQuery } from '../../commands/ogp/live-queries.js';
import type { Findings, OgpValue, PolicyArea, Progress } from '../../events/ogp-vocabulary.js';

/** The plan that the demonstration's own, made-up, city carries out: it goes on with the five commitments of 2017. */
export const both = (ka: string, en: string) => ({ ka, en });
export const PLAN_TODAY = 'demo-plan';
const institution = (code: string, kind: 'municipal' | 'civil-society', ka: string, en: string) => ({
  ...{ code, kind, name: both(`${ka} (გამოგონილი)`, `${en} (made up)`) },
});
export const PLAN_TODAY_CONTENT = {
  title: both('სადემონსტრაციო სამოქმედო გეგმა (გამოგონილი)', 'Demonstration action plan (made up)'),
  summary: both(
    'გამოგონილი ქალაქის გამოგონილი გეგმა: აჩვენებს, როგორ სრულდება და მოწმდება ვალდებულებები. არც ერთი სიტყვა არ ეხება თბილისის მერიას ან რეალურ ორგანიზაციას.',
    'A made-up plan of a made-up city: it shows how commitments are carried out and checked. No word of it is about Tbilisi City Hall or any real organisation.',
  ),
  institutions: [
    institution('secretariat', 'municipal', 'ღია მმართველობის სამდივნო', 'Open Government Secretariat'),
    institution('services', 'municipal', 'სერვისების სააგენტო', 'Services Agency'),
    institution('finance', 'municipal', 'საფინანსო სამსახური', 'Finance Service'),
    institution('union', 'civil-society', 'დამკვირვებელთა კავშირი', 'Union of Watchers'),
  ],
  forum: both('ღია მმართველობის სადემონსტრაციო ფორუმი', 'Demonstration forum of open government'),
  legalBasis: both(
    'სადემონსტრაციო წესი; არ არის თბილისის მერიის სამართლებრივი აქტი',
    'Demonstration rules; not a legal act of Tbilisi City Hall',
  ),
};

export type MilestoneTold = {
  readonly title: ReturnType<typeof both>;
  readonly deliverable: ReturnType<typeof both>;
  /** Days before the anchor (negative: after it). */
  readonly from: number;
  readonly to: number;
  readonly progress: readonly (readonly [day: number, completion: Progress, ka: string, en: string])[];
};
export type CommitmentTold = {
  readonly code: string;
  readonly number: number;
  readonly title: ReturnType<typeof both>;
  readonly problem: ReturnType<typeof both>;
  readonly promise: ReturnType<typeof both>;
  readonly values: readonly OgpValue[];
  readonly areas: readonly PolicyArea[];
  readonly lead: string;
  /** The last day, so many days before the anchor. */
  readonly to: number;
  readonly figures: readonly LiveQuery[];
  readonly milestones: readonly MilestoneTold[];
  readonly inception: Findings;
  readonly self?: { readonly day: number; readonly completion: Progress };
  readonly end?: { readonly day: number; readonly findings: Findings };
};

const FOUND: Findings = { verifiable: true, lens: true, potential: 'substantial' };
const END = -165;

export const COMMITMENTS_TODAY: readonly CommitmentTold[] = [
  {
    ...{
      code: 'demo-map',
      number: 1,
      lead: 'services',
      to: END,
      figures: ['reports-filed', 'reports-resolved-in-term'],
    },
    title: both('ჭკვიანი რუკა ყოველდღე', 'The Smart Map, every day'),
    problem: both('შეტყობინების ბედი არ ჩანს.', 'Nobody sees what becomes of a report.'),
    promise: both(
      'ყოველ კატეგორიას ვადა აქვს, ყოველი დაგვიანება ჩანს.',
      'Every category has a term, and every delay is seen.',
    ),
    values: ['access-to-information', 'public-accountability'],
    areas: ['infrastructure-transport', 'social-accountability'],
    milestones: [
      {
        title: both('ვადები კატეგორიების მიხედვით', 'Terms by category'),
        deliverable: both('კატეგორიების გამოქვეყნებული წესი', 'The published rules of categories'),
        ...{ from: 190, to: 120 },
        progress: [
          [150, 'limited', 'წესის პირველი ვერსია მზად არის.', 'A first version of the rules is there.'],
          [
            125,
            'complete',
            'წესი გამოქვეყნდა; ყოველ კატეგორიას ვადა აქვს.',
            'The rules are published; every category has a term.',
          ],
        ],
      },
      {
        title: both('ათიდან რვა შეტყობინება ვადაში', 'Eight of ten reports in time'),
        deliverable: both('მაჩვენებელი, რომელსაც პორტალი თავად ითვლის', 'A figure that the portal counts itself'),
        ...{ from: 120, to: -90 },
        progress: [[35, 'substantial', 'მაჩვენებელი ყოველთვიურად იზომება.', 'The figure is measured every month.']],
      },
    ],
    inception: FOUND,
  },
  {
    ...{ code: 'demo-petition', number: 2, lead: 'secretariat', to: 90 },
    figures: ['petitions-admitted', 'petitions-answered-in-time'],
    title: both('პეტიციას პასუხი ვადაში', 'Petitions answered in time'),
    problem: both(
      'პასუხის ვადა ქაღალდზე იყო და არავინ ითვლიდა.',
      'The term for an answer stood on paper, and nobody counted.',
    ),
    promise: both(
      'ყოველი პეტიცია ვადაში მიიღებს დასაბუთებულ პასუხს, დაგვიანება კი საჯაროა.',
      'Every petition gets a reasoned answer in time, and delays are public.',
    ),
    values: ['civic-participation', 'public-accountability'],
    areas: ['e-petitions', 'public-participation'],
    milestones: [
      {
        title: both('რეგულამენტი', 'The regulation'),
        deliverable: both('ამოქმედებული რეგულამენტი ვადებით', 'A regulation in force, with terms'),
        ...{ from: 190, to: 130 },
        progress: [[140, 'complete', 'რეგულამენტი ამოქმედდა.', 'The regulation is in force.']],
      },
      {
        title: both('პასუხების აღრიცხვა', 'Answers are counted'),
        deliverable: both('ვადაში გაცემული პასუხების წილი', 'The share of answers in time'),
        ...{ from: 130, to: 95 },
        progress: [
          [
            98,
            'substantial',
            'აღრიცხვა მუშაობს; პასუხების ნაწილი დაგვიანდა.',
            'The count works; some answers were late.',
          ],
        ],
      },
    ],
    inception: FOUND,
    self: { day: 70, completion: 'complete' },
    end: { day: 45, findings: { verifiable: true, completion: 'substantial', results: 'moderate' } },
  },
  {
    ...{ code: 'demo-budget', number: 3, lead: 'finance', to: END, figures: ['budget-ballots', 'survey-answers'] },
    title: both('ბიუჯეტი მოსახლეებთან ერთად', 'The budget, together with residents'),
    problem: both('პრიორიტეტებს მოსახლეების გარეშე ირჩევდნენ.', 'Priorities were chosen without residents.'),
    promise: both(
      'წელიწადში ერთი რაუნდი, რომლის ხმებს ვისაც უნდა, ის გადაითვლის.',
      'One round a year, whose ballots anybody can count again.',
    ),
    values: ['civic-participation', 'access-to-information'],
    areas: ['participation-in-budget', 'fiscal-openness'],
    milestones: [
      {
        title: both('ახალი რაუნდი', 'A new round'),
        deliverable: both('გახსნილი კენჭისყრა', 'An open voting'),
        ...{ from: 100, to: -30 },
        progress: [
          [
            20,
            'substantial',
            'წინადადებები შემოწმდა, კენჭისყრა გახსნილია.',
            'Proposals are reviewed, and voting is open.',
          ],
        ],
      },
    ],
    inception: FOUND,
  },
  {
    ...{ code: 'demo-spending', number: 4, lead: 'finance', to: 60, figures: ['spending-days'] },
    title: both('ხარჯები ყოველდღე', 'Spending, day by day'),
    problem: both('ხარჯებს კვარტალში ერთხელ აქვეყნებდნენ.', 'Spending was published once a quarter.'),
    promise: both('ყოველი გადახდა მეორე დღეს ჩანს.', 'Every payment is seen on the next day.'),
    values: ['access-to-information', 'public-accountability'],
    areas: ['budget-information', 'open-data'],
    milestones: [
      {
        title: both('ყოველდღიური გამოქვეყნება', 'Daily publication'),
        deliverable: both('გადახდების ცხრილი ღია მონაცემებში', 'A table of payments in open data'),
        ...{ from: 190, to: 65 },
        progress: [[68, 'complete', 'ხარჯები ყოველდღე ქვეყნდება.', 'Spending is published every day.']],
      },
    ],
    inception: { ...FOUND, potential: 'modest' },
    self: { day: 40, completion: 'complete' },
  },
  {
    ...{ code: 'demo-services', number: 5, lead: 'services', to: END, figures: ['services-online'] },
    title: both('სერვისები ელექტრონულად', 'Services online'),
    problem: both('განაცხადის შესატანად მისვლა იყო საჭირო.', 'Applying meant going there.'),
    promise: both(
      'ძირითადი სერვისები ელექტრონულია, მათ სამოქალაქო მონიტორები ამოწმებენ.',
      'Main services are online, and civic monitors look at them.',
    ),
    values: ['public-accountability', 'technology-innovation', 'inclusion'],
    areas: ['public-service-delivery', 'digital-governance'],
    milestones: [
      {
        title: both('რვა სერვისი პორტალზე', 'Eight services on the portal'),
        deliverable: both('სერვისების კატალოგი', 'The catalogue of services'),
        ...{ from: 190, to: 60 },
        progress: [[75, 'complete', 'კატალოგში რვა სერვისია.', 'Eight services are in the catalogue.']],
      },
      {
        title: both('სამოქალაქო მონიტორების ვიზიტები', 'Visits of civic monitors'),
        deliverable: both('გამოქვეყნებული ანგარიშები', 'Published reports'),
        ...{ from: 60, to: -150 },
        progress: [[25, 'limited', 'წესი მზად არის, ვიზიტები იწყება.', 'The rules are there, and visits begin.']],
      },
    ],
    inception: FOUND,
  },
];
