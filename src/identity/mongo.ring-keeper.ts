import { Unavailable } from '../durable/unavailable.js';
import type { MongoKeys } from './mongo.keys.js';
import type { RingDoc, SealedDoc } from './mongo.places.js';
import { bytes, type MongoRing } from './mongo.ring.js';
import { sealAnew } from './mongo.sealing.js';
import type { VaultFile } from './vault.file.js';

/** How often it looks whether another machine changes the keys; without an answer for so long nothing is written. */
const LOOKS_EVERY = 30_000;
const LOOKED_WITHIN = 180_000;
/** When everybody has looked since a change of keys, several times over. */
const SETTLED_AFTER = 600_000;

/** Changes the key-encryption key of a shared vault, and follows when another machine does. */
export class MongoRingKeeper {
  private timer: NodeJS.Timeout | undefined;
  private looked = Date.now();
  private locked: Error | undefined;
  private turning = false;

  constructor(
    private readonly server: MongoKeys,
    private readonly ring: MongoRing,
    private readonly file: VaultFile,
  ) {}

  /** Finishes a change that was cut short, and looks from now on. */
  async start(): Promise<void> {
    if (this.ring.state === 'turning') await this.turn();
    await this.keepFile();
    this.timer = setInterval(() => void this.look().catch(() => undefined), LOOKS_EVERY).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Why nothing is written, if nothing is. */
  get trouble(): Error | undefined {
    return this.locked;
  }

  /** @throws Error, or Unavailable, when nothing may be written now */
  mayWrite(): void {
    if (this.file.onlyReads) throw new Error('this connection only reads');
    if (this.locked) throw this.locked;
    if (Date.now() - this.looked > LOOKED_WITHIN)
      throw new Unavailable('it is not known whether the keys were changed', 'busy', { part: 'vault' });
  }

  /** Runs a write. Undefined when another was there first. @throws Error, or Unavailable when it is not known to be stored */
  async write<R>(does: () => Promise<R>): Promise<R | undefined> {
    this.mayWrite();
    return this.server.write(does);
  }

  /** What lies sealed in a document. Asks the server for a key that is not here yet. */
  open(about: string, { box }: SealedDoc): Buffer {
    const sealed = bytes(box);
    if (!this.ring.fits(sealed))
      this.ring.follow(this.server.find<RingDoc>({ of: 'rings', where: { _id: 'ring' } })[0]!);
    return this.ring.open(about, sealed);
  }

  /** Seals everything anew, on the server and in the file. Resolves to how many. */
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
    if (this.ring.state !== 'settling') return;
    await this.keepFile();
    if (now - this.ring.turned < SETTLED_AFTER) return;
    await sealAnew(this.server, this.ring);
    await this.ring.settle(this.server.rings);
  }

  /** Everything anew under the announced key, and that is the key. Safe to cut short: the next start goes on. */
  private async turn(): Promise<number> {
    if (this.turning) throw new Error('the keys are being changed already');
    this.turning = true;
    try {
      const moved = await sealAnew(this.server, this.ring);
      await this.ring.turn(this.server.rings, Date.now());
      return moved;
    } finally {
      this.turning = false;
    }
  }

  /** The key in this machine's file is the server's. Resolves to how many were sealed anew in the file. */
  private async keepFile(): Promise<number> {
    const { key } = this.ring;
    return key.equals(this.file.key) ? 0 : this.file.rewrap(key);
  }
}
