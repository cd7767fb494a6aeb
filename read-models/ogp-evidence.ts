import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import { type EvidenceView, evidenceView } from './ogp-commitments.js';
import type { EvidenceDoc } from './ogp-monitoring-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

export type EvidenceWanted = Paging & {
  readonly plan?: string | undefined;
  readonly commitment?: string | undefined;
};

/** Documents of a plan's repository, or of one commitment, the newest first. */
export class EvidenceList extends Query<Listed<EvidenceView>> {
  constructor(readonly wanted: EvidenceWanted) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { plan, commitment } = this.wanted;
    const listing = {
      ...{ name: 'evidence', collection: of('evidence'), where: commitment ? { commitment } : { plan: plan ?? '' } },
      ...{ sort: [['position', -1]] as const, kinds: ['number'] as const },
    };
    return told(await page<EvidenceDoc>(store, listing, this.wanted), evidenceView);
  }
}

/** One document of the repository. */
export class EvidenceById extends Query<(EvidenceView & { readonly asOf: AsOf }) | undefined> {
  constructor(readonly evidence: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<EvidenceDoc>(of('evidence'), this.evidence);
    return doc && { ...evidenceView(doc), asOf: asOf(doc.position) };
  }
}
