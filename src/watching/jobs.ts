import type { Recorded } from '../../events/envelope.js';
import type { Job, Queue, Worker } from '../work/queue.js';
import { asking } from './asking.js';
import { inSpan, isTraced, placeOf } from './spans.js';
import type { Place } from './tracing.js';
import { OF_BALLOTS } from './unwatched.js';

/** Beside the payload of a job, where anything is traced: the span that it was asked for in. */
const BECAUSE = '_because';
const JOBS_OF_BALLOTS = /ballot|credential/;
type Traced = { readonly [BECAUSE]?: Place };

/** Watches jobs: each is worked within the trace of the fact that it was made for. */
export function watchJobs(queue: Queue): void {
  const [add, work] = [queue.add.bind(queue), queue.work.bind(queue)];
  queue.add = (job: Job) => {
    const span = isTraced() ? asking.getStore()?.span : undefined;
    return add(span ? { ...job, payload: { ...job.payload, [BECAUSE]: span } } : job);
  };
  queue.work = (kind: string, worker: Worker) =>
    work(kind, (payload, job) => {
      const { [BECAUSE]: parent, ...own } = payload as Traced;
      if (JOBS_OF_BALLOTS.test(kind)) return worker(own, job);
      const about = { parent, attributes: { 'ghia.job': kind, 'ghia.attempt': job.attempt } };
      return inSpan(
        `job ${kind}`,
        () => about,
        () => worker(own, job),
      );
    });
}

/** What a policy does about a fact, in the trace of the command that made it. */
export function inPolicy<T>(
  policy: string,
  { type, meta }: Pick<Recorded, 'type' | 'meta'>,
  work: () => Promise<T>,
): Promise<T> {
  return OF_BALLOTS.test(type) ? work() : inSpan(`policy ${policy}`, () => ({ parent: placeOf(meta) }), work);
}
