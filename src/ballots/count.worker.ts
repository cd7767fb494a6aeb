import { parentPort, workerData } from 'node:worker_threads';
import { UnfinishedTally } from '../../projections/budgeting/tally/completion.js';
import { BallotFiles } from './ballot-files.js';
import { countWhole } from './count-round.js';
import { choicesIn } from './opened.js';
import type { CountTask, CountTold } from './round-counts.js';

/** Progress is told so often at the most, in milliseconds. */
const OFTEN = 100;

const { folder, about, counting, digest, guard, writes } = workerData as CountTask;
const tell = (told: CountTold) => parentPort!.postMessage(told);
const files = new BallotFiles(folder);

let told = Number.NEGATIVE_INFINITY;
let pot = '';

/** Counts one round in a thread of its own, and writes what follows from its opened ballots. */
async function count(): Promise<CountTold> {
  if (files.openedDigest(about.round).digest !== digest) return { tampered: true };
  const whole = { ...counting, choices: choicesIn(files.opened(about.round)) };
  try {
    const counted = countWhole(whole, {
      ...(guard !== undefined && { guard }),
      progress: (step) => {
        const now = performance.now();
        if (now - told < OFTEN && step.pot === pot) return;
        told = now;
        pot = step.pot;
        tell({ step });
      },
    });
    if (writes) await files.putOthers({ ...about, counting: whole }, counted);
    return { value: counted.value };
  } catch (error) {
    if (error instanceof UnfinishedTally) return { unfinished: { pot, runs: error.runs } };
    throw error;
  }
}

tell(await count());
