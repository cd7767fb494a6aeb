import { hash, sign, verify } from 'node:crypto';

/** HTTP signatures as Mastodon writes and reads them (draft-cavage-http-signatures-12, RSA with SHA-256). */

/** How far the clock of another server may be from ours. */
const SKEW = 60 * 60_000;
/** What must be signed for a signature to say anything of a request with a body. */
const MUST = ['(request-target)', 'host', 'date', 'digest'];
const LONGEST = 4_096;

export type SigningKey = { readonly keyId: string; readonly privatePem: string };
type Wanted = { readonly method: 'GET' | 'POST'; readonly url: string; readonly body?: string; readonly now: string };

export const digestOf = (body: string | Buffer): string => `SHA-256=${hash('sha256', body, 'base64')}`;

/** The headers of a signed request, without those that go with its body. */
export function signed({ method, url, body, now }: Wanted, { keyId, privatePem }: SigningKey): Record<string, string> {
  const { host, pathname, search } = new URL(url);
  const said: Record<string, string> = {
    host,
    date: new Date(now).toUTCString(),
    ...(body !== undefined && { digest: digestOf(body) }),
  };
  const names = ['(request-target)', ...Object.keys(said)];
  const target = `${method.toLowerCase()} ${pathname}${search}`;
  const text = names.map((name) => `${name}: ${said[name] ?? target}`).join('\n');
  const signature = sign('sha256', Buffer.from(text), privatePem).toString('base64');
  const line = `keyId="${keyId}",algorithm="rsa-sha256",headers="${names.join(' ')}",signature="${signature}"`;
  return { ...said, signature: line };
}

export type Received = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
};
/** What a request claims: by which key it is signed, and what the signature must be of. */
export type Claim = { readonly keyId: string; readonly text: string; readonly signature: string };

/**
 * Everything about a signature that can be told without its key: it is there, covers what it must, is of now, of this
 * host and of this body.
 * @returns what is wrong, in words for the other server
 */
export function claimIn({ method, path, headers, body }: Received, host: string, now: string): Claim | string {
  const fields = fieldsOf(headers.signature);
  if (!fields) return 'the request carries no Signature that can be read';
  const { keyId = '', algorithm = 'rsa-sha256', headers: listed = '', signature = '' } = fields;
  if (algorithm !== 'rsa-sha256' && algorithm !== 'hs2019') return 'the signature is not RSA with SHA-256';
  const names = listed.toLowerCase().split(' ');
  const missing = MUST.find((name) => !names.includes(name));
  if (missing) return `the signature does not cover ${missing}`;
  const value = (name: string) => (name === '(request-target)' ? `${method.toLowerCase()} ${path}` : headers[name]);
  const lines = names.map((name) => [name, value(name)] as const);
  const absent = lines.find(([, said]) => typeof said !== 'string');
  if (absent) return `the signature covers ${absent[0]}, which is not there once`;
  if (headers.host !== host) return `the request is meant for ${String(headers.host)}`;
  const at = Date.parse(String(headers.date));
  if (!(Math.abs(at - Date.parse(now)) <= SKEW)) return 'its Date is not of this hour';
  if (!String(headers.digest).split(',').includes(digestOf(body))) return 'its Digest is not that of its body';
  return { keyId, text: lines.map(([name, said]) => `${name}: ${said}`).join('\n'), signature };
}

/** Whether a key has signed what is claimed. A text that is no key has signed nothing. */
export function holds({ text, signature }: Claim, publicPem: string): boolean {
  try {
    return verify('sha256', Buffer.from(text), publicPem, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function fieldsOf(header: string | string[] | undefined): Record<string, string | undefined> | undefined {
  if (typeof header !== 'string' || header.length > LONGEST) return undefined;
  const found = [...header.matchAll(/(?:^|,)\s*(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!] as const);
  const names = found.map(([name]) => name);
  return found.length > 0 && new Set(names).size === names.length ? Object.fromEntries(found) : undefined;
}
