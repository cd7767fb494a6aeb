import type { SurveyDoc } from '../../../read-models/survey-documents.js';
import { invitedIn, responseRateOf } from '../../../read-models/survey-method.js';
import { column, type OpenTable, type Reading, scanned } from '../table.js';

const surveys: OpenTable = {
  name: 'surveys',
  title: { ka: 'გამოკითხვები', en: 'Surveys' },
  about: {
    ka: 'ყველა გამოკითხვა, რომელიც გახსნილა: სახე, ვადები, შერჩევა, პასუხები და გამოქვეყნებული ფაილების SHA-256.',
    en: 'Every survey that was ever open: its kind, dates, sample, answers, and the SHA-256 of what was published.',
  },
  keywords: { ka: ['გამოკითხვა', 'შერჩევა'], en: ['survey', 'sample'] },
  theme: 'SOCI',
  columns: [
    column('id', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('kind', 'string', 'შერჩევითი (sample) თუ ღია (open)', 'A sample survey or an open poll'),
    column('title_ka', 'string', 'სათაური ქართულად', 'Title in Georgian'),
    column('title_en', 'string', 'სათაური ინგლისურად', 'Title in English'),
    column('status', 'string', 'მდგომარეობა', 'How it stands'),
    column('opened_at', 'dateTime', 'როდის გაიხსნა', 'When it was opened'),
    column('closes_at', 'dateTime', 'როდის იხურება', 'When it is to close'),
    column('closed_at', 'dateTime', 'როდის დაიხურა', 'When it was closed'),
    column('wanted', 'integer', 'შერჩევის მოცულობა', 'Size of the sample'),
    column('invited', 'integer', 'მოწვეულები', 'People invited'),
    column('answers', 'integer', 'პასუხები', 'Answers'),
    column('response_rate', 'decimal', 'გამოხმაურების მაჩვენებელი', 'Response rate'),
    column('rows', 'integer', 'სტრიქონები პასუხების ფაილში', 'Rows of the answer file'),
    column('design_effect', 'decimal', 'დიზაინის ეფექტი', 'Design effect'),
    column('rule', 'integer', 'დათვლის წესის ვერსია', 'Version of the rule that the tables follow'),
    column('file', 'string', 'პასუხების ფაილის SHA-256', 'SHA-256 of the answer file'),
    column('results', 'string', 'შედეგების SHA-256', 'SHA-256 of the results'),
  ],
  async *rows(reading) {
    for (const one of await openedSurveys(reading))
      yield [
        ...[one._id, one.kind, one.title.ka, one.title.en, one.status, one.openedAt ?? null, one.closes ?? null],
        ...[one.closedAt ?? null, one.method?.sample?.n ?? null, invitedIn(one), one.answers, responseRateOf(one)],
        ...[one.file?.rows ?? null, one.weights ? one.weights.effect / 10_000 : null, one.results?.rule ?? null],
        ...[one.file?.digest ?? null, one.results?.digest ?? null],
      ];
  },
};

/** Every survey that is or was open, the oldest first. */
async function openedSurveys(reading: Reading): Promise<readonly SurveyDoc[]> {
  const docs: SurveyDoc[] = [];
  for await (const some of scanned<SurveyDoc>(reading, 'surveys'))
    docs.push(...some.filter(({ status }) => status !== 'draft'));
  return docs.sort((a, b) => (a.draftedAt < b.draftedAt ? -1 : 1));
}

export const surveyTables = [surveys];
