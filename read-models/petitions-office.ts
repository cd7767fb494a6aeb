import { type Listed, type Paging, page, told } from './answer.js';
import type {
  Deadline,
  DeadlineKind,
  Follower,
  PetitionPage,
  RegulationDoc,
  ReviewDoc,
  Task,
  TaskKind,
} from './petition-documents.js';
import { cardOf, type PetitionCard } from './petition-views.js';
import type { SecretDoc } from './privacy-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore, Sort, Where } from './store.js';
import { type Texts, textsOf, type Words, words } from './texts.js';

/** How pressing a task is: its term is over, ends today or in the two days after, or leaves time. Terms end with a day. */
export const BANDS = ['overdue', 'due-soon', 'in-time'] as const;
export type Band = (typeof BANDS)[number];
const DAY = 86_400_000;
const soonAfter = (now: string) =>
  new Date(Date.parse(`${dayInTbilisi(now)}T00:00:00.000Z`) + 3 * DAY - TBILISI).toISOString();
const bandOf = (due: string, now: string): Band =>
  due <= now ? 'overdue' : due <= soonAfter(now) ? 'due-soon' : 'in-time';

/** Something that waits, with the petition it is about. Officials see the words of what is not public yet. */
export type QueueItem = Omit<Task, '_id' | 'position'> & {
  readonly id: string;
  readonly band: Band | null;
  readonly petition: (Omit<PetitionCard, 'text'> & { readonly text: Words<'title' | 'demand'> }) | null;
};
export type QueueWanted = Paging & {
  readonly kind?: TaskKind | undefined;
  /** A role. */
  readonly waitsFor?: string | undefined;
  /** Without an instant there are no age bands. */
  readonly now?: string | undefined;
  /** Only what is in one age band. The counts of all three come all the same. */
  readonly band?: Band | undefined;
};

const DUE = { sort: [['due', 1]] as Sort, kinds: ['string'] as const };
const LATEST = { sort: [['position', -1]] as Sort, kinds: ['number'] as const };

/** What waits for officials, most pressing first, and how much of it is in each age band. For officials only. */
export class ModerationQueue extends Query<Listed<QueueItem> & { readonly bands: Bands | null }> {
  constructor(readonly wanted: QueueWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { kind, waitsFor = { in: DESKS }, now, band } = this.wanted;
    const all: Where = { waitsFor, ...(kind && { kind }) };
    const where: Where = now !== undefined && band ? { ...all, due: dueIn(band, now) } : all;
    const collection = of('queue');
    const found = await page<Task>(store, { name: 'queue', collection, where, ...DUE }, this.wanted);
    const ids = [...new Set(found.items.map(({ petitionId }) => petitionId))];
    const [bands, petitions] = await Promise.all([
      now === undefined ? null : bandsOf(store, collection, all, now),
      store.load<PetitionPage>(of('pages'), ids),
    ]);
    const refs = [...petitions.values()].map(({ text }) => text);
    const texts = await textsOf(store, of, refs);
    return { ...told(found, (task) => itemOf(task, petitions, texts, now)), bands };
  }
}
/** The roles that something may wait for. */
export const DESKS = ['moderator', 'register-clerk', 'mayor-office'] as const;
export type Bands = Readonly<Record<Band, number>>;

/** The terms that make a band at an instant. */
function dueIn(band: Band, now: string): { readonly gt?: string; readonly lte?: string } {
  if (band === 'overdue') return { lte: now };
  return band === 'due-soon' ? { gt: now, lte: soonAfter(now) } : { gt: soonAfter(now) };
}

async function bandsOf(store: ReadStore, collection: string, where: Where, now: string): Promise<Bands> {
  const countIn = (band: Band) => store.count(collection, { ...where, due: dueIn(band, now) });
  const [overdue, soon, later] = await Promise.all([countIn('overdue'), countIn('due-soon'), countIn('in-time')]);
  return { overdue, 'due-soon': soon, 'in-time': later };
}

function itemOf(task: Task, petitions: ReadonlyMap<string, PetitionPage>, texts: Texts, now?: string): QueueItem {
  const { _id, position: _, ...rest } = task;
  const petition = petitions.get(task.petitionId);
  const card = petition && { ...cardOf(petition, texts, now), text: words(texts, petition.text, 'title', 'demand') };
  return { id: _id, ...rest, band: now === undefined ? null : bandOf(task.due, now), petition: card ?? null };
}

/** What is due by an instant, earliest first: the question that the policies of the hour ask. */
export class Due extends Query<readonly Deadline[]> {
  constructor(
    readonly now: string,
    readonly kinds?: readonly DeadlineKind[],
    readonly limit = 100,
    /** Leave out what was due by then. */
    readonly since?: string,
  ) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    const kind = this.kinds ? { kind: { in: this.kinds } } : {};
    const due = { lte: this.now, ...(this.since !== undefined && { gt: this.since }) };
    const where = { due, ...kind };
    return store.find<Deadline>(of('deadlines'), { where, sort: DUE.sort, limit: this.limit });
  }
}

/** Petitions whose people need not be named any more by an instant: their answer and appeal terms are over. */
export class SecretsDue extends Query<readonly string[]> {
  constructor(
    readonly now: string,
    readonly limit = 100,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const where = { due: { lte: this.now } };
    const held = new Set((await store.find(of('holds'), {})).map(({ _id }) => _id));
    const limit = this.limit + held.size;
    const found = await store.find<SecretDoc>(of('secrets'), { where, sort: DUE.sort, limit });
    return found.map(({ _id }) => _id).filter((id) => !held.has(id));
  }
}

/** Reviews of signatures, latest first: of one petition, or of all. */
export class Reviews extends Query<Listed<ReviewDoc>> {
  constructor(
    readonly wanted: Paging & {
      readonly petitionId?: string | undefined;
      readonly state?: ReviewDoc['state'] | undefined;
    } = {},
  ) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    const { petitionId, state } = this.wanted;
    const where: Where = { ...(petitionId && { petitionId }), ...(state && { state }) };
    return page<ReviewDoc>(store, { name: 'reviews', collection: of('reviews'), where, ...LATEST }, this.wanted);
  }
}

/** Pseudonyms of those who want news of a petition, for the policies that send it. */
export class Followers extends Query<Listed<string>> {
  constructor(
    readonly petitionId: string,
    readonly paging: Paging = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const where = { petitionId: this.petitionId };
    const listing = { name: 'followers', collection: of('followers'), where, sort: [], kinds: [] };
    return told(await page<Follower>(store, listing, this.paging), ({ follower }) => follower);
  }
}

/** Every version of the rules, newest first within each track; `inForce` when an instant was given. */
export class Regulations extends Query<Listed<Regulation>> {
  constructor(
    readonly wanted: Paging & { readonly track?: Track | undefined; readonly now?: string | undefined } = {},
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { track, now } = this.wanted;
    const sort: Sort = [
      ['track', 1],
      ['version', -1],
    ];
    const where = track === undefined ? {} : { track };
    const listing = { name: 'regulations', collection: of('regulations'), where, sort, kinds: KINDS };
    const found = await page<RegulationDoc>(store, listing, this.wanted);
    const current = now === undefined ? undefined : await inForceAt(store, of, dayInTbilisi(now));
    return told(found, ({ _id, position: _, ...rest }) => ({ id: _id, ...rest, inForce: current?.has(_id) ?? null }));
  }
}
const KINDS = ['string', 'number'] as const;
type Track = RegulationDoc['track'];
export type Regulation = Omit<RegulationDoc, '_id' | 'position'> & {
  readonly id: string;
  readonly inForce: boolean | null;
};

const TBILISI = 4 * 3_600_000;
const dayInTbilisi = (at: string) => new Date(Date.parse(at) + TBILISI).toISOString().slice(0, 10);

/** The version of each track that binds what is filed on a day. */
async function inForceAt(store: ReadStore, of: Collections, day: string): Promise<ReadonlySet<string>> {
  const latest = (track: Track) =>
    store.find<RegulationDoc>(of('regulations'), {
      where: { track, inForceFrom: { lte: day } },
      sort: [['version', -1]],
      limit: 1,
    });
  const found = await Promise.all([latest('mayor'), latest('sakrebulo')]);
  return new Set(found.flat().map(({ _id }) => _id));
}
