import { type Frame, type Lang, otherLang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { feedAt, oembed, ogDefault } from '../paths.js';
import { breadcrumbs, structured, type Thing } from '../sharing/structured.js';
import type { Crumb } from './breadcrumbs.js';
import { DataBlock } from './data-block.js';

/** What a page tells browsers, search engines and those who share it. */
export type Meta = {
  readonly title: string;
  readonly description?: string;
  /** The picture of the page where it is shared: its path, and what it says in words. */
  readonly image?: { readonly path: string; readonly alt: string };
  readonly article?: boolean;
  /** Not for search engines: it is somebody's own, or it will be gone. */
  readonly unlisted?: boolean;
  /** What the page is about, in schema.org's terms, as JSON-LD beside the way that leads to it. */
  readonly about?: readonly Thing[];
  /** The pages between home and this one. */
  readonly way?: readonly Crumb[];
  /** What readers of feeds may follow here, besides decisions: the Atom feed's path, and its name. */
  readonly feed?: { readonly path: string; readonly title: string };
  /** Other sites may show it as a card of theirs. */
  readonly embeds?: boolean;
  /** Data of the same thing in other formats, for `rel="alternate"`. */
  readonly json?: string;
  /** A form came back with mistakes: the title says so first. */
  readonly failed?: boolean;
  readonly islands?: readonly Island[];
};
export type Island =
  | 'petition'
  | 'writing'
  | 'form'
  | 'receipt'
  | 'photos'
  | 'map'
  | 'place'
  | 'forum'
  | 'vote'
  | 'recount'
  | 'fieldwork';

const OG_LOCALE = { ka: 'ka_GE', en: 'en_US' } as const;
const OEMBED = ['json', 'xml'] as const;
const ICONS = { svg: 'favicon.svg', png: 'icon-180.png' } as const;

export function Head({ frame, lang, meta }: { frame: Frame; lang: Lang; meta: Meta }) {
  const { origin, assets } = frame;
  const t = say(lang).shell;
  const { title, description = t.footer.about, image = { path: ogDefault(lang), alt: t.name } } = meta;
  const [path = ''] = frame.path.split('?');
  const address = (of: Lang) => `${origin}/${of}${path}`;
  const unlisted = frame.demo || meta.unlisted;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${meta.failed ? t.errorPrefix : ''}${title} · ${t.name}`}</title>
      <meta name="description" content={description} />
      {unlisted && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={address(lang)} />
      <link rel="alternate" hreflang="ka" href={address('ka')} />
      <link rel="alternate" hreflang="en" href={address('en')} />
      <link rel="alternate" hreflang="x-default" href={address('ka')} />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={say(lang).feed.decisions}
        href={feedAt('decisions', 'atom', lang)}
      />
      {meta.feed && <link rel="alternate" type="application/atom+xml" title={meta.feed.title} href={meta.feed.path} />}
      {meta.embeds &&
        OEMBED.map((format) => (
          <link
            rel="alternate"
            type={format === 'json' ? 'application/json+oembed' : 'text/xml+oembed'}
            title={title}
            href={origin + oembed(address(lang), format)}
          />
        ))}
      {meta.json && <link rel="alternate" type="application/json" href={origin + meta.json} />}
      <meta property="og:type" content={meta.article ? 'article' : 'website'} />
      <meta property="og:site_name" content={t.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address(lang)} />
      <meta property="og:image" content={origin + image.path} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={image.alt} />
      <meta property="og:locale" content={OG_LOCALE[lang]} />
      <meta property="og:locale:alternate" content={OG_LOCALE[otherLang(lang)]} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="theme-color" content="#0b5c63" />
      <link rel="icon" href={assets.url(ICONS.svg)} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={assets.url(ICONS.png)} />
      <link
        rel="preload"
        href={assets.url(lang === 'ka' ? 'ka.woff2' : 'latin.woff2')}
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
      />
      <link rel="stylesheet" href={assets.url('ghia.css')} />
      {meta.islands?.map((island) => (
        <script type="module" src={assets.url(`${island}.js`)} />
      ))}
      {!meta.unlisted && (
        <DataBlock data={structured([...(meta.about ?? []), ...wayTo(address(lang), frame, meta, lang)])} />
      )}
    </head>
  );
}

/** How search engines tell where the page lies; home lies nowhere but at the beginning. */
function wayTo(address: string, { origin, path }: Frame, { title, way = [] }: Meta, lang: Lang): readonly Thing[] {
  if (path === '') return [];
  return [breadcrumbs({ origin, lang }, way, { href: address.slice(origin.length), label: title })];
}
