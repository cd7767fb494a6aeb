import type { CaseDoc } from './case-documents.js';
import { type Collections, Query } from './query.js';
import { OF_CASES } from './search.js';
import type { ServiceDoc, ServiceVersion } from './service-documents.js';
import type { ReadStore } from './store.js';
import type { Text } from './texts.js';

const A_FEW = 10;

/** Ids of cases with a reference: one, but for a chance in billions. */
export class CasesByReference extends Query<readonly string[]> {
  constructor(readonly reference: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.search<Text>(of('texts'), [[`${OF_CASES}${this.reference}`]], A_FEW);
    return found.map(({ about }) => about);
  }
}

/** A case in a list. */
export type CaseCard = Pick<
  CaseDoc,
  'service' | 'version' | 'status' | 'open' | 'due' | 'submittedAt' | 'changedAt'
> & {
  readonly id: string;
  readonly title: ServiceVersion['title'];
  /** Null once the applicant was forgotten. */
  readonly reference: string | null;
};

export async function cardsOf(
  store: ReadStore,
  of: Collections,
  docs: readonly CaseDoc[],
): Promise<readonly CaseCard[]> {
  const codes = [...new Set(docs.map(({ service }) => service))];
  const [services, references] = await Promise.all([
    store.load<ServiceDoc>(of('services'), codes),
    store.find<Text>(of('texts'), {
      where: { about: { in: docs.map(({ _id }) => _id) }, kind: 'case-reference' },
    }),
  ]);
  const named = new Map(references.map(({ about, content }) => [about, content.reference ?? null]));
  return docs.map(({ _id, service, version, status, open, due, submittedAt, changedAt }) => ({
    ...{ id: _id, service, version, status, open, due, submittedAt, changedAt },
    title: services.get(service)?.now.title ?? { ka: service, en: service },
    reference: named.get(_id) ?? null,
  }));
}

/** Some cases, the newest first. */
export class CasesByIds extends Query<readonly CaseCard[]> {
  constructor(readonly ids: readonly string[]) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    if (this.ids.length === 0) return [];
    const found = [...(await store.load<CaseDoc>(of('cases'), this.ids)).values()];
    return cardsOf(
      store,
      of,
      found.sort((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1)),
    );
  }
}
