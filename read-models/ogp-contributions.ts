import { type AsOf, asOf, type Listed, type Paging, page } from './answer.js';
import type { OfficialWords } from './ogp-commitments.js';
import type { ContributionAnswerDoc, ContributionDoc } from './ogp-monitoring-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { SEALED, type Texts, textsOf, type Words, words } from './texts.js';

export type ContributionsWanted = Paging & {
  readonly plan?: string | undefined;
  readonly commitment?: string | undefined;
  readonly answered?: boolean | undefined;
};
export type ContributionView = Omit<
  ContributionDoc,
  '_id' | 'position' | 'text' | 'answers' | 'visibility' | 'hidden' | 'author'
> & {
  readonly id: string;
  readonly commitmentOfText: string | null;
  /** Sealed while it is hidden: then `hidden` says why. */
  readonly text: Words<'text' | 'name' | 'organisation'>;
  readonly hidden?: { readonly ground: string; readonly at: string; readonly text: Words<'text'> };
  readonly answers: readonly (Omit<ContributionAnswerDoc, 'text'> & { readonly text: OfficialWords })[];
  readonly asOf: AsOf;
};

const refsIn = ({ text, answers, hidden }: ContributionDoc) => [text, ...answers.map((one) => one.text), hidden];

function viewOf(doc: ContributionDoc, texts: Texts): ContributionView {
  const { _id, position, text, answers, visibility, hidden, author: _, ...about } = doc;
  const why = hidden && { ground: hidden.ground, at: hidden.at, text: words(texts, hidden, 'text') };
  return {
    ...{ id: _id, ...about, commitmentOfText: text.commitment },
    text: visibility === 'hidden' ? SEALED : words(texts, text, 'text', 'name', 'organisation'),
    ...(why && { hidden: why }),
    answers: answers.map((one) => ({ ...one, text: words(texts, one.text, 'ka', 'en') })),
    asOf: asOf(position),
  };
}

/** The register: what was said, and what was done with it, the newest first. */
export class ContributionsList extends Query<Listed<ContributionView>> {
  constructor(readonly wanted: ContributionsWanted) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { plan, commitment, answered } = this.wanted;
    const about = commitment ? { commitment } : plan ? { plan } : {};
    const listing = {
      ...{ name: 'contributions', collection: of('contributions') },
      where: { ...about, ...(answered !== undefined && { answered }) },
      ...{ sort: [['position', -1]] as const, kinds: ['number'] as const },
    };
    const found = await page<ContributionDoc>(store, listing, this.wanted);
    const texts = await textsOf(store, of, found.items.flatMap(refsIn));
    return { ...found, items: found.items.map((doc) => viewOf(doc, texts)) };
  }
}

/** One contribution with its reasoned response. */
export class ContributionById extends Query<ContributionView | undefined> {
  constructor(readonly contribution: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<ContributionDoc>(of('contributions'), this.contribution);
    return doc && viewOf(doc, await textsOf(store, of, refsIn(doc)));
  }
}
