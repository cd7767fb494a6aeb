// The MongoDB part wants a server: GHIA_TEST_MONGO=mongodb://127.0.0.1:27017/ghia npm test -- read-store
// FerretDB with its SQLite handler serves as one: go install github.com/FerretDB/FerretDB/cmd/ferretdb@v1.24.1, then
// ferretdb --handler=sqlite --sqlite-url=file:/some/folder/ --listen-addr=127.0.0.1:27017 --telemetry=disable
import { LayeredStore } from '../../src/read/layered.store.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { MongoStore } from '../../src/read/mongo.store.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import { scratch } from '../support/scratch.js';
import { readStoreContract } from './read-store.contract.js';

const file = scratch();
readStoreContract('memory', async () => new MemoryStore());
readStoreContract('sqlite', async () => new SqliteStore(file()));
readStoreContract('a layered past', async () => new LayeredStore(new MemoryStore(), new MemoryStore(), 'texts'));

const mongo = process.env.GHIA_TEST_MONGO;
if (mongo) readStoreContract('mongodb', () => MongoStore.open(mongo));
else console.warn('GHIA_TEST_MONGO is not set: the MongoDB read store was NOT tested. See the top of this file.');

describe('the SQLite read store', () => {
  it('lets a reader in before the writer has made anything, and shows it what is made later', async () => {
    const path = file();
    const writer = new SqliteStore(path);
    const reader = new SqliteStore(path, { readonly: true });
    expect(await reader.find('later', {})).toEqual([]);
    await writer.prepare('later', { indexes: [['n']] });
    await writer.save([{ collection: 'later', docs: new Map([['a', { _id: 'a', n: 1 } as never]]), position: 1 }]);
    expect(await reader.find('later', { where: { n: 1 } })).toEqual([{ _id: 'a', n: 1 }]);
    await reader.close();
    await writer.close();
  });

  it('uses its indexes', async () => {
    const path = file();
    const store = new SqliteStore(path);
    await store.prepare('indexed', { indexes: [['shelf.row', 'year']] });
    const { default: Database } = await import('better-sqlite3');
    const plan = new Database(path)
      .prepare(
        `explain query plan select doc from "docs:indexed" where doc->>'$."shelf"."row"' = 1 order by doc->>'$."year"' desc, id`,
      )
      .all();
    expect(JSON.stringify(plan)).toContain('indexed:shelf.row,year');
    await store.close();
  });

  it('takes no name that could be a statement', async () => {
    const store = new SqliteStore(file());
    await expect(store.prepare('x"; drop table checkpoints; --', { indexes: [] })).rejects.toThrow(
      'no name of a collection',
    );
    await store.prepare('fine', { indexes: [] });
    await expect(store.find('fine', { where: { "a' or 1": 1 } })).rejects.toThrow('no name of a field');
    await store.close();
  });
});
