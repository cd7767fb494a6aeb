import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  generateKeyPairSync,
  hash,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';

export const RSA_BITS = 3072;
const RAW = { padding: constants.RSA_NO_PADDING };
const made = promisify(generateKeyPair);

/** Where private keys lie, sealed: the vault's file, or another issuer's own. */
export type KeyPlace = {
  held(name: string): Buffer | undefined;
  hold(name: string, secret: Buffer): Promise<void>;
  /** For good. */
  letGo(name: string): Promise<void>;
};

/** Thrown for what is no blinded message under the key. */
export class NotBlinded extends Error {
  override readonly name = 'NotBlinded';
}

const asDer = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'pkcs8' });
const fromDer = (der: Buffer): KeyObject => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
/** SPKI (DER) in base64url. */
export const spkiOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64url');
/** The 32 bytes of an Ed25519 key, in base64url. */
export const rawOf = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x!;

/** The private keys that one issuer has, one a round, and the one by which it is known itself. */
export class IssuerKeys {
  private readonly open = new Map<string, KeyObject>();

  constructor(private readonly place: KeyPlace) {}

  /** The issuer's public key of a round, made on first use. */
  async publicKey(round: string): Promise<string> {
    const name = nameOf(round);
    if (!this.place.held(name)) {
      const { privateKey } = await made('rsa', { modulusLength: RSA_BITS });
      await this.place.hold(name, asDer(privateKey));
    }
    return spkiOf(this.of(round)!);
  }

  /**
   * The signature over what is blinded: the same for the same, however often it is asked for. By the machine's own
   * arithmetic (a few milliseconds), and looked at before it goes out: a fault in it would give the key away.
   * @throws NotBlinded, Error once the key is destroyed
   */
  sign(round: string, blinded: Buffer): Buffer {
    const key = this.of(round);
    if (!key) throw new Error(`the issuer's key of round ${round} is gone`);
    const signature = raw(() => privateDecrypt({ key, ...RAW }, blinded));
    if (!publicEncrypt({ key, ...RAW }, signature).equals(blinded)) throw new Error('the signature came out wrong');
    return signature;
  }

  /** Whether there is a key for the round that can sign it. */
  fits(round: string, blinded: Buffer): boolean {
    const key = this.of(round);
    return key !== undefined && canSign(key, blinded);
  }

  /** Nobody signs for the round any more, not even who holds the machine. Twice is once. */
  async destroy(round: string): Promise<void> {
    this.open.delete(round);
    if (this.place.held(nameOf(round))) await this.place.letGo(nameOf(round));
  }

  private of(round: string): KeyObject | undefined {
    const known = this.open.get(round);
    if (known) return known;
    const der = this.place.held(nameOf(round));
    if (!der) return undefined;
    const key = fromDer(der);
    this.open.set(round, key);
    return key;
  }
}

/** Of the modulus' length, below it, and not nothing: for what is not, there is no signature. */
export function canSign(key: KeyObject, blinded: Buffer): boolean {
  const modulus = Buffer.from(key.export({ format: 'jwk' }).n!, 'base64url');
  return blinded.length === modulus.length && blinded.compare(modulus) < 0 && blinded.some((byte) => byte !== 0);
}

function raw(deed: () => Buffer): Buffer {
  try {
    return deed();
  } catch (cause) {
    throw new NotBlinded('what is to be signed is not below the modulus', { cause });
  }
}

export const ISSUER_KEY = 'issuer-key ';
const nameOf = (round: string): string => `${ISSUER_KEY}${round}`;

/** An Ed25519 key under a name, made on first use. */
export async function signingKey(place: KeyPlace, name: string): Promise<KeyObject> {
  if (!place.held(name)) await place.hold(name, asDer(generateKeyPairSync('ed25519').privateKey));
  return fromDer(place.held(name)!);
}

export const signed = (key: KeyObject, message: Uint8Array): string => sign(null, message, key).toString('base64url');
export const requestOf = (blinded: Buffer): string => hash('sha256', blinded);
