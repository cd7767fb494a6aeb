import { type Listed, type Paging, page, told } from './answer.js';
import type { PetitionPage, SheetDoc, UnsealingDoc } from './petition-documents.js';
import { cardOf, type PetitionCard } from './petition-views.js';
import { type Collections, Query } from './query.js';
import type { StaffDoc } from './staff-documents.js';
import type { ReadStore, Sort, Where } from './store.js';
import { textsOf, type Words, words } from './texts.js';

/** Officials by their pseudonym, as far as the house knows their name. */
export type Officials = Readonly<Record<string, Words<'name'>>>;
/** What an office keeps on petitions, with the petitions it is about and the officials who had a hand in it. */
export type Papers<T> = Listed<T> & {
  readonly petitions: Readonly<Record<string, PetitionCard>>;
  readonly officials: Officials;
};
type Paper = { readonly petitionId: string };
/** Each page is one petition's, or all of them together. */
type Wanted<S extends string> = Paging & {
  readonly petitionId?: string | undefined;
  readonly state?: S | undefined;
};

const LATEST = { sort: [['position', -1]] as Sort, kinds: ['number'] as const };
const whereOf = ({ petitionId, state }: Wanted<string>): Where => ({
  ...(petitionId !== undefined && { petitionId }),
  ...(state !== undefined && { state }),
});

export type SheetView = Omit<SheetDoc, '_id' | 'position'>;

/** Paper sheets, latest first: of one petition, or of all. For officials only. */
export class Sheets extends Query<Papers<SheetView>> {
  constructor(readonly wanted: Wanted<SheetDoc['state']> = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = { name: 'sheets', collection: of('sheets'), where: whereOf(this.wanted), ...LATEST };
    const found = await page<SheetDoc>(store, listing, this.wanted);
    const hands = found.items.flatMap(({ receivedBy, enteredBy }) => [receivedBy, enteredBy]);
    const sheets = told(found, ({ _id, position: _, ...rest }): SheetView => rest);
    return { ...sheets, ...(await about(store, of, found.items, hands)) };
  }
}

/** One sheet of one petition, as in the list. */
export class SheetByNumber extends Query<(SheetView & { readonly officials: Officials }) | undefined> {
  constructor(
    readonly petitionId: string,
    readonly sheet: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<SheetDoc>(of('sheets'), `${this.petitionId}_${this.sheet}`);
    if (!found) return undefined;
    const { _id, position: _, ...rest } = found;
    const { officials } = await about(store, of, [], [rest.receivedBy, rest.enteredBy]);
    return { ...rest, officials };
  }
}

export type UnsealingView = Omit<UnsealingDoc, '_id' | 'position'>;

/** Requests for a statutory list of signatories and what became of each, latest first. For officials only. */
export class SignatoryLists extends Query<Papers<UnsealingView>> {
  constructor(readonly wanted: Wanted<UnsealingDoc['state']> = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = { name: 'lists', collection: of('unsealings'), where: whereOf(this.wanted), ...LATEST };
    const found = await page<UnsealingDoc>(store, listing, this.wanted);
    const hands = found.items.flatMap(({ requestedBy, approvedBy, openedBy }) => [requestedBy, approvedBy, openedBy]);
    const lists = told(found, ({ _id, position: _, ...rest }): UnsealingView => rest);
    return { ...lists, ...(await about(store, of, found.items, hands)) };
  }
}

/** How much of each kind waits for somebody. */
export class PapersWaiting extends Query<{
  readonly sheets: number;
  readonly lists: number;
  readonly requests: number;
}> {
  async answer(store: ReadStore, of: Collections) {
    const [sheets, lists, requests] = await Promise.all([
      store.count(of('sheets'), { state: 'received' }),
      store.count(of('unsealings'), { state: 'requested' }),
      store.count(of('requests'), { state: 'waiting' }),
    ]);
    return { sheets, lists, requests };
  }
}

async function about(
  store: ReadStore,
  of: Collections,
  papers: readonly Paper[],
  hands: readonly (string | undefined)[],
) {
  const ids = [...new Set(papers.map(({ petitionId }) => petitionId))];
  const staff = [...new Set(hands.filter((hand) => hand !== undefined))];
  const [pages, officials] = await Promise.all([
    store.load<PetitionPage>(of('pages'), ids),
    store.load<StaffDoc>(of('staff'), staff),
  ]);
  const refs = [...pages.values()].map(({ text }) => text);
  const texts = await textsOf(store, of, [...refs, ...[...officials.values()].map(({ name }) => name)]);
  const known = [...officials].filter(([, { name }]) => name !== undefined);
  return {
    petitions: Object.fromEntries([...pages].map(([id, petition]) => [id, cardOf(petition, texts)])),
    officials: Object.fromEntries(known.map(([id, { name }]) => [id, words(texts, name, 'name')])),
  };
}
