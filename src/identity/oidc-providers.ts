import { readFileSync } from 'node:fs';
import { ConfigError } from '../config-error.js';
import { isLoopback } from '../loopback.js';

/** Somebody who says who a person is, by OpenID Connect. */
export type OidcProvider = {
  /** Stands in addresses: `/auth/oidc/<id>`. */
  readonly id: string;
  /** As the provider writes it in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent where the provider takes this instance for a public client. */
  readonly clientSecret?: string;
  readonly label: { readonly ka: string; readonly en: string };
};

const SAMPLE =
  '[{ "id": "example", "issuer": "https://id.example.ge", "clientId": "ghia", "label": { "ka": "…", "en": "…" }, "assurance": 0 }]';
const FIELDS = ['id', 'issuer', 'clientId', 'clientSecret', 'label', 'assurance'];

/**
 * The providers of `GHIA_OIDC`: JSON, or the path of a file that holds it.
 * @throws ConfigError for the first wrong value; never says a secret
 */
export function providersIn(text: string | undefined): readonly OidcProvider[] {
  if (!text?.trim()) return [];
  const listed = parsed(text.trim());
  if (!Array.isArray(listed))
    throw new ConfigError(`GHIA_OIDC is no list; write ${SAMPLE}, or the path of such a file.`);
  const providers = listed.map(providerIn);
  const twice = providers.find(({ id }, i) => providers.findIndex((one) => one.id === id) < i);
  if (twice) throw new ConfigError(`GHIA_OIDC names "${twice.id}" twice; give each provider an id of its own.`);
  return providers;
}

function parsed(text: string): unknown {
  const inline = text.startsWith('[') || text.startsWith('{');
  try {
    return JSON.parse(inline ? text : readFileSync(text, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined)
      throw new ConfigError(
        `GHIA_OIDC is "${text}", a file that cannot be read (${code}); write its path, or ${SAMPLE}`,
      );
    throw new ConfigError(`GHIA_OIDC is not JSON; write ${SAMPLE}, or the path of such a file.`);
  }
}

function providerIn(given: unknown, i: number): OidcProvider {
  const said = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const { id, issuer, clientId, clientSecret, label, assurance = 0 } = said;
  const name = typeof id === 'string' ? `"${id}"` : `no. ${i + 1}`;
  const wrong = (what: string) => new ConfigError(`GHIA_OIDC, provider ${name}: ${what}`);
  const stray = Object.keys(said).find((field) => !FIELDS.includes(field));
  if (stray !== undefined) throw wrong(`"${stray}" is no field; write any of ${FIELDS.join(', ')}.`);
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{0,30}$/.test(id))
    throw wrong('id must be small Latin letters, digits and dashes, such as example.');
  if (typeof issuer !== 'string' || !isIssuer(issuer))
    throw wrong('issuer must be the address that its tokens name, such as https://id.example.ge');
  if (typeof clientId !== 'string' || clientId === '')
    throw wrong('clientId must be the name it knows this portal by.');
  if (clientSecret !== undefined && (typeof clientSecret !== 'string' || clientSecret === ''))
    throw wrong('clientSecret must be a text, or be left out.');
  const { ka, en } = (label ?? {}) as Record<string, unknown>;
  if (typeof ka !== 'string' || typeof en !== 'string' || !ka.trim() || !en.trim())
    throw wrong('label must hold its name in both languages: { "ka": "…", "en": "…" }.');
  // whom it knows, the residents register does not: they can neither sign nor vote, whatever the provider is sure of
  if (assurance !== 0) throw wrong('assurance must be 0: only a personal number and a code make it more.');
  return { id, issuer, clientId, ...(typeof clientSecret === 'string' && { clientSecret }), label: { ka, en } };
}

/** Over https; over http only from this very machine, for trying it out. */
function isIssuer(text: string): boolean {
  const { protocol, hostname, search, hash, username } = URL.parse(text) ?? {};
  if (search || hash || username || !hostname) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
