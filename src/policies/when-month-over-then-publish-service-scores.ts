import { dayOf } from '../../events/calendar.js';
import { LEAST_RATINGS } from '../../events/civic-control.js';
import type { ServiceScoresDoc } from '../../read-models/civic-documents.js';
import type { HourPolicy } from './policy.js';

/** What people say of a service is told of month by month, and never of so few that somebody could be guessed. */
export const whenMonthOverThenPublishServiceScores: HourPolicy = {
  name: 'when-month-over-then-publish-service-scores',
  async due(store, of, now) {
    const running = dayOf(now).slice(0, 7);
    const docs = await store.find<ServiceScoresDoc>(of('service-scores'), {});
    return docs.flatMap(({ _id: service, waiting }) => {
      const over = Object.entries(waiting).filter(([month]) => month < running);
      const count = over.reduce((sum, [, n]) => sum + n, 0);
      if (count < LEAST_RATINGS) return [];
      const month = over
        .map(([name]) => name)
        .sort()
        .at(-1)!;
      // once a month: where too many of them are erased it is tried again with those of the next
      return [{ job: { kind: 'publish-service-score', id: `${service}.${month}`, payload: { service, month } } }];
    });
  },
};
