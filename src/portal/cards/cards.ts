import { hash } from 'node:crypto';
import type { TopicView } from '../../../read-models/forum.js';
import type { PetitionView } from '../../../read-models/petition-views.js';
import type { ProposalView } from '../../../read-models/proposals.js';
import type { ReportView } from '../../../read-models/reports.js';
import type { RoundView } from '../../../read-models/rounds.js';
import { openAssets } from '../assets.js';
import { costOf } from '../components/budget/proposal-card.js';
import { potName } from '../components/budget/round-parts.js';
import { type CategoryNames, categoryName } from '../components/forum/topic-card.js';
import { openWords } from '../components/forum/view.js';
import { categoryOf, type Named, whereOf } from '../components/map/report-card.js';
import { placesOf } from '../components/petition-card.js';
import { isShown } from '../components/text.js';
import { excerpt } from '../excerpt.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { openProposal } from '../sharing/budget-meta.js';
import { OgCards } from './og-card.js';

const MOST_KEPT = 200;

/** A picture, and the digest of what it says. */
export type Card = { readonly png: Buffer; readonly etag: string };

/**
 * Pictures for links that are shared, kept by what they say. A petition's is drawn anew when its count has grown by a
 * hundredth, not each time. What is not everybody's to read stays off them: the portal's own stands in its place.
 */
export class Cards {
  private readonly drawn = new Map<string, Card>();
  private readonly cards: OgCards;

  constructor(demo: boolean) {
    this.cards = new OgCards(openAssets().folder, demo);
  }

  portal(lang: Lang): Card {
    return this.kept(['portal', lang], () => this.cards.portal(lang));
  }

  map(lang: Lang): Card {
    return this.kept(['map', lang], () => this.cards.map(lang));
  }

  petition(petition: PetitionView): Card {
    const { status, language: lang, signatures, threshold, addressee, districts, text } = petition;
    if (petition.visibility !== 'listed' || !isShown(text)) return this.portal('ka');
    const goal = threshold ?? null;
    const step = Math.max(1, Math.floor((goal ?? 100) / 100));
    const said = {
      lang,
      title: text.title,
      state: say(lang).petitions.status[status],
      about: `${say(lang).writing.addressees[addressee]} · ${placesOf(districts, lang)}`,
      goal,
    };
    const counted = Math.floor(signatures / step);
    return this.kept(['petition', said, counted], () => this.cards.petition({ ...said, signatures }));
  }

  report(report: ReportView, named: Named): Card {
    const { language: lang, status, text, filedAt, supporters, hidden } = report;
    if (hidden || !isShown(text)) return this.portal('ka');
    const { reports: t } = say(lang);
    const said = {
      lang,
      title: categoryOf(report, named, lang),
      state: t.status[status],
      where: whereOf(report, lang),
      said: text.description,
      foot: [t.filed(filedAt), ...(supporters > 0 ? [t.supporters(supporters)] : [])].join(' · '),
    };
    return this.kept(['report', said], () => this.cards.report(said));
  }

  topic(topic: TopicView, names: CategoryNames): Card {
    const { language: lang, category, openedAt, posts, locked, official } = topic;
    const open = openWords(topic);
    if (!open) return this.portal('ka');
    const { forum: t } = say(lang);
    const said = {
      lang,
      title: open.title,
      state: locked ? t.locked : official > 0 ? t.official : t.title,
      category: categoryName(category, names, lang),
      said: excerpt(open.body, 300),
      foot: [t.opened(openedAt), t.topic.posts(posts)].join(' · '),
    };
    return this.kept(['topic', said], () => this.cards.topic(said));
  }

  /** In either language: a round has its title in both. */
  round(round: RoundView, lang: Lang): Card {
    const { title, state, rules, phase } = round;
    const { budget: t } = say(lang);
    const { from, until } = rules.phases.voting;
    const said = {
      lang,
      title: title[lang],
      state: t.state[state],
      where: t.title,
      said: rules.ballot.type === 'allocation' ? t.allocation : t.envelope(rules.envelope.total),
      foot: [t.votingTerm(from, until), ...(phase && phase !== 'voting' ? [t.phases[phase]] : [])].join(' · '),
    };
    return this.kept(['round', said], () => this.cards.report(said));
  }

  /** City Hall's words in either language; the author's own in theirs, until it stands on a ballot by a title in both. */
  proposal(proposal: ProposalView, lang: Lang): Card {
    const { status, won, pot, submittedAt, title } = proposal;
    const open = openProposal(proposal);
    if (!open) return this.portal(lang);
    const { proposals: t } = say(lang);
    const cost = costOf(proposal, lang);
    const said = {
      lang,
      title: title?.[lang] ?? open.title,
      state: won ? t.won : t.status[status],
      category: potName(pot, lang),
      said: excerpt(open.body, 300),
      foot: [...(cost ? [cost] : []), t.submitted(submittedAt)].join(' · '),
    };
    return this.kept(['proposal', said], () => this.cards.topic(said));
  }

  private kept(says: readonly unknown[], draw: () => Buffer): Card {
    const etag = `"${hash('sha256', JSON.stringify(says), 'base64url')}"`;
    const known = this.drawn.get(etag);
    if (known) return known;
    const card = { png: draw(), etag };
    if (this.drawn.size >= MOST_KEPT) this.drawn.delete(this.drawn.keys().next().value!);
    this.drawn.set(etag, card);
    return card;
  }
}
