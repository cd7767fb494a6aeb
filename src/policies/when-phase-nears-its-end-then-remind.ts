import type { RoundDeadline } from '../../read-models/round-deadlines.js';
import type { HourPolicy } from './policy.js';

/** Those who asked to be reminded hear shortly before people can propose, or vote, no more. The queue works each once. */
export const whenPhaseNearsItsEndThenRemind: HourPolicy = {
  name: 'when-phase-nears-its-end-then-remind',
  async due(store, of, now) {
    const near = await store.find<RoundDeadline>(of('round-deadlines'), { where: { remindAt: { lte: now } } });
    return near
      .filter(({ until }) => now < until)
      .map(({ _id, round, phase, until }) => ({
        job: { kind: 'remind-of-phase', id: `${_id}.${Date.parse(until)}`, payload: { round, phase, until } },
      }));
  },
};
