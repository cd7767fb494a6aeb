import { createHash, hash } from 'node:crypto';
import type { Recorded } from '../../events/envelope.js';
import { canonical } from '../log/codec.js';

/** An entry carries its length in two bytes. */
const LARGEST = 65_535;

/** What the public may know of one fact, for ever. Hours, not seconds; pseudonyms, not people; a commitment, not the words. */
export type PublicFact = {
  readonly v: 1;
  readonly id: string;
  readonly type: string;
  /** Stream and revision. */
  readonly s: string;
  readonly r: number;
  /** The hour in UTC, YYYY-MM-DDTHHZ; of ballots, of credentials and of answers to surveys the day, YYYY-MM-DD. */
  readonly t: string;
  readonly pub: object;
  /** Commitment to the private part, and SHA-256 of its sealed bytes. */
  readonly c?: string;
  readonly x?: string;
};

/** What is told by its day alone, so that it cannot be joined with anybody by the hour when it came. */
const BY_DAY: ReadonlySet<string> = new Set(['BallotCast', 'CredentialIssued', 'SurveyAnswered']);

export function publicFact({ id, type, stream, revision, at, data, sealed }: Regained): PublicFact {
  const t = BY_DAY.has(type) ? at.slice(0, 10) : `${at.slice(0, 13)}Z`;
  const proof = sealed && {
    c: sealed.commitment,
    x: sealed.lost ?? createHash('sha256').update(Buffer.from(sealed.box, 'base64url')).digest('hex'),
  };
  return { v: 1, id, type, s: stream, r: revision, t, pub: data, ...proof };
}

/** The first instant of the hour, or of the day, that an entry tells. */
export const instantOf = (t: string): string =>
  t.length === 10 ? `${t}T00:00:00.000Z` : `${t.slice(0, 13)}:00:00.000Z`;

/** A fact as far as its entry tells it: in its hour, by nobody, its private part lost. It becomes the same entry again. */
export type Regained = Pick<Recorded, 'id' | 'type' | 'stream' | 'revision' | 'at' | 'data' | 'sealed'>;

/** @throws Error for an entry that tells no fact */
export function factOf(entry: Uint8Array): Regained {
  const {
    id,
    type,
    s: stream,
    r: revision,
    t,
    pub: data,
    c,
    x,
  } = JSON.parse(Buffer.from(entry).toString()) as PublicFact;
  if (stream === undefined || data === undefined)
    throw new Error(`entry ${id} tells no fact that could be recorded again`);
  const at = instantOf(t);
  const sealed = c !== undefined && x !== undefined && { sealed: { subject: '', commitment: c, box: '', lost: x } };
  return { id, type, stream, revision, at, data, ...sealed };
}

/**
 * The fact's entry in the transparency log: its public part as canonical JSON (RFC 8785), at most 65,535 bytes. A fact
 * that canonical JSON cannot say, or that does not fit, is a defect: it becomes an `Unloggable` entry that binds its bytes,
 * so that it is neither a stop nor a gap.
 */
export function entryOf(fact: Regained): Buffer {
  try {
    const entry = Buffer.from(canonical(publicFact(fact)));
    if (entry.length <= LARGEST) return entry;
  } catch {
    // said below
  }
  const { id, data } = fact;
  return Buffer.from(canonical({ v: 1, id, type: 'Unloggable', hash: hash('sha256', JSON.stringify(data)) }));
}
