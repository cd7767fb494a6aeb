import type { PostDoc, TopicDoc, TopicFollowerDoc } from '../../read-models/forum-documents.js';
import { textsOf } from '../../read-models/texts.js';
import { topicScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { digest as hashOf } from '../write/attributed.js';
import { type DigestLine, digestMessage } from './forum.message.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Recipients } from './recipients.js';

/** Which digest, and what it tells of: from the first instant to before the other. */
export type DigestTime = { readonly digest: 'daily' | 'weekly'; readonly since: string; readonly until: string };
/** For whoever stands behind a pseudonym. */
type DigestTo = DigestTime & { readonly to: string };

/** Topics of a digest that one person is told of, and posts of one topic that are counted. */
const MOST_TOPICS = 20;
const MOST_POSTS = 1_000;
const A_PAGE = 500;

/** One job for each person who follows a topic in which something was written, however many topics those are. */
export const forumDigest =
  ({ store, of }: Reading, vault: Pick<Vault, 'personOf'>, queue: Pick<Queue, 'add'>): Worker =>
  async (payload, { id }) => {
    const time = payload as DigestTime;
    const { digest, since } = time;
    const told = new Set<string>();
    for (let after: readonly string[] | undefined; ; ) {
      const where = { activeAt: { gte: since } };
      const find = { where, sort: [['activeAt', 1]] as const, limit: A_PAGE, ...(after && { after }) };
      const topics = await store.find<TopicDoc>(of('topics'), find);
      for (const { _id: topic } of topics.filter(({ openedAt, activeAt }) => activeAt > openedAt))
        for (const { follower } of await store.find<TopicFollowerDoc>(of('topic-followers'), {
          where: { topic, digest },
        })) {
          const person = vault.personOf(follower);
          if (person === undefined || told.has(person)) continue;
          told.add(person);
          const one: DigestTo = { ...time, to: follower };
          // by the person, so that one who is found by another pseudonym at the next try is told once nevertheless
          await queue.add({ kind: 'forum-digest-to', id: `${id}.${hashOf('forum-digest', person)}`, payload: one });
        }
      const last = topics.at(-1);
      if (!last || topics.length < A_PAGE) return;
      after = [last.activeAt, last._id];
    }
  };

/** Tells one person of all their topics at once, unless they want no messages or nothing is left to tell. */
export const forumDigestTo =
  (
    reading: Reading,
    vault: Pick<Vault, 'personOf' | 'scopesOf'>,
    publicUrl: string,
    recipients: Pick<Recipients, 'hears' | 'send'>,
  ): Worker =>
  async (payload, { id }) => {
    const { to, ...time } = payload as DigestTo;
    const person = vault.personOf(to);
    if (person === undefined || !recipients.hears(to, 'forum')) return;
    const topics = (await followedBy(reading, vault, person, time)).filter(({ visibility }) => visibility === 'listed');
    const lines: (DigestLine & { readonly language: 'ka' | 'en' })[] = [];
    for (const topic of topics) {
      const line = await lineOf(reading, publicUrl, topic, time);
      if (line) lines.push(line);
      if (lines.length === MOST_TOPICS) break;
    }
    const [first] = lines;
    if (!first) return;
    const { language } = first;
    await recipients.send(to, digestMessage(time.digest, language, lines, `${publicUrl}/${language}/forum`), id);
  };

async function followedBy(
  { store, of }: Reading,
  vault: Pick<Vault, 'scopesOf'>,
  person: string,
  { digest }: DigestTime,
): Promise<readonly TopicDoc[]> {
  const scopes = vault.scopesOf(person).filter(({ scope }) => scope.startsWith(topicScope('')));
  const ids = scopes.map(({ scope, subject }) => `${scope.slice(topicScope('').length)}_${subject}`);
  const follows = await store.load<TopicFollowerDoc>(of('topic-followers'), ids);
  const wanted = [...follows.values()].filter((one) => one.digest === digest).map(({ topic }) => topic);
  const topics = await store.load<TopicDoc>(of('topics'), wanted);
  return [...topics.values()].sort((a, b) => (a.activeAt < b.activeAt ? 1 : -1));
}

async function lineOf({ store, of }: Reading, publicUrl: string, topic: TopicDoc, { since, until }: DigestTime) {
  const where = { topic: topic._id, writtenAt: { gte: since, lt: until } };
  const written = await store.find<PostDoc>(of('posts'), { where, limit: MOST_POSTS });
  const posts = written.filter(({ depth, visibility }) => depth > 0 && visibility === 'listed').length;
  const texts = await textsOf(store, of, [topic.text]);
  const title = texts.get(topic.text.event)?.content.title;
  if (posts === 0 || title === undefined) return undefined;
  const { language } = topic;
  return { title, posts, language, link: `${publicUrl}/${language}/forum/${topic._id}` };
}
