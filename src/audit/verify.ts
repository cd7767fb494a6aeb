import type { ReadStore } from '../../read-models/store.js';
import type { EventLog } from '../log/event-log.js';
import type { ProjectionStatus } from '../read/projecting.js';
import type { Open } from '../read/texts.projection.js';
import type { AnyProjection } from '../read/track.js';
import { digestOf } from './digest.js';
import { replay } from './replay.js';

/** One thing that was looked at. `found` is a sentence; `ok` false makes the whole verification fail. */
export type Check = { readonly name: string; readonly ok: boolean; readonly found: string };

type House = {
  readonly log: EventLog;
  /** The live read models, and what serves them. */
  readonly store: ReadStore;
  readonly status: () => Promise<readonly ProjectionStatus[]>;
  readonly projections: readonly AnyProjection[];
  readonly open: Open;
  /** An empty store to replay into. */
  readonly scratch: () => Promise<ReadStore>;
};
type Progress = (what: string, done: number, of: number) => void;

/** Everything an auditor in the building can check. Each check is yielded as soon as it is known. */
export async function* verify(house: House, progress: Progress = () => undefined): AsyncIterable<Check> {
  yield* theLog(house, progress);
  yield* theReadModels(house, progress);
}

/** Revisions gapless, order rising, time never going back; each sealed part that can be opened keeps its commitment. */
async function* theLog({ log, open }: House, progress: Progress): AsyncIterable<Check> {
  const revisions = new Map<string, number>();
  const head = await log.head();
  let events = 0;
  let gap: string | undefined;
  let back: string | undefined;
  let broken: string | undefined;
  const sealed = { opened: 0, erased: 0 };
  let [position, at] = [0, ''];
  for await (const page of log.pages(0)) {
    for (const e of page.events) {
      events++;
      const { stream, revision } = e;
      if (revision !== (revisions.get(stream) ?? -1) + 1) gap ??= `${stream} at ${revision}, position ${e.position}`;
      revisions.set(stream, revision);
      if (e.position <= position || e.at < at) back ??= `position ${e.position}`;
      [position, at] = [e.position, e.at];
      if (!e.sealed) continue;
      try {
        sealed[open(e) === 'erased' ? 'erased' : 'opened']++;
      } catch (error) {
        broken ??= `position ${e.position}: ${(error as Error).message}`;
      }
    }
    progress('log', page.reached, head);
  }
  yield {
    name: 'revisions',
    ok: !gap,
    found: gap ? `a gap: ${gap}` : `${events} events in ${revisions.size} streams, none missing between two others`,
  };
  yield {
    name: 'order',
    ok: !back,
    found: back ? `out of order at ${back}` : 'positions rise and time never goes back',
  };
  yield {
    name: 'commitments',
    ok: !broken,
    found: broken ?? `${sealed.opened} sealed parts open and match their commitment, ${sealed.erased} are erased`,
  };
}

async function* theReadModels(house: House, progress: Progress): AsyncIterable<Check> {
  const status = await house.status();
  const byPosition = new Map<number, ProjectionStatus[]>();
  for (const one of status) {
    if (one.state === 'faulted')
      yield { name: one.name, ok: false, found: `stopped at ${one.fault?.position}: ${one.fault?.message}` };
    else byPosition.set(one.position, [...(byPosition.get(one.position) ?? []), one]);
  }
  for (const [position, together] of byPosition) {
    const names = new Set(together.map(({ name }) => name));
    const projections = house.projections.filter(({ name }) => names.has(name));
    if (projections.length === 0) continue;
    const scratch = await house.scratch();
    const again = await replay(house.log, scratch, projections, {
      until: { position },
      onProgress: (reached, head) => progress('replay', reached, head),
    });
    for (const { readModel, digest, documents } of again) {
      const live = await digestOf(house.store, together.find(({ name }) => name === readModel)!.collection);
      const ok = live.digest === digest;
      const short = digest.slice(0, 12);
      yield {
        name: readModel,
        ok,
        found: ok
          ? `${documents} documents, live and replayed to ${position} agree: ${short}`
          : `replay to ${position} gives ${documents} documents ${short}, live holds ${live.documents} ${live.digest.slice(0, 12)}`,
      };
    }
    await scratch.close();
  }
}
