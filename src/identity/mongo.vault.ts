import { type Filter, ObjectId } from 'mongodb';
import { Unavailable } from '../durable/unavailable.js';
import { random } from './aead.js';
import { MongoKeys } from './mongo.keys.js';
import type { KeyDoc } from './mongo.places.js';
import { bytes, Hiding, MongoRing } from './mongo.ring.js';
import { MongoRingKeeper } from './mongo.ring-keeper.js';
import { MongoScopes } from './mongo.scopes.js';
import { begun, each, people, shareRegister } from './mongo.sealing.js';
import { Recent } from './recent.js';
import { pseudonymOf } from './scopes.js';
import type { VaultFile } from './vault.file.js';
import { Erased, type SealingKey, type TurnableVault, Vault } from './vault.js';
import { aboutKey, packPerson } from './vault.tables.js';

type Owner = { readonly person: string; readonly scope: string };
type Waiting = { readonly key: Buffer; readonly owner?: Owner; readonly durable: Promise<void> };

/** What is kept opened, and how long: what another machine has erased is gone from here after a minute. */
const KEPT = 8192;
const KEPT_FOR = 60_000;
const DONE: Promise<void> = Promise.resolve();

/**
 * The vault on a MongoDB server that several machines share. Keys, scope secrets and the ring lie there, sealed under the
 * key-encryption key that every machine holds in its own file; nobody can tell from the server who anybody is. A key is
 * acknowledged when most of the server's members have it on disk. Residents, codes and sessions stay in the file. What is
 * erased is out of every answer at once, here, and within a minute elsewhere; when the server's own files and its
 * replication log forget it is the server's affair: keep its oplog short and its backups as short as the vault's.
 */
export class MongoVault extends Vault implements TurnableVault {
  private readonly waiting = new Map<string, Waiting>();
  private readonly erasing = new Set<string>();
  private readonly opened: Recent<string, Buffer>;
  private readonly scopes: MongoScopes;
  private readonly keeper: MongoRingKeeper;

  private constructor(
    private readonly server: MongoKeys,
    readonly file: VaultFile,
    private readonly ring: MongoRing,
    private readonly hiding: Hiding,
  ) {
    super();
    this.opened = new Recent(file.onlyReads ? 0 : KEPT, KEPT_FOR);
    this.keeper = new MongoRingKeeper(server, ring, file);
    this.scopes = new MongoScopes(server, ring, this.keeper);
  }

  /**
   * @param url mongodb://…/database
   * @param file holds the key; opened for reading only, the vault only reads
   * @throws VaultLocked when the file's key is not the server's
   */
  static async open(url: string, file: VaultFile): Promise<MongoVault> {
    const server = await MongoKeys.open(url);
    try {
      const doc = await begun(server.rings, file);
      const ring = MongoRing.of(doc, file.key);
      await shareRegister(server.rings, ring, file);
      const vault = new MongoVault(server, file, ring, Hiding.of(ring, await people(server.rings, ring)));
      if (!file.onlyReads) await vault.keeper.start();
      return vault;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  pseudonym(person: string, scope: string): string {
    return pseudonymOf(this.scopes.secretOf(scope), person);
  }

  enter(person: string, scope: string): string {
    const subject = this.pseudonym(person, scope);
    const waiting = this.waiting.get(subject);
    if (waiting?.owner || this.erasing.has(subject)) return subject;
    const row = waiting ? undefined : this.find(subject);
    if (!row && !waiting) this.keep(subject, { person, scope });
    else if (waiting || (row?.box && !row.person)) this.link(subject, { person, scope }, waiting);
    return subject;
  }

  sealingKey(subject: string): SealingKey {
    const waiting = this.waiting.get(subject);
    if (waiting) return waiting;
    const key = this.opened.get(subject);
    if (key) return { key, durable: DONE };
    if (this.erasing.has(subject)) throw new Erased(subject);
    const row = this.find(subject);
    if (!row) return this.keep(subject);
    if (!row.box) throw new Erased(subject);
    return { key: this.openKey(row), durable: DONE };
  }

  openingKey(subject: string): Buffer | undefined {
    const known = this.waiting.get(subject)?.key ?? this.opened.get(subject);
    if (known || this.erasing.has(subject)) return known;
    const row = this.find(subject);
    return row?.box ? this.openKey(row) : undefined;
  }

  scopesOf(person: string): readonly { scope: string; subject: string }[] {
    const rows = this.all({ person: this.hiding.hidden(packPerson(person)) });
    const found = new Map(rows.map(({ _id, scope }) => [_id, scope!]));
    for (const [subject, { owner }] of this.waiting) if (owner?.person === person) found.set(subject, owner.scope);
    return [...found].filter(([subject]) => !this.erasing.has(subject)).map(([subject, scope]) => ({ scope, subject }));
  }

  personOf(subject: string): string | undefined {
    if (this.erasing.has(subject)) return undefined;
    const person = this.find(subject)?.person;
    return this.waiting.get(subject)?.owner?.person ?? (person && this.hiding.shown(bytes(person)));
  }

  enteredIn(scope: string): readonly string[] {
    const rows = this.all({ scope, person: { $exists: true } }).map(({ _id }) => _id);
    const coming = [...this.waiting].flatMap(([subject, { owner }]) => (owner?.scope === scope ? [subject] : []));
    return [...new Set([...rows, ...coming])].filter((subject) => !this.erasing.has(subject));
  }

  erase(subjects: readonly string[]): Promise<void> {
    const gone = { $unset: { person: '', scope: '', order: '', box: '', by: '' } } as const;
    return this.forget(subjects, () =>
      each(this.server, subjects, (_id) => this.server.keys.updateOne({ _id }, gone, { upsert: true })),
    );
  }

  shred(subjects: readonly string[]): Promise<void> {
    const shut = { $unset: { box: '', by: '' } } as const;
    return this.forget(subjects, () => each(this.server, subjects, (_id) => this.server.keys.updateOne({ _id }, shut)));
  }

  destroyScopeSecret(scope: string): Promise<void> {
    return this.scopes.destroy(scope);
  }

  rewrap(kek: Buffer): Promise<number> {
    return this.keeper.rewrap(kek);
  }

  /** Follows a change of keys that another machine makes; by itself every half minute. @param now ms */
  look(now?: number): Promise<void> {
    return this.keeper.look(now);
  }

  health() {
    const trouble = this.keeper.trouble ?? this.server.trouble ?? this.file.trouble;
    return trouble ? { ok: false, why: trouble.message } : { ok: true };
  }

  async close(): Promise<void> {
    this.keeper.stop();
    await Promise.allSettled([...this.waiting.values()].map(({ durable }) => durable));
    await this.server.close();
    await this.file.close();
  }

  private find(subject: string): KeyDoc | undefined {
    return this.server.find<KeyDoc>({ of: 'keys', where: { _id: subject } })[0];
  }

  private all(where: Filter<KeyDoc>): readonly KeyDoc[] {
    return this.server.find<KeyDoc>({ of: 'keys', where: where as never, by: { order: 1 } });
  }

  private openKey(row: KeyDoc): Buffer {
    const key = this.keeper.open(aboutKey(row._id), row);
    this.opened.set(row._id, key);
    return key;
  }

  private async forget(subjects: readonly string[], does: () => Promise<void>): Promise<void> {
    const onTheirWay = subjects.map((subject) => this.waiting.get(subject)?.durable);
    for (const subject of subjects) {
      this.erasing.add(subject);
      this.waiting.delete(subject);
      this.opened.delete(subject);
    }
    try {
      await Promise.allSettled(onTheirWay); // so that nothing arrives behind the erasure
      this.keeper.mayWrite();
      await does();
    } finally {
      for (const subject of subjects) {
        this.erasing.delete(subject);
        this.opened.delete(subject);
      }
    }
  }

  /** A new key, usable now. It is durable only when it is the one that the server keeps: another may have been first. */
  private keep(subject: string, owner?: Owner): Waiting {
    const key = random(32);
    const doc: KeyDoc = {
      _id: subject,
      box: this.ring.seal(aboutKey(subject), key),
      by: this.ring.number,
      order: new ObjectId(),
      ...(owner && this.owned(owner)),
    };
    const written = this.keeper
      .write(() => this.server.keys.insertOne(doc))
      .then((kept) => {
        if (kept) return;
        throw new Unavailable('another machine made this key a moment ago; try again', 'busy', { part: 'vault' });
      });
    return this.wait(subject, { key, ...(owner && { owner }) }, written);
  }

  private link(subject: string, owner: Owner, waiting: Waiting | undefined): void {
    const key = waiting?.key ?? this.openingKey(subject)!;
    const free = { _id: subject, person: { $exists: false }, box: { $exists: true } };
    const linked = async () => {
      await waiting?.durable;
      await this.keeper.write(() => this.server.keys.updateOne(free, { $set: this.owned(owner) }));
    };
    this.wait(subject, { key, owner }, linked());
  }

  private owned({ person, scope }: Owner): Pick<KeyDoc, 'person' | 'scope'> {
    return { person: this.hiding.hidden(packPerson(person)), scope };
  }

  private wait(subject: string, entry: Omit<Waiting, 'durable'>, durable: Promise<void>): Waiting {
    const waiting: Waiting = { ...entry, durable };
    this.waiting.set(subject, waiting);
    const settled = (kept: boolean) => {
      if (this.waiting.get(subject) !== waiting) return; // erased meanwhile, or linked
      this.waiting.delete(subject);
      if (kept) this.opened.set(subject, waiting.key);
    };
    durable.then(
      () => settled(true),
      () => settled(false), // nothing sealed under it was acknowledged: the next try gets another key
    );
    return waiting;
  }
}
