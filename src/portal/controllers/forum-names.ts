import { ABOUT_KINDS, type About } from '../../../events/forum.js';
import { ForumCategories, TopicsList } from '../../../read-models/forum.js';
import { PetitionById } from '../../../read-models/petitions.js';
import { ProposalById } from '../../../read-models/proposals.js';
import { Categories, Departments, ReportById } from '../../../read-models/reports.js';
import type { Questions } from '../../read/questions.js';
import type { TopicPageView } from '../components/forum/view.js';
import type { Lang } from '../frame.js';
import { paths } from '../paths.js';

/** Codes of the forum in words; retired categories too, for topics of theirs remain. */
export async function forumNames(questions: Questions) {
  const [categories, departments] = await Promise.all([
    questions.ask(new ForumCategories(true)),
    questions.ask(new Departments()),
  ]);
  return {
    categories,
    names: new Map(categories.map(({ category, title }) => [category, title])),
    departments: new Map(departments.map(({ department, name }) => [department, name])),
  };
}

/** `<kind>:<id>` as an address or a form says what a topic is to be about; undefined for anything else. */
export function aboutIn(text: string | undefined): About | undefined {
  const [, named, id] = /^([a-z]+):([A-Za-z0-9][\w.-]{0,63})$/.exec(text ?? '') ?? [];
  const kind = ABOUT_KINDS.find((one) => one === named);
  return kind && id ? { kind, id } : undefined;
}

/** How many topics are about something. */
export const topicsAbout = async (questions: Questions, id: string): Promise<number> =>
  (await questions.ask(new TopicsList({ about: id, limit: 1 }))).total;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a topic is about in that thing's own words, with where it is; null where there is nothing to show. */
export async function aboutLink(
  questions: Questions,
  about: About | null | undefined,
  lang: Lang,
): Promise<TopicPageView['about']> {
  if (!about || !UUID.test(about.id)) return null;
  if (about.kind === 'petition') {
    const petition = await questions.ask(new PetitionById(about.id));
    if (!petition || !('title' in petition.text)) return null;
    const title = petition.text.title as string;
    return { href: paths(lang).petition(about.id), title, language: petition.language };
  }
  if (about.kind === 'proposal') {
    const proposal = await questions.ask((now) => new ProposalById(now, about.id));
    if (!proposal || !('title' in proposal.text)) return null;
    const title = proposal.text.title as string;
    return { href: paths(lang).proposal(about.id), title, language: proposal.language };
  }
  if (about.kind !== 'report') return null;
  const report = await questions.ask(new ReportById(about.id));
  if (!report || report.hidden) return null;
  const all = await questions.ask(new Categories(true));
  const title = all.find(({ category }) => category === report.category)?.title[lang] ?? report.category;
  return { href: paths(lang).report(about.id), title };
}
