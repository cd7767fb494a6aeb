import { parentPort, workerData } from 'node:worker_threads';
import { SqliteLogReader } from '../../log/sqlite.log.js';
import type { Cosignature } from './ledger.js';
import { openSequencer, type Places } from './open-sequencer.js';

/** What the main thread says, and what it is told. */
export type Said = 'ring' | 'stop' | Cosign;
export type Told = { readonly trouble: string | undefined } | { readonly cosigned: number; readonly error?: string };
/** Cosignatures that were checked, for whoever alone writes the ledger. `cosign` is the number of this wish. */
export type Cosign = {
  readonly cosign: number;
  readonly size: number;
  readonly cosignatures: readonly Cosignature[];
};

const { logFile, ...places }: Places & { readonly logFile: string } = workerData;
const port = parentPort!;
const log = new SqliteLogReader(logFile);
const { sequencer, close } = openSequencer(log, places);
const say = (told: Told) => port.postMessage(told);
const tell = () => say({ trouble: sequencer.trouble });

const cosign = ({ cosign: wish, size, cosignatures }: Cosign) =>
  sequencer.cosign(size, cosignatures).then(
    () => say({ cosigned: wish }),
    (error: Error) => say({ cosigned: wish, error: error.message }),
  );

port.on('message', async (said: Said) => {
  if (said === 'ring') return log.ring();
  if (said !== 'stop') return cosign(said);
  await sequencer.stop();
  close();
  await log.close();
  port.close();
});

sequencer.onChange = tell;
sequencer.start();
tell();
