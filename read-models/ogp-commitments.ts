import { type AsOf, asOf, type Listed, type Paging, page } from './answer.js';
import type {
  CommitmentDoc,
  IndependentDoc,
  MilestoneDoc,
  PlanDoc,
  ProgressDoc,
  SelfAssessmentDoc,
  WordDoc,
} from './ogp-documents.js';
import type { EvidenceDoc } from './ogp-monitoring-documents.js';
import { isOverdue, isStarred, type MilestoneState, progressOf } from './ogp-scoreboard.js';
import type { TextRef } from './petition-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { type Texts, textsOf, type Words, words } from './texts.js';

/** Words of an official in one or both languages, or why there are none. */
export type OfficialWords = Words<'ka' | 'en'>;
type Spoken<T extends { readonly text: TextRef }> = Omit<T, 'text'> & { readonly text: OfficialWords };
export type ProgressView = Spoken<ProgressDoc>;
export type SelfView = Spoken<SelfAssessmentDoc>;
export type IndependentView = Spoken<IndependentDoc>;
export type MilestoneView = Omit<MilestoneDoc, 'progress'> & {
  readonly code: string;
  readonly state: MilestoneState;
  readonly overdue: boolean;
  readonly progress?: ProgressView;
};
export type EvidenceView = Omit<EvidenceDoc, '_id' | 'position' | 'sha256'> & { readonly id: string };

export type PlanOfCommitment = {
  readonly id: string;
  readonly title: PlanDoc['content']['title'];
  readonly status: PlanDoc['status'];
  readonly scales: PlanDoc['scales'];
  readonly institutions: PlanDoc['content']['institutions'];
};
export type CommitmentView = Omit<
  CommitmentDoc,
  '_id' | 'position' | 'milestones' | 'self' | 'independent' | 'plan'
> & {
  readonly id: string;
  readonly plan: PlanOfCommitment;
  readonly starred: boolean;
  readonly milestones: readonly MilestoneView[];
  readonly self: readonly SelfView[];
  readonly independent: readonly IndependentView[];
  /** The newest pieces; the others are in the list of evidence. */
  readonly documents: readonly EvidenceView[];
  readonly asOf: AsOf;
};

const SHOWN = 50;
const spoken = <T extends { readonly text: TextRef }>(said: T, texts: Texts): Spoken<T> => ({
  ...said,
  text: words(texts, said.text, 'ka', 'en'),
});
export const evidenceView = ({ _id, position: _, sha256: __, ...doc }: EvidenceDoc): EvidenceView => ({
  id: _id,
  ...doc,
});

/** Milestones in the order in which they end. */
export const inOrder = ({ milestones }: Pick<CommitmentDoc, 'milestones'>): [code: string, MilestoneDoc][] =>
  Object.entries(milestones).sort(([a, x], [b, y]) => (`${x.content.to}${a}` < `${y.content.to}${b}` ? -1 : 1));

const assessments = ({ self, independent }: CommitmentDoc) => ({
  self: Object.values(self),
  independent: Object.values(independent),
});

/** Where the words of a commitment are. */
export const wordsIn = (doc: CommitmentDoc): readonly TextRef[] => [
  ...Object.values(doc.milestones).flatMap(({ progress }) => progress?.text ?? []),
  ...Object.values(assessments(doc)).flatMap((all) => all.map(({ text }) => text)),
];

/** A commitment with all that is shown of it, its words joined. `today`: the day in Tbilisi. */
export function commitmentView(
  doc: CommitmentDoc,
  plan: PlanOfCommitment,
  { texts, documents, today }: { texts: Texts; documents: readonly EvidenceDoc[]; today: string },
): CommitmentView {
  const { _id, position, milestones: _, self: __, independent: ___, plan: ____, ...rest } = doc;
  const { self, independent } = assessments(doc);
  return {
    ...{ id: _id, ...rest, plan, starred: isStarred(doc) },
    milestones: inOrder(doc).map(([code, milestone]) => {
      const { progress, ...about } = milestone;
      const overdue = doc.status !== 'withdrawn' && isOverdue(milestone, today);
      const said = progress && { progress: spoken(progress, texts) };
      return { code, ...about, state: progressOf(milestone), overdue, ...said };
    }),
    self: self.map((one) => spoken(one, texts)),
    independent: independent.map((one) => spoken(one, texts)),
    documents: documents.map(evidenceView),
    asOf: asOf(position),
  };
}

export const planOf = ({ _id, status, scales, content: { title, institutions } }: PlanDoc): PlanOfCommitment => ({
  ...{ id: _id, title, status, scales, institutions },
});

/** One commitment: promise, milestones with evidence, both assessments side by side. */
export class CommitmentById extends Query<CommitmentView | undefined> {
  constructor(
    readonly commitment: string,
    readonly today: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<CommitmentDoc>(of('commitments'), this.commitment);
    const plan = doc && (await store.get<PlanDoc>(of('plans'), doc.plan));
    if (!doc || !plan) return undefined;
    const where = { commitment: this.commitment };
    const [texts, documents] = await Promise.all([
      textsOf(store, of, wordsIn(doc)),
      store.find<EvidenceDoc>(of('evidence'), { where, sort: [['position', -1]], limit: SHOWN }),
    ]);
    return commitmentView(doc, planOf(plan), { texts, documents, today: this.today });
  }
}

export type CommitmentName = {
  readonly id: string;
  readonly ogpId?: string;
  readonly title: CommitmentDoc['content']['title'];
};

/** The commitments with these ids, as far as there are such. */
export class CommitmentsNamed extends Query<readonly CommitmentName[]> {
  constructor(readonly commitments: readonly string[]) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.load<CommitmentDoc>(of('commitments'), this.commitments);
    return [...found.values()].map(({ _id, content: { ogpId, title } }) => ({
      ...{ id: _id, title, ...(ogpId !== undefined && { ogpId }) },
    }));
  }
}

export type WordView = Omit<WordDoc, '_id' | 'position' | 'said'> & {
  readonly event: string;
  readonly said: ProgressView | SelfView | IndependentView;
};

/** All that was reported and assessed of a commitment, the newest first: also what a later version has followed. */
export class CommitmentHistory extends Query<Listed<WordView>> {
  constructor(
    readonly commitment: string,
    readonly wanted: Paging & { readonly kind?: WordDoc['kind'] | undefined } = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { commitment, wanted } = this;
    const { kind } = wanted;
    const listing = {
      ...{ name: 'commitment-history', collection: of('ogp-words'), where: { commitment, ...(kind && { kind }) } },
      ...{ sort: [['position', -1]] as const, kinds: ['number'] as const },
    };
    const found = await page<WordDoc>(store, listing, wanted);
    const texts = await textsOf(
      store,
      of,
      found.items.map(({ said }) => said.text),
    );
    const items = found.items.map(({ _id, position: _, said, ...word }) => ({
      ...{ event: _id, ...word },
      said: spoken(said as ProgressDoc, texts) as WordView['said'],
    }));
    return { ...found, items };
  }
}
