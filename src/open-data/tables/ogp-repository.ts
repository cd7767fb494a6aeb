import type { ContributionDoc, EvidenceDoc } from '../../../read-models/ogp-monitoring-documents.js';
import { textsOf } from '../../../read-models/texts.js';
import type { Cell } from '../../csv.js';
import { column, type OpenTable, scanned } from '../table.js';
import { COMMITMENT, inBoth, OGP_KEYWORDS, PLAN, TITLES } from './ogp-plans.js';

const DIGEST = column('sha256', 'string', 'ფაილის ან მაჩვენებლის SHA-256', 'SHA-256 of the file, or of the figure');

const evidence: OpenTable = {
  name: 'evidence',
  title: { ka: 'მტკიცებულებები', en: 'Evidence' },
  about: {
    ka: 'საცავის დოკუმენტები: ფაილები თავისი SHA-256-ით, ბმულები და გაყინული მაჩვენებლები; და ისიც, თუ რომელი ფაილი აღარ არის ადგილზე.',
    en: 'Documents of the repository: files with their SHA-256, links, and figures as they were frozen; and which files are not there any more.',
  },
  keywords: OGP_KEYWORDS,
  theme: 'GOVE',
  columns: [
    column('evidence', 'string', 'იდენტიფიკატორი', 'Identifier'),
    PLAN,
    COMMITMENT,
    column('milestone', 'string', 'ეტაპის კოდი', 'Code of the milestone'),
    column('kind', 'string', 'დოკუმენტის სახე', 'Kind of document'),
    ...TITLES,
    column('day', 'date', 'დოკუმენტის დღე', 'The day of the document'),
    column('source', 'string', 'წყარო: file, link ან live', 'Source: file, link or live'),
    column('link', 'string', 'ბმული', 'The link'),
    column('media_type', 'string', 'ფაილის ტიპი', 'Media type of the file'),
    column('bytes', 'integer', 'ფაილის ზომა ბაიტებში', 'Size of the file in bytes'),
    DIGEST,
    column('figure', 'string', 'რომელი მაჩვენებელი', 'Which figure'),
    column('count', 'integer', 'რამდენი', 'How many'),
    column('of', 'integer', 'რამდენიდან', 'Out of how many'),
    column('cited_at', 'dateTime', 'როდის დაემატა', 'When it was cited'),
    column(
      'missing_since',
      'dateTime',
      'როდიდან აღარ არის ფაილი ადგილზე',
      'Since when the file is known not to be there',
    ),
    column('withdrawn_at', 'dateTime', 'როდის გაიხმეს', 'When it was withdrawn'),
  ],
  async *rows(reading) {
    for await (const some of scanned<EvidenceDoc>(reading, 'evidence'))
      for (const one of some)
        yield [
          ...[one._id, one.plan, one.commitment, one.milestone, one.kind, ...inBoth(one.title), one.day],
          ...sourceOf(one),
          ...[one.at, one.missed?.at ?? null, one.withdrawn?.at ?? null],
        ];
  },
};

function sourceOf({ source }: EvidenceDoc): Cell[] {
  const none = null;
  switch (source.kind) {
    case 'link':
      return ['link', source.link, none, none, none, none, none, none];
    case 'file':
      return ['file', none, source.type, source.size, source.sha256, none, none, none];
    default: {
      const { query, value, digest } = source;
      return ['live', none, none, none, digest, query, value.count, value.of ?? none];
    }
  }
}

const contributions: OpenTable = {
  name: 'contributions',
  title: { ka: 'მოსაზრებები გეგმებზე', en: 'Contributions to plans' },
  about: {
    ka: 'რამდენი მოსაზრება შემოვიდა, რა გზით, და როდის გაეცა დასაბუთებული პასუხი. თავად სიტყვები პორტალზეა, სადაც ავტორს მათი წაშლა შეუძლია.',
    en: 'What came in, by which way, and when it was answered with reasons. The words themselves stay in the portal, where their authors can take them back.',
  },
  keywords: OGP_KEYWORDS,
  theme: 'GOVE',
  columns: [
    column('contribution', 'string', 'იდენტიფიკატორი', 'Identifier'),
    PLAN,
    COMMITMENT,
    column('kind', 'string', 'სახე', 'Kind'),
    column('channel', 'string', 'როგორ შემოვიდა', 'By which way it came'),
    column('language', 'string', 'ენა: ka ან en', 'Language: ka or en'),
    column('from', 'string', 'ვისგან: person ან organisation', 'From a person or an organisation'),
    column('made_at', 'dateTime', 'როდის შემოვიდა', 'When it was made'),
    column('due', 'dateTime', 'პასუხის ვადა', 'By when it is to be answered'),
    column('answered_at', 'dateTime', 'პირველი პასუხი', 'When it was first answered'),
    column('decision', 'string', 'ბოლო პასუხი: რა გადაწყდა', 'What was decided in the last answer'),
    column('hidden_ground', 'string', 'რის გამო დაიმალა', 'On which ground it was hidden'),
  ],
  async *rows(reading) {
    for await (const some of scanned<ContributionDoc>(reading, 'contributions'))
      for (const one of some)
        yield [
          ...[one._id, one.plan, one.commitment, one.kind, one.channel, one.language],
          ...[one.organisation ? 'organisation' : 'person', one.at, one.due, one.answers[0]?.at ?? null],
          ...[one.answers.at(-1)?.decision ?? null, one.hidden?.ground ?? null],
        ];
  },
};

const responses: OpenTable = {
  name: 'responses',
  title: { ka: 'დასაბუთებული პასუხები', en: 'Reasoned responses' },
  about: {
    ka: 'რა უპასუხა უწყებამ თითოეულ მოსაზრებას და რატომ; ყოველი ვერსია.',
    en: 'What the institution answered to each contribution, and why; every version.',
  },
  keywords: OGP_KEYWORDS,
  theme: 'GOVE',
  columns: [
    column('contribution', 'string', 'მოსაზრების იდენტიფიკატორი', 'Identifier of the contribution'),
    column('version', 'integer', 'ვერსია', 'Version'),
    column('decision', 'string', 'რა გადაწყდა', 'What was decided'),
    column('by', 'string', 'რომელი უწყება', 'The institution'),
    column('at', 'dateTime', 'როდის', 'When'),
    column('text_ka', 'string', 'პასუხი ქართულად', 'The answer in Georgian'),
    column('text_en', 'string', 'პასუხი ინგლისურად', 'The answer in English'),
    column('event', 'string', 'ჩანაწერი ღია ჟურნალში', 'The entry of the public log'),
  ],
  async *rows(reading) {
    for await (const some of scanned<ContributionDoc>(reading, 'contributions')) {
      // an answer to what is hidden may quote it
      const answers = some.flatMap((one) =>
        one.visibility === 'hidden' ? [] : one.answers.map((said) => ({ of: one._id, said })),
      );
      const texts = await textsOf(
        reading.store,
        reading.of,
        answers.map(({ said }) => said.text),
      );
      for (const { of, said } of answers) {
        const { ka, en } = texts.get(said.text.event)?.content ?? {};
        yield [of, said.version, said.decision, said.by, said.at, ka || null, en || null, said.text.event];
      }
    }
  },
};

export const repositoryTables = [evidence, contributions, responses];
