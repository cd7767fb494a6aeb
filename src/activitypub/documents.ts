import type { Listed } from '../../read-models/answer.js';
import type { Decision } from '../../read-models/decisions.js';
import { entryOf } from '../portal/feeds/decisions-feed.js';
import { LANGS, type Lang } from '../portal/frame.js';
import { say } from '../portal/i18n/catalogue.js';

export const ACTIVITY = 'application/activity+json; charset=utf-8';
const STREAMS = 'https://www.w3.org/ns/activitystreams';
const PUBLIC = `${STREAMS}#Public`;
/** The name of the account: `@ghia@host`. */
export const HANDLE = 'ghia';

/** What is posted: answers and decisions, and results that were published. */
export const POSTED = [
  'PetitionAdmitted',
  'PetitionRefused',
  'PetitionAppealDecided',
  'PetitionAnswered',
  'PetitionFollowedUp',
  'RegulationAdopted',
  'FigurePublished',
] as const;

export type Site = { readonly origin: string; readonly demo: boolean };

/** The account's own addresses. */
export const addresses = (origin: string) => ({
  actor: `${origin}/ap/actor`,
  key: `${origin}/ap/actor#main-key`,
  inbox: `${origin}/ap/inbox`,
  outbox: `${origin}/ap/outbox`,
  followers: `${origin}/ap/followers`,
  note: (event: string) => `${origin}/ap/notes/${event}`,
});

/** RFC 7033. */
export const webFinger = (origin: string) => ({
  subject: `acct:${HANDLE}@${new URL(origin).host}`,
  aliases: [addresses(origin).actor],
  links: [
    { rel: 'self', type: 'application/activity+json', href: addresses(origin).actor },
    { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: `${origin}/ka` },
  ],
});

export function actorOf({ origin, demo }: Site, publicKeyPem: string, icon: string): object {
  const { actor, key, inbox, outbox, followers } = addresses(origin);
  const { shell, feed } = say('ka');
  return {
    '@context': [STREAMS, 'https://w3id.org/security/v1'],
    id: actor,
    type: 'Service',
    preferredUsername: HANDLE,
    name: demo ? `${shell.name} (${shell.demo})` : shell.name,
    summary: paragraphs([...(demo ? [shell.demo] : []), feed.about]),
    url: `${origin}/ka`,
    ...{ inbox, outbox, followers, manuallyApprovesFollowers: false, discoverable: !demo, indexable: !demo },
    icon: { type: 'Image', mediaType: 'image/png', url: icon },
    publicKey: { id: key, owner: actor, publicKeyPem },
  };
}

/** A decision as a post, in both languages. */
export function noteOf(decision: Decision, { origin, demo }: Site): object {
  const { actor, followers, note } = addresses(origin);
  const told = (lang: Lang) => {
    const { title, says, link } = entryOf(decision, lang);
    const lines = [...(demo ? [say(lang).shell.demo] : []), title, ...(says ? [says] : [])];
    return { url: origin + link, html: paragraphs(lines, origin + link) };
  };
  return {
    id: note(decision.event),
    type: 'Note',
    attributedTo: actor,
    published: decision.at,
    to: [PUBLIC],
    cc: [followers],
    url: told('ka').url,
    content: told('ka').html,
    contentMap: Object.fromEntries(LANGS.map((lang) => [lang, told(lang).html])),
  };
}

export function createOf(decision: Decision, site: Site): object {
  const { actor, followers, note } = addresses(site.origin);
  return {
    id: `${note(decision.event)}#create`,
    type: 'Create',
    actor,
    published: decision.at,
    to: [PUBLIC],
    cc: [followers],
    object: noteOf(decision, site),
  };
}

/** The answer to somebody who wishes to follow. */
export function acceptOf(origin: string, follower: { readonly actor: string; readonly follow: string }): object {
  const { actor } = addresses(origin);
  const object = { id: follower.follow, type: 'Follow', actor: follower.actor, object: actor };
  return { id: `${actor}#accept-${encodeURIComponent(follower.follow)}`, type: 'Accept', actor, object };
}

export const inContext = (thing: object): object => ({ '@context': STREAMS, ...thing });

/** A collection of which only the count is told. */
export const counted = (id: string, totalItems: number): object =>
  inContext({ id, type: 'OrderedCollection', totalItems });

export const outboxOf = (origin: string, totalItems: number): object => {
  const { outbox } = addresses(origin);
  return inContext({ id: outbox, type: 'OrderedCollection', totalItems, first: `${outbox}?page=first` });
};

export function outboxPage({ items, next, total }: Listed<Decision>, page: string, site: Site): object {
  const { outbox } = addresses(site.origin);
  return inContext({
    id: `${outbox}?page=${encodeURIComponent(page)}`,
    type: 'OrderedCollectionPage',
    partOf: outbox,
    totalItems: total,
    ...(next !== null && { next: `${outbox}?page=${encodeURIComponent(next)}` }),
    orderedItems: items.map((item) => createOf(item, site)),
  });
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => MARKUP[one]!);
const paragraphs = (lines: readonly string[], link?: string) =>
  [...lines.map(escaped), ...(link ? [`<a href="${escaped(link)}">${escaped(link)}</a>`] : [])]
    .map((line) => `<p>${line}</p>`)
    .join('');
