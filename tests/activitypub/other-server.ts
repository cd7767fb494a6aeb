import { createHash, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Delivery = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

/** A server of the fediverse with a few people, on this machine. It signs and verifies by itself: none of our code in it. */
export class OtherServer {
  /** What came to its inboxes. */
  readonly delivered: Delivery[] = [];
  /** Times that somebody asked for an actor. */
  asked = 0;
  /** What its inboxes answer. */
  answers = 202;
  /** What it says that its actors are. */
  media = 'application/activity+json';
  readonly keys = new Map<string, ReturnType<typeof keyPair>>();
  /** Instead of an actor's document. */
  readonly instead = new Map<string, (origin: string) => object | string>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async open(): Promise<OtherServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const other = new OtherServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      const path = request.url ?? '';
      if (request.method === 'POST') {
        other.delivered.push({ path, headers: request.headers, body });
        response.writeHead(other.answers).end();
        return;
      }
      other.asked++;
      const name = /^\/users\/(\w+)$/.exec(path)?.[1];
      if (path === '/moved') return void response.writeHead(302, { location: `${other.origin}/users/ana` }).end();
      if (!name) return void response.writeHead(404).end();
      const found = other.instead.get(name)?.(other.origin) ?? other.actor(name);
      response.writeHead(200, { 'content-type': other.media });
      response.end(typeof found === 'string' ? found : JSON.stringify(found));
    });
    return other;
  }

  id(name: string): string {
    return `${this.origin}/users/${name}`;
  }

  actor(name: string) {
    const id = this.id(name);
    if (!this.keys.has(name)) this.keys.set(name, keyPair());
    return {
      ...{ id, type: 'Person', inbox: `${id}/inbox`, endpoints: { sharedInbox: `${this.origin}/inbox` } },
      publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: this.keys.get(name)!.publicKey },
    };
  }

  /** The headers of a signed POST, as Mastodon makes them. */
  signed(name: string, to: URL, body: string, at: string, change: { keyId?: string; covers?: string } = {}) {
    this.actor(name);
    const headers: Record<string, string> = {
      host: to.host,
      date: new Date(at).toUTCString(),
      digest: `SHA-256=${createHash('sha256').update(body).digest('base64')}`,
      'content-type': 'application/activity+json',
    };
    const { keyId = `${this.id(name)}#main-key`, covers = '(request-target) host date digest content-type' } = change;
    const text = covers
      .split(' ')
      .map((one) => `${one}: ${one === '(request-target)' ? `post ${to.pathname}` : headers[one]}`)
      .join('\n');
    const signature = createSign('RSA-SHA256').update(text).sign(this.keys.get(name)!.privateKey, 'base64');
    return {
      ...headers,
      signature: `keyId="${keyId}",algorithm="rsa-sha256",headers="${covers}",signature="${signature}"`,
    };
  }

  /** Whether a delivery is signed by a key, over what it must be. */
  verifies({ path, headers, body }: Delivery, publicPem: string): boolean {
    const said = Object.fromEntries(
      [...String(headers.signature).matchAll(/(\w+)="([^"]+)"/g)].map(([, name, value]) => [name, value]),
    );
    const covered: string[] = said.headers!.split(' ');
    for (const must of ['(request-target)', 'host', 'date', 'digest']) if (!covered.includes(must)) return false;
    const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
    const text = covered
      .map((one) => `${one}: ${one === '(request-target)' ? `post ${path}` : headers[one]}`)
      .join('\n');
    const holds = createVerify('RSA-SHA256').update(text).verify(publicPem, said.signature!, 'base64');
    return holds && headers.digest === digest;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }
}
