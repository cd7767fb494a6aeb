import { createDecipheriv, createHmac, hash } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { bytes } from './ballot-check.js';
import { bytesOf, joined, toText } from './format.js';

/**
 * By what anybody can open one envelope for themselves, and only that one: the point that the round's key and the envelope's
 * own key have in common, and a proof that it is that point (Chaum and Pedersen: one secret lies between generator and round
 * key and between envelope's key and point). base64url: 65 bytes; 32 bytes of the challenge and 32 of the answer.
 */
export type ShownSecret = { readonly point: string; readonly proof: string };

const { Point } = p256;
const { Fn } = Point;
const SCALAR = 32;
const DOMAIN = bytesOf('ghia/shown-secret/v1\0');

type Curve = InstanceType<typeof Point>;
const scalarOf = (digest: Uint8Array): bigint => Fn.create(BigInt(`0x${Buffer.from(digest).toString('hex')}`));
const pointOf = (raw: Uint8Array): Curve => Point.fromBytes(raw);
const rawOf = (point: Curve): Uint8Array => point.toBytes(false);

/** The challenge binds everything that is said: nobody can choose a part of it afterwards. */
const challenge = (points: readonly Curve[]): bigint =>
  scalarOf(hash('sha256', joined(DOMAIN, ...points.map(rawOf)), 'buffer'));

/**
 * @param secret the round's private key, 32 bytes
 * @param enc the envelope's own key. @throws Error for what is no point: then nothing can be shown, and nothing need be
 */
export function showSecret(secret: Uint8Array, enc: Uint8Array): ShownSecret {
  const x = scalarOf(secret);
  const theirs = pointOf(enc);
  const point = theirs.multiply(x);
  const round = Point.BASE.multiply(x);
  // of the secret and of what is proved, so that the same opening makes the same file, and no two proofs share it
  const once = createHmac('sha512', secret)
    .update(joined(DOMAIN, rawOf(round), rawOf(theirs)))
    .digest();
  const k = scalarOf(once);
  const c = challenge([round, theirs, point, Point.BASE.multiply(k), theirs.multiply(k)]);
  const answer = Fn.sub(k, Fn.mul(c, x));
  return { point: toText(rawOf(point)), proof: toText(joined(Fn.toBytes(c), Fn.toBytes(answer))) };
}

/** Whether the point is the one that the round's key has in common with the envelope's. */
export function isShown({ point, proof }: ShownSecret, roundKey: Uint8Array, enc: Uint8Array): boolean {
  try {
    const [round, theirs, common] = [pointOf(roundKey), pointOf(enc), pointOf(bytes(point))];
    const said = bytes(proof);
    if (said.length !== 2 * SCALAR) return false;
    const [c, answer] = [Fn.fromBytes(said.subarray(0, SCALAR)), Fn.fromBytes(said.subarray(SCALAR))];
    const k = Point.BASE.multiplyUnsafe(answer).add(round.multiplyUnsafe(c));
    const there = theirs.multiplyUnsafe(answer).add(common.multiplyUnsafe(c));
    return challenge([round, theirs, common, k, there]) === c;
  } catch {
    return false; // no point, no number, or another spelling of one
  }
}

const VERSION = bytesOf('HPKE-v1');
const NONE = new Uint8Array();
/** DHKEM(P-256, HKDF-SHA256); with HKDF-SHA256 and AES-256-GCM (RFC 9180 §7). */
const KEM = joined(bytesOf('KEM'), Uint8Array.of(0, 0x10));
const HPKE = joined(bytesOf('HPKE'), Uint8Array.of(0, 0x10, 0, 1, 0, 2));
const TAG = 16;

const hmac = (key: Uint8Array, message: Uint8Array): Buffer => createHmac('sha256', key).update(message).digest();
const extract = (suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Buffer =>
  hmac(salt, joined(VERSION, suite, bytesOf(label), ikm));
/** At most 32 bytes: one block of HKDF. */
const expand = (suite: Uint8Array, prk: Uint8Array, label: string, info: Uint8Array, size: number): Buffer =>
  hmac(prk, joined(Uint8Array.of(0, size), VERSION, suite, bytesOf(label), info, Uint8Array.of(1))).subarray(0, size);

/** What an envelope holds, by its shown secret (RFC 9180, base mode); undefined when it does not open. */
export function openByShown(
  point: string,
  roundKey: Uint8Array,
  [enc, ct]: readonly [enc: Uint8Array, ct: Uint8Array],
  aad: Uint8Array,
): Buffer | undefined {
  const x = bytes(point).subarray(1, 1 + SCALAR);
  const shared = expand(KEM, extract(KEM, NONE, 'eae_prk', x), 'shared_secret', joined(enc, roundKey), 32);
  const [psk, info] = ['psk_id_hash', 'info_hash'].map((label) => extract(HPKE, NONE, label, NONE)) as [Buffer, Buffer];
  const context = joined(Uint8Array.of(0), psk, info);
  const secret = extract(HPKE, shared, 'secret', NONE);
  const key = expand(HPKE, secret, 'key', context, 32);
  const nonce = expand(HPKE, secret, 'base_nonce', context, 12);
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad).setAuthTag(ct.subarray(-TAG));
    return Buffer.concat([cipher.update(ct.subarray(0, -TAG)), cipher.final()]);
  } catch {
    return undefined;
  }
}
