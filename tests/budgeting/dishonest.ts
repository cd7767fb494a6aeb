import { hash, randomBytes } from 'node:crypto';
import * as ed25519 from '@noble/ed25519';
import type { BallotBody } from '../../events/ballots.js';
import { sizeOf } from '../../src/ballots/choice.js';
import { bytesOf, canonicalBytes, commitmentInput, fromText, joined, toText } from '../../src/ballots/format.js';
import { SUITE } from '../../src/ballots/trustees.js';
import type { SealedBallot } from '../../src/ballots/voter/device.js';
import type { Voter } from './polling.js';

/** A ballot that only a device of the voter's own making would cast: whatever it says is sealed, signed and in order. */
export async function dishonest(
  { device, tokens }: Voter,
  choice: unknown,
  seq: number,
  { commits = choice, content }: { commits?: unknown; content?: string } = {},
): Promise<SealedBallot> {
  const { params } = device;
  const opening = randomBytes(32);
  const commitment = hash('sha256', commitmentInput(opening, commits), 'base64url');
  const said = content ?? JSON.stringify({ choice, opening: toText(opening) });
  const padded = new Uint8Array(sizeOf(params)).fill(0x20);
  padded.set(bytesOf(said));
  const key = await SUITE.DeserializePublicKey(fromText(params.roundKey));
  const { encapsulatedSecret, ciphertext } = await SUITE.Seal(key, padded, { aad: bytesOf(commitment) });
  const body: BallotBody = {
    ...{ v: 1, type: 'BallotCast', round: params.round, pk: device.pk, tokens, seq, commitment },
    sealed: hash('sha256', joined(encapsulatedSecret, ciphertext), 'base64url'),
  };
  const secret = (device as unknown as { secret: Uint8Array }).secret;
  const sig = toText(await ed25519.signAsync(canonicalBytes(body), secret));
  return { body, sig, envelope: [toText(encapsulatedSecret), toText(ciphertext)] };
}
