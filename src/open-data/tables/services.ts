import { dayOf } from '../../../events/calendar.js';
import type { CaseDoc } from '../../../read-models/case-documents.js';
import type { ServiceDoc, ServiceVersionDoc } from '../../../read-models/service-documents.js';
import type { Cell } from '../../csv.js';
import { column, type OpenTable, scanned } from '../table.js';

const KEYWORDS = { ka: ['სერვისი', 'განაცხადი', 'მომსახურება'], en: ['service', 'application', 'life event'] };
const SERVICE = column('service', 'string', 'სერვისის კოდი', 'Code of the service');

const services: OpenTable = {
  name: 'services',
  title: { ka: 'მუნიციპალური სერვისები', en: 'Municipal services' },
  about: {
    ka: 'სერვისების კატალოგი: რას აკეთებს მერია, რა ღირს, რა ვადაში და რომელი სამსახური.',
    en: 'The catalogue of services: what City Hall does, for which fee, within which term and by which department.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    SERVICE,
    column('title_ka', 'string', 'დასახელება ქართულად', 'Title in Georgian'),
    column('title_en', 'string', 'დასახელება ინგლისურად', 'Title in English'),
    column('life_events', 'list', 'ცხოვრებისეული სიტუაციები', 'Life events'),
    column('min_age', 'integer', 'რა ასაკიდან', 'From which age on'),
    column('fee_tetri', 'integer', 'საფასური თეთრებში', 'The fee, in tetri'),
    column('term', 'integer', 'ვადის ხანგრძლივობა', 'Length of the term'),
    column('term_unit', 'string', 'ვადის ერთეული', 'What the term is counted in'),
    column('department', 'string', 'სამსახურის კოდი', 'Code of the department'),
    column('retired', 'string', 'აღარ მიიღება განაცხადი: yes ან no', 'Takes no applications any more: yes or no'),
    column('version', 'integer', 'მოქმედი ვერსია', 'The version in force'),
    column('changed_at', 'dateTime', 'ბოლო ცვლილება', 'When it last changed'),
  ],
  async *rows(reading) {
    for await (const some of scanned<ServiceDoc>(reading, 'services'))
      for (const { _id, now, retired, changedAt } of some) {
        const { title, lifeEvents, minAge, fee, term, department, version } = now;
        yield [
          ...[_id, title.ka, title.en, lifeEvents.join(' '), minAge, fee, term.length, term.unit, department],
          ...[retired ? 'yes' : 'no', version, changedAt],
        ];
      }
  },
};

const versions: OpenTable = {
  name: 'service-versions',
  title: { ka: 'სერვისების ვერსიები', en: 'Versions of services' },
  about: {
    ka: 'ყოველი სერვისის ყველა ვერსია: განაცხადი იმ ვერსიით განიხილება, რომლითაც შემოვიდა.',
    en: 'Every version of every service: an application goes by the one that it began with.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    SERVICE,
    column('version', 'integer', 'ვერსია', 'Version'),
    column('adopted_at', 'dateTime', 'როდის დამტკიცდა', 'When it was adopted'),
    column('title_ka', 'string', 'დასახელება ქართულად', 'Title in Georgian'),
    column('title_en', 'string', 'დასახელება ინგლისურად', 'Title in English'),
    column('fee_tetri', 'integer', 'საფასური თეთრებში', 'The fee, in tetri'),
    column('term', 'integer', 'ვადის ხანგრძლივობა', 'Length of the term'),
    column('term_unit', 'string', 'ვადის ერთეული', 'What the term is counted in'),
    column(
      'supply_days',
      'integer',
      'სამუშაო დღეები დამატებითი ინფორმაციისთვის',
      'Working days to supply what is asked for',
    ),
    column('questions', 'integer', 'კითხვები ფორმაში', 'Questions of its form'),
    column('grounds', 'list', 'უარის საფუძვლების კოდები', 'Codes of the grounds for a refusal'),
  ],
  async *rows(reading) {
    for await (const some of scanned<ServiceVersionDoc>(reading, 'service-versions'))
      for (const { whole, at } of some) {
        const { service, version, title, fee, term, supplyDays, form, grounds } = whole;
        yield [
          ...[service, version, at, title.ka, title.en, fee, term.length, term.unit, supplyDays, form.length],
          grounds.map(({ code }) => code).join(' '),
        ];
      }
  },
};

/** Fewer cases than this might be known by whoever knows one of the people. */
const FEWEST = 5;
/** Those of services that too few applied for in a month, taken together. */
const OTHERS = '';

type Counts = {
  filed: number;
  open: number;
  granted: number;
  refused: number;
  returned: number;
  withdrawn: number;
  overdue: number;
  /** Decided, and nobody is told how. */
  unsaid: number;
};
const NONE: Counts = { filed: 0, open: 0, granted: 0, refused: 0, returned: 0, withdrawn: 0, overdue: 0, unsaid: 0 };
const ENDINGS = ['open', 'granted', 'refused', 'returned', 'withdrawn'] as const;

function count(counts: Counts, { status, open, outcome, overdueSince }: CaseDoc): void {
  counts.filed++;
  if (overdueSince !== null) counts.overdue++;
  if (open) counts.open++;
  else if (status === 'returned' || status === 'withdrawn') counts[status]++;
  else counts[outcome ?? 'unsaid']++;
}

/**
 * What may be said of a month. How cases ended is told all together or not at all: one of the parts could be reckoned from
 * the others. Of services that are nobody's business it is never told.
 */
export function told(month: string, service: string, counts: Counts): Cell[] {
  const parts = ENDINGS.map((name) => counts[name]);
  const small = (n: number) => n > 0 && n < FEWEST;
  const closed = service === OTHERS || counts.unsaid > 0 || parts.some(small);
  return [
    ...[month, service === OTHERS ? null : service, counts.filed],
    ...parts.map((n) => (closed ? null : n)),
    small(counts.overdue) ? null : counts.overdue,
  ];
}

/** Counts only: no case by itself, no reference, nobody, and no count that is about a handful of people. */
const cases: OpenTable = {
  name: 'cases-by-month',
  title: { ka: 'განაცხადები თვეების მიხედვით', en: 'Applications by month' },
  about: {
    ka: 'რამდენი განაცხადი შემოვიდა თვეში თითოეულ სერვისზე და რით დასრულდა. ხუთზე ნაკლები არსად ჩანს: ასეთი სერვისები ერთად არის დათვლილი, ხოლო შედეგები დაფარულია.',
    en: 'How many applications for each service came in a month, and how they ended. No count below five is shown: such services are counted together, and how cases ended is withheld.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    column('month', 'string', 'თვე, თბილისის დროით (YYYY-MM)', 'The month, on Tbilisi’s calendar (YYYY-MM)'),
    column(
      'service',
      'string',
      'სერვისის კოდი; ცარიელია, თუ რამდენიმე ერთადაა დათვლილი',
      'Code of the service; empty where several are counted together',
    ),
    column('filed', 'integer', 'შემოსული განაცხადები', 'Applications that came in'),
    column(
      'open',
      'integer',
      'ჯერ განიხილება; ცარიელია, თუ დაფარულია',
      'Still being handled; empty where it is withheld',
    ),
    column('granted', 'integer', 'დაკმაყოფილდა', 'Granted'),
    column('refused', 'integer', 'უარი ეთქვა', 'Refused'),
    column('returned', 'integer', 'დაბრუნდა, რადგან არასრული იყო', 'Returned as incomplete'),
    column('withdrawn', 'integer', 'განმცხადებელმა გაიხმო', 'Withdrawn by the applicant'),
    column(
      'overdue',
      'integer',
      'ვადა გადაცილდა; ცარიელია, თუ ხუთზე ნაკლებია',
      'Came to be overdue; empty where fewer than five did',
    ),
  ],
  async *rows(reading) {
    const months = new Map<string, Map<string, Counts>>();
    for await (const some of scanned<CaseDoc>(reading, 'cases'))
      for (const one of some) {
        const month = dayOf(one.submittedAt).slice(0, 7);
        const services = months.get(month) ?? new Map<string, Counts>();
        const counts = services.get(one.service) ?? { ...NONE };
        count(counts, one);
        months.set(month, services.set(one.service, counts));
      }
    for (const [month, services] of [...months].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const rare = { ...NONE };
      for (const [service, counts] of [...services].sort(([a], [b]) => (a < b ? -1 : 1)))
        if (counts.filed >= FEWEST) yield told(month, service, counts);
        else for (const name of Object.keys(rare) as (keyof Counts)[]) rare[name] += counts[name];
      if (rare.filed >= FEWEST) yield told(month, OTHERS, rare);
    }
  },
};

export const serviceTables = [services, versions, cases];
