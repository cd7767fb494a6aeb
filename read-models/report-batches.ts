import { type Listed, type Paging, page, told } from './answer.js';
import type { BatchDoc } from './batch-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { type Texts, textsOf, type Words, words } from './texts.js';

/** A change of many reports at once, as officials see it. */
export type BatchView = Omit<BatchDoc, '_id' | 'words' | 'undoWords' | 'position' | 'by'> & {
  readonly id: string;
  readonly text: Words<'reason' | 'text'>;
  readonly undoText: Words<'reason'> | null;
};

function viewOf({ _id, words: said, undoWords, position: _, by: _by, ...rest }: BatchDoc, texts: Texts): BatchView {
  const undoText = undoWords ? words(texts, undoWords, 'reason') : null;
  return { id: _id, ...rest, text: words(texts, said, 'reason', 'text'), undoText };
}

/** Changes of many reports, the latest first. For officials only. */
export class ReportBatches extends Query<Listed<BatchView>> {
  constructor(readonly paging: Paging = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const latest = { sort: [['begunAt', -1]], kinds: ['string'] } as const;
    const listing = { name: 'batches', collection: of('batches'), where: {}, ...latest };
    const found = await page<BatchDoc>(store, listing, this.paging);
    const texts = await textsOf(store, of, found.items.flatMap(wordsIn));
    return told(found, (one) => viewOf(one, texts));
  }
}

/** One of them, and how far it has come. */
export class ReportBatchById extends Query<BatchView | undefined> {
  constructor(readonly id: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<BatchDoc>(of('batches'), this.id);
    return found && viewOf(found, await textsOf(store, of, wordsIn(found)));
  }
}

const wordsIn = ({ words: said, undoWords }: BatchDoc) => [said, ...(undoWords ? [undoWords] : [])];
