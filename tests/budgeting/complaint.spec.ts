import { complaint } from '../../commands/budgeting/complaint.js';
import { ComplainAboutResult, DecideResultComplaint } from '../../commands/budgeting/complaint-commands.js';
import { NO_ROUND, type Round } from '../../commands/budgeting/round-state.js';
import type { ComplaintEvent } from '../../events/budgeting.js';
import { by, spec, type Told, wish } from '../support/given.js';

const of = { complaint: 'c1', roundId: 'r1' };
const AT = '2026-08-01T08:00:00.000Z';
const UNTIL = '2026-08-10T20:00:00.000Z';
const published: Round = {
  ...NO_ROUND,
  status: 'counted',
  tally: { version: 2, digest: 'd', complainUntil: UNTIL, by: 'publisher' },
};
const text = 'Two of the winners are one and the same project.';
const complain = wish(ComplainAboutResult, { ...of, complainant: 'somebody' }, { text });
const decide = (more: Partial<DecideResultComplaint> = {}) =>
  wish(DecideResultComplaint, of, { outcome: 'dismissed', text: 'They stand in different streets.' }, more);
const complained = by('somebody', {
  type: 'ResultComplained',
  data: { ...of, version: 2, complainant: 'somebody' },
} as ComplaintEvent);
const decided = by('official', {
  type: 'ResultComplaintDecided',
  data: { ...of, outcome: 'dismissed' },
} as ComplaintEvent);
const given = (round: Round, ...past: Told<ComplaintEvent>[]) => spec(complaint, { round }).given(...past);

describe('a complaint about a result', () => {
  it('is about the version that stands, and its words are its author’s', () =>
    expect(complaint.decide(complain, complaint.initial, { at: AT, actor: 'somebody' }, { round: published })).toEqual([
      {
        type: 'ResultComplained',
        data: { ...of, version: 2, complainant: 'somebody' },
        private: { subject: 'somebody', content: { text } },
      },
    ]));
  it('comes while the window is open, to the instant', () => {
    given(published).when(complain, { at: UNTIL }).refused('complaint.not-now', { until: UNTIL });
    given({ ...published, status: 'certified' })
      .when(complain, { at: AT })
      .refused('complaint.not-now');
    given({ ...NO_ROUND, status: 'closed' })
      .when(complain, { at: AT })
      .refused('round.no-result');
    given(NO_ROUND).when(complain, { at: AT }).refused('round.not-found');
    given(published, complained).when(complain, { at: AT }).refused('complaint.already-exists');
  });
  it('is decided once, by an official who neither wrote it nor published the result', () => {
    given(published).when(decide(), { actor: 'official' }).refused('complaint.not-found');
    given(published, complained).when(decide(), { actor: 'publisher' }).refused('complaint.same-person');
    given(published, complained)
      .when(decide({ self: 'somebody' }), { actor: 'official' })
      .refused('complaint.own');
    given(published, complained, decided).when(decide(), { actor: 'another' }).refused('complaint.decided');
    given(published, complained)
      .when(decide(), { actor: 'official' })
      .then({
        ...decided.fact,
        private: { subject: 'complaint-c1', content: { text: 'They stand in different streets.' } },
      } as ComplaintEvent);
  });
});
