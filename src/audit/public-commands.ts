import { BallotFiles } from '../ballots/ballot-files.js';
import type { Config } from '../config.js';
import { EvidenceFiles } from '../content/evidence-files.js';
import { openContents } from '../content/open-contents.js';
import { filesOf, outFolder } from '../data-folder.js';
import { openFiles } from '../files/open-files.js';
import { openVault } from '../identity/open-vault.js';
import { VaultFile } from '../identity/vault.file.js';
import { openAsWritten } from '../mirror/open-log.js';
import { openReadStore } from '../read/open-store.js';
import { PublishedSurveys } from '../surveys/published.js';
import { aboutLog } from './about-log.js';
import { statusOf } from './commands.js';
import { exportAll } from './export/export.js';
import { ExportedLog } from './recount/exported-log.js';
import { type Line, recountPetition } from './recount/recount-petition.js';
import { recountReport } from './recount/recount-report.js';
import { recountRound } from './recount/recount-round.js';
import { recountSurvey } from './recount/recount-survey.js';
import { readLogKeys } from './sequencer/log-key.js';
import { PublishedLog } from './sequencer/published-log.js';
import { openPolicy, policyText } from './witnesses/open-policy.js';

/** `ghia export`: all that the public may have, beside whatever runs. */
export async function exportCommand(config: Config, out: string, since: string | undefined): Promise<number> {
  if (!out || (since !== undefined && !/^\d{1,15}$/.test(since)))
    throw new Error('usage: export --out dir [--since leaves]');
  const files = filesOf(config);
  const keys = readLogKeys(files.vault);
  if (!keys || !PublishedLog.isAt(files.published)) throw new Error(`nothing is published in ${config.data} yet`);
  outFolder(out);
  const log = await openAsWritten(config);
  const published = new PublishedLog(files.published);
  const vault = await openVault(config.vault, VaultFile.reading({ folder: files.vault }));
  const store = await openReadStore(config.readStore, files.store, { readonly: true });
  const kept = await openFiles(config.files, files.files);
  const policy = openPolicy(config.witnessPolicy, keys.origin);
  const contents = await openContents(config);
  try {
    const serving = new Map((await statusOf(store)).map(({ name, collection }) => [name, collection]));
    const house = {
      ...{ log, store, vault, published, contents, ballots: new BallotFiles(files.ballots) },
      surveys: new PublishedSurveys(kept),
      evidence: new EvidenceFiles(kept),
      of: (readModel: string) => serving.get(readModel) ?? readModel,
      about: aboutLog(keys, published, config, (vkeys) => policyText(policy, vkeys)),
    };
    const { size, files: listed } = await exportAll(house, out, Number(since ?? 0), new Date());
    console.log(`${size} leaves, ${listed.length} files; next time: export --since ${size}`);
    return 0;
  } finally {
    await store.close();
    await kept.close();
    await vault.close();
    await contents.close();
    published.close();
    await log.close();
  }
}

export const RECOUNT_USAGE = 'recount petitions|budget|surveys|ogp <id> [--from dir] [--vkey key]';
const RECOUNTS: Readonly<
  Record<string, (exported: ExportedLog, id: string) => readonly Line[] | Promise<readonly Line[]>>
> = {
  petitions: recountPetition,
  budget: recountRound,
  surveys: recountSurvey,
  ogp: recountReport,
};

/** `ghia recount petitions|budget|surveys|ogp <id>`: from an export alone. 1 when a number does not hold. */
export async function recountCommand(
  words: readonly string[],
  from: string | undefined,
  vkey?: string,
): Promise<number> {
  const [what = '', id = ''] = words;
  const recount = Object.hasOwn(RECOUNTS, what) ? RECOUNTS[what] : undefined;
  if (!recount || id === '') throw new Error(`usage: ${RECOUNT_USAGE}`);
  const exported = await ExportedLog.open(from ?? 'export', vkey);
  const lines = await recount(exported, id);
  for (const line of lines)
    if ('note' in line) console.log(`note   ${line.note}`);
    else console.log(`${line.ok ? 'ok    ' : 'WRONG '} ${line.name.padEnd(12)} ${line.found}`);
  if (vkey === undefined)
    console.log(
      `note   the key is the one that the export names: ${exported.signer}. Compare it with the one you know.`,
    );
  return lines.every((line) => 'note' in line || line.ok) ? 0 : 1;
}
