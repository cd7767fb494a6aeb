import type { Fact } from './envelope.js';
import type { RoundedPlace } from './places.js';
import type { BothLanguages } from './privacy.js';

/** Why a proposal does not pass the formal review. */
export const FORMAL_GROUNDS = [
  'incomplete',
  'wrong-pot',
  'not-our-competence',
  'not-for-the-public',
  'too-dear',
  'duplicate',
] as const;
export type FormalGround = (typeof FORMAL_GROUNDS)[number];
/** Why a moderator closes a proposal to readers. */
export const PROPOSAL_GROUNDS = ['offensive', 'advertisement', 'personal-data', 'unlawful', 'spam'] as const;
export type ProposalGround = (typeof PROPOSAL_GROUNDS)[number];
/** How far a winner has been built. */
export const MILESTONES = ['planned', 'contracted', 'under-construction', 'done', 'stopped'] as const;
export type Milestone = (typeof MILESTONES)[number];
/** Calendar days to appeal in, and working days to decide on an appeal. */
export const APPEAL_DAYS = 7;
export const APPEAL_DECISION_DAYS = 10;

/** `proposal-<id>`: what was written is sealed under the proposal's own key, with the exact place; the public point is rounded. */
export type ProposalSubmitted = Fact<
  'ProposalSubmitted',
  {
    proposalId: string;
    roundId: string;
    /** Whose money it would take: `city`, or a district. */
    pot: string;
    language: 'ka' | 'en';
    /** A pseudonym of this proposal alone. */
    author: string;
    place?: RoundedPlace;
    /** What its author thinks that it costs, in tetri. */
    estimate?: number;
  },
  { title: string; description: string; place?: { lat: number; lon: number } }
>;
/** The author's name goes with the author. */
export type ProposalAuthorNamed = Fact<'ProposalAuthorNamed', { proposalId: string; author: string }, { name: string }>;
/** The first stage: whether it is complete, in the right pot, ours to do, for everybody, and not above the pot. */
export type ProposalPassedFormal = Fact<'ProposalPassedFormal', { proposalId: string }>;
/** The second: what it costs, and by what name it stands on the ballot. */
export type ProposalFoundFeasible = Fact<
  'ProposalFoundFeasible',
  { proposalId: string; cost: number; title: BothLanguages }
>;
export type ProposalRejected = Fact<
  'ProposalRejected',
  { proposalId: string; stage: 'formal' | 'substantive'; ground: FormalGround | 'not-feasible'; appealUntil: string },
  { explanation: string }
>;
export type ProposalAppealed = Fact<'ProposalAppealed', { proposalId: string; decisionDue: string }, { text: string }>;
/** Upheld, it goes back to the stage where it fell. */
export type ProposalAppealDecided = Fact<
  'ProposalAppealDecided',
  { proposalId: string; outcome: 'upheld' | 'dismissed' },
  { explanation: string }
>;
export type ProposalWithdrawn = Fact<'ProposalWithdrawn', { proposalId: string }>;
/** Much the same as another, which goes on for both. */
export type ProposalMerged = Fact<'ProposalMerged', { proposalId: string; into: string }, { explanation: string }>;
/** Another proposal has joined this one: its author is an author of both. */
export type ProposalJoined = Fact<'ProposalJoined', { proposalId: string; from: string }>;
export type ProposalHidden = Fact<'ProposalHidden', { proposalId: string; ground: ProposalGround }, { text: string }>;
export type ProposalShown = Fact<'ProposalShown', { proposalId: string }, { text: string }>;
/** Of a winner: how far it is, and by when the next step is promised (YYYY-MM-DD). */
export type ProposalBuilt = Fact<
  'ProposalBuilt',
  { proposalId: string; milestone: Milestone; next?: string },
  { text: string }
>;
export type ProposalEvent =
  | ProposalSubmitted
  | ProposalAuthorNamed
  | ProposalPassedFormal
  | ProposalFoundFeasible
  | ProposalRejected
  | ProposalAppealed
  | ProposalAppealDecided
  | ProposalWithdrawn
  | ProposalMerged
  | ProposalJoined
  | ProposalHidden
  | ProposalShown
  | ProposalBuilt;
