import { join } from 'node:path';
import { privateFile, privateFolder } from '../../data-folder.js';
import type { EventLog } from '../../log/event-log.js';
import { Ledger } from './ledger.js';
import { openLogKeys } from './log-key.js';
import { Sequencer } from './sequencer.js';
import { Signer } from './signer.js';
import { TileFiles } from './tile-files.js';

/** The sequencer's own memory, beside the files that it publishes. */
export const ledgerIn = (folder: string): string => join(folder, 'ledger.db');

/** What may be served to anyone. */
export const filesIn = (folder: string): string => join(folder, 'log');

/** Where the published log lies, where its keys are, and its name when it is started for the first time. */
export type Places = { readonly folder: string; readonly keys: string; readonly origin: string };

/** The ledger as it is before anything is published, for whoever reads there before a sequencer has begun. */
export function prepareLedger(folder: string): void {
  privateFolder(folder);
  privateFile(ledgerIn(folder));
  new Ledger(ledgerIn(folder)).close();
}

/** A sequencer with everything it needs, ready to be started. */
export function openSequencer(log: EventLog, { folder, keys, origin }: Places) {
  privateFolder(folder);
  privateFile(ledgerIn(folder));
  const ledger = new Ledger(ledgerIn(folder));
  const signer = Signer.open(keys, openLogKeys(keys, origin), (vkey) => ledger.announced(vkey));
  const sequencer = new Sequencer({ log, ledger, files: new TileFiles(filesIn(folder)), signer });
  return { sequencer, close: () => ledger.close() };
}
