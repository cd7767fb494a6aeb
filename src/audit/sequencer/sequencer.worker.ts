import { parentPort, workerData } from 'node:worker_threads';
import { SqliteLogReader } from '../../log/sqlite.log.js';
import { openSequencer, type Places } from './open-sequencer.js';

/** What the main thread says, and what it is told. */
export type Said = 'ring' | 'stop';
export type Told = { readonly trouble: string | undefined };

const { logFile, ...places }: Places & { readonly logFile: string } = workerData;
const port = parentPort!;
const log = new SqliteLogReader(logFile);
const { sequencer, close } = openSequencer(log, places);
const tell = () => port.postMessage({ trouble: sequencer.trouble } satisfies Told);

port.on('message', async (said: Said) => {
  if (said === 'ring') return log.ring();
  await sequencer.stop();
  close();
  await log.close();
  port.close();
});

sequencer.onChange = tell;
sequencer.start();
tell();
