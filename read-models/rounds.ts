import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import { type Collections, Query } from './query.js';
import { ROUND_PHASES, type RoundDoc, type RoundPhase, type TallyVersion } from './round-documents.js';
import type { ReadStore } from './store.js';

/** How a round stands: what has been recorded, and what the clock says of its dates. */
export const ROUND_STATES = ['announced', 'voting', 'closed', 'opened', 'counted', 'certified'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export type RoundView = Omit<RoundDoc, '_id' | 'position' | 'tallies'> & {
  readonly id: string;
  readonly state: RoundState;
  /** The phase whose dates today lies in; null between two, before the first and after the last. */
  readonly phase: RoundPhase | null;
  /** Whether ballots are taken now. */
  readonly votes: boolean;
  /** The result as it stands. */
  readonly result: TallyVersion | null;
};

function stateOf({ certifiedAt, tallies, opened, closed, voting }: RoundDoc): RoundState {
  if (certifiedAt !== null) return 'certified';
  if (tallies.length > 0) return 'counted';
  if (opened) return 'opened';
  if (closed) return 'closed';
  return voting ? 'voting' : 'announced';
}

function viewOf(doc: RoundDoc, now: string): RoundView {
  const { _id, position: _, tallies, ...rest } = doc;
  const phase = ROUND_PHASES.find((one) => {
    const term = doc.rules.phases[one];
    return term && term.from <= now && now < term.until;
  });
  const state = stateOf(doc);
  const votes = state === 'voting' && phase === 'voting';
  return { id: _id, ...rest, state, phase: phase ?? null, votes, result: tallies.at(-1) ?? null };
}

/** Budget rounds, the newest first. */
export class Rounds extends Query<Listed<RoundView>> {
  constructor(
    readonly now: string,
    readonly wanted: Paging & { readonly year?: number | undefined } = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { year } = this.wanted;
    const where = year === undefined ? {} : { year };
    const listing = { name: 'rounds', collection: of('rounds'), where, ...NEWEST } as const;
    return told(await page<RoundDoc>(store, listing, this.wanted), (doc) => viewOf(doc, this.now));
  }
}

const NEWEST = { sort: [['openedAt', -1]], kinds: ['string'] } as const;

/** One of them; undefined where there is none. */
export class RoundById extends Query<(RoundView & { readonly asOf: AsOf }) | undefined> {
  constructor(
    readonly now: string,
    readonly id: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<RoundDoc>(of('rounds'), this.id);
    return found && { ...viewOf(found, this.now), asOf: asOf(found.position) };
  }
}

export type RoundResult = {
  readonly round: string;
  readonly state: RoundState;
  /** Every version that was published, the last one first. */
  readonly versions: readonly TallyVersion[];
  readonly seedCommitment: string;
  readonly seed: string | null;
  readonly opened: RoundDoc['opened'];
  readonly closed: RoundDoc['closed'];
  readonly certifiedAt: string | null;
  readonly asOf: AsOf;
};

/** What a round has come to; `versions` is empty until two trustees have opened the ballots. */
export class RoundResultOf extends Query<RoundResult | undefined> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<RoundDoc>(of('rounds'), this.id);
    if (!found) return undefined;
    const { tallies, seedCommitment, seed, opened, closed, certifiedAt, position } = found;
    const versions = tallies.toReversed();
    const whole = { round: this.id, state: stateOf(found), versions, seedCommitment, seed, opened, closed };
    return { ...whole, certifiedAt, asOf: asOf(position) };
  }
}
