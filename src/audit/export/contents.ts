import { contentsIn } from '../../../events/content.js';
import { NAMING_CONTENT } from '../../../events/index.js';
import type { Contents } from '../../content/contents.js';
import type { EventLog } from '../../log/event-log.js';
import type { PublishedLog } from '../sequencer/published-log.js';
import type { ExportFolder } from './manifest.js';

/** Where content lies in an export, by its digest. */
export const contentPath = (digest: string): string => `content/${digest}`;

type Places = {
  readonly log: Pick<EventLog, 'pages'>;
  readonly published: Pick<PublishedLog, 'indexOf'>;
  readonly contents: Pick<Contents, 'of'>;
};

/** What the leaves name beside the log, each once. @throws Unavailable for what is missing or altered */
export async function exportContents(
  { log, published, contents }: Places,
  leaves: { readonly since: number; readonly size: number },
  out: ExportFolder,
): Promise<void> {
  const done = new Set<string>();
  for await (const { events } of log.pages(0, NAMING_CONTENT))
    for (const { id, data } of events) {
      const index = published.indexOf(id);
      if (index === undefined || index < leaves.since || index >= leaves.size) continue;
      for (const { digest } of contentsIn(data)) {
        if (done.has(digest)) continue;
        out.put(contentPath(digest), await contents.of(digest));
        done.add(digest);
      }
    }
}
