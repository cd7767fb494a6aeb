import { RemindInvited } from '../../commands/surveys/answer-commands.js';
import { daysAfter } from '../../events/calendar.js';
import type { SurveyDoc } from '../../read-models/survey-documents.js';
import type { Invited } from '../surveys/invited.js';
import type { HourPolicy, Wish } from './policy.js';

const AT_ONCE = 50;

/** On the days that the method names, everybody invited by message is reminded, whether they have answered or not. */
export const whenReminderDayComesThenRemindInvited = (invited: Pick<Invited, 'contacts'>): HourPolicy => ({
  name: 'when-reminder-day-comes-then-remind-invited',
  async due(store, of, now) {
    const where = { status: 'open', kind: 'sample', closes: { gt: now } };
    const open = await store.find<SurveyDoc>(of('surveys'), { where, limit: AT_ONCE });
    return open.flatMap(({ _id, method, openedAt, reminders }) => {
      const due = (method?.reminders ?? []).filter((day) => daysAfter(openedAt!, day - 1) <= now).sort((a, b) => a - b);
      const wave = due.length;
      if (wave === 0 || reminders.some((one) => one.wave >= wave)) return []; // one that was missed is not made up for
      const count = invited.contacts(_id).length;
      if (count === 0) return [];
      const cause = `reminder ${wave} of ${_id}`;
      return [
        { command: Object.assign(new RemindInvited(), { survey: _id, wave, count }), cause },
        { job: { kind: 'remind-invited', id: `${_id}.${wave}`, payload: { survey: _id } } },
      ] satisfies Wish[];
    });
  },
});
