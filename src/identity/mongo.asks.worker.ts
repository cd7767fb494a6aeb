import { type Document, type Filter, MongoClient, type Sort } from 'mongodb';
import { runAsWorker } from 'synckit';
import { IN_VAULT, type ScopeDoc, type SealedDoc, vaultDb } from './mongo.places.js';

/** One question to the server: some documents of a collection, in an order; or a scope, which it keeps unless it has it. */
export type Ask =
  | { readonly of: keyof typeof IN_VAULT; readonly where: Filter<SealedDoc>; readonly by?: Sort }
  | { readonly keep: ScopeDoc };

const OPTIONS = {
  promoteBuffers: true,
  serverSelectionTimeoutMS: 2_000,
  socketTimeoutMS: 5_000,
  maxPoolSize: 2,
  readPreference: 'primary',
  writeConcern: { w: 'majority', journal: true },
} as const;
const clients = new Map<string, Promise<MongoClient>>();

/** One connection for each address. One that failed is tried anew with the next question. */
function client(url: string): Promise<MongoClient> {
  let found = clients.get(url);
  if (!found) {
    found = new MongoClient(url, OPTIONS).connect();
    found.catch(() => clients.delete(url));
    clients.set(url, found);
  }
  return found;
}

// Answers while the caller's thread stands still: naming somebody and opening what is sealed cannot wait for a promise.
runAsWorker(async (url: string, ask: Ask): Promise<Document[]> => {
  const db = vaultDb(await client(url), url);
  if ('keep' in ask) {
    const { _id, ...scope } = ask.keep;
    const scopes = db.collection<ScopeDoc>(IN_VAULT.scopes);
    await scopes.updateOne({ _id }, { $setOnInsert: scope }, { upsert: true });
    return scopes.find({ _id }).toArray();
  }
  const found = db.collection<SealedDoc>(IN_VAULT[ask.of]).find(ask.where);
  return (ask.by ? found.sort(ask.by) : found).toArray();
});
