import { RecordRefusalNotice } from '../../commands/petitions/office-commands.js';
import type { Desk } from '../write/desk.js';
import { aboutPetition, followersOf } from './about-petition.js';
import type { News } from './news.js';
import { newsMessage, type Why } from './news.message.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Recipients } from './recipients.js';

type Told = { readonly petitionId: string; readonly news: News };
type ToldOne = Told & { readonly to: string; readonly why: Why };

/** One job for each of those who may want to know: each is told once of a fact, and no one waits for another. */
export const tellPeople =
  (reading: Reading, publicUrl: string, queue: Pick<Queue, 'add'>, recipients: Recipients): Worker =>
  async (payload, { id }) => {
    const { petitionId, news } = payload as Told;
    const about = await aboutPetition(reading, publicUrl, petitionId);
    if (!about) throw new Error(`the read models do not know ${petitionId} yet`); // they follow the log: tried again
    // whoever is found twice has one id, and the queue works an id once
    const tell = (to: string, why: Why) =>
      queue.add({ kind: 'tell-person', id: `${id}.${to}`, payload: { petitionId, news, to, why } satisfies ToldOne });
    await tell(about.author, 'author');
    for await (const followers of followersOf(reading, petitionId))
      await Promise.all(followers.map((follower) => tell(follower, 'follower')));
    for (const signer of recipients.askingFor(petitionId)) await tell(signer, 'asked');
  };

/** Who records what the house does by itself when there is news. */
const ACTOR = 'policy:when-petition-moves-then-tell-people';

/**
 * Tells one person, in the petition's language, unless they have turned it off by now. Of a refusal the law wants its author
 * told, whatever they have turned off; that it was done is recorded.
 */
export const tellPerson =
  (reading: Reading, publicUrl: string, recipients: Recipients, desk: Pick<Desk, 'send'>): Worker =>
  async (payload, { id }) => {
    const { petitionId, news, to, why } = payload as ToldOne;
    const bound = news === 'PetitionRefused' && why === 'author';
    if (!bound && !recipients.want(to, petitionId, why !== 'asked')) return;
    const about = await aboutPetition(reading, publicUrl, petitionId);
    const sent = about !== undefined && (await recipients.send(to, newsMessage(news, about, why), id));
    if (sent && bound) await desk.send(new RecordRefusalNotice(), { petitionId, way: 'message' }, ACTOR);
  };
