import { type AsOf, asOf, type Listed, type Paging, page } from './answer.js';
import type { MonitorDoc, VisitAnswerDoc, VisitDoc, VisitVersionDoc } from './civic-documents.js';
import { type Collections, Query } from './query.js';
import type { ServiceDoc } from './service-documents.js';
import type { ReadStore } from './store.js';
import { SEALED, type Texts, textsOf, type Words, words } from './texts.js';

type Both = { readonly ka: string; readonly en: string };

export type MonitorView = Omit<MonitorDoc, '_id' | 'position' | 'name'> & {
  readonly monitor: string;
  readonly name: Words<'name'>;
};

/** Everybody who is or was accredited as a civic monitor, who came last first. */
export class MonitorsList extends Query<Listed<MonitorView>> {
  constructor(readonly wanted: Paging = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = {
      ...{ name: 'monitors', collection: of('monitors'), where: {} },
      ...{ sort: [['position', -1]] as const, kinds: ['number'] as const },
    };
    const found = await page<MonitorDoc>(store, listing, this.wanted);
    const texts = await textsOf(
      store,
      of,
      found.items.map(({ name }) => name),
    );
    const items = found.items.map(({ _id, position: _, name, ...rest }): MonitorView => {
      return { monitor: _id, ...rest, name: words(texts, name, 'name') };
    });
    return { ...found, items };
  }
}

type VisitWords = Words<'place' | 'text'>;
export type VisitVersionView = Omit<VisitVersionDoc, 'text'> & { readonly text: VisitWords };
export type VisitAnswerView = Omit<VisitAnswerDoc, 'text'> & { readonly text: Words<'ka' | 'en'> };
export type VisitView = {
  readonly id: string;
  readonly service: string;
  readonly title: Both;
  readonly department: string | null;
  readonly monitor: string;
  readonly name: Words<'name'>;
  readonly organisation: Both;
  readonly language: 'ka' | 'en';
  /** What is said now comes last. Where it is withdrawn or hidden its words are sealed. */
  readonly versions: readonly VisitVersionView[];
  readonly answers: readonly VisitAnswerView[];
  readonly withdrawn: { readonly at: string; readonly text: Words<'text'> } | null;
  readonly hidden: { readonly at: string; readonly ground: string; readonly text: Words<'text'> } | null;
  readonly at: string;
  readonly changedAt: string;
  readonly asOf: AsOf;
};

export type VisitsWanted = Paging & {
  readonly service?: string | undefined;
  readonly monitor?: string | undefined;
};

/** Visit reports, the newest first. */
export class VisitsList extends Query<Listed<VisitView>> {
  constructor(readonly wanted: VisitsWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { service, monitor } = this.wanted;
    const listing = {
      ...{ name: 'visits', collection: of('visits') },
      where: { ...(service !== undefined && { service }), ...(monitor !== undefined && { monitor }) },
      ...{ sort: [['position', -1]] as const, kinds: ['number'] as const },
    };
    const found = await page<VisitDoc>(store, listing, this.wanted);
    return { ...found, items: await viewsOf(store, of, found.items) };
  }
}

/** One visit report, with every version and every answer. */
export class VisitById extends Query<VisitView | undefined> {
  constructor(readonly visit: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<VisitDoc>(of('visits'), this.visit);
    return doc && (await viewsOf(store, of, [doc]))[0];
  }
}

async function viewsOf(store: ReadStore, of: Collections, docs: readonly VisitDoc[]): Promise<readonly VisitView[]> {
  const [services, monitors] = await Promise.all([
    store.load<ServiceDoc>(of('services'), [...new Set(docs.map(({ service }) => service))]),
    store.load<MonitorDoc>(of('monitors'), [...new Set(docs.map(({ monitor }) => monitor))]),
  ]);
  const texts = await textsOf(store, of, [
    ...docs.flatMap(({ versions, answers, withdrawn, hidden }) =>
      [...versions, ...answers, withdrawn, hidden].map((one) => one?.text),
    ),
    ...[...monitors.values()].map(({ name }) => name),
  ]);
  return docs.map((doc) => viewOf(doc, services.get(doc.service), monitors.get(doc.monitor), texts));
}

function viewOf(
  doc: VisitDoc,
  service: ServiceDoc | undefined,
  monitor: MonitorDoc | undefined,
  texts: Texts,
): VisitView {
  const { _id, versions, answers, withdrawn, hidden, position, answered: _, standing, ...about } = doc;
  const told = standing && !hidden;
  const { title, department } = service?.now ?? { title: { ka: doc.service, en: doc.service }, department: null };
  return {
    ...{ id: _id, ...about, title, department, name: words(texts, monitor?.name, 'name') },
    versions: versions.map((one) => ({ ...one, text: told ? words(texts, one.text, 'place', 'text') : SEALED })),
    answers: answers.map((one) => ({ ...one, text: words(texts, one.text, 'ka', 'en') })),
    withdrawn: withdrawn && { at: withdrawn.at, text: words(texts, withdrawn.text, 'text') },
    hidden: hidden && { ...hidden, text: words(texts, hidden.text, 'text') },
    asOf: asOf(position),
  };
}
