import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** An OpenID provider on this machine: whoever names themselves is who they say. */
export class Issuer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** @param returns where a browser may be sent back to */
  static async open(returns: readonly string[]): Promise<Issuer> {
    let answer: RequestListener = (_, response) => response.end();
    const server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = { redirect_uris: returns, grant_types: ['authorization_code'], response_types: ['code'] };
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const heard = jest.spyOn(console, 'warn').mockImplementation(() => undefined); // it warns of being for tests alone
    const provider = new Provider(url, {
      jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig' }] },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
      clients: [
        { ...client, client_id: 'ghia', client_secret: 'a secret of the tests' },
        { ...client, client_id: 'open', token_endpoint_auth_method: 'none' },
      ],
      cookies: { keys: ['a key of the tests'] },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, name: `Name of ${id}` }) }),
    });
    heard.mockRestore();
    answer = provider.callback();
    return new Issuer(server, url);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }
}

/** A browser at the provider: it keeps cookies there, and is sent back with an address of ours. */
export class AtIssuer {
  private readonly cookies = new Map<string, string>();

  /** Signs in, says yes, and comes back. Resolves to the address it was sent back to. */
  async agree(to: string, name: string): Promise<string> {
    let at = await this.walk(to);
    for (const form of [{ prompt: 'login', login: name, password: 'any' }, { prompt: 'consent' }])
      if (/\/interaction\//.test(at)) at = await this.walk(at, new URLSearchParams(form as Record<string, string>));
    return at;
  }

  /** Comes to the provider's form, and turns back. */
  async cancel(to: string): Promise<string> {
    return this.walk(`${await this.walk(to)}/abort`);
  }

  /** Follows every redirect within the provider; stops at a form, or where it leads elsewhere. */
  private async walk(to: string, form?: URLSearchParams): Promise<string> {
    const home = new URL(to).origin;
    let [at, body] = [to, form];
    for (let hops = 0; hops < 12; hops++) {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const init = { headers: { cookie }, redirect: 'manual' as const };
      const answer = await fetch(at, body ? { ...init, method: 'POST', body } : init);
      for (const one of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(one)!;
        if (value) this.cookies.set(name!, value);
        else this.cookies.delete(name!);
      }
      const next = answer.headers.get('location');
      if (!next) {
        if (answer.status >= 400) throw new Error(`${at}: ${answer.status} ${(await answer.text()).slice(0, 400)}`);
        return at;
      }
      at = new URL(next, at).href;
      body = undefined;
      if (new URL(at).origin !== home) return at;
    }
    throw new Error('sent round in circles');
  }
}
