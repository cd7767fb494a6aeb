import type { Listed } from '../../../read-models/answer.js';
import type { Decision } from '../../../read-models/decisions.js';
import { addresses, HANDLE, inContext, PUBLIC, STREAMS } from '../../activitypub/documents.js';
import { entryOf } from '../feeds/decisions-feed.js';
import { LANGS, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

export type Site = { readonly origin: string; readonly demo: boolean };

/** The account as others see it. */
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
