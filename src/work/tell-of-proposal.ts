import type { ProposalDoc } from '../../read-models/proposal-documents.js';
import { textsOf } from '../../read-models/texts.js';
import { type AuthorAs, proposalMessage } from './proposal.message.js';
import { BOUND_TO_TELL, type ProposalNews } from './proposal-news.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Recipients } from './recipients.js';

/** `outcome`: of an appeal. */
type Told = { readonly proposal: string; readonly news: ProposalNews; readonly outcome?: 'upheld' | 'dismissed' };
type ToldOne = Told & { readonly to: string; readonly as: AuthorAs };

/** So many proposals that were joined with one are looked at. */
const MOST_JOINED = 500;

/** One job for each author: who brought it, and who brought what was joined with it. Each person is told once. */
export const tellOfProposal =
  ({ store, of }: Reading, queue: Pick<Queue, 'add'>, recipients: Pick<Recipients, 'once'>): Worker =>
  async (payload, { id }) => {
    const told = payload as Told;
    const found = await store.get<ProposalDoc>(of('proposals'), told.proposal);
    if (!found) throw new Error(`the read models do not know ${told.proposal} yet`); // they follow the log: tried again
    const joined = await joinedWith(found, { store, of });
    for (const to of recipients.once([found.author, ...joined])) {
      const one: ToldOne = { ...told, to, as: to === found.author ? 'author' : 'joined' };
      await queue.add({ kind: 'tell-author', id: `${id}.${to}`, payload: one });
    }
  };

/** Also of what was joined with those that were joined. */
async function joinedWith(first: ProposalDoc, { store, of }: Reading): Promise<readonly string[]> {
  const seen = new Set([first._id]);
  const authors: string[] = [];
  for (let next = first.joined; next.length > 0 && seen.size < MOST_JOINED; ) {
    const fresh = next.filter((id) => !seen.has(id) && seen.add(id));
    const docs = [...(await store.load<ProposalDoc>(of('proposals'), fresh)).values()];
    authors.push(...docs.map(({ author }) => author));
    next = docs.flatMap(({ joined }) => joined);
  }
  return authors;
}

/** Tells one author in the proposal's language, unless they want no messages about the budget. */
export const tellAuthor =
  ({ store, of }: Reading, publicUrl: string, recipients: Pick<Recipients, 'hears' | 'send'>): Worker =>
  async (payload, { id }) => {
    const { proposal, news, outcome, to, as } = payload as ToldOne;
    const bound = BOUND_TO_TELL.has(news);
    if (!bound && !recipients.hears(to, 'budget')) return;
    const found = await store.get<ProposalDoc>(of('proposals'), proposal);
    if (!found) return;
    const { language, cost, text, round } = found;
    const title = (await textsOf(store, of, [text])).get(text.event)?.content.title;
    const result = news === 'ProposalWon' || news === 'ProposalNotWon';
    const page = result ? `budget/${round}/results` : `budget/proposals/${proposal}`;
    const about = { language, title, cost, outcome, link: `${publicUrl}/${language}/${page}` };
    await recipients.send(to, proposalMessage(news, about, as, bound), id);
  };
