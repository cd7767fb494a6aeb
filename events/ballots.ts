import type { CounterChannel } from './budgeting.js';
import type { Fact } from './envelope.js';

/**
 * `credential-<round>_<issuer>_<nullifier>`: one person, one token of each issuer. The nullifier is the person's pseudonym in
 * the round; `request` the SHA-256 (hex) of what was blinded, so that the same request has the same answer, and no other has one.
 */
export type CredentialIssued = Fact<
  'CredentialIssued',
  {
    roundId: string;
    issuer: string;
    nullifier: string;
    request: string;
    /** An official has seen the person's document, and their ballot is cast so; absent: the person has asked by themselves. */
    channel?: CounterChannel;
  }
>;
export type CredentialEvent = CredentialIssued;

/** What an issuer has signed without seeing it: the message, with its random prefix, and the signature. base64url. */
export type Token = { m: string; s: string };
/** What a voter's device signs. `pk`: Ed25519, fresh for the round, and all that is known of the voter. base64url throughout. */
export type BallotBody = {
  v: 1;
  type: 'BallotCast';
  round: string;
  pk: string;
  /** In the order of the round's issuers. */
  tokens: readonly Token[];
  /** Rises with each change of mind: the last one counts. */
  seq: number;
  /** SHA-256("ghia/ballot/v1\0" ‖ opening ‖ canonical JSON of the choice). */
  commitment: string;
  /** SHA-256 of the envelope: encapsulated key ‖ ciphertext. */
  sealed: string;
};
/** `ballot-<round>_<pk>`: by nobody. The envelope waits for the trustees under the box's own key. */
export type BallotCast = Fact<
  'BallotCast',
  { roundId: string; body: BallotBody; sig: string },
  { envelope: readonly [enc: string, ct: string] }
>;
export type BallotEvent = BallotCast;
