import { Feed } from 'feed';
import type { Questions } from '../../read/questions.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { type FeedFormat, feedAt } from '../paths.js';

export const FORMATS: readonly FeedFormat[] = ['atom', 'rss', 'json'];
export const MEDIA: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};
/** Entries of one feed, at the most. */
export const MOST_ENTRIES = 50;

/** One entry, in plain words. */
export type FeedItem = {
  /** A URN that stays with it for ever: of the fact (`factId`) or of the thing it tells of (`thingId`). */
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** The path of the page that shows it. */
  readonly link: string;
  /** ISO-8601 UTC. */
  readonly at: string;
};
/** What a feed holds, the newest first, whatever its format. */
export type FeedContent = {
  /** As in its address: `petitions`, `petitions/<id>`. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The path of the page that shows the same. */
  readonly page: string;
  /** What it was narrowed to, as its address says it. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly items: readonly FeedItem[];
};
/** What a feed is made from. */
export type FeedAsked = {
  readonly questions: Questions;
  readonly lang: Lang;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly now: string;
};
type Made = Omit<FeedContent, 'name'>;
/** The feed of a list. */
export type FeedSource = (asked: FeedAsked) => Promise<Made>;
/** The feed of one thing by its id; undefined where there is none that everybody may read. */
export type ThingFeedSource = (id: string, asked: FeedAsked) => Promise<Made | undefined>;

type Site = { readonly origin: string; readonly demo: boolean };

export const factId = (event: string): string => `urn:ghia:event:${event}`;
export const thingId = (uuid: string): string => `urn:uuid:${uuid}`;

/** The same entries as Atom (RFC 4287), RSS 2.0 or JSON Feed 1. */
export function feedIn(format: FeedFormat, content: FeedContent, { origin, demo }: Site, lang: Lang): string {
  const { name, title, about, page, query, items } = content;
  const { shell } = say(lang);
  const at = (path: string) => origin + path;
  const feed = new Feed({
    id: at(feedAt(name, 'atom', lang, query)),
    title: said(`${title} · ${shell.name}`, format),
    description: plain(demo ? `${shell.demo}. ${about}` : about),
    link: at(page),
    language: lang,
    generator: 'Ghia',
    author: { name: demo ? `${shell.name} (${shell.demo})` : shell.name },
    updated: new Date(items[0]?.at ?? 0),
    feedLinks: Object.fromEntries(FORMATS.map((one) => [one, at(feedAt(name, one, lang, query))])),
  });
  for (const item of items.slice(0, MOST_ENTRIES)) {
    feed.addItem({
      id: item.id,
      title: said(item.title, format),
      link: at(item.link),
      date: new Date(item.at),
      description: asHtml(plain(item.says || item.title)),
    });
  }
  return { atom: () => feed.atom1(), rss: () => feed.rss2(), json: () => feed.json1() }[format]();
}

/** Descriptions, and Atom's titles, are taken for HTML by whoever reads them. */
const said = (text: string, format: FeedFormat) => (format === 'atom' ? asHtml(plain(text)) : plain(text));
const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Without what no XML document may hold, escaped or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
