import { type Listed, type Paging, page } from './answer.js';
import type { CaseDoc } from './case-documents.js';
import { type CaseCard, cardsOf } from './cases.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

export type QueuedCase = CaseCard & Pick<CaseDoc, 'overdueSince' | 'waitingSince' | 'officer'>;

/** Open cases, of one department where it is named, in the order of their terms. */
export class CaseQueue extends Query<Listed<QueuedCase>> {
  constructor(readonly wanted: Paging & { readonly department?: string | undefined }) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { department } = this.wanted;
    const found = await page<CaseDoc>(
      store,
      {
        ...{ name: `case-queue ${department ?? ''}`, collection: of('cases') },
        where: { open: true, ...(department !== undefined && { department }) },
        ...{ sort: [['due', 1]], kinds: ['string'] },
      },
      this.wanted,
    );
    const cards = await cardsOf(store, of, found.items);
    const items = cards.map((card, i): QueuedCase => {
      const { overdueSince, waitingSince, officer } = found.items[i]!;
      return { ...card, overdueSince, waitingSince, officer };
    });
    return { ...found, items };
  }
}
