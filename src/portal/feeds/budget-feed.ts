import { ProposalById, ProposalsList } from '../../../read-models/proposals.js';
import { RoundById, RoundResultOf, Rounds } from '../../../read-models/rounds.js';
import { lineOf } from '../components/budget/proposal-updates.js';
import { potName } from '../components/budget/round-parts.js';
import { isShown, titleOf } from '../components/text.js';
import { factName } from '../components/timeline.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { type FeedSource, factId, MOST_ENTRIES, type ThingFeedSource, thingId } from './feed.js';

/** Budget rounds, the newest first. */
export const roundsFeed: FeedSource = async ({ questions, lang, now }) => {
  const { items } = await questions.ask(new Rounds(now, { limit: MOST_ENTRIES }));
  const { budget: t, sharing } = say(lang);
  return {
    title: sharing.feeds.rounds,
    about: t.description,
    page: paths(lang).budget,
    items: items.map(({ id, title, state, rules, openedAt }) => ({
      id: thingId(id),
      title: title[lang],
      says: [t.state[state], t.votingTerm(rules.phases.voting.from, rules.phases.voting.until)].join(' — '),
      link: paths(lang).budgetRound(id),
      at: openedAt,
    })),
  };
};

/** What rounds have come to: each version of a result as it is published, of the newest rounds. */
export const resultsFeed: FeedSource = async ({ questions, lang, now }) => {
  const { items } = await questions.ask(new Rounds(now, { limit: MOST_ENTRIES }));
  const results = await Promise.all(
    items.flatMap(({ id, result }) => (result ? [questions.ask(new RoundResultOf(now, id))] : [])),
  );
  const { budget: t, results: words, sharing } = say(lang);
  const found = results.flatMap((one) => (one ? one.versions.map((version) => ({ id: one.round, version })) : []));
  const titles = new Map(items.map(({ id, title }) => [id, title[lang]]));
  return {
    title: sharing.feeds.results,
    about: t.description,
    page: paths(lang).budget,
    items: found
      .sort((a, b) => (a.version.publishedAt < b.version.publishedAt ? 1 : -1))
      .map(({ id, version: { version, publishedAt, value, digest } }) => ({
        id: `urn:ghia:result:${digest}`,
        title: `${words.title}: ${titles.get(id)}`,
        says: [
          words.version(version, publishedAt),
          t.result.ballots(value.ballots, value.blank),
          ...(value.pots ?? []).map(
            ({ pot, winners, spent }) => `${potName(pot, lang)}: ${t.result.winners(winners.length, spent)}`,
          ),
        ].join(' — '),
        link: paths(lang).budgetResult(id),
        at: publishedAt,
      })),
  };
};

/** Proposals of one round as they come in. */
export const roundFeed: ThingFeedSource = async (id, { questions, lang, now }) => {
  const round = await questions.ask(new RoundById(now, id));
  if (!round) return undefined;
  const { items } = await questions.ask(new ProposalsList(now, { round: id, limit: MOST_ENTRIES }));
  return {
    title: say(lang).sharing.feeds.round(round.title[lang]),
    about: say(lang).proposals.lead,
    page: paths(lang).proposals(id),
    items: items.map((one) => ({
      id: thingId(one.id),
      title: titleOf(one.text, lang),
      says: potName(one.pot, lang),
      link: paths(lang).proposal(one.id),
      at: one.submittedAt,
    })),
  };
};

/** What happens to one proposal. */
export const proposalFeed: ThingFeedSource = async (id, { questions, lang, now }) => {
  const proposal = await questions.ask(new ProposalById(now, id));
  if (!proposal || proposal.hidden) return undefined;
  const words = say(lang);
  const title = titleOf(proposal.text, lang);
  return {
    title: words.sharing.feeds.proposal(title),
    about: isShown(proposal.description) ? proposal.description.description : words.proposals.lead,
    page: paths(lang).proposal(id),
    items: proposal.updates
      .toReversed()
      .slice(0, MOST_ENTRIES)
      .map((update) => ({
        id: factId(update.event),
        title: `${factName(update.type, words)}: ${title}`,
        says: [...lineOf(update, lang), update.text && isShown(update.text) ? update.text.text : '']
          .filter(Boolean)
          .join(' — '),
        link: paths(lang).proposal(id),
        at: update.at,
      })),
  };
};
