import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '../../projections/index.js';
import type { ReadStore } from '../../read-models/store.js';
import { BallotFiles } from '../ballots/ballot-files.js';
import { verifyRounds } from '../ballots/verify-rounds.js';
import type { Config } from '../config.js';
import { EvidenceFiles } from '../content/evidence-files.js';
import { openContents } from '../content/open-contents.js';
import { filesOf, outFolder } from '../data-folder.js';
import { openFiles } from '../files/open-files.js';
import { openVault } from '../identity/open-vault.js';
import { VaultFile } from '../identity/vault.file.js';
import { openSealed } from '../log/codec.js';
import { inNewestShape } from '../log/newest-shape.log.js';
import { checkMirror } from '../mirror/mirror-check.js';
import { MirroredLog } from '../mirror/mirrored.log.js';
import { openAsWritten } from '../mirror/open-log.js';
import { progressBar } from '../progress-bar.js';
import { openReadStore } from '../read/open-store.js';
import type { ProjectionStatus } from '../read/projecting.js';
import { parseUntil, replay } from '../read/replay.js';
import { SqliteStore } from '../read/sqlite.store.js';
import { readLogKeys } from './sequencer/log-key.js';
import { PublishedLog } from './sequencer/published-log.js';
import { verify } from './verify.js';
import { PublishedCheck } from './verify-published.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** `ghia replay`: folds the log from zero, beside whatever runs. */
export async function replayCommand(config: Config, values: Values): Promise<number> {
  const wanted = String(values['read-model'] ?? 'all');
  const chosen = projections.filter(({ name }) => wanted === 'all' || name === wanted);
  if (chosen.length === 0)
    throw new Error(`no read model is called ${wanted}; there are ${projections.map(({ name }) => name).join(', ')}`);
  const until = values.until === undefined ? undefined : parseUntil(String(values.until));
  const log = inNewestShape(await openAsWritten(config));
  const folder = scratchFolder();
  const store = new SqliteStore(join(folder, 'replay.db'));
  const bar = progressBar();
  try {
    const replayed = await replay(log, store, chosen, { ...(until && { until }), onProgress: bar.show });
    bar.stop();
    for (const { readModel, documents, digest, events, seconds } of replayed)
      console.log(
        `${readModel.padEnd(12)} ${String(documents).padStart(8)} documents  ${digest}  ${Math.round(events / seconds)} events/s`,
      );
    if (values.out) for (const { readModel } of replayed) await writeDocuments(store, readModel, String(values.out));
    return 0;
  } finally {
    bar.stop();
    await store.close();
    await log.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `ghia verify`: one line a check; 1 when anything differs. */
export async function verifyCommand(config: Config): Promise<number> {
  const asWritten = await openAsWritten(config);
  const log = inNewestShape(asWritten);
  const published = openPublished(config);
  const vault = await openVault(config.vault, VaultFile.reading({ folder: filesOf(config).vault }));
  const store = await openReadStore(config.readStore, filesOf(config).store, { readonly: true });
  const contents = await openContents(config);
  const files = await openFiles(config.files, filesOf(config).files);
  const folder = scratchFolder();
  const bar = progressBar();
  let n = 0;
  let bad = 0;
  const house = {
    log,
    asWritten,
    published: published?.check,
    contents,
    evidence: new EvidenceFiles(files),
    store,
    projections,
    mirror: asWritten instanceof MirroredLog ? () => checkMirror(asWritten) : undefined,
    rounds: () => verifyRounds(log, new BallotFiles(filesOf(config).ballots)),
    open: (fact: Parameters<typeof openSealed>[0]) => openSealed(fact, vault),
    status: () => statusOf(store),
    scratch: async () => new SqliteStore(join(folder, `${++n}.db`)),
  };
  try {
    for await (const { name, ok, found } of verify(house, (_, done, of) => bar.show(done, of))) {
      bar.stop();
      console.log(`${ok ? 'ok    ' : 'WRONG '} ${name.padEnd(12)} ${found}`);
      if (!ok) bad++;
    }
    return bad === 0 ? 0 : 1;
  } finally {
    bar.stop();
    await store.close();
    await vault.close();
    await contents.close();
    await files.close();
    published?.close();
    await log.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function openPublished(config: Config) {
  const { published: folder, vault } = filesOf(config);
  if (!PublishedLog.isAt(folder)) return undefined;
  const published = new PublishedLog(folder);
  return {
    check: new PublishedCheck(published, readLogKeys(vault)?.verifiers ?? []),
    close: () => published.close(),
  };
}

/** Which collection serves each read model, and how far it is, as the store itself says. */
export async function statusOf(store: ReadStore): Promise<readonly ProjectionStatus[]> {
  const serving = await store.find<{ _id: string; version: number; collection: string }>('serving', {});
  return Promise.all(
    serving.map(async ({ _id, version, collection }) => {
      const position = await store.position(collection);
      return { name: _id, version, collection, state: 'live' as const, position, lag: 0 };
    }),
  );
}

async function writeDocuments(store: ReadStore, readModel: string, out: string): Promise<void> {
  outFolder(out);
  const lines: string[] = [];
  for await (const doc of store.scan(readModel)) lines.push(JSON.stringify(doc));
  writeFileSync(join(out, `${readModel}.ndjson`), lines.map((line) => `${line}\n`).join(''));
}

const scratchFolder = () => mkdtempSync(join(tmpdir(), 'ghia-audit-'));
