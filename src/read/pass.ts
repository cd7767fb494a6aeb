import type { Page } from '../log/event-log.js';
import { inSpan, isTraced, placeOf } from '../watching/spans.js';
import type { Place } from '../watching/tracing.js';
import { OF_BALLOTS } from '../watching/unwatched.js';
import type { Track } from './track.js';

/** Far behind the head, documents are saved once for so many events or changed documents. */
const EVENTS_A_SAVE = 200_000;
const DOCS_A_SAVE = 5_000;
/** Near it, at least so often (milliseconds). */
const SAVE_EVERY = 200;

export type PassOptions = {
  readonly save: (reached: number) => Promise<void>;
  /** True when pages come from the head of the log: each is saved at once when nothing is behind it. */
  readonly near?: boolean;
  readonly stopping?: AbortSignal;
};

/** A span names so many commands of those whose facts it folds, and no ballot's. */
const MOST_LINKS = 32;

/** Leads pages of the log through all the tracks, in order, and saves as often as the distance to the head asks for. */
export async function pass(
  tracks: readonly Track[],
  pages: AsyncIterable<Page>,
  { save, near = false, stopping }: PassOptions,
): Promise<void> {
  const links: Place[] = [];
  let events = 0;
  let reached = 0;
  let lastSave = Date.now();
  const going = () => tracks.filter(({ state }) => state !== 'faulted');
  for (const track of going()) track.state = 'booting';
  for await (const page of pages) {
    for (const track of tracks) await track.take(page);
    events += page.events.length;
    if (isTraced()) linkTo(page, links);
    reached = page.reached;
    const due = near && (page.live || Date.now() - lastSave > SAVE_EVERY);
    if (due || events >= EVENTS_A_SAVE || tracks.some(({ dirty }) => dirty >= DOCS_A_SAVE)) {
      const about = { attributes: { 'ghia.facts': events, 'ghia.position': reached }, links: links.splice(0) };
      await inSpan(
        'projection batch',
        () => about,
        () => save(reached),
      );
      events = 0;
      lastSave = Date.now();
      if (near && page.live) for (const track of going()) track.state = 'live';
    }
    if (stopping?.aborted) break;
    await nextTurn(); // whoever else lives in this thread gets a turn between pages
  }
  if (reached > 0) await save(reached);
}

function linkTo({ events }: Page, links: Place[]): void {
  for (const { type, meta } of events)
    if (links.length < MOST_LINKS && !OF_BALLOTS.test(type)) links.push(placeOf(meta));
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
