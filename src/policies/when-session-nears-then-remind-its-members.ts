import { minuteOf } from '../../events/calendar.js';
import type { MeetingDoc } from '../../read-models/meeting-documents.js';
import type { ToldOfGroup } from '../work/group-news.js';
import type { HourPolicy } from './policy.js';

const DAY = 86_400_000;

/** The day before a session its members are reminded, once for each day and hour that it is called for. */
export const whenSessionNearsThenRemindItsMembers: HourPolicy = {
  name: 'when-session-nears-then-remind-its-members',
  async due(store, of, now) {
    const tomorrow = new Date(Date.parse(now) + DAY).toISOString();
    const starts = { gt: minuteOf(now), lte: minuteOf(tomorrow) };
    const near = await store.find<MeetingDoc>(of('meetings'), { where: { status: 'convened', starts } });
    return near.map((one) => {
      const payload: ToldOfGroup = { news: 'session-near', meeting: one._id };
      return { job: { kind: 'tell-group', id: `${one._id}.${one.starts.replace(':', '')}`, payload } };
    });
  },
};
