import { type Decision, Decisions } from '../../../read-models/decisions.js';
import { isShown } from '../components/text.js';
import { factName } from '../components/timeline.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { lastMoment } from '../i18n/format.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { type FeedItem, type FeedSource, factId, MOST_ENTRIES } from './feed.js';

/** Every decision of the city, as it is made. */
export const decisionsFeed: FeedSource = async ({ questions, lang }) => {
  const { items } = await questions.ask(new Decisions({ limit: MOST_ENTRIES }));
  const { feed: t } = say(lang);
  const page = paths(lang).log;
  return { title: t.decisions, about: t.about, page, items: items.map((item) => entryOf(item, lang)) };
};

/** Answers to petitions alone, each of their versions. */
export const answersFeed: FeedSource = async ({ questions, lang }) => {
  const { items } = await questions.ask(new Decisions({ limit: MOST_ENTRIES, types: ['PetitionAnswered'] }));
  const { feed, sharing } = say(lang);
  const page = withQuery(paths(lang).petitions, { status: 'answered' });
  const title = sharing.feeds.answers;
  return { title, about: feed.about, page, items: items.map((item) => entryOf(item, lang)) };
};

/** A decision as an entry. One about what is closed to readers neither names nor quotes it. */
export const entryOf = (item: Decision, lang: Lang): FeedItem => ({
  id: factId(item.event),
  title: titleOf(item, lang),
  says: [lineOf(item, lang), item.says].filter(Boolean).join(' — '),
  link: linkOf(item, lang),
  at: item.at,
});

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
