import type { CommitmentDoc, PlanDoc } from '../../../read-models/ogp-documents.js';
import type { Cell } from '../../csv.js';
import { column, type OpenTable, scanned } from '../table.js';

export const OGP_KEYWORDS = {
  ka: ['ღია მმართველობა', 'სამოქმედო გეგმა', 'ვალდებულება'],
  en: ['open government', 'action plan', 'commitment'],
};
const KEYWORDS = OGP_KEYWORDS;
export const PLAN = column('plan', 'string', 'გეგმის კოდი', 'Code of the plan');
export const COMMITMENT = column('commitment', 'string', 'ვალდებულების კოდი', 'Code of the commitment');
export const TITLES = [
  column('title_ka', 'string', 'დასახელება ქართულად', 'Title in Georgian'),
  column('title_en', 'string', 'დასახელება ინგლისურად', 'Title in English'),
];
export const inBoth = ({
  ka = null,
  en = null,
}: {
  readonly ka?: string | null;
  readonly en?: string | null;
}): Cell[] => [ka, en];
const FROM = column('from', 'date', 'დასაწყისი', 'Its first day');
const TO = column('to', 'date', 'დასასრული', 'Its last day');
const VERSION = column('version', 'integer', 'ვერსია, რომელიც ძალაშია', 'The version that stands');
const LEAD = column('lead', 'list', 'პასუხისმგებელი უწყებები', 'Institutions in the lead');

const plans: OpenTable = {
  name: 'plans',
  title: { ka: 'სამოქმედო გეგმები', en: 'Action plans' },
  about: {
    ka: 'OGP-ის სამოქმედო გეგმები: ვადა, მდგომარეობა, დამტკიცება და წარდგენა.',
    en: 'Action plans of OGP: their periods, how they stand, when they were adopted and submitted.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    PLAN,
    ...TITLES,
    column('level', 'string', 'დონე: local ან national', 'Level: local or national'),
    column('number', 'integer', 'რიგითი ნომერი', 'Which plan of the member it is'),
    column('scales', 'string', 'შეფასების სკალები', 'The scales that it is assessed by'),
    FROM,
    TO,
    column('status', 'string', 'მდგომარეობა', 'How it stands'),
    VERSION,
    column('adopted_on', 'date', 'როდის დამტკიცდა', 'When it was adopted'),
    column('submitted_on', 'date', 'როდის წარედგინა OGP-ს', 'When it was submitted to OGP'),
  ],
  async *rows(reading) {
    for await (const some of scanned<PlanDoc>(reading, 'plans'))
      for (const { _id, content, level, number, scales, status, version, adopted, submitted } of some)
        yield [
          ...[_id, ...inBoth(content.title), level, number, scales, content.from, content.to, status, version],
          ...[adopted?.day ?? null, submitted?.day ?? null],
        ];
  },
};

const commitments: OpenTable = {
  name: 'commitments',
  title: { ka: 'ვალდებულებები', en: 'Commitments' },
  about: {
    ka: 'რას ჰპირდება ქალაქი: პრობლემა, დაპირება, ღირებულებები, უწყებები და ბოლო შეფასებები.',
    en: 'What the city promises: the problem, the promise, values, institutions and the last assessments.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    COMMITMENT,
    PLAN,
    column('number', 'integer', 'ნომერი გეგმაში', 'Number in the plan'),
    column('ogp_id', 'string', 'OGP-ის იდენტიფიკატორი', 'OGP’s identifier'),
    ...TITLES,
    column('problem_ka', 'string', 'პრობლემა ქართულად', 'The problem, in Georgian'),
    column('problem_en', 'string', 'პრობლემა ინგლისურად', 'The problem, in English'),
    column('promise_ka', 'string', 'დაპირება ქართულად', 'The promise, in Georgian'),
    column('promise_en', 'string', 'დაპირება ინგლისურად', 'The promise, in English'),
    column('values', 'list', 'OGP-ის ღირებულებები', 'Values of OGP'),
    column('areas', 'list', 'სფეროები', 'Policy areas'),
    LEAD,
    column('support', 'list', 'მხარდამჭერი უწყებები', 'Institutions that support it'),
    FROM,
    TO,
    column('status', 'string', 'მდგომარეობა: drafted ან withdrawn', 'How it stands: drafted or withdrawn'),
    VERSION,
    column('evidence', 'integer', 'მტკიცებულებები', 'Pieces of evidence that stand'),
    column('contributions', 'integer', 'შემოსული მოსაზრებები', 'Contributions that are shown'),
    column('self_completion', 'string', 'შესრულება თვითშეფასებით', 'Completion by the last self-assessment'),
    column(
      'independent_completion',
      'string',
      'შესრულება დამოუკიდებელი შეფასებით',
      'Completion by the last independent assessment',
    ),
  ],
  async *rows(reading) {
    for await (const some of scanned<CommitmentDoc>(reading, 'commitments'))
      for (const { _id, plan, content, status, version, evidence, contributions, self, independent } of some) {
        const { number, ogpId = null, title, problem, promise, values, areas, lead, support, from, to } = content;
        yield [
          ...[_id, plan, number, ogpId, ...inBoth(title), ...inBoth(problem), ...inBoth(promise)],
          ...[values, areas, lead, support].map((codes) => codes.join(' ')),
          ...[from, to, status, version, evidence, contributions],
          (self.end ?? self.midterm)?.completion ?? null,
          (independent.end ?? independent.midterm ?? independent.inception)?.findings.completion ?? null,
        ];
      }
  },
};

const milestones: OpenTable = {
  name: 'milestones',
  title: { ka: 'ვალდებულებების ეტაპები', en: 'Milestones of commitments' },
  about: {
    ka: 'რა უნდა გაკეთდეს, როდემდე და რამდენად არის შესრულებული ბოლო ანგარიშით.',
    en: 'What is to be there by when, and how far it had come by the last report.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    COMMITMENT,
    column('milestone', 'string', 'ეტაპის კოდი', 'Code of the milestone'),
    ...TITLES,
    column('deliverable_ka', 'string', 'რა შემოწმდება, ქართულად', 'What can be checked, in Georgian'),
    column('deliverable_en', 'string', 'რა შემოწმდება, ინგლისურად', 'What can be checked, in English'),
    FROM,
    TO,
    LEAD,
    VERSION,
    column('completion', 'string', 'შესრულება', 'How far it has come'),
    column('reported_on', 'date', 'რომელი დღისთვის', 'By which day'),
    column('evidence', 'integer', 'მტკიცებულებები', 'Pieces of evidence that stand'),
    column('dropped_at', 'dateTime', 'როდის გაუქმდა', 'When it was dropped'),
  ],
  async *rows(reading) {
    for await (const some of scanned<CommitmentDoc>(reading, 'commitments'))
      for (const { _id, milestones: of } of some)
        for (const [code, { content, version, progress, dropped, evidence }] of Object.entries(of)) {
          const { title, deliverable, from, to, lead } = content;
          yield [
            ...[_id, code, ...inBoth(title), ...inBoth(deliverable), from, to, lead.join(' '), version],
            ...[progress?.completion ?? null, progress?.day ?? null, evidence, dropped?.at ?? null],
          ];
        }
  },
};

export const planTables = [plans, commitments, milestones];
