import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import type { CommitmentDoc, PlanDoc, VersionDoc } from './ogp-documents.js';
import { isStarred, lastIndependent, lastSelf, type Scoreboard, scoreboardOf } from './ogp-scoreboard.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

/** A plan in a list. */
export type PlanCard = Pick<PlanDoc, 'member' | 'level' | 'number' | 'status'> &
  Pick<PlanDoc['content'], 'title' | 'from' | 'to'> & { readonly id: string };

const cardOf = ({ _id, member, level, number, status, content: { title, from, to } }: PlanDoc): PlanCard => ({
  ...{ id: _id, member, level, number, status, title, from, to },
});

/** Action plans, the latest first. */
export class PlansList extends Query<Listed<PlanCard>> {
  constructor(readonly wanted: Paging = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = {
      ...{ name: 'plans', collection: of('plans'), where: {} },
      ...{ sort: [['begins', -1]] as const, kinds: ['string'] as const },
    };
    return told(await page<PlanDoc>(store, listing, this.wanted), cardOf);
  }
}

/** A commitment on the page of its plan. */
export type CommitmentCard = Pick<CommitmentDoc, 'number' | 'status' | 'evidence' | 'contributions'> &
  Pick<CommitmentDoc['content'], 'title' | 'ogpId' | 'values' | 'lead' | 'from' | 'to'> & {
    readonly id: string;
    readonly self: string | null;
    readonly independent: string | null;
    readonly starred: boolean;
    readonly milestones: Scoreboard['milestones'];
  };

const commitmentCard = (doc: CommitmentDoc, today: string): CommitmentCard => {
  const { _id, number, status, evidence, contributions, content } = doc;
  const { title, ogpId, values, lead, from, to } = content;
  return {
    ...{ id: _id, number, status, evidence, contributions, title, values, lead, from, to },
    ...(ogpId !== undefined && { ogpId }),
    self: status === 'withdrawn' ? 'withdrawn' : (lastSelf(doc)?.completion ?? null),
    independent: lastIndependent(doc)?.findings.completion ?? null,
    starred: isStarred(doc),
    milestones: scoreboardOf([doc], today).milestones,
  };
};

export type PlanView = Omit<PlanDoc, '_id' | 'position' | 'begins'> & {
  readonly id: string;
  readonly scoreboard: Scoreboard;
  readonly commitments: readonly CommitmentCard[];
  readonly asOf: AsOf;
};

/** A plan has so many at the most. */
export const MOST_COMMITMENTS = 100;

/** The commitments of a plan in their order. */
export const commitmentsOf = (store: ReadStore, of: Collections, plan: string): Promise<CommitmentDoc[]> =>
  store.find<CommitmentDoc>(of('commitments'), { where: { plan }, sort: [['number', 1]], limit: MOST_COMMITMENTS });

/** One plan with its scoreboard and its commitments, as it stands on a day in Tbilisi (YYYY-MM-DD). */
export class PlanById extends Query<PlanView | undefined> {
  constructor(
    readonly plan: string,
    readonly today: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<PlanDoc>(of('plans'), this.plan);
    if (!doc) return undefined;
    const docs = await commitmentsOf(store, of, this.plan);
    const { _id, position: _, begins: __, ...plan } = doc;
    return {
      ...{ id: _id, ...plan, scoreboard: scoreboardOf(docs, this.today) },
      commitments: docs.map((one) => commitmentCard(one, this.today)),
      asOf: asOf(Math.max(doc.position, ...docs.map(({ position }) => position))),
    };
  }
}

export type VersionView = Omit<VersionDoc, '_id' | 'position'> & { readonly asOf: AsOf };

/** A version of a plan, a commitment or a milestone, whole, as it was adopted. */
export class OgpVersion extends Query<VersionView | undefined> {
  constructor(
    readonly kind: VersionDoc['kind'],
    readonly of: string,
    readonly version: number,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<VersionDoc>(of('ogp-versions'), `${this.kind}_${this.of}_${this.version}`);
    if (!doc) return undefined;
    const { _id: _, position, ...version } = doc;
    return { ...version, asOf: asOf(position) };
  }
}

/** What the commitments of a plan say, whole, with their milestones: for those who look whether all is said. */
export type SaidInPlan = {
  readonly id: string;
  readonly content: CommitmentDoc['content'];
  readonly milestones: Readonly<Record<string, CommitmentDoc['milestones'][string]['content']>>;
};
export class ContentsOfPlan extends Query<readonly SaidInPlan[]> {
  constructor(readonly plan: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const docs = await commitmentsOf(store, of, this.plan);
    return docs
      .filter(({ status }) => status !== 'withdrawn')
      .map(({ _id, content, milestones }) => ({
        id: _id,
        content,
        milestones: Object.fromEntries(
          Object.entries(milestones).flatMap(([code, one]) => (one.dropped ? [] : [[code, one.content]])),
        ),
      }));
  }
}
