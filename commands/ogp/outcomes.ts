import type { MeetingEvent } from '../../events/ogp-group.js';
import { type Decision, refuse } from '../decider.js';
import { isDay, worded } from './group.js';
import type { RecordOutcome, WithdrawOutcome } from './meeting-commands.js';
import type { Meeting } from './meeting-state.js';

type Decided = Decision<MeetingEvent>;
const MOST_OUTCOMES = 200;

/** Whoever undertakes something says who does it, and until when; of what a paper tells that may be unknown. */
export function recordOutcome(command: RecordOutcome, state: Meeting): Decided {
  const { meeting, outcome, item, kind, text, responsible: owner, due, commitment, takesUp } = command;
  const { items, outcomes, fromDocument, date } = state;
  if (outcomes[outcome] === 'stands') return [];
  if (outcomes[outcome] === 'withdrawn') return refuse('outcome.withdrawn');
  if (Object.keys(outcomes).length >= MOST_OUTCOMES) return refuse('meeting.too-much', { most: MOST_OUTCOMES });
  if (item > items) return refuse('meeting.no-such-item', { item, items });
  const owned = owner?.organisation || owner?.role;
  const isOwed = kind === 'undertaking' || kind === 'follow-up';
  if (isOwed && !fromDocument && (!owned || due === undefined)) return refuse('outcome.incomplete', { kind });
  if (due !== undefined && !isDay(due)) return refuse('meeting.no-such-day', { date: due });
  if (due !== undefined && due < date) return refuse('outcome.due-before', { due, date });
  const by = {
    ...(owner?.organisation && { organisation: owner.organisation }),
    ...(owner?.role && { role: owner.role }),
  };
  const more = { ...(owned && { owner: by }), ...(due && { due }), ...(commitment && { commitment }) };
  const earlier = takesUp && { takesUp: { meeting: takesUp.meeting, outcome: takesUp.outcome } };
  const said = { meeting, outcome, item, kind, text: worded(text), ...more, ...earlier };
  return [{ type: 'OutcomeRecorded', data: { ...said, ...(fromDocument && { fromDocument }) } }];
}

export function withdrawOutcome({ meeting, outcome, reason }: WithdrawOutcome, { outcomes }: Meeting): Decided {
  const stands = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined;
  if (stands === undefined) return refuse('outcome.not-found');
  if (stands === 'withdrawn') return [];
  return [{ type: 'OutcomeWithdrawn', data: { meeting, outcome, reason: worded(reason) } }];
}
