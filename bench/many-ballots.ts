import {
  constants,
  createECDH,
  createPrivateKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { BallotBody } from '../events/ballots.js';
import { sizeOf } from '../src/ballots/choice.js';
import { canonicalText, TOKEN_PREFIX, tokenMessage, toText } from '../src/ballots/format.js';
import { commitmentOf, type OpenedBallot } from '../src/ballots/opened.js';
import type { Params, SealedBallot } from '../src/ballots/voter/device.js';

const signing = promisify<string, Buffer, object, Buffer>(sign as never);
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
/** The box looks whether an encapsulated key lies on its curve. */
const POINTS = Array.from({ length: 64 }, () => createECDH('prime256v1').generateKeys());
const TAG = 16;

export type Cast = { readonly ballot: SealedBallot; readonly opened: OpenedBallot };

/**
 * Ballots as the box takes them, made by whoever holds the issuers' keys: with their tokens and signatures, and envelopes of
 * the right size that nobody could open. Token signatures are most of the work, and run on all cores.
 */
export async function* manyBallots(count: number, params: Params, issuers: readonly KeyObject[]): AsyncIterable<Cast> {
  const AT_ONCE = 64;
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => one(from + i, params, issuers));
    yield* await Promise.all(some);
  }
}

async function one(n: number, params: Params, issuers: readonly KeyObject[]): Promise<Cast> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const message = tokenMessage(params.round, raw);
  const tokens = await Promise.all(
    issuers.map(async (key) => {
      const m = Buffer.concat([randomBytes(TOKEN_PREFIX), message]);
      return { m: toText(m), s: toText(await signing('sha384', m, { key, ...PSS })) };
    }),
  );
  const ids = params.projects.map(({ id }) => id);
  const choice = {
    v: 1,
    projects: [ids[n % ids.length]!, ids[(n * 7 + 1) % ids.length]!]
      .filter((id, i, all) => all.indexOf(id) === i)
      .sort(),
  };
  const opening = toText(randomBytes(32));
  const commitment = commitmentOf(opening, choice);
  const [enc, ct] = [POINTS[n % POINTS.length]!, randomBytes(sizeOf(params) + TAG)];
  const pk = toText(raw);
  const body: BallotBody = {
    ...{ v: 1, type: 'BallotCast', round: params.round, pk, tokens, seq: 1, commitment },
    sealed: hash('sha256', Buffer.concat([enc, ct]), 'base64url'),
  };
  const sig = toText(sign(null, Buffer.from(canonicalText(body)), privateKey));
  const opened: OpenedBallot = { pk, tokens, seq: 1, commitment, choice, opening };
  return { ballot: { body, sig, envelope: [toText(enc), toText(ct)] }, opened };
}

export const keyIn = (der: Buffer): KeyObject => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
