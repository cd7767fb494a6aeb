import { parentPort, workerData } from 'node:worker_threads';
import { projections } from '../../projections/index.js';
import { openVault } from '../identity/open-vault.js';
import { VaultFile } from '../identity/vault.file.js';
import { openSealed } from '../log/codec.js';
import { inNewestShape } from '../log/newest-shape.log.js';
import { SqliteLogReader } from '../log/sqlite.log.js';
import { startTracing, stopTracing } from '../watching/spans.js';
import { Projector } from './projector.js';
import { SqliteStore } from './sqlite.store.js';
import { texts } from './texts.projection.js';

/** What the main thread asks of the read side, and what it is told. */
export type Call = {
  readonly call: number;
  readonly name: 'status' | 'seen' | 'rebuild' | 'purge' | 'stop';
  readonly args: unknown[];
};
export type Told =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly error: string }
  | { readonly serving: Readonly<Record<string, string>>; readonly stalled: string | undefined };
export type Files = {
  readonly log: string;
  readonly store: string;
  readonly vault: string;
  readonly vaultEngine: string;
};

const { log: logFile, store: storeFile, vault: vaultFolder, vaultEngine }: Files = workerData;
await startTracing(process.env);
const log = new SqliteLogReader(logFile);
const store = new SqliteStore(storeFile);
const vault = await openVault(vaultEngine, VaultFile.reading({ folder: vaultFolder }));
const all = [...projections, texts((fact) => openSealed(fact, vault))];
const projector = new Projector(inNewestShape(log), store, all);
const port = parentPort!;

const tell = (told: Told) => port.postMessage(told);
let before = '';
/** Only what changed: which collection serves, and whether the read side stands still. */
function relay(): void {
  const serving = Object.fromEntries(all.map(({ name }) => [name, projector.collection(name)]));
  const now = JSON.stringify([serving, projector.stalled]);
  if (now === before) return;
  before = now;
  tell({ serving, stalled: projector.stalled });
}

async function answer({ name, args }: Call): Promise<unknown> {
  switch (name) {
    case 'status':
      return projector.status();
    case 'seen':
      log.ring();
      return projector.seen(...(args as [number, number]));
    case 'rebuild':
      return projector.rebuild(...(args as [string])).finally(relay);
    case 'purge':
      return projector.purge(...(args as [string[]]));
    case 'stop': {
      await projector.stop();
      await store.close();
      await log.close();
      await vault.close();
      await stopTracing();
      return undefined;
    }
  }
}

port.on('message', async (call: Call | 'ring') => {
  if (call === 'ring') return log.ring();
  try {
    tell({ call: call.call, value: await answer(call) });
  } catch (error) {
    tell({ call: call.call, error: (error as Error).message });
  }
  if (call.name === 'stop') port.close();
});

projector.onProgress = relay;
await projector.start();
relay();
