import Database from 'better-sqlite3';
import { posts as projection } from '../../projections/forum/posts.js';
import { TopicById } from '../../read-models/forum.js';
import type { PostDoc, TopicDoc } from '../../read-models/forum-documents.js';
import { RepliesTo, TopicPosts } from '../../read-models/forum-posts.js';
import type { Find } from '../../read-models/store.js';
import { conditions, keyset, orderBy, table } from '../../src/read/sqlite.sql.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import { scratch } from '../support/scratch.js';

const file = scratch();

/** A store that remembers what it was asked for. */
class Asked extends SqliteStore {
  readonly finds: { readonly collection: string; readonly find: Find }[] = [];
  readonly counts: string[] = [];

  override find<D extends { readonly _id: string }>(collection: string, find: Find): Promise<D[]> {
    this.finds.push({ collection, find });
    return super.find<D>(collection, find);
  }

  override count(collection: string): Promise<number> {
    this.counts.push(collection);
    return super.count(collection);
  }
}

const blank = {
  ...{ visibility: 'listed', language: 'en', author: null, named: 'none', official: null, byOffice: false },
  ...{ writtenAt: '2026-06-10T08:00:00.000Z', texts: [{ event: '0', commitment: null, at: '' }], replies: 0 },
  ...{ flags: {}, flagged: 0, independent: 0, hiding: null, appeal: null, position: 1, replyTo: null, root: null },
} as const;
const TOPIC: TopicDoc = {
  ...{
    _id: 'topic',
    visibility: 'listed',
    category: 'streets',
    version: 1,
    about: null,
    language: 'en',
    stances: true,
  },
  ...{ author: 'a', openedAt: '', activeAt: '', posts: 0, threads: 0, official: 1, followers: 0, locked: null },
  ...{ text: { event: '0', commitment: null }, position: 1 },
};

async function topicOf(size: number): Promise<{ store: Asked; path: string }> {
  const path = file(`read-${size}.db`);
  const store = new Asked(path);
  await store.prepare('posts', { indexes: projection.indexes });
  await store.prepare('topics', { indexes: [] });
  await store.prepare('texts', { indexes: [], searchable: true });
  const docs = new Map<string, PostDoc>();
  const put = (_id: string, more: object) => docs.set(_id, { ...blank, _id, topic: 'topic', ...more } as PostDoc);
  put('topic', { depth: 0, stance: 'none', written: 0, useful: 0, rank: 0 });
  for (let i = 1; i <= size; i++) {
    const [useful, stance] = [i % 7, i % 2 ? 'for' : 'against'];
    put(`post-${i}`, { depth: 1, stance, written: i, useful, rank: 0 - useful, replies: i === 1 ? 8 : 0 });
  }
  for (let i = 1; i <= 8; i++)
    put(`reply-${i}`, { depth: 2, stance: 'none', written: size + i, root: 'post-1', useful: 0, rank: 0 });
  const topic = { ...TOPIC, posts: size + 8, threads: size };
  await store.save([
    { collection: 'posts', docs, position: 1 },
    { collection: 'topics', docs: new Map([['topic', topic]]), position: 1 },
  ]);
  return { store, path };
}
const of = (name: string) => name;

function plans(path: string, { finds }: Asked): string[] {
  const db = new Database(path, { readonly: true });
  const found = finds.flatMap(({ collection, find: { where = {}, sort = [], after } }) => {
    const parts = [conditions(where), ...(after ? [keyset(sort, after)] : [])];
    const sql = `select doc from ${table(collection)} where ${parts.map((part) => part.sql).join(' and ')} order by ${orderBy(sort)} limit 20`;
    const plan = db
      .prepare(`explain query plan ${sql}`)
      .all(...parts.flatMap(({ values }) => values.map((one) => (typeof one === 'boolean' ? Number(one) : one))));
    return (plan as { detail: string }[]).map(({ detail }) => detail);
  });
  db.close();
  return found;
}

it('a page of posts, replies and best posts are read along an index, and nothing is sorted or counted', async () => {
  const { store, path } = await topicOf(500);
  const first = (await new TopicById('topic').answer(store, of))!;
  expect(first.best!.for.map(({ useful }) => useful)).toEqual([6, 6, 6, 6, 6]);
  expect(first.page).toMatchObject({ total: 500 });
  expect(first.page.items[0]).toMatchObject({ id: 'post-1', repliesTotal: 8 });
  const second = await new TopicPosts('topic', { cursor: first.page.next! }).answer(store, of);
  expect(second!.items.map(({ id }) => id).slice(0, 2)).toEqual(['post-21', 'post-22']);
  await new RepliesTo('post-1', { cursor: first.page.items[0]!.repliesNext! }).answer(store, of);
  const found = plans(path, store);
  expect(found).toHaveLength(7);
  for (const detail of found) expect(detail).toMatch(/^SEARCH .* USING INDEX .*\(<expr>=\?/);
  expect(store.counts).toEqual([]);
  await store.close();
});

it('a topic of five thousand opens with as many questions, for as many posts, as one of twenty', async () => {
  const asked = async (size: number) => {
    const { store } = await topicOf(size);
    const { page, best } = (await new TopicById('topic').answer(store, of))!;
    const seen = [store.finds.length, page.items.length, best!.for.length, best!.against.length];
    await store.close();
    return seen;
  };
  expect(await asked(5_000)).toEqual(await asked(100));
});
