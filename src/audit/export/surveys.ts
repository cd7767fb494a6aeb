import type { AnswerFile } from '../../../projections/surveys/statistics/published-file.js';
import type { Results } from '../../../projections/surveys/statistics/results.js';
import type { SurveyDoc } from '../../../read-models/survey-documents.js';
import { csv } from '../../csv.js';
import type { PublishedSurveys } from '../../surveys/published.js';
import { answersSheet, resultsSheet, type Sheet } from '../../surveys/survey-tables.js';
import type { ExportFolder } from './manifest.js';

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
