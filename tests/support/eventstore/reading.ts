import type { ServerWritableStream } from '@grpc/grpc-js';
import { type Entry, firstFrom, type Ledger } from './ledger.js';
import { grpc, identifierOf, nameOf, type ReadReq, type ReadResp, shared, streams } from './protocol.js';

/** Where servers of different years differ, as a client sees it. */
export type Manners = {
  /** Says so when a subscription has caught up, and gives a checkpoint there (24.x and later). */
  readonly caughtUp: boolean;
  /** The checkpoint of 24.10.0, outside the log, when nothing has matched by then. */
  readonly brokenCheckpoint?: boolean;
};

type Options = NonNullable<ReturnType<ReadReq['getOptions']>>;
type Filter = { readonly passes: (entry: Entry) => boolean; readonly window: number; readonly interval: number };
export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

const OUTSIDE = (2n ** 64n - 1n).toString();

/** Answers Read: a stream or `$all`, both directions, once or as a subscription, filtered or whole. */
export async function read(call: ReadCall, ledger: Ledger, manners: Manners): Promise<void> {
  const over = new AbortController();
  call.on('cancelled', () => over.abort());
  const options = call.request.getOptions()!;
  const send = sender(call, over.signal);
  const filter = filterOf(options);
  const entries = entriesOf(options, ledger);
  if (options.hasSubscription()) return follow();
  if (!entries) {
    const missing = new streams.ReadResp.StreamNotFound();
    missing.setStreamIdentifier(options.getStream()!.getStreamIdentifier());
    await send(new streams.ReadResp().setStreamNotFound(missing));
    return void call.end();
  }
  const start = startOf(options, entries, ledger, manners);
  if (start === undefined) return void call.emit('error', invalidPosition());
  const step = backwards(options) ? -1 : 1;
  let left = Number(options.getCount());
  for (let i = start; i >= 0 && i < entries.length && left > 0 && !over.signal.aborted; i += step) {
    if (filter && !filter.passes(entries[i]!)) continue;
    await send(eventOf(entries[i]!));
    left--;
  }
  return void call.end();

  async function follow(): Promise<void> {
    const { signal } = over;
    const all = () => entriesOf(options, ledger) ?? [];
    let at = startOf(options, all(), ledger, manners);
    if (at === undefined) return void call.emit('error', invalidPosition());
    const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID());
    await send(new streams.ReadResp().setConfirmation(confirmation));
    const { passes, window, interval } = filter ?? { passes: () => true, window: 32, interval: Number.MAX_VALUE };
    let counted = 0;
    let checkpoint: number | undefined;
    while (at < all().length && !signal.aborted) {
      const page: readonly Entry[] = all().slice(at, at + window);
      checkpoint = all()[at - 1]?.end ?? 0; // a server's checkpoint is the beginning of the page it has just looked at
      for (const entry of page.filter(passes)) {
        await send(eventOf(entry));
        checkpoint = entry.position;
      }
      at += page.length;
      counted += page.length;
      if (at < all().length && counted >= interval) {
        counted %= interval;
        await send(checkpointOf(checkpoint));
      }
    }
    if (manners.brokenCheckpoint) await send(checkpointOf(OUTSIDE));
    else if (manners.caughtUp && filter && checkpoint !== undefined) await send(checkpointOf(checkpoint));
    if (manners.caughtUp) await send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    while (!signal.aborted) {
      const entry = all()[at];
      if (!entry) {
        await ledger.news(signal);
        continue;
      }
      at++;
      if (passes(entry)) await send(eventOf(entry));
      if (++counted < interval) continue;
      counted = 0;
      await send(checkpointOf(entry.position));
    }
  }
}

const backwards = (options: Options) => options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

function entriesOf(options: Options, ledger: Ledger): readonly Entry[] | undefined {
  return options.hasAll() ? ledger.all : ledger.stream(nameOf(options.getStream()!.getStreamIdentifier()));
}

/** Reads begin at a position, subscriptions behind it, and backward reads before it. */
function startOf(
  options: Options,
  entries: readonly Entry[],
  ledger: Ledger,
  { caughtUp: recent }: Manners,
): number | undefined {
  const subscription = options.hasSubscription();
  const place = options.hasAll() ? options.getAll()! : options.getStream()!;
  if (place.hasStart()) return backwards(options) ? -1 : 0;
  if (place.hasEnd()) return backwards(options) ? entries.length - 1 : entries.length;
  if (options.hasStream()) return Number(options.getStream()!.getRevision()) + (subscription ? 1 : 0);
  const position = Number(options.getAll()!.getPosition()!.getCommitPosition());
  if (!ledger.isBoundary(position)) return undefined;
  const at = firstFrom(entries, position);
  if (backwards(options)) return at - 1;
  if (!subscription) return at;
  // servers before 24 skip the first event they find there, even if it lies behind the position
  return entries[at]?.position === position || !recent ? at + 1 : at;
}

const invalidPosition = () => Object.assign(new Error(), { code: grpc.status.INTERNAL, details: 'Invalid position' });

function filterOf(options: Options): Filter | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const expression = filter.getEventType() ?? filter.getStreamIdentifier()!;
  const regex = expression.getRegex() ? new RegExp(expression.getRegex()) : undefined;
  const prefixes = expression.getPrefixList();
  const field = filter.hasEventType() ? 'type' : 'stream';
  const window = filter.hasMax() ? filter.getMax() : 32;
  return {
    passes: (entry) => (regex ? regex.test(entry[field]) : prefixes.some((p) => entry[field].startsWith(p))),
    window,
    interval: window * filter.getCheckpointintervalmultiplier(),
  };
}

/** Waits when the client is slower than the server, as flow control asks. */
function sender(call: ReadCall, signal: AbortSignal): (response: ReadResp) => Promise<void> {
  return async (response) => {
    if (signal.aborted || call.write(response)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        call.off('drain', go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      call.on('drain', go);
      signal.addEventListener('abort', go);
    });
  };
}

/** As it goes over the wire: made once, so that in a bench it is the client that is measured. */
const written = new WeakMap<Entry, ReadResp>();

function eventOf(entry: Entry): ReadResp {
  const known = written.get(entry);
  if (known) return known;
  const made = madeOf(entry);
  const bytes = made.serializeBinary();
  made.serializeBinary = () => bytes;
  written.set(entry, made);
  return made;
}

function madeOf({ stream, revision, id, type, contentType, data, metadata, position }: Entry): ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(identifierOf(stream))
    .setStreamRevision(String(revision))
    .setPreparePosition(String(position))
    .setCommitPosition(String(position))
    .setCustomMetadata(metadata)
    .setData(data);
  recorded.getMetadataMap().set('type', type);
  recorded.getMetadataMap().set('content-type', contentType);
  recorded.getMetadataMap().set('created', `${Date.parse('2026-06-01T12:00:00Z') * 10_000}`);
  const event = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(position));
  return new streams.ReadResp().setEvent(event);
}

function checkpointOf(position: number | string): ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position)).setPreparePosition(String(position === OUTSIDE ? OUTSIDE : 0));
  return new streams.ReadResp().setCheckpoint(checkpoint);
}
