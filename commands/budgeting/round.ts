import { isAboutThemes, type RoundEvent } from '../../events/budgeting.js';
import { daysAfter } from '../../events/calendar.js';
import { type Decider, type Decision, type Now, refuse } from '../decider.js';
import { wrongKeys } from './ballot-keys.js';
import {
  CertifyRound,
  CloseRound,
  OpenRound,
  OpenVoting,
  PublishTally,
  RecordOpenedBallots,
  RevealTieSeed,
} from './round-commands.js';
import { NO_ROUND, type Round, roundFold } from './round-state.js';
import { contradiction, ruleBookOf } from './rule-book.js';

type RoundCommand =
  | OpenRound
  | OpenVoting
  | CloseRound
  | RevealTieSeed
  | RecordOpenedBallots
  | PublishTally
  | CertifyRound;
type Decided = Decision<RoundEvent>;

/** `round-<id>`: from the rule book to the certified result. What is pinned once is never pinned anew. */
export const round: Decider<Round, RoundCommand, RoundEvent> = {
  ...roundFold,
  initial: NO_ROUND,
  handles: [OpenRound, OpenVoting, CloseRound, RevealTieSeed, RecordOpenedBallots, PublishTally, CertifyRound],
  id: ({ roundId }) => roundId,

  decide(command, state, now) {
    if (command instanceof OpenRound) return open(command, state, now);
    const { roundId } = command;
    if (state.status === 'unknown') return refuse('round.not-found', { round: roundId });
    if (command instanceof OpenVoting) return openVoting(command, state, now);
    if (command instanceof CloseRound) return close(command, state, now);
    if (command instanceof RevealTieSeed) return reveal(command, state);
    if (command instanceof RecordOpenedBallots) return recordOpened(command, state);
    if (command instanceof PublishTally) return publish(command, state, now);
    return certify(command, state, now);
  },
};

function open(command: OpenRound, state: Round, now: Now): Decided {
  const { roundId, seed, seedCommitment, year, title } = command;
  if (state.status !== 'unknown') return refuse('round.already-exists', { round: roundId });
  const rules = ruleBookOf(command);
  const wrong = contradiction(rules, now);
  if (wrong) return wrong;
  const data = { roundId, year, title: { ka: title.ka, en: title.en }, rules, seedCommitment };
  return [{ type: 'RoundOpened', data, private: { subject: `round-${roundId}`, content: { seed } } }];
}

function openVoting(command: OpenVoting, state: Round, { at }: Now): Decided {
  const { roundId, projects, issuers, roundKey, trustees, boxKey, eligible, appeals = 0 } = command;
  if (state.status !== 'opened') return refuse('round.voting-opened', { round: roundId });
  const wrong = wrongKeys(command);
  if (wrong) return refuse('round.wrong-keys', { wrong });
  const { phases, ballot } = state.rules!;
  if (at >= phases.voting.until) return refuse('round.not-voting', { until: phases.voting.until });
  if (appeals > 0) return refuse('round.appeals-waiting', { appeals });
  if (!isAboutThemes(ballot) && projects.length === 0) return refuse('round.no-projects');
  return [{ type: 'VotingOpened', data: { roundId, projects, issuers, roundKey, trustees, boxKey, eligible } }];
}

/** The term was promised to everybody: nobody closes before it is over. */
function close({ roundId, ballots, voters, credentials }: CloseRound, state: Round, { at }: Now): Decided {
  if (state.status === 'opened') return refuse('round.voting-not-opened');
  if (state.closed) return [];
  const { until } = state.rules!.phases.voting;
  if (at < until) return refuse('round.too-early', { until });
  return [{ type: 'RoundClosed', data: { roundId, ballots, voters, credentials } }];
}

function reveal({ roundId, seed, commitment }: RevealTieSeed, state: Round): Decided {
  if (!state.closed) return refuse('round.not-closed');
  if (state.seedRevealed) return [];
  if (commitment !== state.seedCommitment) return refuse('round.seed-differs');
  return [{ type: 'TieSeedRevealed', data: { roundId, seed } }];
}

function recordOpened(command: RecordOpenedBallots, state: Round): Decided {
  const { roundId, opened, spoiled, digest, bytes, trustees } = command;
  if (!state.closed) return refuse('round.not-closed');
  if (state.opened) return state.opened.digest === digest ? [] : refuse('round.already-opened');
  return [{ type: 'BallotsOpened', data: { roundId, opened, spoiled, digest, bytes, trustees } }];
}

/** The first result, or a corrected one; the same again is already so. */
function publish({ roundId, rule, digest, value }: PublishTally, state: Round, { at }: Now): Decided {
  if (state.status === 'certified') return state.tally?.digest === digest ? [] : refuse('round.certified');
  if (!state.opened) return refuse('round.not-opened');
  if (state.tally?.digest === digest) return [];
  const version = (state.tally?.version ?? 0) + 1;
  const complainUntil = daysAfter(at, state.rules!.complaintDays);
  return [{ type: 'TallyPublished', data: { roundId, version, rule, digest, value, complainUntil } }];
}

function certify({ roundId, replayed, complaints }: CertifyRound, state: Round, { at }: Now): Decided {
  if (state.status === 'certified') return [];
  if (!state.tally) return refuse('round.no-result');
  const { version, digest, complainUntil } = state.tally;
  if (at < complainUntil) return refuse('round.complaints-open', { until: complainUntil });
  if (complaints > 0) return refuse('round.complaints-open', { undecided: complaints });
  if (replayed !== digest) return refuse('round.recount-differs', { published: digest, counted: replayed ?? '' });
  return [{ type: 'RoundCertified', data: { roundId, version, digest } }];
}
