import { alike } from './alike.js';
import { type AsOf, asOf, type Listed, type Paging, page, told } from './answer.js';
import type { ProposalDoc, ProposalStatus, ProposalTask, ProposalUpdate } from './proposal-documents.js';
import { type Collections, Query } from './query.js';
import type { RoundDoc } from './round-documents.js';
import { OF_PROPOSALS, queryTokens } from './search.js';
import type { Beginnings, Condition, ReadStore, Where } from './store.js';
import { SEALED, type Text, type Texts, textsOf, type Words, words } from './texts.js';

type Place = { readonly lat: number; readonly lon: number };
/** A proposal in a list. */
export type ProposalCard = Pick<
  ProposalDoc,
  'round' | 'pot' | 'theme' | 'language' | 'estimate' | 'status' | 'submittedAt' | 'changedAt' | 'cost' | 'title'
> & {
  readonly id: string;
  /** Whether the newest result of its round names it. */
  readonly won: boolean;
  readonly milestone: string | null;
  /** The next step is promised for a day that is over. */
  readonly overdue: boolean;
  /** Exact while it is shown; to about 100 m when its words are gone. */
  readonly place: Place | null;
  readonly text: Words<'title'>;
};

/** Proposals that one question may find, and that one round may have on a ballot. */
const MOST_FOUND = 1_000;
const DAY_OF_TBILISI = 4 * 3_600_000;
const dayOf = (at: string) => new Date(Date.parse(at) + DAY_OF_TBILISI).toISOString().slice(0, 10);

/** Who has won by the newest result, whether or not it is certified. */
export const winnersOf = (round: RoundDoc | undefined): ReadonlySet<string> =>
  new Set(round?.tallies.at(-1)?.value.pots?.flatMap(({ winners }) => winners) ?? []);

export type Known = { readonly texts: Texts; readonly winners: ReadonlySet<string>; readonly now: string };

export function cardOf(doc: ProposalDoc, { texts, winners, now }: Known, staff = false): ProposalCard {
  const { _id, round, pot, theme, language, estimate, status, submittedAt, changedAt, cost, title, built } = doc;
  const shown = staff || doc.visibility === 'listed';
  const over = built !== null && ['done', 'stopped'].includes(built.milestone);
  return {
    ...{ id: _id, round, pot, theme, language, estimate, status, submittedAt, changedAt, cost, title },
    won: winners.has(_id),
    milestone: built?.milestone ?? null,
    overdue: !over && !!built?.next && built.next < dayOf(now),
    place: shown ? placeOf(doc, texts) : null,
    text: shown ? words(texts, doc.text, 'title') : SEALED,
  };
}

function placeOf({ text, place }: ProposalDoc, texts: Texts): Place | null {
  const { place: exact } = (texts.get(text.event)?.content ?? {}) as unknown as { readonly place?: Place };
  return exact ? { lat: exact.lat, lon: exact.lon } : place;
}

/** Ids of proposals that hold every word. */
export async function saying(store: ReadStore, of: Collections, question: readonly Beginnings[]): Promise<string[]> {
  const marked = question.map((ways) => ways.map((token) => `${OF_PROPOSALS}${token}`));
  const found = marked.length === 0 ? [] : await store.search<Text>(of('texts'), marked, MOST_FOUND);
  return found.map(({ about }) => about);
}

export type ProposalsWanted = Paging & {
  readonly round: string;
  readonly pot?: string | undefined;
  readonly theme?: string | undefined;
  /** `open`: under way still, or on the ballot; `won`: named by the newest result. */
  readonly state?: ProposalStatus | 'open' | 'won' | undefined;
  readonly q?: string | undefined;
};
const OPEN: readonly ProposalStatus[] = ['submitted', 'passed-formal', 'feasible'];

/** A round's proposals that anyone may see, the newest first. */
export class ProposalsList extends Query<Listed<ProposalCard>> {
  constructor(
    readonly now: string,
    readonly wanted: ProposalsWanted,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const round = await store.get<RoundDoc>(of('rounds'), this.wanted.round);
    const winners = winnersOf(round);
    const where = await this.where(store, of, winners);
    const listing = { name: 'proposals', collection: of('proposals'), where, ...NEWEST } as const;
    const found = await page<ProposalDoc>(store, listing, this.wanted);
    const refs = found.items.map(({ text }) => text);
    const known = { texts: await textsOf(store, of, refs), winners, now: this.now };
    return told(found, (one) => cardOf(one, known));
  }

  private async where(store: ReadStore, of: Collections, winners: ReadonlySet<string>): Promise<Where> {
    const { round, pot, theme, state, q } = this.wanted;
    const where: Record<string, Condition> = { round, visibility: 'listed' };
    if (pot !== undefined) where.pot = pot;
    if (theme !== undefined) where.theme = theme;
    if (state === 'open') where.status = { in: OPEN };
    else if (state !== undefined && state !== 'won') where.status = state;
    let ids = state === 'won' ? winners : undefined;
    if (q !== undefined && q.trim() !== '') {
      const saidBy = await saying(store, of, queryTokens(q));
      ids = new Set(ids ? saidBy.filter((id) => winners.has(id)) : saidBy);
    }
    if (ids) where._id = { in: [...ids] };
    return where;
  }
}
const NEWEST = { sort: [['submittedAt', -1]], kinds: ['string'] } as const;

/** Proposals of a round that say much the same: offered before another one is sent. */
export class SimilarProposals extends Query<{ readonly items: readonly ProposalCard[]; readonly asOf: AsOf }> {
  constructor(
    readonly now: string,
    readonly round: string,
    readonly text: string,
    readonly limit = 5,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const ranked = await alike(queryTokens(this.text), (word) => saying(store, of, [word]));
    const found = await store.load<ProposalDoc>(of('proposals'), ranked.slice(0, 200));
    const open = ranked
      .flatMap((id) => found.get(id) ?? [])
      .filter(({ round, visibility, status }) => {
        return round === this.round && visibility === 'listed' && OPEN.includes(status);
      });
    const first = open.slice(0, this.limit);
    const refs = first.map(({ text }) => text);
    const known = { texts: await textsOf(store, of, refs), winners: new Set<string>(), now: this.now };
    const position = await store.position(of('proposals'));
    return { items: first.map((one) => cardOf(one, known)), asOf: asOf(position) };
  }
}

export type ProposalView = ProposalCard & {
  readonly description: Words<'description'>;
  readonly author: Words<'name'> | null;
  /** Authors of what was merged into it, in the order in which that came. */
  readonly coauthors: readonly {
    readonly proposal: string;
    readonly title: Words<'title'>;
    readonly name: Words<'name'>;
  }[];
  readonly hidden: boolean;
  readonly rejection: ProposalDoc['rejection'];
  readonly mergedInto: string | null;
  readonly built: ProposalDoc['built'];
  readonly waits: ProposalTask | null;
  readonly updates: readonly (Omit<ProposalUpdate, 'commitment'> & { readonly text: Words<'text'> | null })[];
  readonly asOf: AsOf;
};

/** One proposal with its words, as far as the viewer may read them. */
export class ProposalById extends Query<ProposalView | undefined> {
  constructor(
    readonly now: string,
    readonly id: string,
    readonly viewer: 'public' | 'staff' = 'public',
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const doc = await store.get<ProposalDoc>(of('proposals'), this.id);
    if (!doc) return undefined;
    const [round, others] = await Promise.all([
      store.get<RoundDoc>(of('rounds'), doc.round),
      store.load<ProposalDoc>(of('proposals'), doc.joined),
    ]);
    const joined = doc.joined.flatMap((id) => others.get(id) ?? []);
    const refs = [doc, ...joined].flatMap(({ text, name, updates }) => [text, name, ...updates]);
    const known = { texts: await textsOf(store, of, refs), winners: winnersOf(round), now: this.now };
    return viewOf(doc, joined, known, this.viewer === 'staff');
  }
}

/** Why a proposal is hidden, or is not any more, is read by all. */
const ALWAYS_SAID: readonly string[] = ['ProposalHidden', 'ProposalShown'];
/** What an author says against a rejection is for those who decide. */
const FOR_OFFICE: readonly string[] = ['ProposalAppealed'];

function viewOf(doc: ProposalDoc, joined: readonly ProposalDoc[], known: Known, staff: boolean): ProposalView {
  const { texts } = known;
  const shown = staff || doc.visibility === 'listed';
  const said = ({ type, commitment, event }: ProposalUpdate): Words<'text'> | null => {
    if (commitment === null || type === 'ProposalSubmitted') return null;
    if (FOR_OFFICE.includes(type) && !staff) return SEALED;
    if (!shown && !ALWAYS_SAID.includes(type)) return SEALED;
    const content = texts.get(event)?.content;
    return content ? { text: content.text ?? content.explanation ?? '' } : { erased: true };
  };
  return {
    ...cardOf(doc, known, staff),
    description: shown ? words(texts, doc.text, 'description') : SEALED,
    author: doc.name && shown ? words(texts, doc.name, 'name') : null,
    coauthors: joined.map((one) => {
      const open = staff || one.visibility === 'listed';
      const title = open ? words(texts, one.text, 'title') : SEALED;
      return { proposal: one._id, title, name: open && one.name ? words(texts, one.name, 'name') : SEALED };
    }),
    hidden: doc.visibility === 'hidden',
    ...{ rejection: doc.rejection, mergedInto: doc.mergedInto, built: doc.built, waits: doc.waits || null },
    updates: doc.updates.map(({ commitment, ...one }) => ({ ...one, text: said({ commitment, ...one }) })),
    asOf: asOf(doc.position),
  };
}
