import { type Round, roundFold } from '../../commands/budgeting/round-state.js';
import { refuse } from '../../commands/decider.js';
import type { RoundEvent } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';

type Of<T extends RoundEvent['type']> = Extract<Recorded<RoundEvent>, { type: T }>;

/** A round's own stream, which is short: the rules' view of it, and the facts that ballots hang on. */
export type RoundSeen = {
  readonly id: string;
  readonly state: Round;
  readonly opened: Of<'RoundOpened'>;
  readonly voting: Of<'VotingOpened'> | undefined;
  readonly closed: Of<'RoundClosed'> | undefined;
  readonly seed: Of<'TieSeedRevealed'> | undefined;
  readonly ballots: Of<'BallotsOpened'> | undefined;
  /** The newest. */
  readonly tally: Of<'TallyPublished'> | undefined;
  readonly certified: Of<'RoundCertified'> | undefined;
};

/** @throws Refused when there is no such round */
export async function seeRound(log: Pick<EventLog, 'read'>, id: string): Promise<RoundSeen> {
  return roundSeen(id, (await log.read(`round-${id}`)) as unknown as readonly Recorded<RoundEvent>[]);
}

/** @throws Refused when the facts open no round */
export function roundSeen(id: string, facts: readonly Recorded<RoundEvent>[]): RoundSeen {
  const last = <T extends RoundEvent['type']>(type: T) => facts.findLast((e) => e.type === type) as Of<T> | undefined;
  const first = <T extends RoundEvent['type']>(type: T) => facts.find((e) => e.type === type) as Of<T> | undefined;
  const opened = first('RoundOpened');
  if (!opened) throw new Refused(refuse('round.not-found', { round: id }));
  return {
    id,
    state: facts.reduce((state, e) => roundFold.evolve(state, e as never), roundFold.initial),
    opened,
    voting: first('VotingOpened'),
    closed: first('RoundClosed'),
    seed: first('TieSeedRevealed'),
    ballots: first('BallotsOpened'),
    tally: last('TallyPublished'),
    certified: first('RoundCertified'),
  };
}
