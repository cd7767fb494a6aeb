/** Where the forum's pages are, and where their forms go. */
export function forumPaths(at: (path: string) => string) {
  const topic = (id: string, deed = '') => at(`/forum/${encodeURIComponent(id)}${deed}`);
  const post = (id: string, deed = '') => at(`/forum/posts/${encodeURIComponent(id)}${deed}`);
  return {
    /** GET `q?`, `category?`, `sort?`, `about?` (`<kind>:<id>`), `cursor?`. */
    forum: at('/forum'),
    /** GET `category?`, `about?`; POST the topic with `step` = `preview` | `send`. */
    newTopic: at('/forum/new'),
    /** GET `reply?` (a post), `at?` (a post to begin with), `cursor?`; POST `step` = `preview` | `send` and the reply. */
    topic: (id: string) => topic(id),
    /** POST `post`, and `on=yes` where it was found useful before. */
    findUseful: (id: string) => topic(id, '/useful'),
    /** POST `digest`. */
    followTopic: (id: string) => topic(id, '/follow'),
    unfollowTopic: (id: string) => topic(id, '/unfollow'),
    /** POST `text`. */
    lockTopic: (id: string) => topic(id, '/lock'),
    unlockTopic: (id: string) => topic(id, '/unlock'),
    /** GET one post with its versions and what may be done about it: `cursor?` of the replies to it. */
    post: (id: string) => post(id),
    /** POST `body`. */
    editPost: (id: string) => post(id, '/edit'),
    /** POST `ground`. */
    flagPost: (id: string) => post(id, '/flag'),
    /** POST `text`. */
    appealHiding: (id: string) => post(id, '/appeal'),
    /** POST `ground`, `text`. */
    hidePost: (id: string) => post(id, '/hide'),
    /** POST `text`. */
    restorePost: (id: string) => post(id, '/restore'),
    /** POST `outcome`, `text`. */
    decideHiding: (id: string) => post(id, '/decide'),
    /** GET what moderators are to decide: `kind?`, `cursor?`. */
    forumQueue: at('/forum-queue'),
    /** GET; POST a version of a category. */
    forumCategories: at('/forum-categories'),
    /** POST `category`. */
    retireForumCategory: at('/forum-categories/retire'),
  };
}

/** The place of one post within a page. */
export const postAnchor = (id: string): string => `post-${id}`;
