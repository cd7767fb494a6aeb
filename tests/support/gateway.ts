import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';

/** A gateway for text messages that may be away, or silent, and then is where it was. */
export class Gateway {
  readonly taken: { readonly to: string; readonly key: string }[] = [];
  /** While it is set, messages are taken and not answered. */
  silent = false;
  private server: Server | undefined;
  private port = 0;

  async open(): Promise<void> {
    this.server = createServer(async (request, response) => {
      this.taken.push({ to: JSON.parse(await text(request)).to, key: String(request.headers['idempotency-key']) });
      if (!this.silent) response.end();
    }).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    this.server?.close();
    if (this.server) await once(this.server, 'close');
    this.server = undefined;
  }

  get env() {
    return { GHIA_SMS_URL: `http://127.0.0.1:${this.port}/send`, GHIA_SMS_TOKEN: 'a token' };
  }
}

async function text(request: IncomingMessage): Promise<string> {
  let all = '';
  for await (const piece of request) all += piece;
  return all;
}
