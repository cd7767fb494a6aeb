import { StandingInTopic } from '../../read-models/forum.js';
import { PostById } from '../../read-models/forum-posts.js';
import { postScope, topicScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { Questions } from '../read/questions.js';

export type MyPost = {
  readonly post: string;
  readonly topic: string;
  readonly writtenAt: string;
  /** It opens its topic. */
  readonly opening: boolean;
  readonly closed: boolean;
  readonly useful: number;
  /** As it stands; what stood before is among the facts. */
  readonly body: string | null;
};
export type MyTopic = { readonly topic: string; readonly digest: 'daily' | 'weekly' };

const OF_POST = postScope('');
const OF_TOPIC = topicScope('');

/** What somebody wrote in the forum, and what they follow there. */
export async function forumOf(person: string, vault: Pick<Vault, 'scopesOf'>, questions: Questions) {
  const scopes = vault.scopesOf(person);
  const within = (of: string) => scopes.filter(({ scope }) => scope.startsWith(of));
  const known = new Map(within(OF_TOPIC).map(({ scope, subject }) => [scope.slice(OF_TOPIC.length), subject]));
  const posts = await Promise.all(
    within(OF_POST).map(({ scope }) => postOf(scope.slice(OF_POST.length), known, questions)),
  );
  const follows = await Promise.all(
    [...known].map(async ([topic, who]): Promise<readonly MyTopic[]> => {
      const standing = await questions.ask(new StandingInTopic(topic, who, []));
      return standing.follows === null ? [] : [{ topic, digest: standing.follows }];
    }),
  );
  return { posts: posts.filter((one) => one !== undefined), follows: follows.flat() };
}

async function postOf(
  post: string,
  known: ReadonlyMap<string, string>,
  questions: Questions,
): Promise<MyPost | undefined> {
  const about = await questions.ask(new PostById(post));
  if (!about) return undefined;
  const { topic, writtenAt, depth, closed, useful } = about;
  const mine = await questions.ask(new PostById(post, { as: known.get(topic) }));
  const body = mine && 'body' in mine.text ? (mine.text.body as string) : null;
  return { post, topic, writtenAt, opening: depth === 0, closed, useful, body };
}
