import { lookup } from 'node:dns/promises';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isLoopback } from '../loopback.js';

const PATIENCE = 5_000;
const LARGEST_ANSWER = 64 * 1024;

/** Networks that no server of the public internet has an address in. */
const CLOSED = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  CLOSED.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv6');
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the public internet. IPv4 within IPv6 is none. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !CLOSED.check(address, 'ipv4');
  return family === 6 && GLOBAL.check(address, 'ipv6') && !CLOSED.check(address, 'ipv6');
}

/** Thrown for an address that is not to be asked, and for one that gave no answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export type Sent = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};
/** `media`: what the server says that the body is. */
export type Got = { readonly status: number; readonly media: string; readonly body: string };

/**
 * Asks servers whose addresses strangers have named. Only https, only public addresses: each name is looked up once,
 * everything it leads to is checked, and that very address is asked. No redirect is followed, no answer waited for or
 * read for ever.
 */
export class Outbound {
  /** @param loopbackToo where the portal itself is reached on this machine only, others on it may be asked, over http too */
  constructor(private readonly loopbackToo: boolean) {}

  static from(publicUrl: string): Outbound {
    return new Outbound(isLoopback(new URL(publicUrl).hostname));
  }

  /** @throws Unreachable */
  async send(to: string, { method, headers, body }: Sent): Promise<Got> {
    const url = this.checked(to);
    const address = await this.addressOf(url);
    const signal = AbortSignal.timeout(PATIENCE);
    const pinned: LookupFunction = (_host, { all }, found) =>
      all ? found(null, [{ address, family: isIP(address) }]) : found(null, address, isIP(address));
    const ask = url.protocol === 'https:' ? overHttps : overHttp;
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(new Unreachable(`${url.host}: ${error.message}`));
      const asked = ask(url, { method, headers, signal, agent: false, lookup: pinned }, (answer) => {
        const pieces: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (piece: Buffer) => {
          bytes += piece.length;
          if (bytes > LARGEST_ANSWER) answer.destroy(new Error(`more than ${LARGEST_ANSWER} bytes`));
          else pieces.push(piece);
        });
        answer.on('end', () => {
          const { statusCode: status = 0, headers } = answer;
          const media = headers['content-type'] ?? '';
          resolve({ status, media, body: Buffer.concat(pieces).toString('utf8') });
        });
        answer.on('error', fail);
      });
      asked.on('error', fail);
      asked.end(body);
    });
  }

  private checked(to: string): URL {
    const url = URL.parse(to);
    if (!url || url.username || url.password) throw new Unreachable('no address of a server');
    if (this.loopbackToo && isLoopback(url.hostname) && /^https?:$/.test(url.protocol)) return url;
    if (url.protocol !== 'https:' || url.port !== '') throw new Unreachable(`${url.host}: only https on its own port`);
    if (url.hostname.endsWith('.')) throw new Unreachable(`${url.host}: a name without a dot at its end`);
    return url;
  }

  /** A name of an address in figures is no name: it is checked all the same. */
  private async addressOf({ hostname }: URL): Promise<string> {
    const literal = hostname.replace(/^\[|\]$/g, '');
    const found = isIP(literal)
      ? [{ address: literal }]
      : await lookup(hostname, { all: true }).catch(() => {
          throw new Unreachable(`${hostname}: no such name`);
        });
    const near = this.loopbackToo && isLoopback(hostname);
    if (found.length === 0 || !found.every(({ address }) => near || isPublic(address)))
      throw new Unreachable(`${hostname}: not on the public internet`);
    return found[0]!.address;
  }
}
