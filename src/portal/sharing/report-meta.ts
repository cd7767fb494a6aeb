import type { ReportView } from '../../../read-models/reports.js';
import type { Meta } from '../components/head.js';
import { categoryOf, type Named, whereOf } from '../components/map/report-card.js';
import { isShown } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { api, feedAt, ogImage, paths } from '../paths.js';
import { geo } from './structured.js';

type Told = Framed & { readonly report: ReportView; readonly named: Named };

/** A hidden report shows nothing of itself where its address is shared. */
export function reportMeta({ frame, report, named }: Told, lang: Lang): Meta {
  const { id, hidden, text, language, filedAt, changedAt, place } = report;
  const { title: map } = say(lang).reports;
  const title = `${categoryOf(report, named, lang)}, ${whereOf(report, lang)}`;
  const way = [{ href: paths(lang).reports, label: map }];
  if (hidden || !isShown(text)) return { title, way, unlisted: true };
  return {
    title,
    way,
    description: shortened(text.description),
    article: true,
    embeds: true,
    json: api.report(id),
    image: { path: ogImage('report', id), alt: title },
    feed: { path: feedAt(`reports/${id}`, 'atom', lang), title: say(lang).sharing.feeds.report(title) },
    about: [
      {
        '@type': 'WebPage',
        name: title,
        description: shortened(text.description),
        inLanguage: language,
        url: frame.origin + paths(lang).report(id),
        datePublished: filedAt,
        dateModified: changedAt,
        ...(place && {
          about: { '@type': 'Place', geo: geo(place) },
        }),
      },
    ],
  };
}

/** As much of a text as is shown beside a link. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 200 ? line : `${line.slice(0, 199).trimEnd()}…`;
}
