import type { KeyObject } from 'node:crypto';
import { type Collection, type Filter, ObjectId } from 'mongodb';
import { Unavailable } from '../durable/unavailable.js';
import { keyOf, random } from './aead.js';
import { MongoKeys } from './mongo.keys.js';
import type { IN_VAULT, KeyDoc, RingDoc, ScopeDoc, SealedDoc } from './mongo.places.js';
import { aboutRing, bytes, Hiding, MongoRing } from './mongo.ring.js';
import { Recent } from './recent.js';
import { pseudonymOf, ScopeClosed } from './scopes.js';
import type { VaultFile } from './vault.file.js';
import { Erased, type SealingKey, type TurnableVault, Vault } from './vault.js';
import { aboutKey, aboutScope, packPerson } from './vault.tables.js';

type Owner = { readonly person: string; readonly scope: string };
type Waiting = { readonly key: Buffer; readonly owner?: Owner; readonly durable: Promise<void> };

/** What is kept opened, and how long: what another machine has erased is gone from here after a minute. */
const KEPT = 8192;
const KEPT_FOR = 60_000;
/** How often it looks whether another machine changes the keys; without an answer for so long it takes no writes. */
const LOOKS_EVERY = 30_000;
const LOOKED_WITHIN = 180_000;
/** When everybody has looked since a change of keys, several times over. */
const SETTLED_AFTER = 600_000;
const AT_ONCE = 500;
const SIDE_BY_SIDE = 32;
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
  private readonly secrets: Recent<string, KeyObject>;
  private timer: NodeJS.Timeout | undefined;
  private looked = Date.now();
  private locked: Error | undefined;
  private turning = false;

  private constructor(
    private readonly server: MongoKeys,
    readonly file: VaultFile,
    private readonly ring: MongoRing,
    private readonly hiding: Hiding,
  ) {
    super();
    this.opened = new Recent(file.onlyReads ? 0 : KEPT, KEPT_FOR);
    this.secrets = new Recent(KEPT, KEPT_FOR);
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
      const vault = new MongoVault(server, file, ring, Hiding.of(ring, await people(server.rings, ring)));
      if (file.onlyReads) return vault;
      if (ring.state === 'turning') await vault.turn(); // the last change of keys was cut short
      await vault.keepFile();
      vault.timer = setInterval(() => void vault.look().catch(() => undefined), LOOKS_EVERY).unref();
      return vault;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  pseudonym(person: string, scope: string): string {
    return pseudonymOf(this.secretOf(scope), person);
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
      this.each(subjects, (_id) => this.server.keys.updateOne({ _id }, gone, { upsert: true })),
    );
  }

  shred(subjects: readonly string[]): Promise<void> {
    const shut = { $unset: { box: '', by: '' } } as const;
    return this.forget(subjects, () => this.each(subjects, (_id) => this.server.keys.updateOne({ _id }, shut)));
  }

  async destroyScopeSecret(scope: string): Promise<void> {
    this.secrets.delete(scope);
    const gone = { $unset: { box: '', by: '' } } as const;
    await this.write(() => this.server.scopes.updateOne({ _id: scope }, gone, { upsert: true }));
    this.secrets.delete(scope);
  }

  /** Seals everything anew, on the server and in the file, under another key-encryption key. Resolves to how many. */
  async rewrap(kek: Buffer): Promise<number> {
    if (kek.length !== 32) throw new Error('a key-encryption key is 32 bytes');
    await this.look();
    if (this.ring.state === 'settling')
      throw new Error(
        'the keys were changed a moment ago, and other machines may still use the old one: wait ten minutes',
      );
    if (this.ring.state === 'quiet') await this.ring.announce(this.server.rings, this.file.pending ?? kek);
    return (await this.turn()) + (await this.keepFile());
  }

  /** Follows a change of keys that another machine makes, and ends one that all have followed. @param now ms */
  async look(now = Date.now()): Promise<void> {
    try {
      const doc = await this.server.write(() => this.server.rings.findOne({ _id: 'ring' }));
      this.ring.follow(doc!);
      this.locked = undefined;
      this.looked = Date.now();
    } catch (error) {
      if (!(error instanceof Unavailable)) this.locked = error as Error;
      throw error;
    }
    if (this.file.onlyReads || this.ring.state !== 'settling') return;
    await this.keepFile();
    if (now - this.ring.turned < SETTLED_AFTER) return;
    await this.sealAnew();
    await this.ring.settle(this.server.rings);
  }

  health() {
    const trouble = this.locked ?? this.server.trouble ?? this.file.trouble;
    return trouble ? { ok: false, why: trouble.message } : { ok: true };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.allSettled([...this.waiting.values()].map(({ durable }) => durable));
    await this.server.close();
    await this.file.close();
  }

  /** @throws ScopeClosed */
  private secretOf(scope: string): KeyObject {
    const known = this.secrets.get(scope);
    if (known) return known;
    const row = this.scope(scope) ?? this.made(scope);
    if (!row.box) throw new ScopeClosed(scope);
    const secret = keyOf(this.unsealed(aboutScope(scope), row));
    this.secrets.set(scope, secret);
    return secret;
  }

  private scope(name: string): ScopeDoc | undefined {
    return this.server.find<ScopeDoc>({ of: 'scopes', where: { _id: name } })[0];
  }

  /** Two machines may name somebody in a new scope at once: the server keeps one secret, and both use that. */
  private made(scope: string): ScopeDoc {
    this.mayWrite();
    const box = this.ring.seal(aboutScope(scope), random(32));
    return this.server.find<ScopeDoc>({ keep: { _id: scope, box, by: this.ring.number } })[0]!;
  }

  private find(subject: string): KeyDoc | undefined {
    return this.server.find<KeyDoc>({ of: 'keys', where: { _id: subject } })[0];
  }

  private all(where: Filter<KeyDoc>): readonly KeyDoc[] {
    return this.server.find<KeyDoc>({ of: 'keys', where: where as never, by: { order: 1 } });
  }

  private openKey(row: KeyDoc): Buffer {
    const key = this.unsealed(aboutKey(row._id), row);
    this.opened.set(row._id, key);
    return key;
  }

  private unsealed(about: string, { box }: Pick<KeyDoc, 'box'>): Buffer {
    const sealed = bytes(box);
    if (!this.ring.fits(sealed))
      this.ring.follow(this.server.find<RingDoc>({ of: 'rings', where: { _id: 'ring' } })[0]!);
    return this.ring.open(about, sealed);
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
      this.mayWrite();
      await does();
    } finally {
      for (const subject of subjects) {
        this.erasing.delete(subject);
        this.opened.delete(subject);
      }
    }
  }

  private async write<R>(does: () => Promise<R>): Promise<R | undefined> {
    this.mayWrite();
    return this.server.write(does);
  }

  private mayWrite(): void {
    if (this.file.onlyReads) throw new Error('this connection only reads');
    if (this.locked) throw this.locked;
    if (Date.now() - this.looked > LOOKED_WITHIN)
      throw new Unavailable('it is not known whether the keys were changed', 'busy', { part: 'vault' });
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
    const written = this.write(() => this.server.keys.insertOne(doc)).then((kept) => {
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
      await this.write(() => this.server.keys.updateOne(free, { $set: this.owned(owner) }));
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

  /** Everything anew under the announced key, and that is the key. Safe to cut short: the next start goes on. */
  private async turn(): Promise<number> {
    if (this.turning) throw new Error('the keys are being changed already');
    this.turning = true;
    try {
      const moved = await this.sealAnew();
      await this.ring.turn(this.server.rings, Date.now());
      return moved;
    } finally {
      this.turning = false;
    }
  }

  /** The key in this machine's file is the server's. Resolves to how many were sealed anew in the file. */
  private async keepFile(): Promise<number> {
    const { key } = this.ring;
    if (key.equals(this.file.key)) return 0;
    return this.file.rewrap(key);
  }

  /** Single writes side by side: each is whole by itself, and a batch of them is not. */
  private async each<T>(all: readonly T[], does: (one: T) => Promise<unknown>): Promise<void> {
    for (let at = 0; at < all.length; at += SIDE_BY_SIDE)
      await this.server.write(() => Promise.all(all.slice(at, at + SIDE_BY_SIDE).map(does)));
  }

  private async sealAnew(): Promise<number> {
    const keys = await this.sealAnewIn('keys', aboutKey);
    const scopes = await this.sealAnewIn('scopes', aboutScope);
    const people = await this.sealAnewIn('rings', aboutRing, { _id: 'people' });
    return keys + scopes + people;
  }

  private async sealAnewIn(name: keyof typeof IN_VAULT, about: (id: string) => string, only = {}): Promise<number> {
    const within = this.server.in<SealedDoc>(name);
    const by = this.ring.number;
    const others = { ...only, box: { $exists: true }, by: { $ne: by } };
    for (let moved = 0; ; ) {
      const rows = (await this.server.write(() => within.find(others).limit(AT_ONCE).toArray())) ?? [];
      if (rows.length === 0) return moved;
      await this.each(rows, async ({ _id, by: old, box }) => {
        const anew = this.ring.seal(about(_id), this.ring.open(about(_id), bytes(box)));
        // erased meanwhile, it stays erased
        await within.updateOne({ _id, by: old!, box: { $exists: true } }, { $set: { by, box: anew } });
      });
      moved += rows.length;
    }
  }
}

/** The ring of this vault; a new vault begins under the file's key. Of two machines that begin it at once, one does. */
async function begun(rings: Collection<RingDoc>, file: VaultFile): Promise<RingDoc> {
  const ring = await rings.findOne({ _id: 'ring' });
  if (ring) return ring;
  if (file.onlyReads) throw new Error('the server of GHIA_VAULT holds no vault yet: start the instance first');
  return first(rings, MongoRing.begun(file.key));
}

async function people(rings: Collection<RingDoc>, ring: MongoRing): Promise<RingDoc> {
  return (await rings.findOne({ _id: 'people' })) ?? first(rings, MongoRing.people(ring, random(32)));
}

async function first(rings: Collection<RingDoc>, doc: RingDoc): Promise<RingDoc> {
  const { _id, ...rest } = doc;
  await rings.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
  return (await rings.findOne({ _id }))!;
}
