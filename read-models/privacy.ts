import { type Listed, type Paging, page, told } from './answer.js';
import type { PetitionPage } from './petition-documents.js';
import type {
  BreachDoc,
  DataRequestDoc,
  HoldDoc,
  OpeningDoc,
  ProcessingDoc,
  ScheduleDoc,
} from './privacy-documents.js';
import { type Collections, Query } from './query.js';
import type { StaffDoc } from './staff-documents.js';
import type { ReadStore, Sort } from './store.js';
import { textsOf, type Words, words } from './texts.js';

const LATEST = { sort: [['position', -1]] as Sort, kinds: ['number'] as const };

export type Schedule = Omit<ScheduleDoc, '_id' | 'position'>;

/** The versions of the retention schedule, the newest first. */
export class Schedules extends Query<readonly Schedule[]> {
  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<ScheduleDoc>(of('schedules'), { sort: [['version', -1]] });
    return found.map(({ _id, position: _, ...rest }) => rest);
  }
}

export type Hold = Omit<HoldDoc, '_id' | 'position'> & { readonly petition: string };

/** Petitions under a legal hold. */
export class Holds extends Query<Listed<Hold>> {
  constructor(readonly wanted: Paging = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await page<HoldDoc>(
      store,
      { name: 'holds', collection: of('holds'), where: {}, ...LATEST },
      this.wanted,
    );
    return told(found, ({ _id, position: _, ...rest }): Hold => ({ petition: _id, ...rest }));
  }
}

/** A request as officials read it, and as its asker does. */
export type DataRequest = Pick<DataRequestDoc, 'kind' | 'made' | 'due' | 'state'> & {
  readonly request: string;
  readonly text: Words<'text'>;
  readonly answer: (Words<'text'> & { readonly outcome: string; readonly at: string }) | null;
};

type RequestsWanted = Paging & {
  readonly state?: DataRequestDoc['state'] | undefined;
  /** These alone: a person's own. */
  readonly ids?: readonly string[] | undefined;
};

/** Requests of people about their own data, the most pressing first. */
export class DataRequests extends Query<Listed<DataRequest>> {
  constructor(readonly wanted: RequestsWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { state, ids } = this.wanted;
    const where = { ...(state && { state }), ...(ids && { _id: { in: ids } }) };
    const listing = {
      name: 'requests',
      collection: of('requests'),
      where,
      sort: [['due', 1]] as Sort,
      kinds: ['string'] as const,
    };
    const found = await page<DataRequestDoc>(store, listing, this.wanted);
    const texts = await textsOf(
      store,
      of,
      found.items.flatMap(({ text, answer }) => [text, answer]),
    );
    return told(found, ({ _id, kind, made, due, state, text, answer }): DataRequest => {
      const answered = answer && { ...words(texts, answer, 'text'), outcome: answer.outcome, at: answer.at };
      return { request: _id, kind, made, due, state, text: words(texts, text, 'text'), answer: answered ?? null };
    });
  }
}

/** How well the term of ten working days is kept. */
export class RequestFigures extends Query<{
  readonly waiting: number;
  readonly overdue: number;
  readonly answered: number;
}> {
  constructor(readonly now: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const count = (where: object) => store.count(of('requests'), where as never);
    const [waiting, overdue, answered] = await Promise.all([
      count({ state: 'waiting' }),
      count({ state: 'waiting', due: { lte: this.now } }),
      count({ state: 'answered' }),
    ]);
    return { waiting, overdue, answered };
  }
}

export type Breach = Omit<BreachDoc, '_id' | 'position' | 'description'> & {
  readonly breach: string;
  /** What exactly happened: for officials. */
  readonly description: Words<'description'> | null;
};

/** The register of breaches, the newest first. */
export class Breaches extends Query<Listed<Breach>> {
  constructor(
    readonly wanted: Paging = {},
    readonly viewer: 'public' | 'staff' = 'public',
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = { name: 'breaches', collection: of('breaches'), where: {}, ...LATEST };
    const found = await page<BreachDoc>(store, listing, this.wanted);
    const staff = this.viewer === 'staff';
    const texts = staff
      ? await textsOf(
          store,
          of,
          found.items.map(({ description }) => description),
        )
      : new Map();
    return told(found, ({ _id, position: _, description, ...rest }): Breach => {
      return { breach: _id, ...rest, description: staff ? words(texts, description, 'description') : null };
    });
  }
}

export type ProcessingEntry = Omit<ProcessingDoc, '_id' | 'position'> & { readonly activity: string };

/** The register of processing. */
export class ProcessingRegister extends Query<readonly ProcessingEntry[]> {
  async answer(store: ReadStore, of: Collections) {
    const found = await store.find<ProcessingDoc>(of('processing'), {});
    return found.map(({ _id, position: _, ...rest }) => ({ activity: _id, ...rest }));
  }
}

export type Opening = Omit<OpeningDoc, '_id' | 'position' | 'by'> & {
  /** The official by name, which their decisions are public under; null where none is known. */
  readonly official: Words<'name'> | null;
  readonly petition: Words<'title'> | null;
};

/** What officials opened, the newest first. */
export class Openings extends Query<Listed<Opening>> {
  constructor(readonly wanted: Paging = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = {
      name: 'openings',
      collection: of('openings'),
      where: { at: { gt: '' } },
      sort: [
        ['at', -1],
        ['position', -1],
      ] as Sort,
      kinds: ['string', 'number'] as const,
    };
    const found = await page<OpeningDoc>(store, listing, this.wanted);
    const [staff, petitions] = await Promise.all([
      store.load<StaffDoc>(of('staff'), [...new Set(found.items.map(({ by }) => by))]),
      store.load<PetitionPage>(of('pages'), [...new Set(found.items.map(({ petitionId }) => petitionId))]),
    ]);
    const refs = [...[...staff.values()].map(({ name }) => name), ...[...petitions.values()].map(({ text }) => text)];
    const texts = await textsOf(store, of, refs);
    return told(found, ({ _id, position: _, by, ...rest }): Opening => {
      const name = staff.get(by)?.name;
      const page = petitions.get(rest.petitionId);
      const petition = page?.visibility === 'listed' ? words(texts, page.text, 'title') : null;
      return { ...rest, official: name ? words(texts, name, 'name') : null, petition };
    });
  }
}
