import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import type { ComplaintDoc, ProposalDoc, ProposalTask } from './proposal-documents.js';
import { cardOf, type ProposalCard, winnersOf } from './proposals.js';
import { type Collections, Query } from './query.js';
import type { RoundDoc } from './round-documents.js';
import type { Condition, ReadStore } from './store.js';
import { SEALED, textsOf, type Words, words } from './texts.js';

/** A proposal that waits for an official, and since when. */
export type QueuedProposal = ProposalCard & {
  readonly waits: ProposalTask;
  readonly waitsSince: string;
  /** By when an appeal is to be decided. */
  readonly due: string | null;
};

export type ProposalQueueWanted = Paging & {
  readonly round?: string | undefined;
  readonly pot?: string | undefined;
  readonly stage?: ProposalTask | undefined;
};

/** What waits for officials, the longest first. */
export class ProposalQueue extends Query<Listed<QueuedProposal>> {
  constructor(
    readonly now: string,
    readonly wanted: ProposalQueueWanted = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { round, pot, stage } = this.wanted;
    const where: Record<string, Condition> = { waits: stage ?? { gt: '' } };
    if (round !== undefined) where.round = round;
    if (pot !== undefined) where.pot = pot;
    const listing = { name: 'proposal-queue', collection: of('proposals'), where, ...OLDEST } as const;
    const found = await page<ProposalDoc>(store, listing, this.wanted);
    const refs = found.items.map(({ text }) => text);
    const known = { texts: await textsOf(store, of, refs), winners: new Set<string>(), now: this.now };
    return told(found, (doc) => {
      const { waits, waitsSince, rejection } = doc;
      const due = rejection?.decisionDue ?? null;
      return { ...cardOf(doc, known, true), waits: waits as ProposalTask, waitsSince, due };
    });
  }
}
const OLDEST = { sort: [['waitsSince', 1]], kinds: ['string'] } as const;

/** Projects that a ballot can hold. */
const MOST_PROJECTS = 1_000;

export type BallotLine = {
  readonly id: string;
  readonly pot: string;
  readonly cost: number;
  readonly title: { readonly ka: string; readonly en: string };
  readonly theme: string | null;
  readonly place: ProposalCard['place'];
};

/** What stands on a round's ballot; before it is pinned, what would stand on it now. */
export class RoundProjects extends Query<
  { readonly pinned: boolean; readonly items: readonly BallotLine[]; readonly asOf: AsOf } | undefined
> {
  constructor(
    readonly now: string,
    readonly round: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const round = await store.get<RoundDoc>(of('rounds'), this.round);
    if (!round) return undefined;
    const where = { round: this.round, status: 'feasible' };
    const [found, position] = await Promise.all([
      store.find<ProposalDoc>(of('proposals'), { where, limit: MOST_PROJECTS }),
      store.position(of('proposals')),
    ]);
    const pinned = round.voting && new Map(round.voting.projects.map((one) => [one.id, one]));
    const lines = found.filter(({ _id, visibility }) => (pinned ? pinned.has(_id) : visibility === 'listed'));
    const texts = await textsOf(
      store,
      of,
      lines.map(({ text }) => text),
    );
    const known = { texts, winners: winnersOf(round), now: this.now };
    const items = lines.map((doc): BallotLine => {
      const { id, pot, theme, title, cost, place } = cardOf(doc, known);
      return { id, pot, theme, place, ...(pinned?.get(id) ?? { cost: cost ?? 0 }), title: title! };
    });
    items.sort((a, b) => (a.id < b.id ? -1 : 1));
    return { pinned: pinned !== null, items, asOf: asOf(Math.max(position, round.position)) };
  }
}

/** A complaint as the public may know it: its words are for those who decide, and for whoever wrote it. */
export type ComplaintView = Pick<ComplaintDoc, 'round' | 'version' | 'at'> & {
  readonly id: string;
  readonly text: Words<'text'>;
  readonly decided: {
    readonly outcome: 'upheld' | 'dismissed';
    readonly at: string;
    readonly text: Words<'text'>;
  } | null;
};

export type ComplaintsWanted = Paging & {
  readonly round?: string | undefined;
  readonly waiting?: boolean | undefined;
  /** Opens the words of every complaint. */
  readonly staff?: boolean | undefined;
};

/** Complaints about published results, the oldest first. */
export class Complaints extends Query<Listed<ComplaintView>> {
  constructor(readonly wanted: ComplaintsWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { round, waiting, staff = false } = this.wanted;
    const where: Record<string, Condition> = {};
    if (round !== undefined) where.round = round;
    if (waiting !== undefined) where.waiting = waiting;
    const listing = { name: 'complaints', collection: of('complaints'), where, ...BY_DATE } as const;
    const found = await page<ComplaintDoc>(store, listing, this.wanted);
    const refs = found.items.flatMap(({ text, decided }) => [text, decided?.text]);
    const texts = await textsOf(store, of, refs);
    return told(found, ({ _id, round: about, version, at, text, decided }) => ({
      ...{ id: _id, round: about, version, at },
      text: staff ? words(texts, text, 'text') : SEALED,
      decided: decided && { ...decided, text: words(texts, decided.text, 'text') },
    }));
  }
}
const BY_DATE = { sort: [['at', 1]], kinds: ['string'] } as const;

/** How many appeals against rejections in a round wait for a decision. */
export class AppealsWaiting extends Query<number> {
  constructor(readonly round: string) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    return store.count(of('proposals'), { round: this.round, waits: 'appeal' });
  }
}

/** How many complaints about a round wait for a decision. */
export class ComplaintsWaiting extends Query<number> {
  constructor(readonly round?: string) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    const { round } = this;
    return store.count(of('complaints'), { waiting: true, ...(round !== undefined && { round }) });
  }
}
