import { joined } from '../format.js';

/**
 * The voter's half of RFC 9474, RSABSSA-SHA384-PSS-Randomized. What the RFC draws at random is given by the caller, who
 * derives it from the voter's seed: after a loss, the same seed asks for the very same signature, and no other is ever given.
 */
export type Blinding = {
  /** 48 bytes. */
  readonly salt: Uint8Array;
  /** A number below the modulus, as bytes; longer than it, so that the remainder is as good as random. */
  readonly factor: Uint8Array;
};
export type IssuerKey = {
  readonly n: bigint;
  readonly e: bigint;
  /** Checks RSA-PSS with SHA-384 and a salt of 48 bytes. */
  readonly checks: CryptoKey;
};

const HASH = 48;
const SALT = 48;
const PSS = { name: 'RSA-PSS', saltLength: SALT };

/** @param spki SPKI (DER). @throws Error for what is no RSA key */
export async function readIssuerKey(spki: Uint8Array<ArrayBuffer>): Promise<IssuerKey> {
  const checks = await crypto.subtle.importKey('spki', spki, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', checks);
  return { n: numberOf(n), e: numberOf(e), checks };
}

/** What goes to the issuer, and what takes its answer out of the blind again. */
export async function blind({ n, e }: IssuerKey, message: Uint8Array, { salt, factor }: Blinding) {
  const size = bytesIn(n);
  const encoded = toNumber(await encode(message, salt, bitsIn(n) - 1));
  const r = (toNumber(factor) % (n - 1n)) + 1n;
  const inverse = inverseOf(r, n);
  if (inverse === undefined || gcd(encoded, n) !== 1n) throw new Error('the key of the issuer has a factor in common');
  return { blinded: toBytes((encoded * power(r, e, n)) % n, size), inverse };
}

/** The issuer's signature over the message. @throws Error when what it answered is none */
export async function unblinded(
  { n, checks }: IssuerKey,
  message: Uint8Array<ArrayBuffer>,
  answer: Uint8Array,
  inverse: bigint,
): Promise<Uint8Array<ArrayBuffer>> {
  if (answer.length !== bytesIn(n)) throw new Error('the issuer’s answer is too short or too long');
  const signature = toBytes((toNumber(answer) * inverse) % n, answer.length);
  if (!(await crypto.subtle.verify(PSS, checks, signature, message)))
    throw new Error('what the issuer answered is not its signature');
  return signature;
}

/** EMSA-PSS-ENCODE (RFC 8017 §9.1.1) with SHA-384. */
async function encode(message: Uint8Array, salt: Uint8Array, bits: number): Promise<Uint8Array> {
  const length = Math.ceil(bits / 8);
  const h = await sha384(joined(new Uint8Array(8), await sha384(message), salt));
  const db = joined(new Uint8Array(length - SALT - HASH - 2), Uint8Array.of(1), salt);
  const mask = await mgf1(h, db.length);
  const masked = db.map((byte, i) => byte ^ mask[i]!);
  masked[0]! &= 0xff >> (8 * length - bits);
  return joined(masked, h, Uint8Array.of(0xbc));
}

async function mgf1(seed: Uint8Array, length: number): Promise<Uint8Array> {
  const blocks = Array.from({ length: Math.ceil(length / HASH) }, (_, i) =>
    sha384(joined(seed, Uint8Array.of(0, 0, 0, i))),
  );
  return joined(...(await Promise.all(blocks))).subarray(0, length);
}

const sha384 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-384', bytes as Uint8Array<ArrayBuffer>));

const bitsIn = (n: bigint): number => n.toString(2).length;
const bytesIn = (n: bigint): number => Math.ceil(bitsIn(n) / 8);
const toNumber = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') || '0'}`);
const numberOf = (base64url: string): bigint =>
  toNumber(Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)));

function toBytes(number: bigint, size: number): Uint8Array<ArrayBuffer> {
  const hex = number.toString(16).padStart(size * 2, '0');
  return Uint8Array.from({ length: size }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** Undefined where there is none. */
function inverseOf(a: bigint, n: bigint): bigint | undefined {
  let [low, high] = [a % n, n];
  let [x, y] = [1n, 0n];
  while (low > 1n) {
    if (high === 0n) return undefined;
    const times = low / high;
    [low, high] = [high, low - times * high];
    [x, y] = [y, x - times * y];
  }
  return low === 1n ? ((x % n) + n) % n : undefined;
}
