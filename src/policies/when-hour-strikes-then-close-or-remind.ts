import { ClosePetition } from '../../commands/petitions/commands.js';
import { RecordAnswerOverdue } from '../../commands/petitions/office-commands.js';
import type { Deadline, DeadlineKind } from '../../read-models/petition-documents.js';
import { Due } from '../../read-models/petitions-office.js';
import type { HourPolicy, Wish } from './policy.js';

/** What the house itself does, at once. Asked for by itself: whatever else lies overdue must not stand in its way. */
const DONE_HERE: readonly DeadlineKind[] = ['window', 'answer-limit'];
/** What an office is late with; it stays due until it is done, and is reminded of once. */
const REMINDED: readonly DeadlineKind[] = [
  'moderation',
  'certificate',
  'refusal-notice',
  'appeal-decision',
  'answer-aim',
];
/** Nobody is reminded of what is older. The queue remembers for longer what it has worked, so that nothing comes twice. */
const REMINDED_FOR = 30 * 86_400_000;
const MOST_LATE = 1_000;

/** What is due when follows from the facts; this only looks at the clock. */
export const whenHourStrikesThenCloseOrRemind: HourPolicy = {
  name: 'when-hour-strikes-then-close-or-remind',
  async due(store, of, now) {
    const done = await new Due(now, DONE_HERE).answer(store, of);
    const since = new Date(Date.parse(now) - REMINDED_FOR).toISOString();
    const late = await new Due(now, REMINDED, MOST_LATE, since).answer(store, of);
    return [...done, ...late].map(wishFor);
  },
};

function wishFor({ _id, petitionId, kind, due }: Deadline): Wish {
  const cause = `${_id} at ${due}`;
  switch (kind) {
    case 'window':
      return { command: Object.assign(new ClosePetition(), { petitionId }), cause };
    case 'answer-limit':
      return { command: Object.assign(new RecordAnswerOverdue(), { petitionId }), cause };
    default:
      return { job: { kind: 'remind-office', id: `${_id}.${Date.parse(due)}`, payload: { petitionId, kind, due } } };
  }
}
