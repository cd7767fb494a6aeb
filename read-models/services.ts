import { type AsOf, asOf } from './answer.js';
import { type Collections, Query } from './query.js';
import { queryTokens, tokensOf } from './search.js';
import type { ServiceDoc, ServiceVersion, ServiceVersionDoc } from './service-documents.js';
import type { Beginnings, ReadStore } from './store.js';

/** A service in a list. */
export type ServiceCard = Pick<
  ServiceVersion,
  'title' | 'about' | 'lifeEvents' | 'fee' | 'term' | 'department' | 'version'
> & { readonly code: string; readonly retired: boolean };

export type ServicesWanted = {
  readonly lifeEvent?: string | undefined;
  readonly department?: string | undefined;
  readonly q?: string | undefined;
  /** Those that take no applications any more, too. */
  readonly all?: boolean | undefined;
};

const cardOf = ({ _id, now, retired }: ServiceDoc): ServiceCard => {
  const { title, about, lifeEvents, fee, term, department, version } = now;
  return { code: _id, title, about, lifeEvents, fee, term, department, version, retired };
};

const says = ({ now }: ServiceDoc, words: readonly Beginnings[]): boolean => {
  const texts = [now.title, now.about, ...now.documents].flatMap(({ ka, en }) => [ka, en]);
  const tokens = tokensOf(texts.join(' '));
  return words.every((ways) => ways.some((way) => tokens.some((token) => token.startsWith(way))));
};

export type ServicesFound = { readonly items: readonly ServiceCard[]; readonly total: number; readonly asOf: AsOf };

/** What the city does for people, by what they look for; in the order of their codes. There are some dozens of them. */
export class ServicesList extends Query<ServicesFound> {
  constructor(readonly wanted: ServicesWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { lifeEvent, department, q = '', all = false } = this.wanted;
    const words = queryTokens(q);
    const [docs, position] = await Promise.all([
      store.find<ServiceDoc>(of('services'), {}),
      store.position(of('services')),
    ]);
    const found = docs.filter(
      (doc) =>
        (all || !doc.retired) &&
        (lifeEvent === undefined || doc.now.lifeEvents.includes(lifeEvent)) &&
        (department === undefined || doc.now.department === department) &&
        says(doc, words),
    );
    return { items: found.map(cardOf), total: found.length, asOf: asOf(position) };
  }
}

export type ServiceView = ServiceVersion & {
  readonly code: string;
  readonly retired: boolean;
  readonly versions: ServiceDoc['versions'];
  readonly changedAt: string;
  readonly asOf: AsOf;
};

/** One service, as it is now. */
export class ServiceByCode extends Query<ServiceView | undefined> {
  constructor(readonly code: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<ServiceDoc>(of('services'), this.code);
    if (!doc) return undefined;
    const { now, retired, versions, changedAt, position } = doc;
    return { code: this.code, ...now, retired, versions, changedAt, asOf: asOf(position) };
  }
}

export type ServiceVersionView = ServiceVersion & { readonly code: string; readonly at: string; readonly asOf: AsOf };

/** One version of a service, whatever came after it. */
export class ServiceAt extends Query<ServiceVersionView | undefined> {
  constructor(
    readonly code: string,
    readonly version: number,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<ServiceVersionDoc>(of('service-versions'), `${this.code}.${this.version}`);
    return doc && { code: this.code, ...doc.whole, at: doc.at, asOf: asOf(doc.position) };
  }
}
