import type { ReadStore } from '../../read-models/store.js';
import { SqliteStore } from './sqlite.store.js';

/**
 * The read store that the configuration names: `sqlite:` is the file, anything else the address of a server. The file may
 * be opened to look into only; the driver of a server is loaded where there is one.
 */
export async function openReadStore(
  readStore: string,
  file: string,
  options: { readonly readonly?: boolean } = {},
): Promise<ReadStore> {
  if (readStore === 'sqlite:') return new SqliteStore(file, options);
  const { MongoStore } = await import('./mongo.store.js');
  return MongoStore.open(readStore);
}
