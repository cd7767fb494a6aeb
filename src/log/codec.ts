import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Fact, Recorded, Sealed } from '../../events/envelope.js';
import { type Upcasts, upcasts } from '../../events/upcasts.js';
import { keyOf, random, seal, unseal } from '../identity/aead.js';
import type { Vault } from '../identity/vault.js';
import type { NewFact } from './event-log.js';

const PREFIX = Buffer.from('ghia/private/v1\0');
const SALT = 32;
/** What is in a box: canonical JSON of { priv, salt }, the salt in base64url. Put together here, for speed. */
const BEFORE = '{"priv":';
const BETWEEN = ',"salt":"';
const AFTER = '"}';
const SALT_TEXT = 43;
/** An entry of the transparency log carries its length in two bytes. */
const LARGEST_ENTRY = 65_535;
/** Stream and revision are not known when a fact is sealed: room for the longest. */
const STREAM = 'x'.repeat(512);
const HEX64 = '0'.repeat(64);

/** Thrown when the public part of a fact would not fit into an entry of the transparency log. */
export class FactTooLarge extends Error {
  override readonly name = 'FactTooLarge';
  constructor(
    readonly type: string,
    readonly bytes: number,
  ) {
    super(`the public part of ${type} takes ${bytes} bytes, ${LARGEST_ENTRY} fit`);
  }
}

/** Thrown when sealed content is not what was sealed: the box or its commitment was changed, or belongs to another fact. */
export class Tampered extends Error {
  override readonly name = 'Tampered';
  constructor(
    readonly eventId: string,
    what: string,
    options?: ErrorOptions,
  ) {
    super(`the private part of ${eventId} was tampered with: ${what}`, options);
  }
}

/** Canonical JSON (RFC 8785). @throws Error for what JSON cannot say: NaN, infinities, half characters, circles */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('nothing to write as JSON');
  return text;
}

/** SHA-256("ghia/private/v1\0" ‖ salt ‖ canonical JSON), hex: binds the content and, without the salt, tells nothing of it. */
export const commitmentOf = (salt: Buffer, content: unknown): string => committed(salt, canonical(content));

/**
 * A fact ready for the log, its private part sealed under its subject's key. Nothing that rests on it may be
 * acknowledged before `durable`. @throws FactTooLarge, Erased
 */
export function sealFact(
  fact: Fact | Fact<string, object, object>,
  { id, schema }: { readonly id: string; readonly schema: number },
  vault: Pick<Vault, 'sealingKey'>,
): { readonly newFact: NewFact; readonly durable: Promise<void> | undefined } {
  const { type, data } = fact;
  const secret = fact.private;
  fits({ id, type, data, ...(secret && { sealed: true }) });
  if (!secret) return { newFact: { id, type, schema, data }, durable: undefined };
  const { key, durable } = vault.sealingKey(secret.subject);
  const salt = random(SALT);
  const content = canonical(secret.content);
  const plain = `${BEFORE}${content}${BETWEEN}${salt.toString('base64url')}${AFTER}`;
  const box = seal(keyOf(key), about(id, type, schema), plain).toString('base64url');
  const sealed: Sealed = { subject: secret.subject, commitment: committed(salt, content), box };
  return { newFact: { id, type, schema, data, sealed }, durable };
}

/**
 * The private part of a fact: its content, `erased` when its key or its box is gone, undefined when it never had one.
 * @throws Tampered when it is not what was sealed and committed to
 */
export function openSealed(
  recorded: Pick<Recorded, 'id' | 'type' | 'schema' | 'sealed'>,
  vault: Pick<Vault, 'openingKey'>,
): object | 'erased' | undefined {
  return unsealed(recorded, vault)?.content;
}

/** The same with its salt: together they prove the commitment to anybody. */
export function openProof(
  recorded: Pick<Recorded, 'id' | 'type' | 'schema' | 'sealed'>,
  vault: Pick<Vault, 'openingKey'>,
): { readonly salt: string; readonly content: object } | 'erased' | undefined {
  const found = unsealed(recorded, vault);
  return found && (found.content === 'erased' ? 'erased' : { salt: found.salt, content: found.content });
}

/** A fact in the newest shape of its type. `schema` stays as recorded: the private part was sealed under it. */
export function upcast(recorded: Recorded, table: Upcasts = upcasts): Recorded {
  const steps = Object.hasOwn(table, recorded.type) ? table[recorded.type] : undefined;
  if (!steps?.[recorded.schema]) return recorded;
  const { id, type, stream, revision, position, schema, at, meta, sealed } = recorded;
  let { data } = recorded;
  for (let from = schema; steps[from]; from++) data = steps[from]!(data);
  return { id, type, data, stream, revision, position, schema, at, meta, ...(sealed && { sealed }) };
}

type Unsealed = { readonly salt: string; readonly content: object } | { readonly salt: ''; readonly content: 'erased' };

function unsealed(
  { id, type, schema, sealed }: Pick<Recorded, 'id' | 'type' | 'schema' | 'sealed'>,
  vault: Pick<Vault, 'openingKey'>,
): Unsealed | undefined {
  if (!sealed) return undefined;
  if (sealed.lost !== undefined) return { salt: '', content: 'erased' };
  const key = vault.openingKey(sealed.subject);
  if (!key) return { salt: '', content: 'erased' };
  let plain: Buffer;
  try {
    plain = unseal(keyOf(key), about(id, type, schema), Buffer.from(sealed.box, 'base64url'));
  } catch (cause) {
    throw new Tampered(id, 'the box does not open', { cause });
  }
  const text = plain.toString('utf8');
  const end = text.length - BETWEEN.length - SALT_TEXT - AFTER.length;
  const content = text.slice(BEFORE.length, end);
  const salt = text.slice(end + BETWEEN.length, -AFTER.length);
  if (committed(Buffer.from(salt, 'base64url'), content) !== sealed.commitment)
    throw new Tampered(id, 'the commitment does not fit');
  return { salt, content: JSON.parse(content) as object };
}

const committed = (salt: Buffer, content: string): string =>
  hash('sha256', Buffer.concat([PREFIX, salt, Buffer.from(content)]));

/** A box opens only in the place it was made for. */
const about = (id: string, type: string, schema: number): string => `${id}${type}${schema}`;

type Leafy = { id: string; type: string; data: object; sealed?: true };

/** Measures the canonical public leaf at its longest; the order of its fields does not change its length. */
function fits({ id, type, data, sealed }: Leafy): void {
  const pub = canonical(data);
  if (pub.length * 3 + 2048 < LARGEST_ENTRY) return;
  const frame = { v: 1, id, type, s: STREAM, r: Number.MAX_SAFE_INTEGER, t: '2000-01-01T00Z', pub: 0 };
  const rest = canonical(sealed ? { ...frame, c: HEX64, x: HEX64 } : frame).length - 1;
  const bytes = rest + Buffer.byteLength(pub);
  if (bytes > LARGEST_ENTRY) throw new FactTooLarge(type, bytes);
}
