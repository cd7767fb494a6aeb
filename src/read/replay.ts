import type { ReadStore } from '../../read-models/store.js';
import type { EventLog, Page } from '../log/event-log.js';
import { digestOf } from './digest.js';
import { pass } from './pass.js';
import { type AnyProjection, Track } from './track.js';

/** A position of the log, or an instant: up to the last fact whose `at` is not later. */
export type Until = { readonly position: number } | { readonly at: string };

export type Replayed = {
  readonly readModel: string;
  readonly documents: number;
  readonly digest: string;
  /** Events looked at, not only those folded. */
  readonly events: number;
  readonly seconds: number;
};

export type ReplayOptions = {
  readonly until?: Until;
  /** Called between pages with the position reached and the head. */
  readonly onProgress?: (reached: number, head: number) => void;
};

/** @throws Error for anything that is neither a position nor an instant */
export function parseUntil(text: string): Until {
  if (/^\d{1,15}$/.test(text)) return { position: Number(text) };
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(text) && !Number.isNaN(Date.parse(text)) && isInCalendar(text.slice(0, 10)))
    return { at: new Date(text).toISOString() };
  throw new Error(`"${text}" is neither a position nor an instant such as 2026-11-25T12:00:00Z`);
}

/** A date that is read leniently becomes another one: of 31 February the 3rd of March. */
const isInCalendar = (day: string): boolean => new Date(day).toISOString().startsWith(day);

/** The log's pages, cut off after the last fact that belongs to the past asked for. */
export async function* pagesUntil(pages: AsyncIterable<Page>, until: Until | undefined): AsyncIterable<Page> {
  for await (const page of pages) {
    if (!until) yield page;
    else {
      const within = (e: Page['events'][number]) => ('at' in until ? e.at <= until.at : e.position <= until.position);
      const last = page.events.at(-1);
      if (!last || within(last)) yield page;
      else {
        const events = page.events.filter(within);
        if (events.length > 0) yield { events, reached: events.at(-1)!.position, live: true };
        return;
      }
    }
  }
}

/** What of a log a replay reads. */
export type Replayable = Pick<EventLog, 'pages' | 'head'>;

/** Folds the log from zero into an empty store, and tells what came out. Everything at once, in one read of the log. */
export async function replay(
  log: Replayable,
  store: ReadStore,
  projections: readonly AnyProjection[],
  options: ReplayOptions = {},
): Promise<readonly Replayed[]> {
  const started = performance.now();
  const events = await foldInto(log, store, projections, options);
  const seconds = (performance.now() - started) / 1000;
  return Promise.all(
    projections.map(async ({ name }) => ({
      readModel: name,
      ...(await digestOf(store, name)),
      events,
      seconds,
    })),
  );
}

/** The same without digests, from where the store stands: how many events were looked at. */
export async function foldInto(
  log: Replayable,
  store: ReadStore,
  projections: readonly AnyProjection[],
  { until, onProgress }: ReplayOptions = {},
): Promise<number> {
  const tracks = await Promise.all(projections.map((projection) => Track.open(store, projection, projection.name)));
  const head = until && 'position' in until ? until.position : await log.head();
  const types = [...new Set(projections.flatMap(({ handles }) => handles))];
  let events = 0;
  async function* counted() {
    const from = Math.min(...tracks.map(({ checkpoint }) => checkpoint));
    for await (const page of pagesUntil(log.pages(from, types), until)) {
      events += page.events.length;
      onProgress?.(page.reached, head);
      yield page;
    }
  }
  const save = async (reached: number) => {
    const batches = tracks.map((track) => track.batch(reached));
    await store.save(batches);
    tracks.forEach((track, i) => {
      track.saved(batches[i]!);
    });
  };
  await pass(tracks, counted(), { save });
  const fault = tracks.find(({ state }) => state === 'faulted');
  if (fault) throw new Error(`${fault.projection.name} stopped at ${fault.fault!.position}: ${fault.fault!.message}`);
  return events;
}
