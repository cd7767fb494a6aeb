import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Collection } from 'mongodb';
import { VaultLocked } from './kek.file.js';
import { KeyRing } from './key-ring.js';
import type { RingDoc } from './mongo.places.js';

export const aboutRing = (what: string) => `ring ${what}`;
const CHECK = aboutRing('check');
const FORWARD = aboutRing('forward');
const BACKWARD = aboutRing('backward');
const PEOPLE = aboutRing('people');
const BLOCK = 'aes-256-ecb'; // one block of random bytes each: a permutation, which is all that is wanted

/** What the driver gives for bytes, here and in the thread that asks. */
export const bytes = (value: unknown): Buffer =>
  Buffer.isBuffer(value)
    ? value
    : Buffer.from(value instanceof Uint8Array ? value : (value as { buffer: Uint8Array }).buffer);

/**
 * The key-encryption keys of a vault that several machines share. Each machine holds its key in a file; when one of them
 * changes it, the others learn the next by the one they hold, and for ten minutes both open what they sealed.
 */
export class MongoRing {
  private constructor(
    private ring: KeyRing,
    private kek: Buffer,
    private doc: RingDoc,
  ) {}

  /** @throws VaultLocked when the key in the file is not the one that the server's vault was sealed with */
  static of(doc: RingDoc, kek: Buffer): MongoRing {
    const opened = new MongoRing(new KeyRing(doc.by, kek), kek, doc);
    opened.follow(doc);
    return opened;
  }

  /** The document that begins a vault under the key of this machine. */
  static begun(kek: Buffer): RingDoc {
    return { _id: 'ring', by: 0, box: new KeyRing(0, kek).seal(CHECK, 'ghia') };
  }

  static people(ring: MongoRing, secret: Buffer): RingDoc {
    return { _id: 'people', by: ring.number, box: ring.seal(PEOPLE, secret) };
  }

  static register(ring: MongoRing, secret: Buffer): RingDoc {
    return { _id: 'register', by: ring.number, box: ring.seal(aboutRing('register'), secret) };
  }

  /** Takes over what the server says now: another's change of keys, begun or done. @throws VaultLocked */
  follow(doc: RingDoc): void {
    this.doc = doc;
    const box = bytes(doc.box);
    const { forward, backward, by } = doc;
    const next = forward && this.opened(FORWARD, forward.by, bytes(forward.box));
    const current = next && forward.by !== by ? next : this.kek;
    const ring = new KeyRing(by, current);
    if (!ring.opens(CHECK, box))
      throw new VaultLocked(
        'GHIA_VAULT was sealed with another key than vault/kek: it was changed on another machine. Copy the new key from there to vault/kek.next (mode 600), and start again.',
      );
    if (backward) ring.add(backward.by, ring.open(BACKWARD, bytes(backward.box)));
    if (next && current !== next) {
      ring.add(after(by), next); // a change that is under way: what is sealed from now on is sealed by the next
      ring.sealWith(after(by));
    }
    this.ring = ring;
    this.kek = current;
  }

  get number(): number {
    return this.ring.current;
  }

  /** The key that belongs into this machine's file. */
  get key(): Buffer {
    return this.kek;
  }

  get state(): 'quiet' | 'turning' | 'settling' {
    if (this.doc.backward) return 'settling';
    return this.doc.forward ? 'turning' : 'quiet';
  }

  get turned(): number {
    return this.doc.turned ?? 0;
  }

  seal(about: string, plain: Buffer): Buffer {
    return this.ring.seal(about, plain);
  }

  /** @throws Error when it was sealed by a key that is not here, or was tampered with */
  open(about: string, box: Buffer): Buffer {
    return this.ring.open(about, box);
  }

  fits(box: Buffer): boolean {
    return this.ring.fits(box);
  }

  /** Announces the next key to all who hold this one. Of two at once one is announced. */
  async announce(rings: Collection<RingDoc>, next: Buffer): Promise<void> {
    const forward = { by: this.doc.by, box: this.ring.seal(FORWARD, next) };
    const quiet = { _id: 'ring', by: this.doc.by, forward: { $exists: false } } as const;
    await rings.updateOne(quiet, { $set: { forward } });
    this.follow((await rings.findOne({ _id: 'ring' }))!);
  }

  /** The next key is the key, once everything is sealed by it. The one before stays to be opened for a while. */
  async turn(rings: Collection<RingDoc>, now: number): Promise<void> {
    const { by } = this.doc;
    const backward = { by, box: this.ring.seal(BACKWARD, this.kek) };
    const box = this.ring.seal(CHECK, 'ghia');
    await rings.updateOne({ _id: 'ring', by }, { $set: { by: after(by), box, backward, turned: now } });
    this.follow((await rings.findOne({ _id: 'ring' }))!);
  }

  /** Forgets the key before: nobody seals by it any more, and nothing is sealed by it. */
  async settle(rings: Collection<RingDoc>): Promise<void> {
    const { by } = this.doc;
    await rings.updateOne({ _id: 'ring', by }, { $unset: { forward: '', backward: '', turned: '' } });
    this.follow((await rings.findOne({ _id: 'ring' }))!);
  }

  private opened(about: string, by: number, box: Buffer): Buffer | undefined {
    if (this.ring.opens(about, box)) return this.ring.open(about, box);
    const alone = new KeyRing(by, this.kek);
    return alone.opens(about, box) ? alone.open(about, box) : undefined;
  }
}

const after = (number: number): number => (number + 1) % 256;

/** Hides who somebody is from whoever reads the server, the same way every time. */
export class Hiding {
  constructor(private readonly secret: Buffer) {}

  static of(ring: MongoRing, doc: RingDoc): Hiding {
    return new Hiding(ring.open(PEOPLE, bytes(doc.box)));
  }

  hidden(person: Buffer): Buffer {
    const cipher = createCipheriv(BLOCK, this.secret, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(person), cipher.final()]);
  }

  shown(hidden: Buffer): string {
    const decipher = createDecipheriv(BLOCK, this.secret, null).setAutoPadding(false);
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('hex');
  }
}
