import type { PetitionPage } from '../../../read-models/petition-documents.js';
import { PetitionCurve } from '../../../read-models/petitions.js';
import { textsOf } from '../../../read-models/texts.js';
import type { Cell } from '../../csv.js';
import { column, type OpenTable, type Reading, scanned } from '../table.js';

const PETITION = column('petition', 'string', 'პეტიციის იდენტიფიკატორი', 'Identifier of the petition');
const KEYWORDS = { ka: ['პეტიცია', 'ხელმოწერა', 'მონაწილეობა'], en: ['petition', 'signature', 'participation'] };

/** Every petition that stands in lists, one line each. */
const petitions: OpenTable = {
  name: 'petitions',
  title: { ka: 'პეტიციები', en: 'Petitions' },
  about: {
    ka: 'ყველა გამოქვეყნებული პეტიცია: მდგომარეობა, ადრესატი, ხელმოწერების რაოდენობა, ზღვარი და ვადები.',
    en: 'Every public petition: how it stands, whom it addresses, its signatures, its threshold and its dates.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    column('id', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('title', 'string', 'სათაური, იმ ენაზე, რომელზეც დაიწერა', 'Title, in the language that it was written in'),
    column('status', 'string', 'მდგომარეობა', 'How it stands'),
    column('addressee', 'string', 'ადრესატი: მერი ან საკრებულო', 'Whom it addresses: the mayor or the Sakrebulo'),
    column('language', 'string', 'ენა: ka ან en', 'Language: ka or en'),
    column('districts', 'list', 'რაიონები, რომლებსაც ეხება', 'Districts that it is about'),
    column('signatures', 'integer', 'ძალაში მყოფი ხელმოწერები', 'Signatures that stand'),
    column('withdrawn', 'integer', 'უკან გამოთხოვილი ხელმოწერები', 'Signatures that were taken back'),
    column('invalidated', 'integer', 'გაუქმებული ხელმოწერები', 'Signatures that were struck off'),
    column('threshold', 'integer', 'საჭირო ხელმოწერები', 'Signatures that it needs'),
    column('admitted_at', 'dateTime', 'როდის დაიწყო ხელმოწერების შეგროვება', 'Since when it collects signatures'),
    column('closes_at', 'dateTime', 'როდის სრულდება შეგროვება', 'When it stops to'),
    column('closed_at', 'dateTime', 'როდის დასრულდა', 'When it stopped'),
    column('goal_reached_at', 'dateTime', 'როდის მიაღწია ზღვარს', 'When it reached its threshold'),
    column('answer_due', 'dateTime', 'პასუხის ვადა', 'By when it is to be answered'),
    column('answered_at', 'dateTime', 'პირველი პასუხის დრო', 'When it was first answered'),
  ],
  async *rows(reading) {
    for await (const some of listed(reading)) {
      const refs = some.map(({ text }) => text);
      const texts = await textsOf(reading.store, reading.of, refs);
      for (const one of some) {
        const { _id, text, status, addressee, language, signatures, withdrawn, invalidated } = one;
        yield [
          ...[_id, texts.get(text.event)?.content.title ?? null, status, addressee, language],
          ...[one.districts.join(' '), signatures, withdrawn, invalidated, one.threshold ?? null],
          ...[one.admittedAt ?? null, one.closesAt ?? null, one.closedAt ?? null, one.goalReachedAt ?? null],
          ...[one.answerDue ?? null, one.answers[0]?.at ?? null],
        ];
      }
    }
  },
};

const byDistrict: OpenTable = {
  name: 'signatures-by-district',
  title: { ka: 'ხელმოწერები რაიონების მიხედვით', en: 'Signatures by district' },
  about: {
    ka: 'რამდენი ხელმოწერაა ძალაში თითოეულ პეტიციაზე თბილისის ყოველი რაიონიდან.',
    en: 'How many signatures of each petition stand from every district of Tbilisi.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    PETITION,
    column('district', 'string', 'რაიონის კოდი', 'Code of the district'),
    column('signatures', 'integer', 'ძალაში მყოფი ხელმოწერები', 'Signatures that stand'),
  ],
  async *rows(reading) {
    for await (const some of listed(reading))
      for (const { _id, byDistrict: counts } of some)
        for (const [code, n] of Object.entries(counts)) yield [_id, code, n];
  },
};

const byDay: OpenTable = {
  name: 'signatures-by-day',
  title: { ka: 'ხელმოწერები დღეების მიხედვით', en: 'Signatures by day' },
  about: {
    ka: 'რამდენი ხელმოწერა დაემატა ან მოაკლდა პეტიციას ყოველ დღეს, თბილისის დროით.',
    en: 'How many signatures a petition gained or lost each day, on Tbilisi’s calendar.',
  },
  keywords: KEYWORDS,
  theme: 'GOVE',
  columns: [
    PETITION,
    column('day', 'date', 'დღე', 'The day'),
    column('signatures', 'integer', 'ცვლილება იმ დღეს', 'What was added that day'),
    column('total', 'integer', 'სულ დღის ბოლოს', 'How many there were at its end'),
  ],
  async *rows(reading) {
    for await (const some of listed(reading))
      for (const { _id } of some)
        for (const point of (await new PetitionCurve(_id).answer(reading.store, reading.of))?.points ?? [])
          yield [_id, point.at.slice(0, 10), point.signatures, point.total];
  },
};

const decisions: OpenTable = {
  name: 'decisions',
  title: { ka: 'გადაწყვეტილებები პეტიციებზე', en: 'Decisions about petitions' },
  about: {
    ka: 'დაშვება, უარი თავისი საფუძვლით, გასაჩივრება, პასუხი და მისი შესრულება: თითო სტრიქონი თითო გადაწყვეტილებაზე.',
    en: 'Admissions, refusals with their ground, appeals, answers and what followed them: a line for each decision.',
  },
  keywords: { ka: ['პეტიცია', 'გადაწყვეტილება', 'პასუხი'], en: ['petition', 'decision', 'answer'] },
  theme: 'GOVE',
  columns: [
    PETITION,
    column('decision', 'string', 'რა გადაწყდა', 'What was decided'),
    column('outcome', 'string', 'შედეგი, ან უარის საფუძველი', 'How, or the ground of a refusal'),
    column('at', 'dateTime', 'როდის', 'When'),
    column('event', 'string', 'ჩანაწერი ღია ჟურნალში', 'The entry of the public log'),
  ],
  async *rows(reading) {
    for await (const some of listed(reading)) for (const one of some) yield* decisionsOn(one);
  },
};

function* decisionsOn({ _id, admittedAt, refusal, appeal, answers, followUps }: PetitionPage): Iterable<Cell[]> {
  if (admittedAt) yield [_id, 'admission', 'admitted', admittedAt, null];
  if (refusal) yield [_id, 'admission', refusal.ground, refusal.at, refusal.event];
  if (appeal?.decision) yield [_id, 'appeal', appeal.decision.outcome, appeal.decision.at, appeal.decision.event];
  for (const { decision, at, event } of answers) yield [_id, 'answer', decision, at, event];
  for (const { state, at, event } of followUps) yield [_id, 'follow-up', state, at, event];
}

async function* listed(reading: Reading) {
  for await (const some of scanned<PetitionPage>(reading, 'pages'))
    yield some.filter(({ visibility }) => visibility === 'listed');
}

export const petitionTables = [petitions, byDistrict, byDay, decisions];
