import { Followers } from '../../read-models/petitions-office.js';
import type { News } from '../policies/when-petition-moves-then-tell-people.js';
import { aboutPetition, type Reading } from './about-petition.js';
import { newsMessage } from './news.message.js';
import type { Queue, Worker } from './queue.js';
import type { Recipients } from './recipients.js';

type Told = { readonly petitionId: string; readonly news: News };
type ToldOne = Told & { readonly to: string };
const A_PAGE = 100;

/** One job for the author and for everyone who follows: each is told once of a fact, and no one waits for another. */
export const tellPeople =
  (reading: Reading, publicUrl: string, queue: Pick<Queue, 'add'>): Worker =>
  async (payload, { id }) => {
    const { petitionId, news } = payload as Told;
    const about = await aboutPetition(reading, publicUrl, petitionId);
    if (!about) throw new Error(`the read models do not know ${petitionId} yet`); // they follow the log: tried again
    const tell = (to: string) =>
      queue.add({ kind: 'tell-person', id: `${id}.${to}`, payload: { petitionId, news, to } satisfies ToldOne });
    await tell(about.author);
    let cursor: string | undefined;
    do {
      const page = await new Followers(petitionId, { limit: A_PAGE, cursor }).answer(reading.store, reading.of);
      for (const follower of page.items) if (follower !== about.author) await tell(follower);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  };

/** Tells one person, in the petition's language. */
export const tellPerson =
  (reading: Reading, publicUrl: string, recipients: Recipients): Worker =>
  async (payload) => {
    const { petitionId, news, to } = payload as ToldOne;
    const about = await aboutPetition(reading, publicUrl, petitionId);
    if (about) await recipients.send(to, newsMessage(news, about, to === about.author));
  };
