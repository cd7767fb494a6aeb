import type { VNode } from 'preact';
import { TopicById } from '../../../read-models/forum.js';
import { PetitionById } from '../../../read-models/petitions.js';
import { ProposalById } from '../../../read-models/proposals.js';
import { ReportById } from '../../../read-models/reports.js';
import { RoundById } from '../../../read-models/rounds.js';
import type { Questions } from '../../read/questions.js';
import { PetitionEmbed } from '../components/embed/petition-embed.js';
import { ProposalEmbed } from '../components/embed/proposal-embed.js';
import { ReportEmbed } from '../components/embed/report-embed.js';
import { RoundEmbed } from '../components/embed/round-embed.js';
import { TopicEmbed } from '../components/embed/topic-embed.js';
import { openWords } from '../components/forum/view.js';
import { categoryOf, whereOf } from '../components/map/report-card.js';
import { isShown } from '../components/text.js';
import { forumNames } from '../controllers/forum-names.js';
import { namesOf } from '../controllers/report-names.js';
import type { Lang } from '../frame.js';
import { type CardKind, paths } from '../paths.js';
import { openProposal } from './budget-meta.js';

/** Something that others may show on pages of theirs. */
export type Shareable = {
  readonly title: string;
  /** The path of its page. */
  readonly page: string;
  /** What stands in the frame on somebody else's page. */
  readonly card: VNode;
};
type Asked = { readonly questions: Questions; readonly lang: Lang; readonly now: string };
/** `closed`: it is there, and not for everybody; undefined: there is none. */
export type Found = Shareable | 'closed' | undefined;

/** How one of each kind is found. */
export const SHAREABLE: Readonly<Record<CardKind, (id: string, asked: Asked) => Promise<Found>>> = {
  async petition(id, { questions, lang, now }) {
    const petition = await questions.ask(new PetitionById(id, { now }));
    if (!petition) return undefined;
    const { visibility, text } = petition;
    if (visibility !== 'listed' || !isShown(text)) return 'closed';
    const page = paths(lang).petition(id);
    return { title: text.title, page, card: PetitionEmbed({ petition, title: text.title, lang }) };
  },
  async report(id, { questions, lang }) {
    const [report, named] = await Promise.all([questions.ask(new ReportById(id)), namesOf(questions)]);
    if (!report) return undefined;
    if (report.hidden || !isShown(report.text)) return 'closed';
    const title = `${categoryOf(report, named, lang)}, ${whereOf(report, lang)}`;
    return { title, page: paths(lang).report(id), card: ReportEmbed({ report, named, lang }) };
  },
  async topic(id, { questions, lang }) {
    const [topic, { names }] = await Promise.all([
      questions.ask(new TopicById(id, {}, { limit: 1 })),
      forumNames(questions),
    ]);
    if (!topic) return undefined;
    const open = openWords(topic);
    if (!open) return 'closed';
    return { title: open.title, page: paths(lang).topic(id), card: TopicEmbed({ topic, open, names, lang }) };
  },
  async round(id, { questions, lang, now }) {
    const round = await questions.ask(new RoundById(now, id));
    if (!round) return undefined;
    return { title: round.title[lang], page: paths(lang).budgetRound(id), card: RoundEmbed({ round, lang }) };
  },
  async proposal(id, { questions, lang, now }) {
    const proposal = await questions.ask(new ProposalById(now, id));
    if (!proposal) return undefined;
    const open = openProposal(proposal);
    if (!open) return 'closed';
    return { title: open.title, page: paths(lang).proposal(id), card: ProposalEmbed({ proposal, open, lang }) };
  },
};
