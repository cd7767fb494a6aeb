import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsIn } from '../../events/content.js';
import { catalogue } from '../../events/index.js';
import type { Contents } from '../content/contents.js';
import { named } from '../content/named.js';
import type { EventLog } from '../log/event-log.js';
import { SqliteLog } from '../log/sqlite.log.js';
import { entryOf, factOf } from './leaf.js';
import { ExportedLog } from './recount/exported-log.js';
import { Edge, NOTHING } from './sequencer/edge.js';
import { Ledger, type Signed } from './sequencer/ledger.js';
import { readLogKeys } from './sequencer/log-key.js';
import { readSigned, rememberSigned, SIGNED_FILE } from './sequencer/signer.js';
import { readCheckpoint } from './tlog/checkpoint.js';
import { readNote } from './tlog/note.js';
import { sameBytes } from './tlog/verify.js';

/** A fact that was brought back, as far as others must know of it. */
export type BroughtBack = {
  readonly type: string;
  readonly stream: string;
  readonly data: object;
  readonly sealed: boolean;
};

/** Where the parts of a restored instance lie. */
type Restored = {
  readonly log: string;
  readonly vault: string;
  readonly ledger: string;
  readonly contents: Contents;
};

/** By whom a fact is recorded that comes from the public log, which does not tell. */
const RESTORED = 'restored';

/**
 * Brings back from a public export what a backup does not hold: the log goes on where it was published, and the signer
 * need not fork. The export must be signed by a key of this log and continue the facts of the backup, entry by entry.
 * What they name beside the log comes with them. Private parts cannot come back, nor who did it, nor the minute: entries
 * do not tell them.
 * @throws Error that says what does not fit, before anything is written
 */
export async function reimport(places: Restored, from: string): Promise<readonly BroughtBack[]> {
  const exported = await signedByUs(places.vault, from);
  const log = await SqliteLog.open(places.log);
  try {
    const head = await log.head();
    await mustContinue(log, exported);
    await bringContents(places.contents, exported, head);
    const back: BroughtBack[] = [];
    for (const { index, entry } of exported.entries()) {
      if (index < head) continue;
      const { id, type, stream, revision, at, data, sealed } = factOf(entry);
      const schema = Object.hasOwn(catalogue, type) ? catalogue[type as keyof typeof catalogue].schema : 1;
      const meta = { actor: RESTORED, commandId: id, correlationId: id, causationId: null };
      const fact = { id, type, schema, data, ...(sealed && { sealed }) };
      await log.append({ stream, expected: revision - 1, facts: [fact], meta, at });
      back.push({ type, stream, data, sealed: sealed !== undefined });
    }
    adoptCheckpoints(places, exported, from);
    return back;
  } finally {
    await log.close();
  }
}

async function signedByUs(vault: string, from: string): Promise<ExportedLog> {
  const keys = readLogKeys(vault);
  if (!keys)
    throw new Error('the backup holds no key of the published log: nothing tells whether this export is of it');
  let why = new Error('the backup holds no key of the published log');
  for (const { vkey } of [...keys.keys, ...keys.retired])
    try {
      return await ExportedLog.open(from, vkey);
    } catch (error) {
      why = error as Error;
    }
  throw why;
}

/** What the export signs is what it holds, and what it holds begins with the facts that are here. */
async function mustContinue(log: EventLog, exported: ExportedLog): Promise<void> {
  const edge = new Edge(0, NOTHING);
  const entries = exported.entries()[Symbol.iterator]();
  const next = () => {
    const { done, value } = entries.next();
    if (done) return undefined;
    edge.append(value.entry);
    return value.entry;
  };
  for await (const { events } of log.pages(0))
    for (const fact of events) {
      const entry = next();
      if (!entry)
        throw new Error(
          `the export ends at entry ${exported.checkpoint.size}, the backup goes on: a newer export is wanted`,
        );
      if (!sameBytes(entry, entryOf(fact)))
        throw new Error(`entry ${fact.position} of the export is not the fact that the backup holds there`);
    }
  for (let entry = next(); entry; entry = next()) factOf(entry);
  if (!sameBytes(edge.root(), exported.checkpoint.root))
    throw new Error('the entries of the export do not give the root that its checkpoint signs: some were changed');
}

/** What the facts from an entry on name beside the log: before them, as always. What the store holds already is good. */
async function bringContents(contents: Contents, exported: ExportedLog, from: number): Promise<void> {
  for (const { index, entry } of exported.entries()) {
    if (index < from) continue;
    for (const { digest, mediaType } of contentsIn(factOf(entry).data)) {
      const bytes = exported.content(digest);
      const one = bytes && named(bytes, mediaType);
      if (one?.content.digest === digest) await contents.keep(one);
      else if (bytes) throw new Error(`content/${digest} of the export was altered`);
      else await contents.of(digest);
    }
  }
}

/** Nothing smaller than what the export signs will be signed again, and every checkpoint on the way is kept. */
function adoptCheckpoints({ vault, ledger }: Restored, { checkpoint }: ExportedLog, from: string): void {
  const file = join(vault, SIGNED_FILE);
  const before = readSigned(file);
  if (!before || before.size < checkpoint.size) rememberSigned(file, checkpoint);
  const kept = join(from, 'log', 'checkpoints.ndjson');
  const lines = existsSync(kept) ? readFileSync(kept, 'utf8').split('\n').filter(Boolean) : [];
  const signed = lines.flatMap((line): Pick<Signed, 'size' | 'root' | 'note'>[] => {
    const { note } = JSON.parse(line) as { note: string };
    const read = readCheckpoint(readNote(note)?.text ?? '');
    return read && read.size <= checkpoint.size ? [{ size: read.size, root: Buffer.from(read.root), note }] : [];
  });
  const store = new Ledger(ledger);
  try {
    store.adopt(signed);
  } finally {
    store.close();
  }
}
