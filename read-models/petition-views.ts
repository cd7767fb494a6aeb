import type { Buckets, PetitionPage, PetitionStatus } from './petition-documents.js';
import { BY_LINK, SEALED, type Texts, type Words, words } from './texts.js';

/** Who asks. The shell has checked that it is so. */
export type Viewer = 'public' | 'invited' | 'author' | 'staff';

/** The states in which a petition is shown in lists. */
export const LISTED_STATUSES = [
  'open',
  'goal-reached',
  'closed',
  'answered',
  'refused',
  'appealed',
  'withdrawn',
] as const satisfies readonly PetitionStatus[];
export type ListedStatus = (typeof LISTED_STATUSES)[number];

/** Whether it takes signatures at this instant. */
export const isSignable = ({ admittedAt, closedAt, closesAt }: PetitionPage, now: string): boolean =>
  admittedAt !== undefined && closedAt === undefined && closesAt !== undefined && now < closesAt;

/** The state as people should see it: a window that is over is over, even if the fact has not been recorded yet. */
export function statusOf(petition: PetitionPage, now?: string): PetitionStatus {
  const { status } = petition;
  const running = status === 'open' || status === 'goal-reached';
  return running && now !== undefined && !isSignable(petition, now) ? 'closed' : status;
}

/** What stands in place of words that this reader may not see, if they may not: unread by officials, or closed by law. */
function closedTo(viewer: Viewer, { visibility }: PetitionPage): typeof SEALED | typeof BY_LINK | undefined {
  if (viewer === 'author' || viewer === 'staff' || visibility === 'listed') return undefined;
  if (visibility === 'sealed') return SEALED;
  return viewer === 'invited' ? undefined : BY_LINK;
}

/** Hours since the epoch on Tbilisi's clock, as the folds number them. */
const hourNumber = (at: string) => Math.floor(Date.parse(at) / 3_600_000) + 4;

/** Signings in the 24 hours before an instant, to the hour. */
export function lastDay({ from, counts }: Buckets, now: string): number {
  const first = hourNumber(now) - 23;
  return counts.reduce((sum, n, i) => (from + i >= first ? sum + n : sum), 0);
}

/** A petition in a list. */
export type PetitionCard = {
  readonly id: string;
  readonly status: PetitionStatus;
  readonly addressee: 'mayor' | 'sakrebulo';
  readonly language: 'ka' | 'en';
  readonly districts: readonly string[];
  readonly place: { readonly lat: number; readonly lon: number } | null;
  readonly text: Words<'title' | 'demand'>;
  readonly signatures: number;
  readonly threshold: number | null;
  readonly supporters: number;
  readonly listedAt: string | null;
  readonly closesAt: string | null;
  readonly answeredAt: string | null;
  /** Signings in the last 24 hours; null when no instant was given. */
  readonly lastDay: number | null;
  readonly position: number;
};

export function cardOf(petition: PetitionPage, texts: Texts, now?: string): PetitionCard {
  const { _id, addressee, language, districts, place, signatures, supporters, position } = petition;
  return {
    id: _id,
    status: statusOf(petition, now),
    addressee,
    language,
    districts,
    place: place ?? null,
    text: closedTo('public', petition) ?? words(texts, petition.text, 'title', 'demand'),
    signatures,
    threshold: petition.threshold ?? null,
    supporters,
    listedAt: petition.listedAt || null,
    closesAt: petition.closesAt ?? null,
    answeredAt: petition.answers[0]?.at ?? null,
    lastDay: now === undefined ? null : lastDay(petition.lately, now),
    position,
  };
}

type Bare<T> = Omit<
  T,
  | '_id'
  | 'position'
  | 'text'
  | 'inDistrict'
  | 'lately'
  | 'heat'
  | 'goalDue'
  | 'figureDue'
  | 'tally'
  | 'author'
  | 'authorName'
>;
type Voiced<T, K extends string> = T & { readonly text: Words<K> };
type Answer = PetitionPage['answers'][number];
type FollowUp = PetitionPage['followUps'][number];
type Refusal = NonNullable<PetitionPage['refusal']>;
type Appeal = NonNullable<PetitionPage['appeal']>;

/** A petition on its own page: every date and figure, and the words that may be shown. */
export type PetitionView = Omit<Bare<PetitionPage>, 'answers' | 'followUps' | 'refusal' | 'appeal'> & {
  readonly id: string;
  readonly signable: boolean | null;
  readonly text: Words<'title' | 'demand' | 'details'> & { readonly event: string; readonly commitment: string | null };
  readonly author: Words<'name'>;
  /** Every version, oldest first. */
  readonly answers: readonly Voiced<Answer, 'text'>[];
  readonly followUps: readonly Voiced<FollowUp, 'text'>[];
  readonly refusal: Voiced<Refusal, 'explanation'> | null;
  readonly appeal:
    | (Omit<Appeal, 'decision'> & {
        /** The author's own words: for the author and the officials alone. */
        readonly text: Words<'text'>;
        readonly decision: Voiced<NonNullable<Appeal['decision']>, 'explanation'> | null;
      })
    | null;
  readonly lastDay: number | null;
};

/** Every reference a view joins. */
export const refsOf = ({ text, authorName, refusal, appeal, answers, followUps }: PetitionPage) => [
  text,
  authorName,
  refusal,
  appeal,
  appeal?.decision,
  ...answers,
  ...followUps,
];

export function viewOf(petition: PetitionPage, texts: Texts, viewer: Viewer, now?: string): PetitionView {
  const {
    _id,
    position: _,
    inDistrict: __,
    heat: ___,
    goalDue: ____,
    figureDue: ______,
    tally: _______,
    lately,
    author: _____,
    authorName,
    ...rest
  } = petition;
  const { text, refusal, appeal, answers, followUps } = petition;
  const closed = closedTo(viewer, petition);
  const own = viewer === 'author' || viewer === 'staff';
  const appealText = own ? words(texts, appeal, 'text') : SEALED;
  const decision = appeal?.decision;
  return {
    ...rest,
    id: _id,
    status: statusOf(petition, now),
    signable: now === undefined ? null : isSignable(petition, now),
    text: { ...(closed ?? words(texts, text, 'title', 'demand', 'details')), ...text },
    author: closed ?? (authorName ? words(texts, authorName, 'name') : SEALED),
    answers: answers.map((one) => ({ ...one, text: words(texts, one, 'text') })),
    followUps: followUps.map((one) => ({ ...one, text: words(texts, one, 'text') })),
    refusal: refusal ? { ...refusal, text: words(texts, refusal, 'explanation') } : null,
    appeal: appeal
      ? {
          ...appeal,
          text: appealText,
          decision: decision ? { ...decision, text: words(texts, decision, 'explanation') } : null,
        }
      : null,
    lastDay: now === undefined ? null : lastDay(lately, now),
  };
}
