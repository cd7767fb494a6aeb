import type { Crumb } from '../components/breadcrumbs.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

/** Where the portal stands, and in which language the page speaks. Paths below begin with a slash. */
type Site = { readonly origin: string; readonly lang: Lang };

const CONTEXT = 'https://schema.org';

/** One thing in schema.org's terms. */
export type Thing = { readonly '@type': string; readonly [name: string]: unknown };

/** What a page is about, in schema.org's terms. */
export const structured = (things: readonly Thing[]): object => ({ '@context': CONTEXT, '@graph': things });

/** From home to a page, as search engines show it. */
export const breadcrumbs = ({ origin, lang }: Site, way: readonly Crumb[], here: Crumb): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ href: paths(lang).home, label: say(lang).shell.nav.home }, ...way, here].map(
    ({ href, label }, i) => ({ '@type': 'ListItem', position: i + 1, name: label, item: origin + href }),
  ),
});

/** Who answers for the portal. The demonstration speaks for nobody: there it is left out. */
const provider = ({ origin, lang }: Site, demo: boolean) =>
  demo ? {} : { provider: { '@type': 'GovernmentOrganization', name: say(lang).shell.name, url: origin } };

/** The portal as a whole, and how it is searched. */
export const website = (site: Site): Thing => ({
  '@type': 'WebSite',
  name: say(site.lang).shell.name,
  url: site.origin + paths(site.lang).home,
  inLanguage: site.lang,
  potentialAction: {
    '@type': 'SearchAction',
    target: `${site.origin}${paths(site.lang).petitions}?q={q}`,
    'query-input': 'required name=q',
  },
});

type Service = { readonly path: string; readonly name: string; readonly description: string; readonly demo: boolean };
/** Something that people may ask of the city here. */
export const service = (site: Site, { path, name, description, demo }: Service): Thing => ({
  '@type': 'GovernmentService',
  name,
  description,
  url: site.origin + path,
  areaServed: { '@type': 'City', name: say(site.lang).sharing.city },
  availableLanguage: ['ka', 'en'],
  ...provider(site, demo),
});

type Dataset = {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  /** Where its files are: path and media type. */
  readonly files: readonly (readonly [path: string, media: string])[];
};
/** Figures and entries that anyone may take away and count again. */
export const dataset = ({ origin, lang }: Site, { path, name, description, files }: Dataset): Thing => ({
  '@type': 'Dataset',
  name,
  description,
  url: origin + path,
  inLanguage: lang,
  isAccessibleForFree: true,
  distribution: files.map(([file, encodingFormat]) => ({
    '@type': 'DataDownload',
    contentUrl: origin + file,
    encodingFormat,
  })),
});

type Spot = {
  readonly path: string;
  readonly name: string;
  readonly description: string;
  readonly at: { readonly lat: number; readonly lon: number };
};
/** Where something stands in the city. */
export const spot = ({ origin }: Site, { path, name, description, at }: Spot): Thing => ({
  '@type': 'Place',
  name,
  description,
  url: origin + path,
  geo: geo(at),
});

/** Degrees of WGS 84. */
export const geo = ({ lat, lon }: Spot['at']): Thing => ({ '@type': 'GeoCoordinates', latitude: lat, longitude: lon });

/** What somebody wrote in the open. */
export type Said = {
  readonly path: string;
  readonly text: string;
  readonly language: Lang;
  /** ISO-8601 UTC. */
  readonly at: string;
  readonly editedAt: string | null;
  /** By what its writer is called, and whether that is City Hall; undefined where that cannot be shown. */
  readonly author: { readonly name: string; readonly official: boolean } | undefined;
  /** How many found it useful. */
  readonly useful: number;
};
const saidBy = ({ origin }: Site, { path, text, language, at, editedAt, author, useful }: Said) => ({
  text,
  url: origin + path,
  inLanguage: language,
  datePublished: at,
  ...(editedAt && { dateModified: editedAt }),
  ...(author && { author: { '@type': author.official ? 'Organization' : 'Person', name: author.name } }),
  ...(useful > 0 && { interactionStatistic: counter('LikeAction', useful) }),
});
const counter = (action: 'CommentAction' | 'LikeAction', count: number): Thing => ({
  '@type': 'InteractionCounter',
  interactionType: `${CONTEXT}/${action}`,
  userInteractionCount: count,
});

type Discussion = {
  readonly title: string;
  readonly opening: Said;
  /** All that was replied, and of it what is shown here. */
  readonly replies: number;
  readonly comments: readonly Said[];
};
/** A topic of the forum, with some of what was replied. */
export const discussion = (site: Site, { title, opening, replies, comments }: Discussion): Thing => ({
  '@type': 'DiscussionForumPosting',
  headline: title,
  ...saidBy(site, opening),
  interactionStatistic: [
    counter('CommentAction', replies),
    ...(opening.useful > 0 ? [counter('LikeAction', opening.useful)] : []),
  ],
  commentCount: replies,
  comment: comments.map((one) => ({ '@type': 'Comment', ...saidBy(site, one) })),
});
