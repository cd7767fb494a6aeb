import { Backers, JoinedWith } from '../../read-models/report-backers.js';
import type { CategoryDoc, ReportDoc } from '../../read-models/report-documents.js';
import type { Queue, Worker } from './queue.js';
import { everyPage, type Reading } from './reading.js';
import type { Recipients } from './recipients.js';
import { type Involved, reportMessage } from './report.message.js';
import { type ReportNews, TO_REPORTER_ALONE } from './report-news.js';

type Told = { readonly report: string; readonly news: ReportNews };
type ToldOne = Told & { readonly to: string; readonly as: Involved };

/**
 * One job for each of those involved: who reported it, who found the same, and the same people of the reports that were
 * joined with it. Whoever is involved more than once is told once. That it was hidden is told to who reported it alone.
 */
export const tellOfReport =
  ({ store, of }: Reading, queue: Pick<Queue, 'add'>, recipients: Pick<Recipients, 'once'>): Worker =>
  async (payload, { id }) => {
    const { report, news } = payload as Told;
    const found = await store.get<ReportDoc>(of('reports'), report);
    if (!found) throw new Error(`the read models do not know ${report} yet`); // they follow the log: tried again
    const alone = TO_REPORTER_ALONE.has(news);
    const all = alone ? [found] : [found, ...(await new JoinedWith(report).answer(store, of))];
    const reporters = new Set(all.map(({ reporter }) => reporter));
    const backers: string[] = [];
    for (const { _id } of alone ? [] : all)
      for await (const some of everyPage((paging) => new Backers(_id, paging).answer(store, of))) backers.push(...some);
    for (const to of recipients.once([...reporters, ...backers])) {
      const as: Involved = reporters.has(to) ? 'reporter' : 'supporter';
      const one: ToldOne = { report, news, to, as };
      await queue.add({ kind: 'tell-involved', id: `${id}.${to}`, payload: one });
    }
  };

/** Tells one person in the report's language, unless they want no messages. Nothing of its text goes with it. */
export const tellInvolved =
  ({ store, of }: Reading, publicUrl: string, recipients: Pick<Recipients, 'hears' | 'send'>): Worker =>
  async (payload, { id }) => {
    const { report, news, to, as } = payload as ToldOne;
    if (!recipients.hears(to, 'reports')) return;
    const found = await store.get<ReportDoc>(of('reports'), report);
    const category = found && (await store.get<CategoryDoc>(of('categories'), found.category));
    if (!found || !category) return;
    const { language } = found;
    const about = { title: category.title[language], language, link: `${publicUrl}/${language}/reports/${report}` };
    await recipients.send(to, reportMessage(news, about, as), id);
  };
