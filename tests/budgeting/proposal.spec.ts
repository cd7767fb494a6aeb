import { proposal } from '../../commands/budgeting/proposal.js';
import {
  AppealProposal,
  AssessProposal,
  DecideProposalAppeal,
  HideProposal,
  MergeProposal,
  RecordProposalBuilt,
  SubmitProposal,
  WithdrawProposal,
} from '../../commands/budgeting/proposal-commands.js';
import { NO_ROUND, type Round } from '../../commands/budgeting/round-state.js';
import type { ProposalEvent } from '../../events/proposals.js';
import { by, spec, wish } from '../support/given.js';

const roundId = 'r1';
const proposalId = 'p1';
const AT = '2026-06-10T08:00:00.000Z';
const round: Round = {
  ...NO_ROUND,
  status: 'opened',
  rules: {
    envelope: { total: 300, byDistrict: { vake: 100 } },
    phases: {
      proposals: { from: '2026-06-01T00:00:00.000Z', until: '2026-06-20T00:00:00.000Z' },
      voting: { from: '2026-07-10T00:00:00.000Z', until: '2026-07-20T00:00:00.000Z' },
    },
    voters: { minAge: 16, who: 'resident', assurance: 1 },
    ballot: { type: 'approval', most: { city: 3, district: 2 } },
    tally: { rule: 'greedy', minVotes: 1, ties: ['lot'] },
    complaintDays: 10,
  },
};
const onBallot: Round = { ...round, status: 'voting', ballot: {} as never };
const resident = {
  name: 'ნინო',
  personalNumber: '1',
  birthDate: '2005-01-01',
  district: 'vake',
  registeredVoter: true,
};
const submit = (more: Partial<SubmitProposal> = {}) =>
  wish(
    SubmitProposal,
    { proposalId, roundId, author: 'author', resident, proposed: 0, pot: 'vake', language: 'ka' },
    { title: 'ხეების დარგვა', description: 'დავრგოთ ასი ხე', place: { lat: 41.70951, lon: 44.75049 } },
    more,
  );
const submitted: ProposalEvent = {
  type: 'ProposalSubmitted',
  data: { proposalId, roundId, pot: 'vake', language: 'ka', author: 'author' },
};
const passed: ProposalEvent = { type: 'ProposalPassedFormal', data: { proposalId } };
const feasible: ProposalEvent = {
  type: 'ProposalFoundFeasible',
  data: { proposalId, cost: 80, title: { ka: 'ხეები', en: 'Trees' } },
};
const rejected = by('clerk', {
  type: 'ProposalRejected',
  data: { proposalId, stage: 'formal', ground: 'incomplete', appealUntil: '2026-06-17T20:00:00.000Z' },
} as ProposalEvent);
const appealed: ProposalEvent = {
  type: 'ProposalAppealed',
  data: { proposalId, decisionDue: '2026-06-30T20:00:00.000Z' },
};
const assess = (more: Partial<AssessProposal>) =>
  wish(AssessProposal, { proposalId, roundId, stage: 'formal', outcome: 'passed' }, more);
const explained = { explanation: 'It does not say where.' };

const during = (world: Round = round) => spec(proposal as never, { round: world } as never);
// biome-ignore lint/suspicious/noExplicitAny: the spec's own types want one kind of fact at a time
const given = (...past: any[]) => during().given(...(past as never[]));
// biome-ignore lint/suspicious/noExplicitAny: as above
const voting = (...past: any[]) => during(onBallot).given(...(past as never[]));
const when = (command: object) => command as never;

describe('a proposal', () => {
  it('keeps the exact place and the words from the public, and rounds the point', () => {
    const decision = proposal.decide(submit(), proposal.initial, { at: AT, actor: 'author' }, { round });
    expect(decision).toMatchObject([
      {
        type: 'ProposalSubmitted',
        data: { place: { lat: 41.71, lon: 44.75 } },
        private: { subject: 'proposal-p1', content: { place: { lat: 41.70951, lon: 44.75049 } } },
      },
      { type: 'ProposalAuthorNamed', private: { subject: 'author', content: { name: 'ნინო' } } },
    ]);
    expect(JSON.stringify((decision as readonly ProposalEvent[]).map(({ data }) => data))).not.toContain('ხეების');
  });

  it.each([
    ['of a district without a pot', { pot: 'gldani' }, 'proposal.no-pot'],
    ['dearer than its pot', { estimate: 101 }, 'proposal.too-dear'],
    ['outside the city', { place: { lat: 42.5, lon: 44 } }, 'proposal.outside-city'],
    ['by a child', { resident: { ...resident, birthDate: '2020-01-01' } }, 'proposal.not-eligible'],
    ['from somebody who has brought five', { proposed: 5 }, 'proposal.too-many'],
  ] as [string, Partial<SubmitProposal>, string][])('is refused %s', (_, more, code) =>
    given()
      .when(when(submit(more)), { at: AT })
      .refused(code),
  );
  it('costs as much as its pot at the most', () =>
    expect(
      proposal.decide(submit({ estimate: 100 }), proposal.initial, { at: AT, actor: 'a' }, { round }),
    ).toHaveLength(2));
  it('comes in its phase, to the instant', () => {
    given().when(when(submit()), { at: '2026-05-31T23:59:59.999Z' }).refused('proposal.not-now');
    given().when(when(submit()), { at: '2026-06-20T00:00:00.000Z' }).refused('proposal.not-now');
  });

  it('passes two stages, each once and in their order', () => {
    given(submitted)
      .when(when(assess({})))
      .then(passed as never);
    given(submitted)
      .when(when(assess({ stage: 'substantive' })))
      .refused('proposal.not-in-this-stage');
    given(submitted, passed)
      .when(when(assess({})))
      .refused('proposal.not-in-this-stage');
    given(submitted, passed)
      .when(when(assess({ stage: 'substantive' })))
      .refused('proposal.no-cost');
    const found = { stage: 'substantive', cost: 80, title: { ka: 'ხეები', en: 'Trees' } } as const;
    given(submitted, passed)
      .when(when(assess(found)))
      .then(feasible as never);
    given(submitted, passed)
      .when(when(assess({ ...found, cost: 101 })))
      .refused('proposal.too-dear');
  });
  it('is not rejected without a ground and an explanation', () => {
    given(submitted)
      .when(when(assess({ outcome: 'rejected' })))
      .refused('proposal.no-explanation');
    given(submitted)
      .when(when(assess({ outcome: 'rejected', ...explained })))
      .refused('proposal.no-ground');
  });
  it('is not decided on by its own author', () =>
    given(submitted)
      .when(when(assess({ self: 'author' })))
      .refused('proposal.own'));

  it('is appealed once, in time, and decided by somebody else', () => {
    const appeal = wish(AppealProposal, { proposalId, roundId, text: 'It says where.' });
    const decide = wish(DecideProposalAppeal, { proposalId, roundId, outcome: 'upheld', ...explained });
    given(submitted, rejected).when(when(appeal), { actor: 'other' }).refused('proposal.not-the-author');
    given(submitted, rejected)
      .when(when(appeal), { actor: 'author', at: '2026-06-17T20:00:00.000Z' })
      .refused('proposal.appeal-over');
    given(submitted, rejected, appealed).when(when(appeal), { actor: 'author' }).refused('proposal.appealed-already');
    given(submitted, rejected).when(when(decide), { actor: 'chief' }).refused('proposal.not-appealed');
    given(submitted, rejected, appealed).when(when(decide), { actor: 'clerk' }).refused('proposal.same-person');
    const upheld = { type: 'ProposalAppealDecided', data: { proposalId, outcome: 'upheld' } } as ProposalEvent;
    given(submitted, rejected, appealed, upheld)
      .when(when(assess({})))
      .then(passed as never);
  });

  it('is withdrawn by its author alone, and not from the ballot', () => {
    const withdraw = wish(WithdrawProposal, { proposalId, roundId });
    given(submitted).when(when(withdraw), { actor: 'other' }).refused('proposal.not-the-author');
    given(submitted)
      .when(when(withdraw), { actor: 'author' })
      .then({ type: 'ProposalWithdrawn', data: { proposalId } } as never);
    voting(submitted, passed, feasible).when(when(withdraw), { actor: 'author' }).refused('proposal.on-the-ballot');
  });

  it('is merged into another of the same pot that is under way, and never into itself', () => {
    const merge = (more: Partial<MergeProposal>) =>
      wish(
        MergeProposal,
        { proposalId, roundId, into: 'p2', target: { roundId, pot: 'vake', open: true }, ...explained },
        more,
      );
    given(submitted)
      .when(when(merge({ into: proposalId })))
      .refused('proposal.merged-into-itself');
    given(submitted)
      .when(when(merge({ target: { roundId, pot: 'city', open: true } })))
      .refused('proposal.not-mergeable');
    given(submitted)
      .when(when(merge({ target: undefined })))
      .refused('proposal.not-mergeable');
    voting(submitted)
      .when(when(merge({})))
      .refused('proposal.on-the-ballot');
  });

  it('is hidden once, and built only when it has won', () => {
    const hide = wish(HideProposal, { proposalId, roundId, ground: 'spam', text: 'An advertisement.' });
    const hidden = { type: 'ProposalHidden', data: { proposalId, ground: 'spam' } } as ProposalEvent;
    given(submitted, hidden).when(when(hide)).thenNothing();
    const build = (winner: boolean) =>
      wish(RecordProposalBuilt, { proposalId, roundId, winner, milestone: 'planned', text: 'In the plan.' });
    given(submitted, passed, feasible)
      .when(when(build(false)))
      .refused('proposal.no-winner');
    const done = { type: 'ProposalBuilt', data: { proposalId, milestone: 'done' } } as ProposalEvent;
    given(submitted, passed, feasible, done)
      .when(when(build(true)))
      .refused('proposal.built-already');
  });

  it('belongs to the round that it is asked for in', () =>
    given(submitted)
      .when(when(wish(WithdrawProposal, { proposalId, roundId: 'other' })), { actor: 'author' })
      .refused('proposal.not-found'));
});
