import type { ServiceScoresDoc, VisitDoc } from '../../../read-models/civic-documents.js';
import { ServiceStandards } from '../../../read-models/service-standards.js';
import { standardsCells } from '../standards-table.js';
import { column, type OpenTable, scanned } from '../table.js';

const SERVICE = column('service', 'string', 'სერვისის კოდი', 'Code of the service');
const KEYWORDS = {
  ka: ['სერვისი', 'ვადა', 'შეფასება', 'სამოქალაქო კონტროლი'],
  en: ['service', 'term', 'rating', 'civic control'],
};

/** How each service keeps to what it promises. */
const standards: OpenTable = {
  name: 'service-standards',
  title: { ka: 'სერვისების სტანდარტები', en: 'Service standards' },
  about: {
    ka: 'თითოეული სერვისი: რამდენი საქმე გადაწყდა ვადაში, რამდენი დღე დასჭირდა, როგორ აფასებენ და რამდენჯერ შეამოწმეს. წილი, მედიანა და ქულა ცარიელია, სადაც რაოდენობა მცირეა.',
    en: 'Each service: cases decided within term, how long they took, how people rate it and how often it was visited. Share, median and score are empty where too little is counted.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    SERVICE,
    column('department', 'string', 'სამსახურის კოდი', 'Code of the department'),
    column('decided', 'integer', 'გადაწყვეტილი საქმეები', 'Cases decided'),
    column('in_term_share', 'decimal', 'მათგან ვადაში, 0-დან 1-მდე', 'Of these within the term, 0 to 1'),
    column('median_working_days', 'integer', 'მედიანა სამუშაო დღეებში', 'Median of working days'),
    column('open', 'integer', 'მიმდინარე საქმეები', 'Cases not decided yet'),
    column('waiting', 'integer', 'მათგან განმცხადებელს ელოდება', 'Of these waiting for the applicant'),
    column('overdue', 'integer', 'მათგან ვადაგადაცილებული', 'Of these overdue'),
    column('ratings', 'integer', 'გამოქვეყნებული შეფასებები', 'Ratings that are published'),
    column('mean_score', 'decimal', 'საშუალო ქულა, 1-დან 5-მდე', 'Mean score, 1 to 5'),
    column('visits', 'integer', 'მონიტორების ვიზიტები', 'Visits of civic monitors'),
    column('visits_answered', 'integer', 'მათგან პასუხგაცემული', 'Of these answered'),
  ],
  async *rows({ store, of }) {
    const { items } = await new ServiceStandards().answer(store, of);
    for (const row of items) yield standardsCells(row);
  },
};

const scores: OpenTable = {
  name: 'service-scores',
  title: { ka: 'სერვისების ქულები', en: 'Scores of services' },
  about: {
    ka: 'სერვისების გამოქვეყნებული ქულები თვეების მიხედვით; თითო ქულა ათ ან მეტ შეფასებას აჯამებს.',
    en: 'Published scores of services, month by month; each sums up ten ratings or more.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    SERVICE,
    column('number', 'integer', 'რიგითი ნომერი', 'Number of the score'),
    column('until', 'dateTime', 'რომელ დრომდე მიღებული შეფასებები', 'Up to when its ratings came'),
    column('ratings', 'integer', 'შეფასებები', 'Ratings'),
    column('erased', 'integer', 'წაშლილი შეფასებები', 'Ratings that were erased'),
    column('mean', 'decimal', 'საშუალო, ნახევარ ქულამდე დამრგვალებული', 'Their mean, to half a point'),
    column('event', 'string', 'ჩანაწერი ღია ჟურნალში', 'The entry of the public log'),
  ],
  async *rows(reading) {
    for await (const some of scanned<ServiceScoresDoc>(reading, 'service-scores'))
      for (const { _id, scores } of some)
        for (const { number, until, ratings, erased, mean, event } of scores)
          yield [_id, number, until, ratings, erased, mean, event];
  },
};

const visits: OpenTable = {
  name: 'service-visits',
  title: { ka: 'სამოქალაქო მონიტორების ვიზიტები', en: 'Visits of civic monitors' },
  about: {
    ka: 'რა დაადგინეს მონიტორებმა: თითო სტრიქონი თითო ვიზიტის თითო სტანდარტზე, ბოლო ვერსიით.',
    en: 'What monitors found: a line for each standard of each visit, as its last version says.',
  },
  keywords: { ka: ['სერვისი', 'მონიტორინგი', 'ვიზიტი'], en: ['service', 'monitoring', 'visit'] },
  theme: 'GOVE',
  columns: [
    column('visit', 'string', 'ვიზიტის იდენტიფიკატორი', 'Identifier of the visit'),
    SERVICE,
    column('organisation', 'string', 'მონიტორის ორგანიზაცია, ქართულად', 'Organisation of the monitor, in Georgian'),
    column('day', 'date', 'ვიზიტის დღე', 'Day of the visit'),
    column('channel', 'string', 'როგორ შემოწმდა', 'How it was checked'),
    column('standard', 'string', 'სტანდარტი', 'Standard'),
    column('finding', 'string', 'შედეგი', 'Finding'),
    column('answered', 'string', 'უპასუხა თუ არა სერვისმა: yes ან no', 'Whether the service answered: yes or no'),
  ],
  async *rows(reading) {
    for await (const some of scanned<VisitDoc>(reading, 'visits'))
      for (const { _id, service, organisation, versions, answered, standing } of some) {
        const { day, channel, checks } = versions.at(-1)!;
        if (!standing) continue;
        for (const [standard, finding] of Object.entries(checks))
          yield [_id, service, organisation.ka, day, channel, standard, finding, answered ? 'yes' : 'no'];
      }
  },
};

export const civicTables = [standards, scores, visits];
