import type { KeyObject } from 'node:crypto';
import { keyOf, random } from './aead.js';
import type { MongoKeys } from './mongo.keys.js';
import type { ScopeDoc } from './mongo.places.js';
import type { MongoRing } from './mongo.ring.js';
import type { MongoRingKeeper } from './mongo.ring-keeper.js';
import { Recent } from './recent.js';
import { ScopeClosed } from './scopes.js';
import { aboutScope } from './vault.tables.js';

const KEPT = 20_000;
/** What another machine has destroyed is gone from here after a minute. */
const KEPT_FOR = 60_000;

/** The secrets of scopes that several machines share. */
export class MongoScopes {
  private readonly secrets = new Recent<string, KeyObject>(KEPT, KEPT_FOR);

  constructor(
    private readonly server: MongoKeys,
    private readonly ring: MongoRing,
    private readonly keeper: MongoRingKeeper,
  ) {}

  /** @throws ScopeClosed */
  secretOf(scope: string): KeyObject {
    const known = this.secrets.get(scope);
    if (known) return known;
    const row = this.server.find<ScopeDoc>({ of: 'scopes', where: { _id: scope } })[0] ?? this.made(scope);
    if (!row.box) throw new ScopeClosed(scope);
    const secret = keyOf(this.keeper.open(aboutScope(scope), row));
    this.secrets.set(scope, secret);
    return secret;
  }

  async destroy(scope: string): Promise<void> {
    this.secrets.delete(scope);
    const gone = { $unset: { box: '', by: '' } } as const;
    await this.keeper.write(() => this.server.scopes.updateOne({ _id: scope }, gone, { upsert: true }));
    this.secrets.delete(scope);
  }

  /** Two machines may name somebody in a new scope at once: the server keeps one secret, and both use that. */
  private made(scope: string): ScopeDoc {
    this.keeper.mayWrite();
    const box = this.ring.seal(aboutScope(scope), random(32));
    return this.server.find<ScopeDoc>({ keep: { _id: scope, box, by: this.ring.number } })[0]!;
  }
}
