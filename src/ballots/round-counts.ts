import { Worker } from 'node:worker_threads';
import { refuse } from '../../commands/decider.js';
import type { TallyFigure } from '../../events/budgeting.js';
import { compiled } from '../durable/writer.js';
import { Refused } from '../refused.js';
import { type BallotFiles, OPENED } from './ballot-files.js';
import { CountProgress, MOST_RUNS, WAITS } from './count-progress.js';
import type { Counting, CountStep } from './count-round.js';
import { type About } from './count-round.js';
import type { RoundSeen } from './round-seen.js';

/** What the thread is given; `digest`: of the opened ballots as the log names it. */
export type CountTask = {
  readonly folder: string;
  readonly about: Omit<About, 'counting'>;
  readonly counting: Omit<Counting, 'choices'>;
  readonly digest: string;
  readonly guard: number | undefined;
  readonly writes: boolean;
};
/** What it tells: where it is, and once how it ended. */
export type CountTold =
  | { readonly step: CountStep }
  | { readonly value: TallyFigure }
  | { readonly unfinished: { readonly pot: string; readonly runs: number } }
  | { readonly tampered: true };

type Running = { readonly worker: Worker; readonly value: Promise<TallyFigure>; progress: CountProgress };
type How = { readonly guard?: number; readonly writes: boolean };

/** Rounds are counted in threads of their own, so that nobody waits for it; each round once at a time. */
export class RoundCounts {
  private readonly running = new Map<string, Running>();
  private readonly counting = new Set<Worker>();

  constructor(private readonly files: Pick<BallotFiles, 'folder' | 'has' | 'unfinished' | 'putUnfinished'>) {}

  /**
   * The first count of a round, or a corrected one: writes the files that follow from the opened ballots.
   * @throws Refused when add-1 comes to no outcome within its runs
   */
  publish(seen: RoundSeen, guard = MOST_RUNS): Promise<TallyFigure> {
    const known = this.running.get(seen.id);
    if (known) return known.value;
    const begun = this.begin(seen, { guard, writes: true });
    const running: Running = { ...begun, progress: { ...WAITS, state: 'counting', mostRuns: guard } };
    this.running.set(seen.id, running);
    begun.worker.on('message', (told: CountTold) => {
      if ('step' in told) running.progress = progressOf(told.step, guard);
      if ('unfinished' in told) this.files.putUnfinished(seen.id, { ...running.progress, run: told.unfinished.runs });
    });
    const over = () => this.running.delete(seen.id);
    begun.value.then(over, over);
    return begun.value;
  }

  /** What the published ballots give, counted once more; nothing is written. @throws Refused where they were changed */
  again(seen: RoundSeen): Promise<TallyFigure> {
    return this.begin(seen, { writes: false }).value;
  }

  /** Of a round whose ballots are opened and that has no result yet. */
  progress(round: string): CountProgress {
    const running = this.running.get(round)?.progress;
    if (running) return running;
    const unfinished = this.files.unfinished(round);
    return unfinished ? { ...unfinished, state: 'unfinished' } : WAITS;
  }

  /** What still counts is broken off: it is begun anew at the next start. */
  async close(): Promise<void> {
    await Promise.all([...this.counting].map((worker) => worker.terminate()));
  }

  private begin(seen: RoundSeen, { guard, writes }: How): Pick<Running, 'worker' | 'value'> {
    const task = taskOf(seen, this.files.folder, guard, writes);
    if (!this.files.has(seen.id, OPENED)) throw new Error(`${OPENED} of round ${seen.id} is not in this data folder`);
    const worker = new Worker(compiled('src/ballots/count.worker.js'), { workerData: task });
    this.counting.add(worker);
    const value = new Promise<TallyFigure>((resolve, reject) => {
      worker.on('message', (told: CountTold) => {
        if ('value' in told) resolve(told.value);
        if ('tampered' in told) reject(new Refused(refuse('ballots.tampered', { round: seen.id })));
        if ('unfinished' in told) reject(new Refused(refuse('round.count-unfinished', told.unfinished)));
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        this.counting.delete(worker);
        reject(new Error('the count was broken off'));
      });
    });
    value.catch(() => undefined); // whoever asked hears of it
    return { worker, value };
  }
}

/** @throws Refused before the ballots are opened and the seed is revealed */
function taskOf(seen: RoundSeen, folder: string, guard: number | undefined, writes: boolean): CountTask {
  const { id, opened, voting, seed, ballots } = seen;
  if (!voting || !seed || !ballots) throw new Refused(refuse('round.not-opened'));
  const { rules, title, year } = opened.data;
  return {
    ...{ folder, guard, writes },
    about: { round: id, title: title.en, year, voting: rules.phases.voting },
    counting: { rules, projects: voting.data.projects, seed: seed.data.seed },
    digest: ballots.data.digest,
  };
}

function progressOf({ pot, done, pots, run, spent, budget }: CountStep, mostRuns: number): CountProgress {
  const within = budget === 0n ? 0 : Number((spent * 100n) / budget) / 100;
  const percent = Math.min(99, Math.floor(((done + Math.min(1, within)) * 100) / pots));
  return { state: 'counting', pot, done, pots, run, mostRuns, percent };
}
