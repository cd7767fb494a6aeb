import type { Batch, Doc, ReadStore } from '../../read-models/store.js';

type Book = Doc & {
  title: string;
  year: number;
  shelf: { row: number };
  lent: boolean;
  note?: string | null;
  tokens?: string[];
};

const book = (_id: string, year: number, more: Partial<Book> = {}): Book => ({
  _id,
  title: `წიგნი ${_id}`,
  year,
  shelf: { row: year % 3 },
  lent: year % 2 === 0,
  ...more,
});
const batch = (collection: string, position: number, ...docs: readonly (Doc | string)[]): Batch => ({
  collection,
  position,
  docs: new Map(docs.map((doc) => (typeof doc === 'string' ? [doc, undefined] : [doc._id, doc]))),
});
const ids = (docs: readonly Doc[]) => docs.map(({ _id }) => _id);
async function all(docs: AsyncIterable<Doc>): Promise<string[]> {
  const found: string[] = [];
  for await (const { _id } of docs) found.push(_id);
  return found;
}

/** What every place for read models must do, whatever it is made of. */
export function readStoreContract(name: string, open: () => Promise<ReadStore>): void {
  describe(`${name} keeps read models`, () => {
    let store: ReadStore;
    let books: string;
    let n = 0;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());
    beforeEach(async () => {
      books = `books_${process.pid}_${++n}`;
      await store.prepare(books, { indexes: [['year'], ['shelf.row', 'year']], searchable: true });
    });
    afterEach(() => store.drop(books));

    it('documents and their checkpoint, together', async () => {
      expect(await store.position(books)).toBe(0);
      await store.save([batch(books, 7, book('a', 1), book('b', 2))]);
      expect(await store.position(books)).toBe(7);
      expect(await store.get(books, 'a')).toEqual(book('a', 1));
      expect([...(await store.load(books, ['b', 'nobody', 'a'])).keys()].sort()).toEqual(['a', 'b']);
      await store.save([batch(books, 9, book('a', 5), 'b')]);
      expect(await store.get<Book>(books, 'a')).toEqual(book('a', 5));
      expect(await store.get(books, 'b')).toBeUndefined();
      expect([await store.position(books), await store.count(books)]).toEqual([9, 1]);
      await store.save([batch(books, 11, book('b', 4))]); // what was gone may come again
      expect(await store.get(books, 'b')).toEqual(book('b', 4));
    });

    it('gives the same when a save that stopped half-way is done again', async () => {
      await store.save([batch(books, 3, book('a', 1))]);
      const again = batch(books, 5, book('a', 2), book('c', 3));
      await store.save([again]);
      await store.save([again]);
      expect(ids(await store.find(books, { sort: [['year', 1]] }))).toEqual(['a', 'c']);
      expect(await store.get<Book>(books, 'a')).toMatchObject({ year: 2 });
      expect(await store.position(books)).toBe(5);
    });

    it('nobody shares a document by accident', async () => {
      const mine = book('a', 1);
      await store.save([batch(books, 1, mine)]);
      mine.shelf.row = 99;
      expect((await store.get<Book>(books, 'a'))?.shelf.row).toBe(1);
    });

    it('finds by values, sets, bounds, nothing, and what lies inside', async () => {
      const some = [book('a', 1), book('b', 2, { note: null }), book('c', 3, { note: 'x' }), book('d', 4)];
      await store.save([batch(books, 1, ...some)]);
      const where = async (condition: Parameters<ReadStore['count']>[1]) =>
        ids(await store.find(books, { where: condition! }));
      expect(await where({ year: 3 })).toEqual(['c']);
      expect(await where({ title: 'წიგნი b' })).toEqual(['b']);
      expect(await where({ lent: true })).toEqual(['b', 'd']);
      expect(await where({ lent: false, year: { gt: 1 } })).toEqual(['c']);
      expect(await where({ year: { in: [1, 4, 9] } })).toEqual(['a', 'd']);
      expect(await where({ _id: { in: ['d', 'b'] } })).toEqual(['b', 'd']);
      expect(await where({ year: { gte: 2, lt: 4 } })).toEqual(['b', 'c']);
      expect(await where({ year: { lte: 1 } })).toEqual(['a']);
      expect(await where({ 'shelf.row': 1 })).toEqual(['a', 'd']);
      expect(await where({ note: 'x' })).toEqual(['c']);
      expect(await where({ note: null })).toEqual(['a', 'b', 'd']);
      expect(await where({ year: { in: [] } })).toEqual([]);
      expect([await store.count(books), await store.count(books, { lent: true })]).toEqual([4, 2]);
    });

    it('sorts by code point, falls back on the id, and pages without doubles', async () => {
      const titles = ['ა', 'ჰ', 'a', 'Z', '😀', '￿', 'ბ', 'ა'];
      await store.save([batch(books, 1, ...titles.map((title, i) => book(`id${i}`, i % 3, { title })))]);
      const byTitle = ids(await store.find(books, { sort: [['title', 1]] }));
      expect(byTitle).toEqual(['id3', 'id2', 'id0', 'id7', 'id6', 'id1', 'id5', 'id4']);
      const walked: string[] = [];
      for (let after: (string | number)[] | undefined; ; ) {
        const page = await store.find<Book>(books, { sort: [['year', -1]], limit: 3, ...(after && { after }) });
        walked.push(...ids(page));
        const last = page.at(-1);
        if (page.length < 3 || !last) break;
        after = [last.year, last._id];
      }
      expect(walked).toEqual(ids(await store.find(books, { sort: [['year', -1]] })));
      expect(new Set(walked).size).toBe(titles.length);
    });

    it('finds by the beginnings of words, all of them', async () => {
      const words = (_id: string, ...tokens: string[]) => book(_id, 1, { tokens });
      await store.save([
        batch(books, 1, words('a', 'ველობილიკ', 'ვაკე'), words('b', 'ველოსიპედ', 'გლდან'), words('c', 'park.*')),
      ]);
      const search = async (...tokens: string[]) => ids(await store.search(books, tokens, 10));
      expect(await search('ველო')).toEqual(['a', 'b']);
      expect(await search('ველო', 'გლ')).toEqual(['b']);
      expect(await search('ველობილიკები')).toEqual([]);
      expect(await search('p.*')).toEqual([]);
      expect(await search('park.')).toEqual(['c']);
      expect(await search()).toEqual([]);
      expect(ids(await store.search(books, ['ვ'], 1))).toEqual(['a']);
      await store.save([batch(books, 2, words('a', 'სხვა'), 'b')]);
      expect(await search('ველო')).toEqual([]);
    });

    it('walks through everything in order of the id, and keeps what JSON keeps', async () => {
      const many = Array.from({ length: 2_500 }, (_, i) => book(`k${String(i).padStart(5, '0')}`, i));
      await store.save([batch(books, 1, ...many)]);
      expect(await all(store.scan(books))).toEqual(ids(many));
      expect((await store.load(books, ids(many))).size).toBe(2_500);
    });

    it('forgets a collection, and finds nothing in one that never was', async () => {
      await store.save([batch(books, 4, book('a', 1))]);
      expect(await store.collections()).toContain(books);
      await store.drop(books);
      expect(await store.collections()).not.toContain(books);
      expect([await store.get(books, 'a'), await store.position(books)]).toEqual([undefined, 0]);
      expect(await store.find(`never_${n}`, {})).toEqual([]);
      expect(await all(store.scan(`never_${n}`))).toEqual([]);
    });
  });
}
