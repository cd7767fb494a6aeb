import canonicalize from 'canonicalize';

/** The bytes that voters, issuers, the box and whoever recounts agree on. Runs in a browser and on a server alike. */
const utf8 = new TextEncoder();

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text) as Uint8Array<ArrayBuffer>;

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Canonical JSON (RFC 8785). */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('nothing to write as JSON');
  return text;
}
export const canonicalBytes = (value: unknown): Uint8Array<ArrayBuffer> => bytesOf(canonicalText(value));

/** What an issuer signs without seeing it, behind 32 random bytes (RFC 9474, randomized). */
export const tokenMessage = (round: string, pk: Uint8Array): Uint8Array<ArrayBuffer> =>
  joined(bytesOf(`ghia/token/v1\0${round}\0`), pk);
export const TOKEN_PREFIX = 32;

/** SHA-256 of this is a ballot's commitment. */
export const commitmentInput = (opening: Uint8Array, choice: unknown): Uint8Array<ArrayBuffer> =>
  joined(bytesOf('ghia/ballot/v1\0'), opening, canonicalBytes(choice));

/** What the box signs: the ballot with this digest (SHA-256 of its canonical body, hex) is in the log by then. */
export type Promised = { readonly round: string; readonly digest: string; readonly mergeBy: string };
export const promiseMessage = ({ round, digest, mergeBy }: Promised): Uint8Array<ArrayBuffer> =>
  bytesOf(`ghia/promise/v1\0${round}\0${digest}\0${mergeBy}`);

/** What an envelope holds, padded with spaces to the size that the round's rules give. */
export type Sealed = { readonly choice: unknown; readonly opening: string };

/** Base64url without padding (RFC 4648 §5). */
export const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** @throws Error for what `toText` would not have written */
export function fromText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  if (toText(bytes) !== text) throw new Error('this is not base64url');
  return bytes;
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
