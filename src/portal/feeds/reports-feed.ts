import { DISTRICTS } from '../../../events/districts.js';
import { REPORT_STATUSES, type ReportStatus } from '../../../read-models/report-documents.js';
import type { Box } from '../../../read-models/report-places.js';
import { ReportById } from '../../../read-models/reports.js';
import { ReportsList } from '../../../read-models/reports-list.js';
import { categoryOf, whereOf } from '../components/map/report-card.js';
import { lineOf } from '../components/map/report-updates.js';
import { isShown } from '../components/text.js';
import { factName } from '../components/timeline.js';
import { namesOf } from '../controllers/report-names.js';
import { known } from '../controllers/route.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { type FeedSource, factId, MOST_ENTRIES, type ThingFeedSource, thingId } from './feed.js';

/** Reports as the map shows them: of a category, a district, a state, or a box of the map. */
export const reportsFeed: FeedSource = async ({ questions, lang, query }) => {
  const named = await namesOf(questions);
  const narrowed = {
    q: query.q?.slice(0, 200),
    district: known(DISTRICTS, query.district),
    category: known(named.categories.keys(), query.category),
    status: known<ReportStatus | 'open'>(['open', ...REPORT_STATUSES], query.status),
  };
  const bbox = boxIn(query.bbox);
  const { items } = await questions.ask(new ReportsList({ ...narrowed, bbox, limit: MOST_ENTRIES }));
  const { reports: t, sharing } = say(lang);
  return {
    title: sharing.feeds.reports,
    about: t.description,
    page: withQuery(paths(lang).reports, narrowed),
    query: { ...narrowed, bbox: bbox?.join(',') },
    items: items.map((report) => ({
      id: thingId(report.id),
      title: `${categoryOf(report, named, lang)}, ${whereOf(report, lang)}`,
      says: [t.status[report.status], ...(isShown(report.text) ? [report.text.description] : [])].join(' — '),
      link: paths(lang).report(report.id),
      at: report.filedAt,
    })),
  };
};

/** What happens to one report. */
export const reportFeed: ThingFeedSource = async (id, { questions, lang }) => {
  const [report, named] = await Promise.all([questions.ask(new ReportById(id)), namesOf(questions)]);
  if (!report || report.hidden) return undefined;
  const words = say(lang);
  const title = `${categoryOf(report, named, lang)}, ${whereOf(report, lang)}`;
  return {
    title: words.sharing.feeds.report(title),
    about: isShown(report.text) ? report.text.description : words.reports.description,
    page: paths(lang).report(id),
    items: report.updates
      .toReversed()
      .slice(0, MOST_ENTRIES)
      .map((update) => ({
        id: factId(update.event),
        title: `${factName(update.type, words)}: ${title}`,
        says: [lineOf(update, named, words.reports, lang), update.text && isShown(update.text) && update.text.text]
          .filter(Boolean)
          .join(' — '),
        link: paths(lang).report(id),
        at: update.at,
      })),
  };
};

/** West, south, east, north, in degrees; undefined for anything else. */
function boxIn(text: string | undefined): Box | undefined {
  const sides = text?.split(',').map(Number) ?? [];
  const fits = sides.length === 4 && sides.every((side) => Number.isFinite(side) && Math.abs(side) <= 180);
  return fits ? (sides as unknown as Box) : undefined;
}
