import { workingDaysAfter } from '../../events/calendar.js';
import { APPEAL_DECISION_DAYS, type ProposalEvent } from '../../events/proposals.js';
import { inCity, rounded } from '../city.js';
import { type Decider, type Decision, type Now, refuse } from '../decider.js';
import { ineligible } from '../eligibility.js';
import { assess } from './assessment.js';
import {
  AppealProposal,
  AssessProposal,
  DecideProposalAppeal,
  HideProposal,
  JoinProposal,
  MergeProposal,
  RecordProposalBuilt,
  ShowProposal,
  SubmitProposal,
  WithdrawProposal,
} from './proposal-commands.js';
import { evolveProposal, NO_PROPOSAL, type Proposal } from './proposal-state.js';
import { potOf, type Round, roundFold } from './round-state.js';

/** So many proposals one person brings into one round. */
const MOST_EACH = 5;

type InOffice =
  | AssessProposal
  | DecideProposalAppeal
  | MergeProposal
  | HideProposal
  | ShowProposal
  | RecordProposalBuilt;
type ProposalCommand = SubmitProposal | WithdrawProposal | AppealProposal | JoinProposal | InOffice;
type Decided = Decision<ProposalEvent>;

/** `proposal-<id>`: an idea, its two reviews, and what is built of it. */
export const proposal: Decider<Proposal, ProposalCommand, ProposalEvent, { round: Round }> = {
  category: 'proposal',
  handles: [
    SubmitProposal,
    AssessProposal,
    WithdrawProposal,
    AppealProposal,
    DecideProposalAppeal,
    MergeProposal,
    JoinProposal,
    HideProposal,
    ShowProposal,
    RecordProposalBuilt,
  ],
  id: ({ proposalId }) => proposalId,
  given: { round: { fold: roundFold, id: ({ roundId }) => roundId } },
  initial: NO_PROPOSAL,
  evolve: evolveProposal,

  decide(command, state, now, { round }) {
    if (round.status === 'unknown') return refuse('round.not-found', { round: command.roundId });
    if (command instanceof SubmitProposal) return submit(command, state, now, round);
    if (state.status === 'unknown' || state.roundId !== command.roundId)
      return refuse('proposal.not-found', { proposal: command.proposalId });
    if (command instanceof WithdrawProposal) return withdraw(command, state, now, round);
    if (command instanceof AppealProposal) return appeal(command, state, now);
    if (command instanceof JoinProposal) return join(command, state);
    if (command.self !== undefined && state.authors.includes(command.self)) return refuse('proposal.own');
    if (command instanceof AssessProposal) return assess(command, state, now, round);
    if (command instanceof DecideProposalAppeal) return decideAppeal(command, state, now, round);
    if (command instanceof MergeProposal) return merge(command, state, round);
    if (command instanceof RecordProposalBuilt) return build(command, state);
    return moderate(command, state);
  },
};

function submit(command: SubmitProposal, state: Proposal, { at }: Now, { rules }: Round): Decided {
  const { proposalId, roundId, author, resident, pot, language, theme, place, estimate, title, description } = command;
  if (state.status !== 'unknown') return refuse('proposal.already-exists');
  const term = rules!.phases.proposals;
  if (!term || at < term.from || at >= term.until) return refuse('proposal.not-now', term ? { ...term } : {});
  const { minAge, who } = rules!.voters;
  const why = ineligible({ minAge, who }, resident, at);
  if (why) return refuse('proposal.not-eligible', why);
  if (command.proposed >= MOST_EACH) return refuse('proposal.too-many', { most: MOST_EACH });
  const money = potOf(rules!, pot);
  if (money === undefined) return refuse('proposal.no-pot', { pot });
  if (estimate !== undefined && estimate > money) return refuse('proposal.too-dear', { pot: money });
  if (place && !inCity(place)) return refuse('proposal.outside-city', { lat: place.lat, lon: place.lon });
  const where = place && { lat: place.lat, lon: place.lon };
  const data = {
    ...{ proposalId, roundId, pot, language, author },
    ...(theme && { theme }),
    ...(where && { place: rounded(where) }),
    ...(estimate !== undefined && { estimate }),
  };
  const content = { title, description, ...(where && { place: where }) };
  return [
    { type: 'ProposalSubmitted', data, private: { subject: `proposal-${proposalId}`, content } },
    {
      type: 'ProposalAuthorNamed',
      data: { proposalId, author },
      private: { subject: author, content: { name: resident.name } },
    },
  ];
}

/** Whoever brought it may take it back, until it stands on the ballot. */
function withdraw({ proposalId }: WithdrawProposal, state: Proposal, { actor }: Now, round: Round): Decided {
  if (state.authors[0] !== actor) return refuse('proposal.not-the-author');
  if (state.status === 'withdrawn') return [];
  if (round.ballot) return refuse('proposal.on-the-ballot');
  if (state.status === 'merged') return refuse('proposal.over', { status: state.status });
  return [{ type: 'ProposalWithdrawn', data: { proposalId } }];
}

function appeal({ proposalId, text }: AppealProposal, state: Proposal, { at, actor }: Now): Decided {
  if (state.authors[0] !== actor) return refuse('proposal.not-the-author');
  const { rejection } = state;
  if (state.status !== 'rejected' || !rejection) return refuse('proposal.not-rejected');
  if (rejection.appeal !== 'none') return refuse('proposal.appealed-already');
  if (at >= rejection.appealUntil) return refuse('proposal.appeal-over', { until: rejection.appealUntil });
  const data = { proposalId, decisionDue: workingDaysAfter(at, APPEAL_DECISION_DAYS) };
  return [{ type: 'ProposalAppealed', data, private: { subject: actor, content: { text } } }];
}

/**
 * Somebody else than who rejected it decides. Once the ballot is pinned nothing can be put on it: whoever was right then is
 * told so in the explanation, and proposes again in the next round.
 */
function decideAppeal(
  command: DecideProposalAppeal,
  { rejection }: Proposal,
  { actor }: Now,
  { ballot }: Round,
): Decided {
  const { proposalId, outcome, explanation } = command;
  if (rejection?.appeal !== 'waiting') return refuse('proposal.not-appealed');
  if (rejection.by === actor) return refuse('proposal.same-person');
  if (ballot && outcome === 'upheld') return refuse('proposal.upheld-too-late');
  const content = { subject: `proposal-${proposalId}`, content: { explanation } };
  return [{ type: 'ProposalAppealDecided', data: { proposalId, outcome }, private: content }];
}

/** The other goes on for both: of the same round and pot, and still under way itself. */
function merge(command: MergeProposal, state: Proposal, round: Round): Decided {
  const { proposalId, into, explanation, target } = command;
  if (into === proposalId) return refuse('proposal.merged-into-itself');
  if (round.ballot) return refuse('proposal.on-the-ballot');
  if (state.status === 'merged' || state.status === 'withdrawn')
    return refuse('proposal.over', { status: state.status });
  if (!target?.open || target.roundId !== state.roundId || target.pot !== state.pot)
    return refuse('proposal.not-mergeable', { into });
  const content = { subject: `proposal-${proposalId}`, content: { explanation } };
  return [{ type: 'ProposalMerged', data: { proposalId, into }, private: content }];
}

function join({ proposalId, from }: JoinProposal, state: Proposal): Decided {
  return state.joined.includes(from) ? [] : [{ type: 'ProposalJoined', data: { proposalId, from } }];
}

function moderate(command: HideProposal | ShowProposal, state: Proposal): Decided {
  const { proposalId, text } = command;
  const content = { subject: `proposal-${proposalId}`, content: { text } };
  if (command instanceof ShowProposal)
    return state.hidden ? [{ type: 'ProposalShown', data: { proposalId }, private: content }] : [];
  if (state.hidden) return [];
  return [{ type: 'ProposalHidden', data: { proposalId, ground: command.ground }, private: content }];
}

function build({ proposalId, winner, milestone, next, text }: RecordProposalBuilt, state: Proposal): Decided {
  if (!winner) return refuse('proposal.no-winner');
  if (state.built === 'done') return refuse('proposal.built-already');
  const data = { proposalId, milestone, ...(next !== undefined && { next }) };
  return [{ type: 'ProposalBuilt', data, private: { subject: `proposal-${proposalId}`, content: { text } } }];
}
