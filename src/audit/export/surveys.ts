import type { AnswerFilePublished, ResultsPublished } from '../../../events/surveys.js';
import type { AnswerFile } from '../../../projections/surveys/statistics/published-file.js';
import type { Results } from '../../../projections/surveys/statistics/results.js';
import { csv } from '../../csv.js';
import type { EventLog } from '../../log/event-log.js';
import type { PublishedSurveys } from '../../surveys/published.js';
import { answersSheet, resultsSheet, type Sheet } from '../../surveys/survey-tables.js';
import type { ExportFolder } from './manifest.js';

type Places = { readonly log: EventLog; readonly published: PublishedSurveys };

/** What the log up to a position names as answer files and results: by their digests, and as tables under the survey's name. */
export async function putSurveys({ log, published }: Places, upTo: number, out: ExportFolder): Promise<void> {
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
  for (const [survey, digest] of await newest(log, 'AnswerFilePublished', upTo))
    table(`${survey}-answers`, answersSheet(await put<AnswerFile>(digest)));
  for (const [survey, digest] of await newest(log, 'ResultsPublished', upTo))
    table(`${survey}-results`, resultsSheet(await put<Results>(digest)));
}

/** The digest that each survey was given last. */
async function newest(
  log: EventLog,
  type: (AnswerFilePublished | ResultsPublished)['type'],
  upTo: number,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for await (const { events } of log.pages(0, [type]))
    for (const { data, position } of events) {
      const { survey, digest } = data as (AnswerFilePublished | ResultsPublished)['data'];
      if (position <= upTo) digests.set(survey, digest);
    }
  return digests;
}
