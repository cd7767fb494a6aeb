import type {
  IndependentDoc,
  InLanguages,
  ProgressDoc,
  SelfAssessmentDoc,
  WordDoc,
} from '../../../read-models/ogp-documents.js';
import { textsOf } from '../../../read-models/texts.js';
import { column, type OpenTable, scanned } from '../table.js';
import { COMMITMENT, OGP_KEYWORDS } from './ogp-plans.js';

const EVENT = column('event', 'string', 'ჩანაწერი ღია ჟურნალში', 'The entry of the public log');
const WORDS = [
  column('text_ka', 'string', 'ტექსტი ქართულად', 'The text in Georgian'),
  column('text_en', 'string', 'ტექსტი ინგლისურად', 'The text in English'),
];
/** What an office says of itself, or is told: official words, each by itself. */
async function* spoken(reading: Parameters<OpenTable['rows']>[0], wanted: (doc: WordDoc) => boolean) {
  for await (const some of scanned<WordDoc>(reading, 'ogp-words')) {
    const found = some.filter(wanted);
    const texts = await textsOf(
      reading.store,
      reading.of,
      found.map(({ said }) => said.text),
    );
    for (const doc of found) {
      const { ka, en }: InLanguages = texts.get(doc.said.text.event)?.content ?? {};
      yield { doc, words: [ka || null, en || null] };
    }
  }
}

const progress: OpenTable = {
  name: 'progress-reports',
  title: { ka: 'ანგარიშები ეტაპებზე', en: 'Reports on milestones' },
  about: {
    ka: 'ყოველი ანგარიში ეტაპის შესრულებაზე: არც ერთი არ იშლება და არ იცვლება.',
    en: 'Every report on how far a milestone has come: none is removed or written over.',
  },
  keywords: OGP_KEYWORDS,
  theme: 'GOVE',
  columns: [
    COMMITMENT,
    column('milestone', 'string', 'ეტაპის კოდი', 'Code of the milestone'),
    column('report', 'integer', 'რიგითი ნომერი', 'Which report it is'),
    column('completion', 'string', 'შესრულება', 'How far it has come'),
    column('by', 'string', 'რომელი უწყება ამბობს', 'The institution that says so'),
    column('day', 'date', 'რომელი დღისთვის', 'By which day'),
    ...WORDS,
    column('at', 'dateTime', 'როდის ჩაიწერა', 'When it was recorded'),
    EVENT,
  ],
  async *rows(reading) {
    for await (const { doc, words } of spoken(reading, ({ kind }) => kind === 'progress')) {
      const { report, completion, by, day, at } = doc.said as ProgressDoc;
      yield [doc.commitment, doc.milestone ?? null, report, completion, by, day, ...words, at, doc._id];
    }
  },
};

const assessments: OpenTable = {
  name: 'assessments',
  title: { ka: 'შეფასებები', en: 'Assessments' },
  about: {
    ka: 'თვითშეფასებები და დამოუკიდებელი შეფასებები, ყოველი ვერსია თავისი დასკვნებით.',
    en: 'Self-assessments and independent assessments, every version with its findings.',
  },
  keywords: OGP_KEYWORDS,
  theme: 'GOVE',
  columns: [
    COMMITMENT,
    column('kind', 'string', 'სახე: self ან independent', 'Kind: self or independent'),
    column('stage', 'string', 'ეტაპი: inception, midterm, end', 'Stage: inception, midterm, end'),
    column('version', 'integer', 'ვერსია', 'Version'),
    column('day', 'date', 'დღე', 'The day'),
    column('by', 'string', 'უწყება ან შემფასებელი', 'The institution, or who assessed'),
    column('completion', 'string', 'შესრულება', 'Completion'),
    column('findings', 'string', 'სხვა დასკვნები, OGP-ის სიტყვებით', 'Other findings, in OGP’s terms'),
    ...WORDS,
    column('at', 'dateTime', 'როდის ჩაიწერა', 'When it was recorded'),
    EVENT,
  ],
  async *rows(reading) {
    for await (const { doc, words } of spoken(reading, ({ kind }) => kind !== 'progress')) {
      const { stage, version, day, at } = doc.said as SelfAssessmentDoc | IndependentDoc;
      const { by, completion, findings } =
        doc.kind === 'self' ? selfSaid(doc.said as SelfAssessmentDoc) : found(doc.said as IndependentDoc);
      yield [doc.commitment, doc.kind, stage, version, day, by, completion, findings, ...words, at, doc._id];
    }
  },
};

const selfSaid = ({ by, completion, milestones: of }: SelfAssessmentDoc) => ({
  ...{ by, completion },
  findings: of.map(({ milestone, completion: far }) => `${milestone}=${far}`).join('; ') || null,
});
const found = ({ assessor, findings: { completion, ...others } }: IndependentDoc) => ({
  ...{ by: assessor.name.en ?? assessor.name.ka ?? assessor.kind, completion: completion ?? null },
  findings:
    Object.entries(others)
      .map(([name, value]) => `${name}=${String(value)}`)
      .join('; ') || null,
});

export const wordTables = [progress, assessments];
