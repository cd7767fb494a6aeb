import type { Batch, Doc, ReadStore, Where } from '../../read-models/store.js';

export type OpenedStore = {
  readonly store: ReadStore;
  /** The same documents through another connection, as another process sees them; absent where there is none. */
  readonly reopen?: () => Promise<ReadStore>;
  /** Leaves behind what a save leaves that is stopped half-way: every document or only some, and no checkpoint. */
  readonly halfSave: (batch: Batch) => Promise<void>;
  close(): Promise<void>;
};

const TREES = 'trees_v1_1';
export type Tree = Doc & { readonly n?: number; readonly text?: string; readonly [field: string]: unknown };

export const batch = (position: number, ...docs: readonly Doc[]): Batch => ({
  collection: TREES,
  docs: new Map(docs.map((doc) => [doc._id, doc])),
  position,
});
export const without = (position: number, ...ids: readonly string[]): Batch => ({
  collection: TREES,
  docs: new Map(ids.map((id) => [id, undefined])),
  position,
});
export const idsOf = (docs: readonly Doc[]): string[] => docs.map(({ _id }) => _id);
export async function all(docs: AsyncIterable<Doc>): Promise<Doc[]> {
  const found: Doc[] = [];
  for await (const doc of docs) found.push(doc);
  return found;
}

/** What every read store does with documents and checkpoints, whatever it is made of. */
export function readStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} read store`, () => {
    let opened: OpenedStore;
    let store: ReadStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await store.prepare(TREES, { indexes: [['kind', 'n'], ['inside.deep']] });
    });
    afterEach(() => opened.close());

    it('gives back a document as it was, down to what is absent', async () => {
      const whole = {
        _id: 'ხე/1 „“ $ . 🌳',
        text: 'ვაკის პარკი\n"\\ \u2028',
        n: 2 ** 40 + 1,
        half: 0.1,
        yes: true,
        none: null,
        list: [1, 'ორი', { three: [] }],
        inside: { deep: 'x', 'vake.west': 1 },
      };
      await store.save([batch(1, { ...whole, gone: undefined } as Doc)]);
      expect(await store.get(TREES, whole._id)).toEqual(whole);
      expect(Object.keys((await store.get(TREES, whole._id))!)).toEqual(Object.keys(whole));
      expect(await store.get(TREES, 'another')).toBeUndefined();
    });

    it('takes every name of a field as it stands', async () => {
      const names = ['a.b', '$set', '%2e', '%', 'ველი', 'a b', '.', 'a%2eb'];
      const inside = Object.fromEntries(names.map((name, i) => [name, { [name]: i }]));
      await store.save([batch(1, { _id: 'a', inside, list: [inside] } as Doc)]);
      expect(await store.get(TREES, 'a')).toEqual({ _id: 'a', inside, list: [inside] });
    });

    it('hands out copies, and keeps its own of what it is given', async () => {
      const given = { _id: 'a', list: [1] };
      await store.save([batch(1, given)]);
      given.list.push(2);
      const first = await store.get<typeof given>(TREES, 'a');
      first!.list.push(3);
      expect(await store.get(TREES, 'a')).toEqual({ _id: 'a', list: [1] });
    });

    it('replaces documents whole and forgets those that are gone', async () => {
      await store.save([batch(1, { _id: 'a', n: 1, old: true } as Doc, { _id: 'b' })]);
      await store.save([batch(2, { _id: 'a', n: 2 } as Doc)]);
      await store.save([without(3, 'b', 'never-there')]);
      expect(await store.get(TREES, 'a')).toEqual({ _id: 'a', n: 2 });
      expect(await store.get(TREES, 'b')).toBeUndefined();
      expect(await store.load(TREES, ['b'])).toEqual(new Map());
      expect(idsOf(await store.find(TREES, {}))).toEqual(['a']);
      expect(idsOf(await all(store.scan(TREES)))).toEqual(['a']);
      expect(await store.count(TREES)).toBe(1);
      await store.save([batch(4, { _id: 'b', again: true } as Doc)]);
      expect(await store.get(TREES, 'b')).toEqual({ _id: 'b', again: true });
    });

    it('takes documents out and leaves the checkpoint where it is', async () => {
      await store.prepare('told', { indexes: [], searchable: true });
      const told = (_id: string) => ({ _id, tokens: ['ხე'] }) as Doc;
      await store.save([{ ...batch(5, told('a'), told('b'), told('c')), collection: 'told' }]);
      await store.remove('told', ['a', 'c', 'never-there']);
      await store.remove('told', []);
      expect(idsOf(await all(store.scan('told')))).toEqual(['b']);
      expect(idsOf(await store.search('told', [['ხე']], 5))).toEqual(['b']);
      expect(await store.position('told')).toBe(5);
      await store.save([{ ...batch(6, told('a')), collection: 'told' }]);
      expect(idsOf(await store.search('told', [['ხე']], 5))).toEqual(['a', 'b']);
    });

    it('tells what is to be folded further, with nothing ahead of the checkpoint', async () => {
      await store.save([batch(5, { _id: 'a', n: 1 } as Doc, { _id: 'b' }), without(6, 'b')]);
      const taken = await store.take<Tree>(TREES, ['a', 'b', 'c']);
      expect(taken.get('a')?.doc).toEqual({ _id: 'a', n: 1 });
      expect([taken.get('b')?.doc, taken.get('c')?.doc]).toEqual([undefined, undefined]);
      expect([...taken.values()].every(({ at }) => at <= 6)).toBe(true);
    });

    it('loads and scans more documents than fit one question', async () => {
      const many = Array.from({ length: 2_300 }, (_, i) => ({ _id: `t${String(i).padStart(5, '0')}`, n: i }));
      await store.save([batch(1, ...many)]);
      const wanted = ['missing', ...idsOf(many).filter((_, i) => i % 2 === 0)];
      const found = await store.load<Tree>(TREES, wanted);
      expect(found.size).toBe(1_150);
      expect(found.get('t02298')).toEqual({ _id: 't02298', n: 2_298 });
      expect(await all(store.scan(TREES))).toEqual(many);
      expect(await store.load(TREES, [])).toEqual(new Map());
    });

    it('keeps a checkpoint for each collection, nought at first, moved by a batch without documents too', async () => {
      await store.prepare('other', { indexes: [] });
      expect(await store.position(TREES)).toBe(0);
      expect(await store.position('never-prepared')).toBe(0);
      await store.save([batch(7), { ...batch(2 ** 33, { _id: 'a' }), collection: 'other' }]);
      expect(await store.position(TREES)).toBe(7);
      expect(await store.position('other')).toBe(2 ** 33);
      await store.prepare(TREES, { indexes: [['n']] });
      expect(await store.position(TREES)).toBe(7);
    });

    it('answers for a collection that is not there as for an empty one', async () => {
      expect(await store.get('nowhere', 'a')).toBeUndefined();
      expect(await store.load('nowhere', ['a'])).toEqual(new Map());
      expect(await store.find('nowhere', {})).toEqual([]);
      expect(await store.count('nowhere')).toBe(0);
      expect(await store.search('nowhere', [['a']], 5)).toEqual([]);
      expect(await store.take('nowhere', ['a'])).toEqual(new Map());
      expect(await all(store.scan('nowhere'))).toEqual([]);
    });

    it('drops a collection with all that belongs to it', async () => {
      await store.prepare('other', { indexes: [], searchable: true });
      await store.save([
        batch(3, { _id: 'a' }),
        { ...batch(3, { _id: 'b', tokens: ['x'] } as Doc), collection: 'other' },
      ]);
      expect([...(await store.collections())].sort()).toEqual(['other', TREES]);
      await store.drop('other');
      await store.drop('never-there');
      expect(await store.collections()).toEqual([TREES]);
      expect(await store.position('other')).toBe(0);
      await store.prepare('other', { indexes: [], searchable: true });
      expect(await store.search('other', [['x']], 5)).toEqual([]);
      expect(await store.get('other', 'b')).toBeUndefined();
      expect(await store.get(TREES, 'a')).toEqual({ _id: 'a' });
    });

    it('shows everything to another connection', async () => {
      await store.save([batch(9, { _id: 'a', n: 1 } as Doc, { _id: 'b' }), without(10, 'b')]);
      if (!opened.reopen) return void expect(name).toBe('memory'); // the only one that no other can look into
      const other = await opened.reopen();
      expect(await other.position(TREES)).toBe(10);
      expect(await all(other.scan(TREES))).toEqual([{ _id: 'a', n: 1 }]);
      await store.prepare('later', { indexes: [['n']], searchable: true });
      await store.save([{ ...batch(11, { _id: 'c', n: 3, tokens: ['ხე'] } as Doc), collection: 'later' }]);
      expect(idsOf(await other.find('later', { where: { n: 3 } }))).toEqual(['c']);
      expect(idsOf(await other.search('later', [['ხ']], 5))).toEqual(['c']);
      await other.close();
    });

    describe('finds documents', () => {
      const docs: Tree[] = [
        { _id: '1', kind: 'lime', n: 5, tall: true, inside: { deep: 'x' } },
        { _id: '2', kind: 'lime', n: 7, tall: false, inside: { deep: 'y' } },
        { _id: '3', kind: 'plane', n: 5, tall: true, cut: null },
        { _id: '4', kind: 'plane', n: -1.5, inside: {} },
        { _id: '5', kind: 'მუხა', tall: false, cut: '2026-01-01' },
      ];
      beforeEach(() => store.save([batch(1, ...docs)]));

      it.each<[string, Where, string]>([
        ['every one', {}, '12345'],
        ['equal to a text', { kind: 'lime' }, '12'],
        ['equal to a Georgian text', { kind: 'მუხა' }, '5'],
        ['never by likeness of kinds', { kind: 5 }, ''],
        ['equal to a number', { n: 5 }, '13'],
        ['equal to true', { tall: true }, '13'],
        ['equal to false, which is not absent', { tall: false }, '25'],
        ['equal to null, or absent', { cut: null }, '1234'],
        ['inside another', { 'inside.deep': 'y' }, '2'],
        ['absent inside another', { 'inside.deep': null }, '345'],
        ['one of several', { kind: { in: ['lime', 'მუხა', 'none'] } }, '125'],
        ['one of several truths', { tall: { in: [true] } }, '13'],
        ['one of several, null among them', { cut: { in: [null, '2026-01-01'] } }, '12345'],
        ['one of none', { kind: { in: [] } }, ''],
        ['by id', { _id: { in: ['2', '4', '9'] } }, '24'],
        ['between ids', { _id: { gt: '2', lte: '4' } }, '34'],
        ['at least', { n: { gte: 5 } }, '123'],
        ['above', { n: { gt: 5 } }, '2'],
        ['at most', { n: { lte: 5 } }, '134'],
        ['below', { n: { lt: 5 } }, '4'],
        ['between texts', { kind: { gte: 'lime', lt: 'lime\u{10ffff}' } }, '12'],
        ['between bounds that are null: none', { n: { gt: null } }, ''],
        ['between no bounds: all that have it', { n: {} }, '1234'],
        ['by several conditions', { kind: 'plane', n: { gte: 0 }, tall: true }, '3'],
      ])('%s', async (_, where, expected) => {
        expect(idsOf(await store.find(TREES, { where })).join('')).toBe(expected);
        expect(await store.count(TREES, where)).toBe(expected.length);
      });

      it('never takes a value for a part of the question', async () => {
        const evil = `x' or 1=1 --`;
        expect(await store.find(TREES, { where: { kind: evil } })).toEqual([]);
        expect(await store.find(TREES, { where: { kind: { in: [evil, '$gt'] } } })).toEqual([]);
      });
    });
  });
}
