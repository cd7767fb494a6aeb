import type { Crumb } from '../components/breadcrumbs.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

/** Where the portal stands, and in which language the page speaks. Paths below begin with a slash. */
type Site = { readonly origin: string; readonly lang: Lang };

const CONTEXT = 'https://schema.org';

/** What a page is about, in schema.org's terms. */
export const structured = (things: readonly object[]): object => ({ '@context': CONTEXT, '@graph': things });

/** From home to a page, as search engines show it. */
export const breadcrumbs = ({ origin, lang }: Site, way: readonly Crumb[], here: Crumb): object => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ href: paths(lang).home, label: say(lang).shell.nav.home }, ...way, here].map(
    ({ href, label }, i) => ({ '@type': 'ListItem', position: i + 1, name: label, item: origin + href }),
  ),
});

/** Who answers for the portal. The demonstration speaks for nobody: there it is left out. */
const provider = ({ origin, lang }: Site, demo: boolean) =>
  demo ? {} : { provider: { '@type': 'GovernmentOrganization', name: say(lang).shell.name, url: origin } };

/** The portal as a whole, and how it is searched. */
export const website = (site: Site): object => ({
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
export const service = (site: Site, { path, name, description, demo }: Service): object => ({
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
export const dataset = ({ origin, lang }: Site, { path, name, description, files }: Dataset): object => ({
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
