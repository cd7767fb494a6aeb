import type { PostView, Thread } from '../../../../read-models/forum-posts.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Post } from './post.js';
import type { PostsAround } from './view.js';

type Props = { readonly threads: readonly Thread[]; readonly around: PostsAround };

/** Posts in order of writing, what replies to each indented below it. */
export const Threads = ({ threads, around }: Props) => (
  <ol class="threads">
    {threads.map((thread) => (
      <li>
        <Post post={thread} around={around} />
        <Replies posts={thread.replies} around={around} />
        {thread.repliesNext !== null && (
          <p class="more-replies">
            <a href={`${paths(around.lang).post(thread.id)}#replies`}>
              {say(around.lang).forum.topic.more(thread.repliesTotal)}
            </a>
          </p>
        )}
      </li>
    ))}
  </ol>
);

/** Replies of the second and third rank; one of the third stands below what it replies to, where that is here. */
export function Replies({ posts, around }: { posts: readonly PostView[]; around: PostsAround }) {
  if (posts.length === 0) return null;
  return (
    <ol class="replies">
      {inPlace(posts).map((post) => (
        <li class={post.depth > 2 ? 'deeper' : undefined}>
          <Post post={post} around={around} />
        </li>
      ))}
    </ol>
  );
}

function inPlace(posts: readonly PostView[]): readonly PostView[] {
  const here = new Set(posts.map(({ id }) => id));
  const below = (id: string) => posts.filter(({ replyTo }) => replyTo === id);
  return posts
    .filter(({ replyTo }) => replyTo === null || !here.has(replyTo))
    .flatMap((post) => [post, ...below(post.id)]);
}
