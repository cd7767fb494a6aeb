import { fromBase64, toBase64 } from './base64.js';
import type { Sha256 } from './merkle.js';

/** Signature types of C2SP signed-note: a log's Ed25519, a witness's timestamped Ed25519 (tlog-cosignature). */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
const ID_BYTES = 4;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;
/** What nobody's note needs to exceed. */
const LONGEST = 1_000_000;
const MOST_SIGNATURES = 100;

/** A key that checks signatures. */
export type Verifier = {
  readonly name: string;
  readonly type: typeof ED25519 | typeof COSIGNATURE;
  /** Four bytes, hex: tells this key from others of the name. */
  readonly id: string;
  readonly key: Uint8Array;
};
export type Signature = {
  readonly name: string;
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly line: string;
};
/** `text` ends in a newline and is what was signed. */
export type Note = { readonly text: string; readonly signatures: readonly Signature[] };
/** Whether an Ed25519 signature over a message is this key's. */
export type CheckEd25519 = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

const utf8 = new TextEncoder();

/** A key's id: the first bytes of SHA-256 over its name, a newline, its type and itself. */
function keyId(sha256: Sha256, name: string, typed: Uint8Array): string {
  return hexOf(sha256(utf8.encode(`${name}\n`), typed).subarray(0, ID_BYTES));
}

/** A verifier key as C2SP signed-note writes it: name+id+base64(type ‖ key). */
export function vkeyOf(sha256: Sha256, { name, type, key }: Omit<Verifier, 'id'>): string {
  const typed = Uint8Array.of(type, ...key);
  return `${name}+${keyId(sha256, name, typed)}+${toBase64(typed)}`;
}

/** Undefined for what is no verifier key of a type known here, or whose id does not belong to it. */
export function readVkey(sha256: Sha256, vkey: string): Verifier | undefined {
  const [, name = '', id = '', rest = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(vkey) ?? [];
  const typed = fromBase64(rest);
  if (!typed || typed.length !== KEY_BYTES + 1 || keyId(sha256, name, typed) !== id) return undefined;
  const type = typed[0];
  if (type !== ED25519 && type !== COSIGNATURE) return undefined;
  return { name, type, id, key: typed.subarray(1) };
}

/** One line under a note: an em dash, the signer's name, and key id with signature in base64. */
export function signatureLine({ name, id }: Pick<Verifier, 'name' | 'id'>, signature: Uint8Array): string {
  const bytes = Uint8Array.of(...(id.match(/../g) ?? []).map((two) => Number.parseInt(two, 16)), ...signature);
  return `— ${name} ${toBase64(bytes)}\n`;
}

/** The note as it is sent. */
export const noteOf = (text: string, lines: readonly string[]): string => `${text}\n${lines.join('')}`;

/** Takes a note apart; undefined for what is none. Nothing is checked yet. */
export function readNote(note: string): Note | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note holds none of them
  if (note.length > LONGEST || /[\u0000-\u0009\u000b-\u001f]/.test(note)) return undefined;
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return undefined;
  const signatures = lines.map(readSignature);
  if (signatures.some((one) => one === undefined)) return undefined;
  return { text: note.slice(0, end + 1), signatures: signatures as Signature[] };
}

/** One line under a note, without its newline. */
export function readSignature(line: string): Signature | undefined {
  const [, name = '', rest = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
  const bytes = fromBase64(rest);
  if (!bytes || bytes.length <= ID_BYTES) return undefined;
  return { name, id: hexOf(bytes.subarray(0, ID_BYTES)), bytes: bytes.subarray(ID_BYTES), line: `${line}\n` };
}

/** The note's signature by this key, if there is one and it holds; lines of keys that nobody named are passed over. */
export async function signedBy(
  { text, signatures }: Note,
  { name, id, type, key }: Verifier,
  check: CheckEd25519,
): Promise<Signature | undefined> {
  const line = signatures.find((one) => one.name === name && one.id === id);
  if (!line) return undefined;
  const timed = type === COSIGNATURE;
  if (line.bytes.length !== SIGNATURE_BYTES + (timed ? TIME_BYTES : 0)) return undefined;
  const message = utf8.encode(timed ? cosigned(text, timeOf(line)) : text);
  return (await check(key, message, line.bytes.subarray(timed ? TIME_BYTES : 0))) ? line : undefined;
}

/** What a witness signs: that it saw this checkpoint at this time, in seconds since 1970 (tlog-cosignature). */
export const cosigned = (text: string, seconds: number): string => `cosignature/v1\ntime ${seconds}\n${text}`;

/** When a witness says it saw the note, in seconds since 1970. */
export function timeOf({ bytes }: Signature): number {
  return Number(new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0));
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
