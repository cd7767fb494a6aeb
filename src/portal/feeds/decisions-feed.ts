import { Feed } from 'feed';
import type { Decision } from '../../../read-models/decisions.js';
import { isShown } from '../components/text.js';
import { factName } from '../components/timeline.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { lastMoment } from '../i18n/format.js';
import { feeds, paths, withQuery } from '../paths.js';

export const FORMATS = ['atom', 'rss', 'json'] as const;
export type FeedFormat = (typeof FORMATS)[number];

export const MEDIA: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

type Source = { readonly origin: string; readonly demo: boolean };

/** The newest decisions as Atom (RFC 4287), RSS 2.0 or JSON Feed 1. */
export function decisionsFeed(items: readonly Decision[], { origin, demo }: Source, lang: Lang, format: FeedFormat) {
  const { feed: t, shell } = say(lang);
  const at = (path: string) => origin + path;
  const feed = new Feed({
    id: at(feeds.decisions('atom', lang)),
    title: `${t.decisions} · ${shell.name}`,
    description: demo ? `${shell.demo} ${t.about}` : t.about,
    link: at(paths(lang).log),
    language: lang,
    generator: 'Ghia',
    updated: new Date(items[0]?.at ?? 0),
    feedLinks: Object.fromEntries(FORMATS.map((one) => [one, at(feeds.decisions(one, lang))])),
  });
  for (const item of items) {
    const title = titleOf(item, lang);
    const says = [lineOf(item, lang), item.says].filter(Boolean).join(' — ') || title;
    feed.addItem({
      id: `urn:ghia:event:${item.event}`,
      title: format === 'atom' ? asHtml(title) : title,
      link: at(linkOf(item, lang)),
      date: new Date(item.at),
      description: asHtml(says),
    });
  }
  return { atom: () => feed.atom1(), rss: () => feed.rss2(), json: () => feed.json1() }[format]();
}

/** Descriptions, and Atom's titles, are taken for HTML by whoever reads them. */
const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function titleOf({ type, petition }: Decision, lang: Lang): string {
  const what = factName(type, say(lang));
  return petition && isShown(petition) ? `${what}: ${petition.title}` : what;
}

const linkOf = ({ petition, event }: Decision, lang: Lang) =>
  petition ? paths(lang).petition(petition.id) : withQuery(paths(lang).log, { find: event });

/** What the fact says beside its name. */
function lineOf({ details }: Decision, lang: Lang): string | undefined {
  const { office, petition, timeline } = say(lang);
  const named = (words: object, name: string) => (words as Readonly<Record<string, string>>)[details[name] ?? ''];
  const day = (name: string) => (typeof details[name] === 'string' ? lastMoment(details[name]) : undefined);
  const lines = [
    named(office.grounds, 'ground'),
    named(petition.refused.decided, 'outcome'),
    named(petition.answer.decision, 'decision'),
    named(petition.followUps.state, 'state'),
    day('closesAt') && timeline.closes(day('closesAt')!),
    day('due') && timeline.due(day('due')!),
    typeof details.signatures === 'number' ? timeline.signatures(details.signatures) : undefined,
  ];
  return lines.filter(Boolean).join('. ') || undefined;
}
