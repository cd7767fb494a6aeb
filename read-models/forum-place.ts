import { cursorAfter } from './cursor.js';
import type { PostDoc } from './forum-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

/** Sorts after every id. */
const LAST = '\uffff';

/** The cursor of the page of a topic that begins with the thread of a post; undefined where there is no such post in it. */
export class PlaceOfPost extends Query<string | undefined> {
  constructor(
    readonly topic: string,
    readonly post: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const post = await store.get<PostDoc>(of('posts'), this.post);
    if (post?.topic !== this.topic) return undefined;
    const first = post.root === null ? post : await store.get<PostDoc>(of('posts'), post.root);
    return first && cursorAfter('forum-posts', [first.written - 1, LAST]);
  }
}
