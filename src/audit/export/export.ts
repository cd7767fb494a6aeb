import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PetitionPage } from '../../../read-models/petition-documents.js';
import type { Collections } from '../../../read-models/query.js';
import type { ReadStore } from '../../../read-models/store.js';
import type { BallotFiles } from '../../ballots/ballot-files.js';
import { exportRounds } from '../../ballots/export-rounds.js';
import type { Contents } from '../../content/contents.js';
import type { EvidenceFiles } from '../../content/evidence-files.js';
import type { Vault } from '../../identity/vault.js';
import type { EventLog } from '../../log/event-log.js';
import type { PublishedSurveys } from '../../surveys/published.js';
import type { AboutLog } from '../about-log.js';
import type { Signed } from '../sequencer/ledger.js';
import type { PublishedLog } from '../sequencer/published-log.js';
import { MERGE_DELAY } from '../sequencer/sequencing.js';
import { exportContents } from './contents.js';
import { citedFiles, putEvidence } from './evidence.js';
import { exportLog } from './log-part.js';
import { ExportFolder, MANIFEST, type Manifest } from './manifest.js';
import { putSurveys } from './surveys.js';
import { putTables } from './tables.js';
import { type PublicText, publicTexts } from './texts.js';

const LOOK_EVERY = 100;

export type Exporting = {
  readonly log: EventLog;
  readonly store: ReadStore;
  readonly of: Collections;
  readonly vault: Pick<Vault, 'openingKey'>;
  readonly published: PublishedLog;
  readonly about: AboutLog;
  readonly contents: Pick<Contents, 'of'>;
  readonly ballots: BallotFiles;
  /** What was published of surveys, larger than a leaf holds. */
  readonly surveys: PublishedSurveys;
  /** Files that show what was done. */
  readonly evidence: Pick<EvidenceFiles, 'of' | 'state'>;
};

/**
 * Writes all that the public may have into a folder: the log and what it names beside it, the tables of open data, the public words with their salts,
 * and a manifest. The log goes up to the first checkpoint that holds everything the tables are folded from.
 * @param since leaves before this one are left out of the log
 * @throws Unavailable when what a fact names is missing or altered, Error when the folder holds an export already, or when no checkpoint comes to hold the tables
 */
export async function exportAll(house: Exporting, out: string, since: number, now: Date): Promise<Manifest> {
  if (existsSync(join(out, MANIFEST))) throw new Error(`${out} holds an export already`);
  const { log, store, of, vault, published, about, ballots } = house;
  const folder = new ExportFolder(out);
  const found = await store.atOnce(async () => {
    const position = await store.position(of('pages'));
    const texts: PublicText[] = [];
    for await (const page of store.scan(of('pages')))
      texts.push(...(await publicTexts(page as PetitionPage, log, vault)));
    await putTables({ store, of }, folder);
    return { position, texts, evidence: await citedFiles(store, of) };
  });
  const checkpoint = await checkpointOf(published, found.position);
  if (since > checkpoint.size) throw new Error(`the log has ${checkpoint.size} leaves, fewer than --since ${since}`);

  exportLog(published, checkpoint, since, folder);
  await exportContents(house, { since, size: checkpoint.size }, folder);
  folder.put('log.json', `${JSON.stringify(about, null, 2)}\n`);
  // what the exported leaves name is here, also where they go further than the tables
  await exportRounds({ log, files: ballots }, checkpoint.position, folder);
  await putSurveys({ log, published: house.surveys }, checkpoint.position, folder);
  await putEvidence(found.evidence, house.evidence, folder);
  folder.put('texts.ndjson', found.texts.map((text) => `${JSON.stringify(text)}\n`).join(''), found.texts.length);
  return folder.close({
    origin: about.origin,
    made: now.toISOString(),
    size: checkpoint.size,
    root: checkpoint.root.toString('base64'),
    since,
    datasets: await leavesUpTo(log, published, found.position, checkpoint.size),
  });
}

/** The first that holds a position. While a city is busy none does yet: what was promised is waited for. */
async function checkpointOf(published: PublishedLog, position: number): Promise<Signed> {
  for (const end = Date.now() + MERGE_DELAY; ; await pause(LOOK_EVERY)) {
    const tree = published.treeOf(position) ?? (position === 0 ? published.last : undefined);
    const signed = tree && published.ofSize(tree.size);
    if (signed) return signed;
    if (Date.now() > end)
      throw new Error(
        `no signed checkpoint holds what the tables say, and none came in ${MERGE_DELAY / 1_000} s: does Ghia run here?`,
      );
  }
}

/** How many leaves the facts up to a position are. */
async function leavesUpTo(log: EventLog, published: PublishedLog, position: number, size: number): Promise<number> {
  const last = position > 0 ? await log.at(position) : undefined;
  if (last) return (published.indexOf(last.id) ?? size - 1) + 1;
  for await (const { events } of log.pages(position)) if (events[0]) return published.indexOf(events[0].id) ?? size;
  return size;
}
