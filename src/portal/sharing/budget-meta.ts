import type { ProposalView } from '../../../read-models/proposals.js';
import type { RoundView } from '../../../read-models/rounds.js';
import type { Meta } from '../components/head.js';
import { isShown, titleOf } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { api, feedAt, ogImage, paths } from '../paths.js';
import { shortened } from './report-meta.js';
import { geo } from './structured.js';

/** A round where its address is shared: what is voted on, and when. */
export function roundMeta({ frame, round }: Framed & { readonly round: RoundView }, lang: Lang): Meta {
  const { budget: t, sharing } = say(lang);
  const { id, title, rules } = round;
  const { voting } = rules.phases;
  const name = title[lang];
  return {
    title: name,
    description: `${name}. ${t.votingTerm(voting.from, voting.until)}`,
    way: [{ href: paths(lang).budget, label: t.title }],
    embeds: true,
    image: { path: ogImage('round', id, lang), alt: name },
    json: api.round(id),
    feed: { path: feedAt(`rounds/${id}`, 'atom', lang), title: sharing.feeds.round(name) },
    about: [
      {
        '@type': 'Event',
        name,
        description: t.description,
        url: frame.origin + paths(lang).budgetRound(id),
        startDate: voting.from,
        endDate: voting.until,
        eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
        location: { '@type': 'VirtualLocation', url: frame.origin + paths(lang).budgetRound(id) },
      },
    ],
  };
}

/** The words of a proposal that everybody may read. */
export function openProposal({ hidden, text, description }: ProposalView) {
  if (hidden || !isShown(text) || !isShown(description)) return undefined;
  return { title: text.title, body: description.description };
}

type Told = Framed & { readonly proposal: ProposalView; readonly round: Pick<RoundView, 'id' | 'title'> };

/** A hidden proposal shows nothing of itself where its address is shared. */
export function proposalMeta({ frame, proposal, round }: Told, lang: Lang): Meta {
  const { id, text, language, submittedAt, changedAt, place } = proposal;
  const to = paths(lang);
  const way = [
    { href: to.budget, label: say(lang).budget.title },
    { href: to.budgetRound(round.id), label: round.title[lang] },
  ];
  const title = titleOf(text, lang);
  const open = openProposal(proposal);
  if (!open) return { title, way, unlisted: true };
  return {
    title,
    way,
    description: shortened(open.body),
    article: true,
    embeds: true,
    image: { path: ogImage('proposal', id, lang), alt: title },
    json: api.proposal(id),
    feed: { path: feedAt(`proposals/${id}`, 'atom', lang), title: say(lang).sharing.feeds.proposal(title) },
    about: [
      {
        '@type': 'CreativeWork',
        name: title,
        description: shortened(open.body),
        inLanguage: language,
        url: frame.origin + to.proposal(id),
        datePublished: submittedAt,
        dateModified: changedAt,
        ...(place && { contentLocation: { '@type': 'Place', geo: geo(place) } }),
      },
    ],
  };
}
