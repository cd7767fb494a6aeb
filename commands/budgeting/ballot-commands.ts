import { ArrayMaxSize, ArrayMinSize, Equals, IsArray, IsString, Length, Matches } from 'class-validator';
import type { BallotBody, Token } from '../../events/ballots.js';
import type { CounterChannel } from '../../events/budgeting.js';
import { Command } from '../command.js';
import type { Resident } from '../eligibility.js';
import { Part, Parts } from '../part.js';
import { BASE64URL, base64urlOf } from './base64url.js';
import { Code } from './code.js';
import { Whole } from './whole.js';

/** So many bytes in base64url, without padding. */
const Bytes = (size: number): PropertyDecorator =>
  Matches(base64urlOf(size), { message: `$property is ${size} bytes in base64url` });
/** What RSA-3072 signs, and signs with. */
const RSA_BYTES = 384;

/** A person asks an issuer of the round to sign what it cannot see. */
export class IssueCredential extends Command {
  /** One of the issuers that the round names. */
  @Code() issuer!: string;
  /** A blinded message (RFC 9474), 384 bytes in base64url. The same one again has the same answer; another one has none. */
  @Bytes(RSA_BYTES) blinded!: string;
  declare roundId: string;
  /** The person's pseudonym in the round. */
  declare nullifier: string;
  /** SHA-256 (hex) of what is blinded. */
  declare request: string;
  declare resident: Pick<Resident, 'birthDate' | 'district' | 'registeredVoter'>;
  declare level: number;
  /** Where an official asks for the person who stands before them. */
  declare channel: CounterChannel | undefined;
}

class TokenInput implements Token {
  @IsString() @Length(20, 400) @Matches(BASE64URL) m!: string;
  @Bytes(RSA_BYTES) s!: string;
}

class BallotBodyInput implements BallotBody {
  @Equals(1) v!: 1;
  @Equals('BallotCast') type!: 'BallotCast';
  @Matches(/^[a-z0-9-]{1,40}$/) round!: string;
  @Bytes(32) pk!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(4) @Parts(TokenInput) tokens!: TokenInput[];
  @Whole(1, 1_000_000) seq!: number;
  @Bytes(32) commitment!: string;
  @Bytes(32) sealed!: string;
}

/** A whole ballot, as a voter's device signs and seals it. Nobody sends it: it is in the box, and says so by itself. */
export class CastBallot extends Command {
  @Part(BallotBodyInput) body!: BallotBody;
  /** Ed25519, over the canonical JSON of the body. */
  @Bytes(64) sig!: string;
  /** HPKE to the round's key: the encapsulated key, and the ciphertext of a size that the round's rules give. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsString({ each: true })
  @Length(20, 60_000, { each: true })
  @Matches(BASE64URL, { each: true })
  envelope!: readonly [enc: string, ct: string];
  declare roundId: string;
  /** SHA-256 (hex) of the canonical body: what the receipt is asked for by. */
  declare digest: string;
}
