import type { MeetingEvent } from '../../events/ogp-group.js';
import { type Decision, type Now, refuse } from '../decider.js';
import { worded } from './group.js';
import type { ApproveMinutes, DraftMinutes, ReopenMinutes } from './meeting-commands.js';
import type { Meeting } from './meeting-state.js';

type Decided = Decision<MeetingEvent>;

/** Minutes are drafted when the session is over; anew only when what they tell of has changed. */
export function draftMinutes({ meeting, minutes, facts }: DraftMinutes, state: Meeting): Decided {
  if (state.status !== 'closed') return refuse('meeting.not-closed');
  const { minutes: last } = state;
  if (last?.approved) return refuse('minutes.already-approved', { version: last.version });
  if (last && !last.stale) return [];
  if (facts !== state.facts) return refuse('minutes.moved');
  return [{ type: 'MinutesDrafted', data: { meeting, version: (last?.version ?? 0) + 1, minutes } }];
}

/** Each of the two signs once, what they have read; with the second signature the minutes are approved. */
export function approveMinutes({ meeting, as, version }: ApproveMinutes, state: Meeting, { actor }: Now): Decided {
  const { minutes } = state;
  if (state.fromDocument) return refuse('minutes.not-signed-here');
  if (!minutes) return refuse('minutes.not-drafted');
  if (minutes.approved) return refuse('minutes.already-approved', { version: minutes.version });
  if (minutes.stale) return refuse('minutes.stale', { version: minutes.version });
  if (version !== minutes.version) return refuse('minutes.not-latest', { version: minutes.version });
  if (minutes.signed[as] !== undefined) return refuse('minutes.already-signed', { as, version });
  if (state[as]?.staff !== actor) return refuse('minutes.not-yours', { as });
  const { digest } = minutes;
  const signed: MeetingEvent = { type: 'MinutesSigned', data: { meeting, version, as, digest, staff: actor } };
  const other = as === 'chair' ? 'secretary' : 'chair';
  if (minutes.signed[other] === undefined) return [signed];
  return [signed, { type: 'MinutesApproved', data: { meeting, version, digest } }];
}

/** Approved minutes do not change: what is wrong in them is put right in a next version, which both sign again. */
export function reopenMinutes({ meeting, reason }: ReopenMinutes, { minutes, status }: Meeting): Decided {
  if (status !== 'closed' || !minutes?.approved) return refuse('minutes.not-approved');
  return [{ type: 'MinutesReopened', data: { meeting, version: minutes.version, reason: worded(reason) } }];
}
