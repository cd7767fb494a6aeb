import type { Recorded } from '../../events/envelope.js';
import type { ReadStore } from '../../read-models/store.js';
import type { Contents } from '../content/contents.js';
import type { EvidenceFiles } from '../content/evidence-files.js';
import { upcast } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import { digestOf } from '../read/digest.js';
import type { ProjectionStatus } from '../read/projecting.js';
import { replay } from '../read/replay.js';
import type { Open } from '../read/texts.projection.js';
import type { AnyProjection } from '../read/track.js';
import { ContentCheck } from './content-check.js';
import { EvidenceCheck } from './evidence-check.js';
import { FigureCheck } from './figures.js';
import { ReportCheck } from './reports.js';
import type { PublishedCheck } from './verify-published.js';

/** One thing that was looked at. `found` is a sentence; `ok` false makes the whole verification fail. */
export type Check = { readonly name: string; readonly ok: boolean; readonly found: string };

type House = {
  /** The facts in their newest shape, and as they were written. */
  readonly log: EventLog;
  readonly asWritten: EventLog;
  /** What is published of them; undefined where nothing is. */
  readonly published: PublishedCheck | undefined;
  /** What facts name by digest. */
  readonly contents: Pick<Contents, 'unchecked' | 'digests'>;
  /** Files that show what was done; undefined where only the log is looked at. */
  readonly evidence: Pick<EvidenceFiles, 'state'>;
  /** The live read models, and what serves them. */
  readonly store: ReadStore;
  readonly status: () => Promise<readonly ProjectionStatus[]>;
  readonly projections: readonly AnyProjection[];
  readonly open: Open;
  /** Results of budget rounds against their opened ballots; undefined where nobody can look at those. */
  readonly rounds?: () => Promise<Check>;
  /** The copy here of a log that lies on a server, held against it. */
  readonly mirror?: (() => Promise<Omit<Check, 'name'>>) | undefined;
  /** An empty store to replay into. */
  readonly scratch: () => Promise<ReadStore>;
};
type Digest = Awaited<ReturnType<typeof digestOf>>;
/** `live` is missing for a read model that stands still. */
type Seen = ProjectionStatus & { readonly live?: Digest };
type Progress = (what: string, done: number, of: number) => void;

/** Everything an auditor in the building can check. Each check is yielded as soon as it is known. */
export async function* verify(house: House, progress: Progress = () => undefined): AsyncIterable<Check> {
  yield* theLog(house, progress);
  if (house.mirror) yield { name: 'mirror', ...(await house.mirror()) };
  if (house.rounds) yield await house.rounds();
  yield* theReadModels(house, progress);
}

/** Revisions gapless, order rising, time never going back; each sealed part that can be opened keeps its commitment. */
export async function* theLog(
  house: Pick<House, 'asWritten' | 'log' | 'published' | 'contents' | 'open'> & Partial<Pick<House, 'evidence'>>,
  progress: Progress,
): AsyncIterable<Check> {
  const { asWritten: log, log: newest, published, contents, open } = house;
  const head = await log.head();
  let events = 0;
  let gap: string | undefined;
  let back: string | undefined;
  let broken: string | undefined;
  const sealed = { opened: 0, erased: 0 };
  const check = new FigureCheck();
  const reports = new ReportCheck();
  const content = new ContentCheck();
  const evidence = new EvidenceCheck();
  const figures = { agree: 0, wrong: undefined as string | undefined };
  let [position, at] = [0, ''];
  for await (const page of log.pages(0)) {
    for (const e of page.events) {
      events++;
      if (e.revision > 0 && !(await follows(log, e))) gap ??= `${e.stream} at ${e.revision}, position ${e.position}`;
      if (e.position <= position || e.at < at) back ??= `position ${e.position}`;
      [position, at] = [e.position, e.at];
      published?.take(e);
      content.take(e.data);
      const fact = upcast(e);
      evidence.take(fact);
      reports.take(fact, events - 1);
      const figure = check.take(fact, events - 1);
      if (figure?.differs) figures.wrong ??= `position ${e.position}, of ${figure.figure.data.of}: ${figure.differs}`;
      else if (figure) figures.agree++;
      if (!e.sealed) continue;
      try {
        sealed[open(e) === 'erased' ? 'erased' : 'opened']++;
      } catch (error) {
        broken ??= `position ${e.position}: ${(error as Error).message}`;
      }
    }
    await published?.settle();
    progress('log', page.reached, head);
  }
  yield {
    name: 'revisions',
    ok: !gap,
    found: gap ? `a gap: ${gap}` : `${events} events, none missing between two others of a stream`,
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
  yield {
    name: 'figures',
    ok: !figures.wrong,
    found: figures.wrong ?? `${figures.agree} official figures, each counted again from the leaves that it names`,
  };
  yield { name: 'reports', ...(await theReports(reports, newest, { published, contents })) };
  yield { name: 'content', ...(await content.result((digest) => contents.unchecked(digest), contents.digests())) };
  if (house.evidence) yield { name: 'evidence', ...(await evidence.result(house.evidence)) };
  if (published) yield { name: 'published', ...published.result };
}

async function theReports(
  check: ReportCheck,
  log: EventLog,
  { published, contents }: Pick<House, 'published' | 'contents'>,
): Promise<Omit<Check, 'name'>> {
  let agree = 0;
  const held = (digest: string) => contents.unchecked(digest);
  for await (const { figure, differs } of check.results(log, held, (size) => published?.rootOf(size))) {
    if (differs) return { ok: false, found: `position ${figure.position}, of ${figure.data.of}: ${differs}` };
    agree++;
  }
  return { ok: true, found: `${agree} monitoring reports, each made again from the leaves that it names` };
}

/** Whether the one before it in its stream is there, and before it in the log. Asked of the log: a map of all streams would grow with it. */
async function follows(log: EventLog, { stream, revision, position }: Recorded): Promise<boolean> {
  const [before] = await log.read(stream, revision - 1);
  return before?.revision === revision - 1 && before.position < position;
}

/** What the live read models hold, seen all at once: facts that arrive meanwhile change nothing of it. */
async function seenAtOnce({ store, status }: House): Promise<readonly Seen[]> {
  return store.atOnce(async () => {
    const seen: Seen[] = [];
    for (const one of await status())
      seen.push(one.state === 'faulted' ? one : { ...one, live: await digestOf(store, one.collection) });
    return seen;
  });
}

async function* theReadModels(house: House, progress: Progress): AsyncIterable<Check> {
  const byPosition = new Map<number, Map<string, Digest>>();
  for (const { name, position, fault, live } of await seenAtOnce(house)) {
    if (!live) yield { name, ok: false, found: `stopped at ${fault?.position}: ${fault?.message}` };
    else byPosition.set(position, (byPosition.get(position) ?? new Map()).set(name, live));
  }
  for (const [position, together] of byPosition) {
    const projections = house.projections.filter(({ name }) => together.has(name));
    if (projections.length === 0) continue;
    const scratch = await house.scratch();
    const again = await replay(house.log, scratch, projections, {
      until: { position },
      onProgress: (reached, head) => progress('replay', reached, head),
    });
    for (const { readModel, digest, documents } of again) {
      const live = together.get(readModel)!;
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
