import { countIn, Figures } from '../../../read-models/figures.js';
import { LISTED_STATUSES, type ListedStatus } from '../../../read-models/petition-views.js';
import {
  PetitionById,
  type PetitionSort,
  PetitionsList,
  PetitionTimeline,
  PetitionTitles,
} from '../../../read-models/petitions.js';
import { placesOf } from '../components/petition-card.js';
import { isShown, titleOf } from '../components/text.js';
import { detailsOf, factName, reasonOf } from '../components/timeline.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { type FeedSource, factId, MOST_ENTRIES, type ThingFeedSource, thingId } from './feed.js';

const SORTS: readonly string[] = ['signatures', 'newest', 'trending'] satisfies PetitionSort[];

/** Petitions as the list shows them, with the list's own filters. */
export const petitionsFeed: FeedSource = async ({ questions, lang, query: { q, district, status, sort }, now }) => {
  const wanted = {
    q: q?.slice(0, 200),
    district,
    status: LISTED_STATUSES.includes(status as never) ? (status as ListedStatus) : undefined,
    sort: SORTS.includes(sort ?? '') ? (sort as PetitionSort) : undefined,
  };
  const { items } = await questions.ask(new PetitionsList({ ...wanted, now, limit: MOST_ENTRIES }));
  const { petitions, sharing } = say(lang);
  return {
    title: sharing.feeds.petitions,
    about: petitions.description,
    page: withQuery(paths(lang).petitions, wanted),
    query: wanted,
    items: items.map(({ id, text, status: state, districts, listedAt }) => ({
      id: thingId(id),
      title: titleOf(text, lang),
      says: [petitions.status[state], placesOf(districts, lang), ...(isShown(text) ? [text.demand] : [])].join(' — '),
      link: paths(lang).petition(id),
      at: listedAt!,
    })),
  };
};

/** Every official figure, as it is published. */
export const figuresFeed: FeedSource = async ({ questions, lang }) => {
  const { items } = await questions.ask(new Figures({ limit: MOST_ENTRIES }));
  const found = await questions.ask(new PetitionTitles([...new Set(items.map(({ of }) => of))]));
  const titles = new Map(found.map(({ id, text }) => [id, titleOf(text, lang)]));
  const { figures: t, sharing, ogpReport } = say(lang);
  return {
    title: sharing.feeds.figures,
    about: t.lead,
    page: paths(lang).figures,
    items: items.map(({ event, figure, of, value, at }) => ({
      id: factId(event),
      title:
        figure === 'ogp-report'
          ? ogpReport.titleOf(of)
          : sharing.feeds.figure(titles.get(of) ?? (figure === 'budget-result' ? t.round : t.sealed), countIn(value)),
      says: t.at(at),
      link: withQuery(paths(lang).log, { find: event }),
      at,
    })),
  };
};

/** What happens to one petition that everybody may read. */
export const petitionFeed: ThingFeedSource = async (id, { questions, lang, now }) => {
  const [petition, timeline] = await Promise.all([
    questions.ask(new PetitionById(id, { now })),
    questions.ask(new PetitionTimeline(id)),
  ]);
  if (petition?.visibility !== 'listed') return undefined;
  const words = say(lang);
  const title = titleOf(petition.text, lang);
  const answers = new Map(petition.answers.map(({ event, text }) => [event, isShown(text) ? text.text : undefined]));
  const news = (timeline?.items ?? []).toReversed().slice(0, MOST_ENTRIES);
  return {
    title: words.sharing.feeds.petition(title),
    about: isShown(petition.text) ? petition.text.demand : words.petitions.description,
    page: paths(lang).petition(id),
    items: news.map((entry) => ({
      id: factId(entry.event),
      title: `${factName(entry.type, words)}: ${title}`,
      says: [...detailsOf(entry, words), reasonOf(entry), answers.get(entry.event)].filter(Boolean).join(' — '),
      link: paths(lang).petition(id),
      at: entry.at,
    })),
  };
};
