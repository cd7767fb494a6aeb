import type { Recorded } from '../../events/envelope.js';
import type { Doc, ReadStore, Scalar, Sort } from '../../read-models/store.js';
import { type AnyProjection, Track } from '../../src/read/track.js';
import { all, batch, idsOf, type OpenedStore, type Tree, without } from './read-store.contract.js';

const TREES = 'trees_v1_1';

/** What every read store does with orders, pages, words and saves that were stopped half-way. */
export function readStoreOrderContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} read store`, () => {
    let opened: OpenedStore;
    let store: ReadStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await store.prepare(TREES, { indexes: [['text'], ['n']], searchable: true });
    });
    afterEach(() => opened.close());

    it('orders texts by code point, ids too', async () => {
      const ordered = ['', 'B', 'a', 'ab', 'ა', 'აბ', 'ჰ', '\ufffd', '😀', '😀a', '🙂'];
      const docs = [...ordered].reverse().map((text) => ({ _id: `:${text}`, text }));
      await store.save([batch(1, ...docs)]);
      const texts = (found: readonly Doc[]) => found.map((doc) => (doc as Tree).text);
      expect(texts(await store.find(TREES, { sort: [['text', 1]] }))).toEqual(ordered);
      expect(texts(await store.find(TREES, { sort: [['text', -1]] }))).toEqual([...ordered].reverse());
      expect(texts(await all(store.scan(TREES)))).toEqual(ordered);
      expect(texts(await store.find(TREES, { where: { text: { gt: '\ufffd' } } }))).toEqual(['😀', '😀a', '🙂']);
    });

    const docs: Tree[] = [
      { _id: 'a', n: 2, kind: 'x' },
      { _id: 'b', n: 1, kind: 'x' },
      { _id: 'c', kind: 'y' },
      { _id: 'd', n: 2, kind: 'y' },
      { _id: 'e', n: 10, kind: 'x' },
      { _id: 'f', n: null as never, kind: 'x' },
      { _id: 'g', n: 2, kind: 'x' },
    ];
    const orders: [string, Sort, string][] = [
      ['by id alone', [], 'abcdefg'],
      ['rising, what is absent first', [['n', 1]], 'cfbadge'],
      ['falling, what is absent last', [['n', -1]], 'eadgbcf'],
      [
        'by two, one falling',
        [
          ['kind', -1],
          ['n', 1],
        ],
        'cdfbage',
      ], // prettier-ignore
      ['by falling id', [['_id', -1]], 'gfedcba'],
    ];
    it.each(orders)('orders %s, whole and page after page', async (_, sort, expected) => {
      await store.save([batch(1, ...docs)]);
      expect(idsOf(await store.find(TREES, { sort })).join('')).toBe(expected);
      for (const limit of [1, 2, 3]) {
        let read = '';
        let after: readonly Scalar[] | undefined;
        for (;;) {
          const page: Tree[] = await store.find<Tree>(TREES, { sort, limit, ...(after && { after }) });
          const little = await store.find<Tree>(TREES, { sort, limit, few: true, ...(after && { after }) });
          expect(idsOf(little)).toEqual(idsOf(page));
          read += idsOf(page).join('');
          if (page.length < limit) break;
          const last = page.at(-1)!;
          after = [...sort.map(([field]) => (last[field] ?? null) as Scalar), last._id];
        }
        expect(read).toBe(expected);
      }
    });

    it('pages within a condition, undisturbed by what comes in before', async () => {
      await store.save([batch(1, ...docs)]);
      const find = { where: { kind: 'x' }, sort: [['n', -1]] as const, limit: 2 };
      expect(idsOf(await store.find(TREES, find))).toEqual(['e', 'a']);
      await store.save([batch(2, { _id: '0', n: 99, kind: 'x' } as Doc)]);
      expect(idsOf(await store.find(TREES, { ...find, after: [2, 'a'] }))).toEqual(['g', 'b']);
    });

    it('finds documents that hold, for every word, a token that begins in one of its ways', async () => {
      const told = (_id: string, ...tokens: string[]) => ({ _id, tokens });
      await store.save([
        batch(1, told('3', 'ხეივანი', 'ვაკე'), told('1', 'ხე', 'ვაკე', 'ხე'), told('2', 'ხე', 'გლდანი'), { _id: '4' }),
      ]);
      const found = async (...tokens: string[]) =>
        idsOf(
          await store.search(
            TREES,
            tokens.map((token) => token.split('|')),
            10,
          ),
        ).join('');
      expect(await found('ხე')).toBe('123');
      expect(await found('ხეი')).toBe('3');
      expect(await found('ვაკ', 'ხე')).toBe('13');
      expect(await found('ხე', 'ქუჩა')).toBe('');
      expect(await found('ეივ')).toBe('');
      expect(await found('გლდ|ხეი')).toBe('23');
      expect(await found('გლდ|ვაკ', 'ხე')).toBe('123');
      expect(await found('გლდ|ვაკ', 'ხეი|ქუჩ')).toBe('3');
      expect(await found()).toBe('');
      expect(idsOf(await store.search(TREES, [['ხე']], 2))).toEqual(['1', '2']);
    });

    it('takes tokens as they stand, and forgets those a document no longer has', async () => {
      const told = (...tokens: string[]) => ({ _id: 'a', tokens });
      await store.save([batch(1, told('a.c', 'x', 'x', 'c++'))]);
      const found = async (token: string) => (await store.search(TREES, [[token]], 10)).length;
      expect([await found('a.'), await found('c+'), await found('abc'), await found('.*'), await found('%')]).toEqual([
        1, 1, 0, 0, 0,
      ]);
      await store.save([batch(2, told('x', 'y'))]);
      expect([await found('a.c'), await found('x'), await found('y')]).toEqual([0, 1, 1]);
      await store.save([without(3, 'a')]);
      expect([await found('x'), await found('y')]).toEqual([0, 0]);
      await store.save([batch(4, told('x'))]);
      expect(await found('x')).toBe(1);
    });

    it('folds every fact once, though a save stops half-way and the next ones end elsewhere', async () => {
      const facts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(fact);
      const straight = await Track.open(store, tallies('straight'), 'straight');
      await straight.take({ events: facts, reached: 12, live: false });
      await store.save([straight.batch(12)]);

      const upTo = (position: number) => ({ events: facts.slice(0, position), reached: position, live: false });
      const first = await Track.open(store, tallies('stopped'), 'stopped');
      await first.take(upTo(3));
      await store.save([first.batch(3)]);
      first.saved(first.batch(3));
      await first.take(upTo(10));
      await opened.halfSave(first.batch(10));

      for (const reached of [5, 8, 12]) {
        const again = await Track.open(store, tallies('stopped'), 'stopped');
        await again.take(upTo(reached));
        expect(again.fault).toBeUndefined();
        await store.save([again.batch(reached)]);
        expect(await store.position('stopped')).toBe(reached);
      }
      expect(await all(store.scan('stopped'))).toEqual(await all(store.scan('straight')));
      expect(await store.count('stopped')).toBe(3);
    });
  });
}

const fact = (position: number) => ({ position, type: 'Planted' }) as unknown as Recorded;

/** Tallies that add up, so that nothing folded twice or left out stays unseen; „third“ goes at 6 and comes again at 9. */
const tallies = (name: string): AnyProjection => ({
  name,
  version: 1,
  handles: ['Planted'],
  indexes: [],
  keys: ({ position }: Recorded) => ['every', position % 2 === 0 ? 'even' : 'odd', ...(position % 3 ? [] : ['third'])],
  fold(doc: (Doc & { sum: number }) | undefined, { position }: Recorded, key: string) {
    if (key === 'third' && position === 6) return undefined;
    if (key === 'even' && position === 12) return undefined;
    return { _id: key, sum: (doc?.sum ?? 0) * 2 + position };
  },
});
