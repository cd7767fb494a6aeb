import * as ed25519 from '@noble/ed25519';
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke';
import type { BallotBody, Token } from '../../../events/ballots.js';
import type { RuleBook, VotingOpened } from '../../../events/budgeting.js';
import { type Choice, type Fault, faultOf, sizeOf } from '../choice.js';
import {
  bytesOf,
  canonicalBytes,
  commitmentInput,
  fromText,
  joined,
  promiseMessage,
  TOKEN_PREFIX,
  toHex,
  tokenMessage,
  toText,
} from '../format.js';
import { blind, type IssuerKey, readIssuerKey, unblinded } from './blind-rsa.js';

/** What a device must know of a round, as `GET rounds/:id/params` tells it, or as the leaves of the log prove it. */
export type Params = Pick<VotingOpened['data'], 'projects' | 'issuers' | 'roundKey' | 'boxKey'> & {
  readonly round: string;
  readonly rules: RuleBook;
};
/** A whole ballot, as the box takes it. */
export type SealedBallot = {
  readonly body: BallotBody;
  readonly sig: string;
  readonly envelope: readonly [enc: string, ct: string];
};
export type Taken = { readonly digest: string; readonly promise: { readonly mergeBy: string; readonly sig: string } };

/** Thrown for a choice that the round's rules would not count: nobody could look at it before it is too late. */
export class UnfitChoice extends Error {
  override readonly name = 'UnfitChoice';
  constructor(readonly fault: Fault) {
    super(`the rules of the round do not count this choice: ${fault}`);
  }
}

const SEED = 32;
const SUITE = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/** What a voter must not lose: 32 random bytes, shown to them as a code before anything is asked for. */
export const newSeed = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(SEED));

/**
 * A voter's device in one round. Everything but the ballot's own opening follows from the seed: key, requests and tokens
 * are the same on another device that has the code. It speaks to nobody: what it makes is sent by whoever holds it.
 */
export class VoterDevice {
  private constructor(
    readonly params: Params,
    private readonly seed: Uint8Array<ArrayBuffer>,
    private readonly secret: Uint8Array,
    /** Ed25519, 32 bytes in base64url: all that the box knows of the voter. */
    readonly pk: string,
    private readonly keys: readonly IssuerKey[],
  ) {}

  static async of(params: Params, seed: Uint8Array<ArrayBuffer>): Promise<VoterDevice> {
    if (seed.length !== SEED) throw new Error('a seed has 32 bytes');
    const secret = await derived(seed, `ghia/token-key/v1/${params.round}`, 32);
    const pk = await ed25519.getPublicKeyAsync(secret);
    const keys = await Promise.all(params.issuers.map(({ spki }) => readIssuerKey(fromText(spki))));
    return new VoterDevice(params, seed, secret, toText(pk), keys);
  }

  /** What to send to `POST rounds/:id/credential`, for each issuer in the order of the round. */
  async requests(): Promise<readonly { readonly issuer: string; readonly blinded: string }[]> {
    return Promise.all(
      this.params.issuers.map(async ({ name }, i) => ({
        issuer: name,
        blinded: toText((await this.blinded(i)).blinded),
      })),
    );
  }

  /** The tokens, from what each issuer has answered, in the same order. @throws Error when an answer is no signature */
  async tokens(answers: readonly string[]): Promise<readonly Token[]> {
    return Promise.all(
      this.keys.map(async (key, i) => {
        const { message, inverse } = await this.blinded(i);
        const signature = await unblinded(key, message, fromText(answers[i] ?? ''), inverse);
        return { m: toText(message), s: toText(signature) };
      }),
    );
  }

  /**
   * Seals and signs a choice. `seq` rises with each change of mind; the box tells the last one when it is too low.
   * @throws UnfitChoice
   */
  async cast(choice: Choice, tokens: readonly Token[], seq: number): Promise<SealedBallot> {
    const { round, roundKey } = this.params;
    const fault = faultOf(choice, this.params);
    if (fault) throw new UnfitChoice(fault);
    const opening = crypto.getRandomValues(new Uint8Array(32));
    const commitment = toText(await sha256(commitmentInput(opening, choice)));
    const content = canonicalBytes({ choice, opening: toText(opening) });
    const padded = new Uint8Array(sizeOf(this.params)).fill(0x20);
    padded.set(content);
    const key = await SUITE.DeserializePublicKey(fromText(roundKey));
    const { encapsulatedSecret, ciphertext } = await SUITE.Seal(key, padded, { aad: bytesOf(commitment) });
    const sealed = toText(await sha256(joined(encapsulatedSecret, ciphertext)));
    const body: BallotBody = { v: 1, type: 'BallotCast', round, pk: this.pk, tokens, seq, commitment, sealed };
    const sig = toText(await ed25519.signAsync(canonicalBytes(body), this.secret));
    return { body, sig, envelope: [toText(encapsulatedSecret), toText(ciphertext)] };
  }

  /** Whether the box's answer to a ballot binds it: keep it, with the ballot's digest, until the receipt is there. */
  async isPromised(ballot: SealedBallot, { digest, promise }: Taken): Promise<boolean> {
    const { round, boxKey } = this.params;
    if (digest !== toHex(await sha256(canonicalBytes(ballot.body)))) return false;
    const message = promiseMessage({ round, digest, mergeBy: promise.mergeBy });
    return ed25519.verifyAsync(fromText(promise.sig), message, fromText(boxKey)).catch(() => false);
  }

  private async blinded(i: number) {
    const { round, issuers } = this.params;
    const about = `${round}/${issuers[i]!.name}`;
    const random = await derived(this.seed, `ghia/blinding/v1/${about}`, TOKEN_PREFIX + SALT + FACTOR);
    const message = joined(random.subarray(0, TOKEN_PREFIX), tokenMessage(round, fromText(this.pk)));
    const [salt, factor] = [random.subarray(TOKEN_PREFIX, TOKEN_PREFIX + SALT), random.subarray(TOKEN_PREFIX + SALT)];
    return { message, ...(await blind(this.keys[i]!, message, { salt, factor })) };
  }
}

const SALT = 48;
/** RSA-3072 has 384 bytes; 16 more leave no part of the remainder likelier than another. */
const FACTOR = 400;

async function derived(seed: Uint8Array<ArrayBuffer>, info: string, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, size * 8));
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
