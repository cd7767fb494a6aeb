import { type Collection, type Document, MongoClient, MongoServerError } from 'mongodb';
import { createSyncFn } from 'synckit';
import { Unavailable } from '../durable/unavailable.js';
import { compiled } from '../durable/writer.js';
import type { Ask } from './mongo.asks.worker.js';
import { IN_VAULT, type KeyDoc, type RingDoc, type ScopeDoc, vaultDb } from './mongo.places.js';

const ANSWER_WITHIN = 6_000;
/** After a question that was not answered the next ones are refused for so long, instead of standing still for each. */
const PAUSE = 1_000;
const DUPLICATE = 11_000;

/** The server of a shared vault: writes are majority-durable when they resolve; reads answer while the thread waits. */
export class MongoKeys {
  private troubled: Unavailable | undefined;
  private until = 0;
  private readonly ask: (url: string, ask: Ask) => Document[];

  private constructor(
    private readonly client: MongoClient,
    private readonly url: string,
  ) {
    this.ask = createSyncFn(compiled('src/identity/mongo.asks.worker.js'), ANSWER_WITHIN);
  }

  /** @param url mongodb://…/database; `ghia` when it names none */
  static async open(url: string): Promise<MongoKeys> {
    const client = new MongoClient(url, {
      serverSelectionTimeoutMS: 5_000,
      socketTimeoutMS: 20_000,
      readPreference: 'primary',
      writeConcern: { w: 'majority', journal: true },
      ignoreUndefined: true,
    });
    await client.connect();
    const opened = new MongoKeys(client, url);
    await opened.keys.createIndex({ person: 1 });
    await opened.keys.createIndex({ scope: 1 });
    return opened;
  }

  get keys(): Collection<KeyDoc> {
    return this.in('keys');
  }
  get scopes(): Collection<ScopeDoc> {
    return this.in('scopes');
  }
  get rings(): Collection<RingDoc> {
    return this.in('rings');
  }

  /** Why the last read or write failed, or undefined when all is well. */
  get trouble(): Unavailable | undefined {
    return this.troubled;
  }

  /** @throws Unavailable when the server does not answer */
  find<D extends Document>(ask: Ask): readonly D[] {
    if (this.troubled && Date.now() < this.until) throw this.troubled;
    try {
      const found = this.ask(this.url, ask);
      this.troubled = undefined;
      return found as D[];
    } catch (error) {
      throw this.fails(error);
    }
  }

  /** Runs a write. Undefined when another was there first. @throws Unavailable when it is not known to be stored */
  async write<R>(does: () => Promise<R>): Promise<R | undefined> {
    try {
      const done = await does();
      this.troubled = undefined;
      return done;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE) return undefined;
      throw this.fails(error);
    }
  }

  close(): Promise<void> {
    return this.client.close();
  }

  in<D extends Document>(name: keyof typeof IN_VAULT): Collection<D> {
    return vaultDb(this.client, this.url).collection<D>(IN_VAULT[name]);
  }

  private fails(cause: unknown): Unavailable {
    this.troubled = new Unavailable(`the vault's server does not answer: ${(cause as Error).message}`, 'busy', {
      cause,
      part: 'vault',
    });
    this.until = Date.now() + PAUSE;
    return this.troubled;
  }
}
