import type { AnswerFile } from '../../../projections/surveys/statistics/answer-file.js';
import type { Results } from '../../../projections/surveys/statistics/results.js';
import type { Collections } from '../../../read-models/query.js';
import type { ReadStore } from '../../../read-models/store.js';
import type { SurveyDoc } from '../../../read-models/survey-documents.js';
import { invitedIn, responseRateOf } from '../../../read-models/survey-method.js';
import { csv } from '../../read/csv.js';
import type { PublishedSurveys } from '../../surveys/published.js';
import { answersSheet, resultsSheet, type Sheet } from '../../surveys/survey-tables.js';
import type { Dataset } from './datasets.js';
import type { ExportFolder } from './manifest.js';

/** Every survey that is or was open, the oldest first. */
export async function openedSurveys(store: ReadStore, of: Collections): Promise<readonly SurveyDoc[]> {
  const docs: SurveyDoc[] = [];
  for await (const doc of store.scan(of('surveys')))
    if ((doc as SurveyDoc).status !== 'draft') docs.push(doc as SurveyDoc);
  return docs.sort((a, b) => (a.draftedAt < b.draftedAt ? -1 : 1));
}

export const surveysDataset = (docs: readonly SurveyDoc[]): Dataset => ({
  name: 'surveys',
  columns: [
    ...['id', 'kind', 'title_ka', 'title_en', 'status', 'opened_at', 'closes_at', 'closed_at', 'wanted', 'invited'],
    ...['answers', 'response_rate', 'rows', 'design_effect', 'rule', 'file', 'results'],
  ],
  rows: docs.map((one) => [
    ...[one._id, one.kind, one.title.ka, one.title.en, one.status, one.openedAt ?? null, one.closes ?? null],
    ...[one.closedAt ?? null, one.method?.sample?.n ?? null, invitedIn(one), one.answers, responseRateOf(one)],
    ...[one.file?.rows ?? null, one.weights ? one.weights.effect / 10_000 : null, one.results?.rule ?? null],
    ...[one.file?.digest ?? null, one.results?.digest ?? null],
  ]),
});

/** Answer files and results: as their digests were published, and as tables under the survey's name. */
export async function putSurveys(
  docs: readonly SurveyDoc[],
  published: PublishedSurveys,
  out: ExportFolder,
): Promise<void> {
  const done = new Set<string>();
  const put = async <T>(digest: string): Promise<T> => {
    const bytes = await published.bytes(digest);
    if (!bytes) throw new Error(`what was published as ${digest} is missing`);
    if (!done.has(digest)) out.put(`surveys/${digest}.json`, bytes.toString('utf8'));
    done.add(digest);
    return JSON.parse(bytes.toString('utf8')) as T;
  };
  const table = (name: string, { columns, rows }: Sheet) =>
    out.put(`surveys/${name}.csv`, csv(columns, rows), rows.length);
  for (const { _id, file, results } of docs) {
    if (file) table(`${_id}-answers`, answersSheet(await put<AnswerFile>(file.digest)));
    if (results) table(`${_id}-results`, resultsSheet(await put<Results>(results.digest)));
  }
}
