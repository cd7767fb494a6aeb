import type { Recorded } from '../../events/envelope.js';
import { entryOf } from '../audit/leaf.js';
import { Edge, NOTHING } from '../audit/sequencer/edge.js';
import type { Signed } from '../audit/sequencer/ledger.js';
import { sameBytes } from '../audit/tlog/verify.js';
import { type EventLog, type NewFact, WrongRevision } from '../log/event-log.js';
import { factsOf, wholeOf } from '../mirror/mirror-check.js';

/** Where the facts go: how one is added, how many may be under way, in order, and the whole as it is read again. */
export type Target = {
  readonly log: EventLog;
  readonly append: EventLog['append'];
  readonly together: number;
};
export type Migrated = { readonly facts: number; readonly added: number; readonly root: Uint8Array };
type Progress = (what: 'compared' | 'added' | 'verified', done: number, of: number) => void;
type Means = {
  /** What was signed last of the log, if anything was: it must hold for the new one. */
  readonly signed?: Pick<Signed, 'size' | 'root'> | undefined;
  readonly progress?: Progress;
};

/**
 * Writes a log's facts into another one, in its order, each as it was: its id, its time, its place in its stream, its
 * sealed part. What the target holds already must be the beginning of the source, so that cut short it goes on, and done
 * it adds nothing. At the end both are read again, fact by fact and leaf by leaf.
 * @throws Error that says what is in the way
 */
export async function migrate(
  source: EventLog,
  target: Target,
  { signed, progress = () => {} }: Means,
): Promise<Migrated> {
  const head = await source.head();
  const held = await beginningOf(source, target.log, (n) => progress('compared', n, head));
  let flying: Promise<unknown>[] = [];
  let added = 0;
  for await (const fact of factsOf(source.pages(held))) {
    if (fact.position > head) break; // refused below
    flying.push(add(target, fact));
    if (flying.length >= target.together) {
      await all(flying);
      flying = [];
    }
    progress('added', held + ++added, head);
  }
  await all(flying);
  const tree = await sameTree(source, target.log, { signed, progress: (n) => progress('verified', n, head) });
  if ((await source.head()) !== head)
    throw new Error('the log grew while it was copied: stop every instance that writes to it and run this again');
  return { facts: tree.size, added, root: tree.root() };
}

/** How many facts the target holds: the first ones of the source. @throws Error when it holds anything else */
async function beginningOf(source: EventLog, target: EventLog, seen: (n: number) => void): Promise<number> {
  const here = factsOf(source.pages(0));
  let n = 0;
  for await (const there of factsOf(target.pages(0))) {
    const fact = (await here.next()).value;
    n++;
    if (!fact || wholeOf(fact) !== wholeOf(there))
      throw new Error(
        `the target holds another log: its fact ${n} is ${there.type} ${there.id} in ${there.stream}${fact ? '' : ', where this log ends'}. Nothing was written`,
      );
    seen(n);
  }
  await here.return(undefined);
  return n;
}

async function add({ append }: Target, fact: Recorded): Promise<void> {
  const { id, type, schema, data, sealed, stream, revision, meta, at } = fact;
  const facts: NewFact[] = [{ id, type, schema, data, ...(sealed && { sealed }) }];
  try {
    await append({ stream, expected: revision - 1, facts, meta, at });
  } catch (error) {
    if (!(error instanceof WrongRevision)) throw error;
    throw new Error(`${stream} is not at revision ${revision - 1} in the target: somebody else writes there`);
  }
}

/** All of them are over before the first that failed is told of. */
async function all(flying: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(flying)) if (outcome.status === 'rejected') throw outcome.reason;
}

type Checking = Pick<Means, 'signed'> & { readonly progress: (n: number) => void };

/** Both give the same leaves, one by one, and with them the root that was signed. */
async function sameTree(source: EventLog, target: EventLog, { signed, progress }: Checking): Promise<Edge> {
  const tree = new Edge(0, NOTHING);
  const there = factsOf(target.pages(0));
  for await (const fact of factsOf(source.pages(0))) {
    const copy = (await there.next()).value;
    const entry = entryOf(fact);
    const n = tree.size + 1;
    if (copy?.position !== n || wholeOf(copy) !== wholeOf(fact) || !sameBytes(entryOf(copy), entry))
      throw new Error(`fact ${n}, ${fact.id} in ${fact.stream}, did not arrive as it was`);
    tree.append(entry);
    if (tree.size === signed?.size && !sameBytes(tree.root(), signed.root))
      throw new Error(`the first ${n} facts do not give the root that was signed of so many leaves`);
    progress(n);
  }
  if (!(await there.next()).done) throw new Error('the target holds more than this log: somebody else writes there');
  if (signed && tree.size < signed.size)
    throw new Error(`${signed.size} leaves were published, this log holds ${tree.size} facts: some were lost`);
  return tree;
}
