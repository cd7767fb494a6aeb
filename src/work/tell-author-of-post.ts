import type { PostDoc } from '../../read-models/forum-documents.js';
import { postMessage } from './forum.message.js';
import type { PostNews } from './post-news.js';
import type { Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Recipients } from './recipients.js';

type Told = { readonly post: string; readonly news: PostNews };

/** Tells the author, in the language of the post, whatever they have turned off: they can appeal only if they know. */
export const tellAuthorOfPost =
  ({ store, of }: Reading, publicUrl: string, recipients: Pick<Recipients, 'send'>): Worker =>
  async (payload, { id }) => {
    const { post, news } = payload as Told;
    const found = await store.get<PostDoc>(of('posts'), post);
    if (!found) throw new Error(`the read models do not know ${post} yet`); // they follow the log: tried again
    const { author, language } = found;
    if (author === null) return;
    await recipients.send(author, postMessage(news, language, `${publicUrl}/${language}/forum/posts/${post}`), id);
  };
