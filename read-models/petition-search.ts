import { alike } from './alike.js';
import { asOf, type Listed, type Paging, page } from './answer.js';
import type { PetitionPage } from './petition-documents.js';
import { cardOf, type ListedStatus, type PetitionCard } from './petition-views.js';
import type { Collections } from './query.js';
import { queryTokens } from './search.js';
import type { Beginnings, Condition, ReadStore } from './store.js';
import { type Text, textsOf } from './texts.js';

export type PetitionSort = 'signatures' | 'newest' | 'trending';
export type PetitionsWanted = Paging & {
  readonly status?: ListedStatus | undefined;
  readonly addressee?: PetitionPage['addressee'] | undefined;
  readonly district?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: PetitionSort | undefined;
  readonly now?: string | undefined;
};

const SORTS = {
  signatures: { sort: [['signatures', -1]], kinds: ['number'] },
  newest: { sort: [['listedAt', -1]], kinds: ['string'] },
  trending: { sort: [['heat', -1]], kinds: ['number'] },
} as const;
/** Petitions that one word may find. */
const MOST_FOUND = 1_000;

/** One page of the list. @throws BadCursor */
export async function listed(
  store: ReadStore,
  of: Collections,
  wanted: PetitionsWanted,
): Promise<Listed<PetitionCard>> {
  const { status, addressee, district, q, sort = 'newest', now } = wanted;
  const where: Record<string, Condition> = { visibility: 'listed' };
  if (status !== undefined) where.status = status === 'open' ? { in: ['open', 'goal-reached'] } : status;
  if (addressee !== undefined) where.addressee = addressee;
  // the code becomes part of a field's name, so anything but a code finds nothing
  if (district !== undefined) where[`inDistrict.${/^[a-z]{1,40}$/.test(district) ? district : 'none'}`] = true;
  if (q !== undefined && q.trim() !== '') where._id = { in: await saying(store, of, queryTokens(q)) };
  const found = await page<PetitionPage>(
    store,
    { name: `petitions-${sort}`, collection: of('pages'), where, ...SORTS[sort] },
    wanted,
  );
  return { ...found, items: await cards(store, of, found.items, now) };
}

/** Ids of petitions whose text holds every word. */
async function saying(store: ReadStore, of: Collections, words: readonly Beginnings[]): Promise<string[]> {
  if (words.length === 0) return [];
  const found = await store.search<Text>(of('texts'), words, MOST_FOUND);
  return found.map(({ about }) => about);
}

async function cards(store: ReadStore, of: Collections, petitions: readonly PetitionPage[], now?: string) {
  const refs = petitions.map(({ text }) => text);
  const texts = await textsOf(store, of, refs);
  return petitions.map((petition) => cardOf(petition, texts, now));
}

/** Those that share most words with a text; among equals, those that share the rarer ones. */
export async function similar(store: ReadStore, of: Collections, text: string, limit: number, now?: string) {
  const ranked = await alike(queryTokens(text), (word) => saying(store, of, [word]));
  const pages = await store.load<PetitionPage>(of('pages'), ranked.slice(0, 50));
  const shown = ranked
    .flatMap((id) => pages.get(id) ?? [])
    .filter(({ visibility }) => visibility === 'listed')
    .slice(0, limit);
  return { items: await cards(store, of, shown, now), asOf: asOf(await store.position(of('pages'))) };
}
