import type { KeyObject } from 'node:crypto';
import { keyOf, seal, unseal } from './aead.js';

/** A ring as it travels to the worker: each key's number and bytes (latin1), and which one seals. */
export type RingKeys = { readonly current: number; readonly keys: readonly (readonly [number, string])[] };

/**
 * The key-encryption keys in use: one, or two while they are being changed. What it seals begins with one byte that
 * says which, so that old and new can lie side by side until the change is done.
 */
export class KeyRing {
  private readonly keys = new Map<number, KeyObject>();

  constructor(
    private sealing: number,
    kek: Buffer,
  ) {
    this.add(sealing, kek);
  }

  static of({ current, keys }: RingKeys): KeyRing {
    const [first, ...others] = [...keys].sort(([a], [b]) => Number(b === current) - Number(a === current));
    const ring = new KeyRing(first![0], Buffer.from(first![1], 'latin1'));
    for (const [number, bytes] of others) ring.add(number, Buffer.from(bytes, 'latin1'));
    return ring;
  }

  get current(): number {
    return this.sealing;
  }

  /** The number that the next key gets. */
  get following(): number {
    return (this.sealing + 1) % 256;
  }

  add(number: number, kek: Buffer): void {
    if (kek.length !== 32) throw new Error('a key-encryption key is 32 bytes');
    this.keys.set(number, keyOf(kek));
  }

  /** From now on this key seals; the others only open. */
  sealWith(number: number): void {
    if (!this.keys.has(number)) throw new Error(`no key-encryption key ${number}`);
    this.sealing = number;
  }

  forgetOthers(): void {
    for (const number of this.keys.keys()) if (number !== this.sealing) this.keys.delete(number);
  }

  seal(about: string, plain: string | Buffer): Buffer {
    return Buffer.concat([Buffer.of(this.sealing), seal(this.keys.get(this.sealing)!, about, plain)]);
  }

  /** @throws Error when it was sealed by a key that is not here, or was tampered with */
  open(about: string, box: Buffer): Buffer {
    const key = this.keys.get(box[0] ?? -1);
    if (!key) throw new Error(`no key-encryption key ${box[0]}`);
    return unseal(key, about, box.subarray(1));
  }

  /** Whether it was sealed by a key that is here. */
  fits(box: Buffer): boolean {
    return this.keys.has(box[0] ?? -1);
  }

  opens(about: string, box: Buffer): boolean {
    try {
      this.open(about, box);
      return true;
    } catch {
      return false;
    }
  }
}
