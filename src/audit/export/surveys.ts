import type { Recorded } from '../../../events/envelope.js';
import type { AnswerFilePublished, ResultsPublished } from '../../../events/surveys.js';
import type { AnswerFile } from '../../../projections/surveys/statistics/published-file.js';
import type { Results } from '../../../projections/surveys/statistics/results.js';
import { csv } from '../../csv.js';
import type { EventLog } from '../../log/event-log.js';
import type { PublishedSurveys } from '../../surveys/published.js';
import { answersSheet, resultsSheet, type Sheet } from '../../surveys/survey-tables.js';
import type { ExportFolder } from './manifest.js';

type Published = AnswerFilePublished | ResultsPublished;
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
  const { AnswerFilePublished, ResultsPublished } = await newest(log, upTo);
  for (const [survey, digest] of AnswerFilePublished)
    table(`${survey}-answers`, answersSheet(await put<AnswerFile>(digest)));
  for (const [survey, digest] of ResultsPublished) table(`${survey}-results`, resultsSheet(await put<Results>(digest)));
}

/** The digests that each survey was given last. */
async function newest(log: EventLog, upTo: number): Promise<Readonly<Record<Published['type'], Map<string, string>>>> {
  const digests = { AnswerFilePublished: new Map<string, string>(), ResultsPublished: new Map<string, string>() };
  for await (const { events } of log.pages(0, Object.keys(digests)))
    for (const { type, data, position } of events as unknown as readonly Recorded<Published>[])
      if (position <= upTo) digests[type].set(data.survey, data.digest);
  return digests;
}
