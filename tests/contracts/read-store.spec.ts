import { jest } from '@jest/globals';
import type { Batch, Doc } from '../../read-models/store.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { MongoStore } from '../../src/read/mongo.store.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import { mongoDatabase, mongoIsGiven } from '../support/mongo.js';
import { scratch } from '../support/scratch.js';
import { batch, type OpenedStore, readStoreContract, without } from './read-store.contract.js';
import { readStoreOrderContract } from './read-store.order.contract.js';

// The MongoDB part runs against the server that GHIA_TEST_MONGO names, in databases of its own that it drops again:
//   GHIA_TEST_MONGO=mongodb://127.0.0.1:27017 npm test -- tests/contracts/read-store.spec.ts
// Any MongoDB from 5 on will do, alone or a replica set. Without one, FerretDB on an SQLite folder speaks the protocol too:
//   (its sources at v1.24.1, `echo v1.24.1 > build/version/version.txt`, `go build ./cmd/ferretdb`)
//   ferretdb --handler=sqlite --sqlite-url=file:state/ --state-dir=state --telemetry=disable \
//     --listen-addr=127.0.0.1:27018 --debug-addr=-          (`state` is an empty folder that is there)

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const TREES = 'trees_v1_1';
const file = scratch();

/** A save that breaks on its last document. Where there are transactions, nothing of it may stay. */
async function broken(store: MemoryStore | SqliteStore, { collection, docs, position }: Batch): Promise<void> {
  const unsayable = {
    _id: 'unsayable',
    get text(): string {
      throw new Error('the save stops here');
    },
  };
  const half: Batch = {
    collection,
    docs: new Map<string, Doc | undefined>([...docs, ['unsayable', unsayable]]),
    position,
  };
  await expect(store.save([half])).rejects.toThrow('the save stops here');
}

const memory = async (): Promise<OpenedStore> => {
  const store = new MemoryStore();
  return { store, halfSave: (half) => broken(store, half), close: () => store.close() };
};

const sqlite = async (): Promise<OpenedStore> => {
  const path = file('read.db');
  const store = new SqliteStore(path);
  const reopen = async () => new SqliteStore(path, { readonly: true });
  return { store, reopen, halfSave: (half) => broken(store, half), close: () => store.close() };
};

const mongo = async (): Promise<OpenedStore> => {
  const { url, name, client, drop } = await mongoDatabase();
  const store = await MongoStore.open(url);
  const checkpoints = client.db(name).collection<{ _id: string; position: number }>('ghia_checkpoints');
  /** What a kill leaves: all but the last document are there, and the checkpoint is the one from before. */
  const halfSave = async ({ collection, docs, position }: Batch) => {
    const before = await store.position(collection);
    await store.save([{ collection, docs: new Map([...docs].slice(0, -1)), position }]);
    await checkpoints.updateOne({ _id: collection }, { $set: { position: before } });
  };
  const close = async () => {
    await store.close();
    await drop();
  };
  return { store, reopen: () => MongoStore.open(url), halfSave, close };
};

readStoreContract('memory', memory);
readStoreOrderContract('memory', memory);
readStoreContract('sqlite', sqlite);
readStoreOrderContract('sqlite', sqlite);

describe.each([
  ['memory', memory],
  ['sqlite', sqlite],
] as const)('%s read store', (_, open) => {
  it('saves several batches together, or none of them', async () => {
    const { store, halfSave, close } = await open();
    await store.prepare(TREES, { indexes: [] });
    await store.save([batch(1, { _id: 'a', n: 1 } as Doc)]);
    await halfSave(batch(2, { _id: 'a', n: 2 } as Doc, { _id: 'b' }));
    expect(await store.position(TREES)).toBe(1);
    expect(await store.find(TREES, {})).toEqual([{ _id: 'a', n: 1 }]);
    await close();
  });
});

describe('sqlite read store', () => {
  it('lets a reader in before there is anything to read', async () => {
    const path = file('read.db');
    const { default: Database } = await import('better-sqlite3');
    new Database(path).exec('vacuum').close(); // a file, and nothing in it
    const reader = new SqliteStore(path, { readonly: true });
    expect(await reader.get(TREES, 'a')).toBeUndefined();
    expect(await reader.position(TREES)).toBe(0);
    expect(await reader.collections()).toEqual([]);
    const store = new SqliteStore(path);
    await store.prepare(TREES, { indexes: [] });
    await store.save([batch(1, { _id: 'a' })]);
    expect(await reader.get(TREES, 'a')).toEqual({ _id: 'a' });
    await expect(reader.save([batch(2, { _id: 'b' })])).rejects.toThrow('readonly');
    await reader.close();
    await store.close();
  });

  it('refuses names that are none', async () => {
    const { store, close } = await sqlite();
    await store.prepare(TREES, { indexes: [] });
    for (const field of [`n') --`, 'a b', '', 'n.', '1']) {
      await expect(store.find(TREES, { where: { [field]: 1 } })).rejects.toThrow('no name of a field');
      await expect(store.find(TREES, { sort: [[field, 1]] })).rejects.toThrow('no name of a field');
      await expect(store.prepare('other', { indexes: [[field]] })).rejects.toThrow('no name of a field');
    }
    await expect(store.prepare('x"; drop table', { indexes: [] })).rejects.toThrow('no name of a collection');
    await close();
  });

  it('tells words of documents that were there before anyone wanted to search', async () => {
    const { store, close } = await sqlite();
    await store.prepare(TREES, { indexes: [] });
    await store.save([batch(1, { _id: 'a', tokens: ['ხე'] } as Doc, { _id: 'b' })]);
    await store.prepare(TREES, { indexes: [], searchable: true });
    expect(await store.search(TREES, [['ხე']], 5)).toHaveLength(1);
    await close();
  });

  it('asks its indexes', async () => {
    const path = file('read.db');
    const store = new SqliteStore(path);
    await store.prepare(TREES, { indexes: [['kind', 'inside.n']] });
    await store.close();
    const { default: Database } = await import('better-sqlite3');
    const { conditions, keyset, orderBy, table } = await import('../../src/read/sqlite.sql.js');
    const db = new Database(path);
    const sort = [['inside.n', 1]] as const;
    const parts = [conditions({ kind: 'lime' }), keyset(sort, [3, 'a'])];
    const sql = `select doc from ${table(TREES)} where ${parts.map((part) => part.sql).join(' and ')} order by ${orderBy(sort)}`;
    const plan = db.prepare(`explain query plan ${sql}`).all(...parts.flatMap(({ values }) => values)) as {
      detail: string;
    }[];
    db.close();
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/USING INDEX .*\(<expr>=\? AND <expr>>\?\)/),
    ]);
  });
});

if (mongoIsGiven('the MongoDB part of the read store contract')) {
  readStoreContract('mongo', mongo);
  readStoreOrderContract('mongo', mongo);

  describe('mongo read store', () => {
    it('adds and replaces what is open when somebody else writes the same documents meanwhile', async () => {
      const { store, reopen, close } = await mongo();
      await store.prepare(TREES, { indexes: [] });
      const other = await reopen!();
      const trees = (n: number) => Array.from({ length: 40 }, (_, i) => ({ _id: `t${i}`, n }) as Doc);
      await Promise.all([
        store.save([batch(1, ...trees(1))]),
        other.save([batch(2, ...trees(2))]),
        store.save([batch(3, ...trees(3).slice(0, 20))]),
      ]);
      expect(await store.count(TREES)).toBe(40);
      expect(await store.position(TREES)).toBe(3);
      await other.close();
      await close();
    });

    it('takes a removed document out though a save that stopped half-way had brought it further', async () => {
      const { store, halfSave, close } = await mongo();
      await store.prepare(TREES, { indexes: [['subject']] });
      await store.save([batch(3, { _id: 'a' }, { _id: 'b' })]);
      await halfSave(batch(10, { _id: 'a', subject: 's' } as Doc, { _id: 'b', subject: 's' } as Doc));
      await store.remove(TREES, ['a', 'b']);
      expect(await store.find(TREES, {})).toEqual([]);
      expect(await store.position(TREES)).toBe(3);
      expect(await store.take(TREES, ['a', 'b'])).toEqual(
        new Map([
          ['a', { doc: undefined, at: 10 }],
          ['b', { doc: undefined, at: 3 }],
        ]),
      );
      await close();
    });

    it('lets a late writer change nothing that a later batch has written', async () => {
      const { store, close } = await mongo();
      await store.prepare(TREES, { indexes: [] });
      await store.save([batch(10, { _id: 'a', n: 10 } as Doc, { _id: 'b', n: 10 } as Doc), without(11, 'b')]);
      await store.save([batch(5, { _id: 'a', n: 5 } as Doc, { _id: 'b', n: 5 } as Doc, { _id: 'c', n: 5 } as Doc)]);
      await store.save([without(6, 'a')]);
      expect(await store.find(TREES, {})).toEqual([
        { _id: 'a', n: 10 },
        { _id: 'c', n: 5 },
      ]);
      expect(await store.position(TREES)).toBe(11);
      expect(await store.take(TREES, ['a', 'b', 'c', 'd'])).toEqual(
        new Map([
          ['a', { doc: { _id: 'a', n: 10 }, at: 10 }],
          ['b', { doc: undefined, at: 11 }],
          ['c', { doc: { _id: 'c', n: 5 }, at: 5 }],
        ]),
      );
      await close();
    });
  });
}
