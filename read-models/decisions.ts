import { type Listed, type Paging, page } from './answer.js';
import type { DecisionDoc } from './decision-documents.js';
import type { PetitionPage } from './petition-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore, Where } from './store.js';
import { textsOf, type Words, words } from './texts.js';

export type Decision = Omit<DecisionDoc, '_id' | 'position' | 'words'> & {
  readonly event: string;
  /** What it is about; null where that is not for everyone to read, or is no petition. */
  readonly petition: (Words<'title'> & { readonly id: string; readonly language: 'ka' | 'en' }) | null;
  /** The words of the decision, as far as they may be read. */
  readonly says: string | null;
};

/** Decisions, the newest first, with the petitions they are about: all of them, or those that facts of some types made, or one. */
export class Decisions extends Query<Listed<Decision>> {
  constructor(
    readonly wanted: Paging & {
      readonly types?: readonly string[] | undefined;
      readonly event?: string | undefined;
    } = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { types, event } = this.wanted;
    const where: Where = { ...(types && { type: { in: types } }), ...(event !== undefined && { _id: event }) };
    const listing = { name: 'decisions', collection: of('decisions'), where, ...LATEST } as const;
    const found = await page<DecisionDoc>(store, listing, this.wanted);
    const ids = [...new Set(found.items.flatMap(({ petitionId }) => petitionId ?? []))];
    const petitions = await store.load<PetitionPage>(of('pages'), ids);
    const shown = new Map([...petitions].filter(([, { visibility }]) => visibility === 'listed'));
    const refs = [...shown.values()].map(({ text }) => text);
    const texts = await textsOf(store, of, [...refs, ...found.items.map((one) => one.words)]);
    const items = found.items.map(({ _id, position: _, words: ref, ...rest }): Decision => {
      const about = shown.get(rest.petitionId ?? '');
      const petition = about ? { ...words(texts, about.text, 'title'), id: about._id, language: about.language } : null;
      const [says] = about && ref ? Object.values(texts.get(ref.event)?.content ?? {}) : [];
      return { event: _id, ...rest, petition, says: says ?? null };
    });
    return { ...found, items };
  }
}

const LATEST = { sort: [['position', -1]], kinds: ['number'] } as const;
