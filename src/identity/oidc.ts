import * as oidc from 'openid-client';
import { isLoopback } from '../loopback.js';
import { keyOf, seal, unseal } from './aead.js';
import type { OidcProvider } from './oidc-providers.js';
import type { ResidentsRegister } from './residents.js';
import { sessionCookie } from './sessions.js';

const TEN_MINUTES = 10 * 60_000;
const AN_HOUR = 60 * 60_000;
/** Seconds that a provider may take to answer. */
const PATIENCE = 5;

/** `cancelled`: the person said no over there; `stale`: it is not the sign-in that this browser began; `away`: no answer. */
export type OidcTrouble = 'cancelled' | 'stale' | 'away';
/** Thrown where nobody was signed in. */
export class OidcFailed extends Error {
  override readonly name = 'OidcFailed';
  constructor(
    readonly why: OidcTrouble,
    options?: ErrorOptions,
  ) {
    super(`not signed in: ${why}`, options);
  }
}

/** What a browser keeps, sealed, between leaving for the provider and coming back. */
type Begun = {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly at: number;
  /** Where the reader was going, and in which language they read. */
  readonly next?: string | undefined;
  readonly lang: 'ka' | 'en';
};
export type Wish = Pick<Begun, 'next' | 'lang'>;
/** Who came back, as the provider calls them, and where they were going. */
export type CameBack = Wish & { readonly provider: OidcProvider; readonly subject: string };

type Found = { readonly config: oidc.Configuration; readonly until: number };

/** OpenID Connect with code, PKCE, state and nonce. Asks a provider for nothing but who it is: no name, no address. */
export class Oidc {
  private readonly found = new Map<string, Found>();
  private readonly cookie: { readonly name: string; readonly attributes: string };
  private readonly key;

  constructor(
    readonly providers: readonly OidcProvider[],
    private readonly publicUrl: string,
    residents: Pick<ResidentsRegister, 'fingerprint'>,
    private readonly now: () => number = Date.now,
  ) {
    const session = sessionCookie(publicUrl);
    this.cookie = { name: session.name.replace('sid', 'oidc'), attributes: session.attributes };
    this.key = keyOf(Buffer.from(residents.fingerprint('oidc cookie'), 'hex'));
  }

  provider(id: string): OidcProvider | undefined {
    return this.providers.find((one) => one.id === id);
  }

  /** Where to send the browser, and the cookie it takes along. @throws OidcFailed `away` */
  async begin(provider: OidcProvider, wish: Wish): Promise<{ readonly to: string; readonly cookie: string }> {
    const config = await this.configOf(provider);
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const to = oidc.buildAuthorizationUrl(config, {
      ...{ redirect_uri: this.returnTo(provider), scope: 'openid', state, nonce },
      ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      ui_locales: wish.lang,
    });
    const begun: Begun = { provider: provider.id, state, nonce, verifier, at: this.now(), ...wish };
    const sealed = seal(this.key, 'oidc', JSON.stringify(begun)).toString('base64url');
    return { to: to.href, cookie: `${this.cookie.name}=${sealed}; ${this.cookie.attributes}; Max-Age=600` };
  }

  /**
   * @param query as the provider sent the browser back, with its `?`
   * @param cookies the browser's own
   * @throws OidcFailed
   */
  async comeBack(provider: OidcProvider, query: string, cookies: string | undefined): Promise<CameBack> {
    const begun = this.begunIn(cookies);
    if (begun?.provider !== provider.id || this.now() - begun.at > TEN_MINUTES) throw new OidcFailed('stale');
    const config = await this.configOf(provider);
    const { verifier: pkceCodeVerifier, state: expectedState, nonce: expectedNonce, next, lang } = begun;
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
    try {
      const tokens = await oidc.authorizationCodeGrant(config, new URL(this.returnTo(provider) + query), checks);
      return { provider, subject: tokens.claims()!.sub, next, lang };
    } catch (error) {
      throw new OidcFailed(troubleIn(error), { cause: error });
    }
  }

  /** What the reader wished when they left, as far as their browser still knows. */
  wishIn(cookies: string | undefined): Partial<Wish> {
    const { next, lang } = this.begunIn(cookies) ?? {};
    return { next, ...(lang && { lang }) };
  }

  /** The cookie's end: a sign-in is begun once and ended once. */
  ended(): string {
    return `${this.cookie.name}=; ${this.cookie.attributes}; Max-Age=0`;
  }

  private returnTo({ id }: OidcProvider): string {
    return `${this.publicUrl}/auth/oidc/${id}/callback`;
  }

  private begunIn(cookies = ''): Begun | undefined {
    const [, box] = cookies
      .split(';')
      .map((part) => part.trim().split('=', 2))
      .find(([name]) => name === this.cookie.name) ?? [undefined, undefined];
    try {
      return JSON.parse(unseal(this.key, 'oidc', Buffer.from(box ?? '', 'base64url')).toString('utf8')) as Begun;
    } catch {
      return undefined; // none, or not of our making
    }
  }

  /** What the provider says of itself, asked anew each hour. @throws OidcFailed `away` */
  private async configOf({ id, issuer, clientId, clientSecret }: OidcProvider): Promise<oidc.Configuration> {
    const known = this.found.get(id);
    if (known && known.until > this.now()) return known.config;
    const server = new URL(issuer);
    const plain = isLoopback(server.hostname) ? [oidc.allowInsecureRequests] : [];
    const client = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
    try {
      const config = await oidc.discovery(server, clientId, undefined, client, {
        execute: [oidc.enableNonRepudiationChecks, ...plain],
        timeout: PATIENCE,
      });
      this.found.set(id, { config, until: this.now() + AN_HOUR });
      return config;
    } catch (error) {
      throw new OidcFailed('away', { cause: error });
    }
  }
}

/** Whether the person said no, the provider cannot do its part now, or something did not fit. */
function troubleIn(error: unknown): OidcTrouble {
  if (error instanceof oidc.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'cancelled' : AWAY.has(error.error) ? 'away' : 'stale';
  // a code that is spent or not ours is the browser's matter; a client or a request that it will not have is between it and us
  if (error instanceof oidc.ResponseBodyError) return error.error === 'invalid_grant' ? 'stale' : 'away';
  if (error instanceof oidc.WWWAuthenticateChallengeError) return 'away';
  return causesOf(error).some(isSilence) ? 'away' : 'stale';
}
const AWAY: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

type Cause = { readonly message?: string; readonly code?: string; readonly status?: number; readonly cause?: unknown };
const causesOf = (error: unknown): readonly Cause[] =>
  error === null || typeof error !== 'object' ? [] : [error, ...causesOf((error as Cause).cause)];
/** No answer came, or none that a working server gives. */
const isSilence = ({ message, code, status = 0 }: Cause) =>
  message === 'fetch failed' || code === 'OAUTH_TIMEOUT' || status >= 500;
