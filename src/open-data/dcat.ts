import { openTables } from './all-tables.js';
import type { EditedTable, Edition } from './editions.js';
import type { Thing } from './linked.js';
import type { Both, OpenTable } from './table.js';
import type { Written } from './write-table.js';

/** Who publishes, and under which address. */
export type Publisher = {
  /** `https://…`, without a slash at the end. */
  readonly origin: string;
  readonly demo: boolean;
  readonly email?: string | undefined;
};

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const TBILISI = 'https://sws.geonames.org/611717/';
export const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const PORTAL: { readonly title: Both; readonly about: Both } = {
  title: { ka: 'ღია თბილისის მონაცემები', en: 'Open data of Open Tbilisi' },
  about: {
    ka: 'პეტიციები, შეტყობინებები, ფორუმი, ბიუჯეტი, გამოკითხვები, სერვისები და ღია მმართველობა. ყოველი ცხრილი ღია ჟურნალიდან არის მიღებული და მისით შეიძლება გადამოწმდეს.',
    en: 'Petitions, reports, the forum, the budget, surveys, services and open government. Every table is made from the public log and can be checked against it.',
  },
};
const CITY_HALL: Both = { ka: 'ქალაქ თბილისის მუნიციპალიტეტის მერია', en: 'Tbilisi City Hall' };
const DEMONSTRATION: Both = {
  ka: 'ღიას სადემონსტრაციო ვერსია, არა თბილისის მერია',
  en: 'A demonstration of Ghia, not Tbilisi City Hall',
};
const API: Both = { ka: 'ღიას API', en: 'API of Ghia' };

/** Under which addresses a table is found; paths begin with a slash. */
export const tablePaths = (name: string) => ({
  page: `/ka/open-data/${name}`,
  csv: `/api/v1/open-data/${name}.csv`,
  json: `/api/v1/open-data/${name}.json`,
  columns: `/api/v1/open-data/${name}.csv-metadata.json`,
});

/** What there is, in the terms of DCAT-AP 3.0. */
export function catalogueOf(edition: Edition, publisher: Publisher): Thing {
  const { origin } = publisher;
  const home = `${origin}/api/v1/open-data`;
  const datasets = [...openTables.map((table) => dataset(table, edition, publisher)), popoloOf(edition, publisher)];
  return {
    '@id': `${home}#catalogue`,
    '@type': 'dcat:Catalog',
    'dct:title': inBoth(PORTAL.title),
    'dct:description': inBoth(PORTAL.about),
    'dct:publisher': agent(publisher),
    'dct:language': LANGUAGES,
    'dct:license': at(LICENCE),
    'dct:modified': time(edition.made),
    'dct:spatial': { '@id': TBILISI, '@type': 'dct:Location' },
    'foaf:homepage': at(`${origin}/ka/open-data`),
    'dcat:themeTaxonomy': at(`${AUTHORITY}/data-theme`),
    'dcat:dataset': datasets,
    'dcat:service': {
      '@id': `${home}#api`,
      '@type': 'dcat:DataService',
      'dct:title': inBoth(API),
      'dcat:endpointURL': at(`${origin}/api/v1`),
      'dcat:endpointDescription': at(`${origin}/api/v1/openapi.json`),
      'dct:license': at(LICENCE),
      'dcat:servesDataset': datasets.map((one) => at(one['@id'] as string)),
    },
  };
}

function dataset(table: OpenTable, edition: Edition, publisher: Publisher): Thing {
  const written = edition.tables[table.name]!;
  return {
    ...described(table, tablePaths(table.name).page, written.changed, edition, publisher),
    'dcat:distribution': distributions(written, publisher, table.name),
  };
}

/** The working group is no table: people, seats and sessions refer to each other. */
export const POPOLO = {
  name: 'popolo',
  title: {
    ka: 'სამუშაო ჯგუფი: ადამიანები, ორგანიზაციები, სხდომები',
    en: 'The working group: people, organisations, sessions',
  },
  about: {
    ka: 'ორგანიზაციები, ადამიანები, თანამდებობები, წევრობა და სხდომები Popolo-ს სტანდარტით.',
    en: 'Organisations, people, posts, memberships and sessions, in the terms of Popolo.',
  },
  keywords: {
    ka: ['სამუშაო ჯგუფი', 'ორგანიზაცია', 'წევრი'],
    en: ['working group', 'organisation', 'membership', 'Popolo'],
  },
  theme: 'GOVE',
} as const;
const POPOLO_SPECIFICATION = 'https://www.popoloproject.com/specs/';
export const POPOLO_PATH = '/api/v1/open-data/popolo.json';

function popoloOf(edition: Edition, publisher: Publisher): Thing {
  const { popolo } = edition;
  const page = '/ka/open-data';
  return {
    ...described(POPOLO, page, popolo.changed, edition, publisher),
    'dct:conformsTo': { '@id': POPOLO_SPECIFICATION, '@type': 'dct:Standard' },
    'dcat:distribution': [
      distribution(publisher, { page, path: POPOLO_PATH, changed: popolo.changed }, popolo, 'JSON', 'application/json'),
    ],
  };
}

type Described = Pick<OpenTable, 'name' | 'title' | 'about' | 'keywords' | 'theme'>;
function described(
  { name, title, about, keywords, theme }: Described,
  page: string,
  changed: string,
  edition: Edition,
  { origin, email }: Publisher,
): Thing {
  const { size, root } = edition.tree;
  return {
    '@id': name === POPOLO.name ? `${origin}${page}#${name}` : `${origin}${page}#dataset`,
    '@type': 'dcat:Dataset',
    'dct:identifier': name,
    'dct:title': inBoth(title),
    'dct:description': inBoth(about),
    'dcat:keyword': (['ka', 'en'] as const).flatMap((lang) => keywords[lang].map((word) => text(word, lang))),
    'dcat:theme': at(`${AUTHORITY}/data-theme/${theme}`),
    'dct:publisher': at(`${origin}/#publisher`),
    ...(email && { 'dcat:contactPoint': { '@type': 'vcard:Kind', 'vcard:hasEmail': at(`mailto:${email}`) } }),
    'dct:language': LANGUAGES,
    'dct:spatial': at(TBILISI),
    'dct:accrualPeriodicity': at(`${AUTHORITY}/frequency/CONT`),
    'dct:modified': time(changed),
    'dcat:landingPage': at(origin + page),
    // the log that it is made from: so many leaves, under this root
    'prov:wasDerivedFrom': {
      '@id': `${origin}/log/checkpoints/${size}`,
      '@type': 'prov:Entity',
      'dct:extent': `${size} leaves`,
      'spdx:checksum': checksum(Buffer.from(root, 'base64').toString('hex')),
    },
  };
}

function distributions({ csv, json, changed }: EditedTable, publisher: Publisher, name: string): Thing[] {
  const to = tablePaths(name);
  const at = (path: string) => ({ page: to.page, path, changed });
  return [
    {
      ...distribution(publisher, at(to.csv), csv, 'CSV', 'text/csv'),
      'foaf:page': { '@id': publisher.origin + to.columns },
    },
    distribution(publisher, at(to.json), json, 'JSON', 'application/json'),
  ];
}

type Place = { readonly page: string; readonly path: string; readonly changed: string };
function distribution(
  { origin }: Publisher,
  { page, path, changed }: Place,
  file: Written,
  format: string,
  media: string,
): Thing {
  return {
    '@id': `${origin}${path}`,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': at(origin + page),
    'dcat:downloadURL': at(origin + path),
    'dct:format': at(`${AUTHORITY}/file-type/${format}`),
    'dcat:mediaType': at(`https://www.iana.org/assignments/media-types/${media}`),
    'dct:license': at(LICENCE),
    'dct:modified': time(changed),
    'dcatap:availability': at(`${AUTHORITY}/planned-availability/STABLE`),
    'dcat:byteSize': { '@value': String(file.bytes), '@type': 'xsd:nonNegativeInteger' },
    'spdx:checksum': checksum(file.sha256),
  };
}

function agent({ origin, demo }: Publisher): Thing {
  return {
    '@id': `${origin}/#publisher`,
    '@type': 'foaf:Agent',
    'foaf:name': inBoth(demo ? DEMONSTRATION : CITY_HALL),
  };
}

const at = (id: string) => ({ '@id': id });
const text = (value: string, lang: 'ka' | 'en') => ({ '@value': value, '@language': lang });
const inBoth = ({ ka, en }: Both) => [text(ka, 'ka'), text(en, 'en')];
const time = (iso: string) => ({ '@value': iso, '@type': 'xsd:dateTime' });
const LANGUAGES = [at(`${AUTHORITY}/language/KAT`), at(`${AUTHORITY}/language/ENG`)];
const checksum = (sha256: string): Thing => ({
  '@type': 'spdx:Checksum',
  'spdx:algorithm': at('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
  'spdx:checksumValue': { '@value': sha256, '@type': 'xsd:hexBinary' },
});
