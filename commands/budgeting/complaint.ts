import type { ComplaintEvent } from '../../events/budgeting.js';
import { type Decider, type Decision, type Now, refuse } from '../decider.js';
import { ComplainAboutResult, DecideResultComplaint, type OfComplaint } from './complaint-commands.js';
import { type Round, roundFold } from './round-state.js';

export type Complaint = { readonly status: 'unknown' | 'waiting' | 'decided'; readonly complainant: string };

/** `complaint-<id>`: somebody says that a published result is wrong, and an official who did not publish it decides. */
export const complaint: Decider<Complaint, OfComplaint, ComplaintEvent, { round: Round }> = {
  category: 'complaint',
  handles: [ComplainAboutResult, DecideResultComplaint],
  id: (command) => command.complaint,
  given: { round: { fold: roundFold, id: ({ roundId }) => roundId } },
  initial: { status: 'unknown', complainant: '' },

  evolve(state, event) {
    switch (event.type) {
      case 'ResultComplained':
        return { status: 'waiting', complainant: event.data.complainant };
      case 'ResultComplaintDecided':
        return { ...state, status: 'decided' };
      default:
        return state;
    }
  },

  decide(command, state, now, { round }) {
    if (command instanceof ComplainAboutResult) return complain(command, state, now, round);
    if (command instanceof DecideResultComplaint) return decide(command, state, now, round);
    throw new TypeError(`${command.constructor.name} is nothing that a complaint hears`);
  },
};

function complain(
  { complaint: id, roundId, complainant, text }: ComplainAboutResult,
  state: Complaint,
  { at }: Now,
  { status, tally }: Round,
): Decision<ComplaintEvent> {
  if (state.status !== 'unknown') return refuse('complaint.already-exists', { complaint: id });
  if (status === 'unknown') return refuse('round.not-found', { round: roundId });
  if (!tally) return refuse('round.no-result');
  if (status === 'certified' || at >= tally.complainUntil)
    return refuse('complaint.not-now', { until: tally.complainUntil });
  const data = { complaint: id, roundId, version: tally.version, complainant };
  return [{ type: 'ResultComplained', data, private: { subject: complainant, content: { text } } }];
}

function decide(
  { complaint: id, roundId, self, outcome, text }: DecideResultComplaint,
  state: Complaint,
  { actor }: Now,
  { tally }: Round,
): Decision<ComplaintEvent> {
  if (state.status === 'unknown') return refuse('complaint.not-found', { complaint: id });
  if (state.status === 'decided') return refuse('complaint.decided');
  if (self === state.complainant) return refuse('complaint.own');
  if (tally?.by === actor) return refuse('complaint.same-person');
  const content = { subject: `complaint-${id}`, content: { text } };
  return [{ type: 'ResultComplaintDecided', data: { complaint: id, roundId, outcome }, private: content }];
}
