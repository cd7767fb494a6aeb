import { isIP } from 'node:net';
import { batches, issuer } from './ballots/setting.js';
import { ConfigError } from './config-error.js';
import { type FilesSetting, filesSetting } from './files/setting.js';
import { type OidcProvider, providersIn } from './identity/oidc-providers.js';
import { isLoopback } from './loopback.js';
import { type BaseMap, readBaseMap } from './map/base-map.js';
import { type Role, rolesIn } from './roles-setting.js';
import { type LogLevel, watching } from './watching/setting.js';

export type { Role } from './roles-setting.js';

/** How this instance runs. Read once, from the environment. */
export type Config = {
  /** Folder of log, read models, vault, keys, jobs and outbox. */
  readonly data: string;
  readonly host: string;
  readonly port: number;
  /** `sqlite:` (in the data folder) or `esdb://…`. */
  readonly eventLog: string;
  /** `sqlite:` (in the data folder) or `mongodb://…`. */
  readonly readStore: string;
  /** `sqlite:` (in the data folder) or `mongodb://…`. */
  readonly vault: string;
  /** `inline:` or `redis://…`. */
  readonly queue: string;
  /** `folder:` (in the data folder) or `s3://…`. */
  readonly files: FilesSetting;
  readonly roles: readonly Role[];
  /** Whether the roles of the city are shared out among several processes. */
  readonly split: boolean;
  /** So long a process that is to stop still answers while whoever sends it requests finds it unready (seconds). */
  readonly drainSeconds: number;
  /** Where people reach the portal, without a slash at the end. */
  readonly publicUrl: string;
  /** The proxies in front of it, whose word on where a request comes from is taken. */
  readonly trustProxy: string;
  readonly mode: 'demo' | 'production';
  readonly smtp: string | undefined;
  readonly sms: { readonly url: string; readonly token: string } | undefined;
  /** How people reach those who run the portal. */
  readonly contact: Contact;
  /** The file that says who cosigns the log (C2SP tlog-policy). */
  readonly witnessPolicy: string | undefined;
  /** Where else the published log can be read: whole copies of it, kept by others. */
  readonly logMirrors: readonly string[];
  /** So long an old and a new key of the log both sign it. */
  readonly keyOverlapDays: number;
  /** SQLite's page cache for the log, in megabytes. */
  readonly cacheMegabytes: number;
  /** What lies under the layers of the map, and whom it is owed to. */
  readonly mapBase: BaseMap;
  readonly mapAttribution: string;
  /** By whom else people may be known here. */
  readonly oidc: readonly OidcProvider[];
  /** Whether the city has an account that others follow from Mastodon and its like. */
  readonly activitypub: boolean;
  /** Who else signs credentials, on a machine of their own. */
  readonly issuer: { readonly name: string; readonly url: string } | undefined;
  /** The Chromium that prints papers as PDF, where it is in no usual place. */
  readonly chromium?: string | undefined;
  /** How much is written into the log of the process. */
  readonly logLevel: LogLevel;
  /** What Prometheus shows to be let at the numbers; in production nobody is without it. */
  readonly metricsToken: string | undefined;
  /** When ballots that wait in the box are put down. */
  readonly batches: { readonly least: number; readonly every: number };
};

/**
 * `officer`: the e-mail of the personal data protection officer. `security`: addresses (`mailto:…`, `https://…`, `tel:…`) to
 * which holes in the portal are reported.
 */
export type Contact = {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly officer?: string | undefined;
  readonly security?: readonly string[] | undefined;
};

type Env = Readonly<Record<string, string | undefined>>;

/** @throws ConfigError for the first wrong value */
export function readConfig(env: Env): Config {
  const port = whole(env, 'GHIA_PORT', 3000, 0, 65_535);
  const host = text(env, 'GHIA_HOST', '127.0.0.1', 'an address of this machine');
  const mode = oneOf(env, 'GHIA_MODE', 'demo', ['demo', 'production']);
  const engines = {
    eventLog: engine(env, 'GHIA_EVENT_LOG', 'sqlite:', ['esdb:', 'esdb+discover:', 'kurrentdb:']),
    readStore: engine(env, 'GHIA_READ_STORE', 'sqlite:', ['mongodb:', 'mongodb+srv:']),
    vault: engine(env, 'GHIA_VAULT', 'sqlite:', ['mongodb:', 'mongodb+srv:']),
    queue: engine(env, 'GHIA_QUEUE', 'inline:', ['redis:', 'rediss:']),
  };
  return {
    data: text(env, 'GHIA_DATA', 'data', 'the path of a folder'),
    host,
    port,
    ...engines,
    files: files(env),
    ...rolesIn(env.GHIA_ROLES, engines),
    drainSeconds: whole(env, 'GHIA_DRAIN_SECONDS', 0, 0, 600),
    publicUrl: publicUrl(env.GHIA_PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`, mode),
    trustProxy: proxies(env.GHIA_TRUST_PROXY ?? 'loopback'),
    mode,
    smtp: env.GHIA_SMTP ? url(env, 'GHIA_SMTP', ['smtp:', 'smtps:']) : undefined,
    sms: sms(env),
    contact: {
      email: mailbox(env, 'GHIA_CONTACT_EMAIL'),
      phone: telephone(env, 'GHIA_CONTACT_PHONE'),
      officer: mailbox(env, 'GHIA_DPO_EMAIL'),
      security: reporting(env.GHIA_SECURITY_CONTACT ?? ''),
    },
    witnessPolicy: env.GHIA_WITNESS_POLICY || undefined,
    logMirrors: mirrors(env.GHIA_LOG_MIRRORS ?? ''),
    keyOverlapDays: whole(env, 'GHIA_KEY_OVERLAP_DAYS', 30, 1, 3_650),
    cacheMegabytes: whole(env, 'GHIA_CACHE_MB', 128, 8, 65_536),
    mapBase: baseMap(env),
    mapAttribution: env.GHIA_MAP_ATTRIBUTION ?? '',
    oidc: providersIn(env.GHIA_OIDC),
    issuer: issuer(env),
    batches: batches(env, mode),
    chromium: env.GHIA_CHROMIUM || undefined,
    ...watching(env, mode),
    activitypub: oneOf(env, 'GHIA_ACTIVITYPUB', 'off', ['on', 'off']) === 'on',
  };
}

function whole(env: Env, name: string, otherwise: number, least: number, most: number): number {
  const text = env[name] ?? String(otherwise);
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ConfigError(
    `${name} is "${env[name]}"; write a whole number from ${least} to ${most}, such as ${otherwise}.`,
  );
}

function oneOf<const T extends string>(env: Env, name: string, otherwise: T, allowed: readonly T[]): T {
  const value = (env[name] ?? otherwise) as T;
  if (allowed.includes(value)) return value;
  throw new ConfigError(`${name} is "${value}"; write one of: ${allowed.join(', ')}.`);
}

function text(env: Env, name: string, otherwise: string, what: string): string {
  const value = env[name] ?? otherwise;
  if (value.trim() !== '') return value;
  throw new ConfigError(`${name} is empty; write ${what}, such as ${otherwise}, or leave it out.`);
}

/** The embedded engine has no address of its own: it lies in the data folder. */
function engine(env: Env, name: string, embedded: string, schemes: readonly string[]): string {
  const value = env[name] ?? embedded;
  if (value === embedded) return value;
  if (schemes.some((scheme) => value.startsWith(`${scheme}//`))) return value;
  const servers = schemes.map((scheme) => `${scheme}//…`).join(', ');
  throw new ConfigError(
    `${name} is "${veiled(value)}"; write ${embedded} and nothing behind it, or one of: ${servers}`,
  );
}

function files(env: Env): FilesSetting {
  const setting = filesSetting(env);
  if (typeof setting === 'string') throw new ConfigError(setting);
  return setting;
}

function url(env: Env, name: string, schemes: readonly string[]): string {
  const value = env[name] ?? '';
  const { protocol = '', hostname = '' } = URL.parse(value) ?? {};
  if (schemes.includes(protocol) && hostname !== '') return value;
  const wanted = schemes.map((scheme) => `${scheme}//host`).join(' or ');
  throw new ConfigError(`${name} is "${veiled(value)}"; write ${wanted}.`);
}

/** Without the password, as what is said at start lands in a journal. */
const veiled = (address: string): string => address.replace(/\/\/[^@/]*@/, '//…@');

function publicUrl(text: string, mode: Config['mode']): string {
  const parsed = URL.parse(text);
  if (mode === 'production' && parsed?.protocol === 'http:' && !isLoopback(parsed.hostname))
    throw new ConfigError(
      `GHIA_PUBLIC_URL is "${text}"; in production write https://…, as people’s sessions must not travel in clear.`,
    );
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.pathname === '/') return text.replace(/\/$/, '');
  throw new ConfigError(`GHIA_PUBLIC_URL is "${text}"; write the address people use, such as https://ghia.example.ge`);
}

/** Addresses, networks, or the names that stand for some. */
function proxies(text: string): string {
  const named = text.split(',').map((one) => one.trim());
  const wrong = named.find((one) => !/^(loopback|linklocal|uniquelocal)$/.test(one) && !isNetwork(one));
  if (wrong === undefined) return named.join(',');
  throw new ConfigError(
    `GHIA_TRUST_PROXY holds "${wrong}"; write addresses or networks such as 10.0.0.0/8, or loopback, with commas between.`,
  );
}

/** Addresses under which the same paths are to be found as under `/log`. */
function mirrors(text: string): readonly string[] {
  const named = text.split(',').map((one) => one.trim().replace(/\/$/, ''));
  const wrong = named.find((one) => one !== '' && !/^https?:$/.test(URL.parse(one)?.protocol ?? ''));
  if (wrong === undefined) return named.filter(Boolean);
  throw new ConfigError(
    `GHIA_LOG_MIRRORS holds "${wrong}"; write addresses such as https://mirror.example.org/log, with commas between.`,
  );
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function mailbox(env: Env, name: string): string | undefined {
  const value = env[name];
  if (!value || /^[^\s@<>?]+@[^\s@<>?]+\.[^\s@<>?]+$/.test(value)) return value || undefined;
  throw new ConfigError(`${name} is "${value}"; write an e-mail address, such as ghia@example.ge, or leave it out.`);
}

/** As RFC 9116 has them, in the order in which they are to be tried. */
function reporting(text: string): readonly string[] {
  const named = text.split(',').map((one) => one.trim());
  const wrong = named.find(
    (one) => one !== '' && !/^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s/]+\S*|tel:\+\d[\d-]+)$/.test(one),
  );
  if (wrong === undefined) return named.filter(Boolean);
  throw new ConfigError(
    `GHIA_SECURITY_CONTACT holds "${wrong}"; write mailto:…, https://… or tel:+…, with commas between, or leave it out.`,
  );
}

function telephone(env: Env, name: string): string | undefined {
  const value = env[name];
  if (!value || /^\+?\d[\d ]{2,19}$/.test(value)) return value || undefined;
  throw new ConfigError(`${name} is "${value}"; write digits and spaces, such as +995 32 200 00 00, or leave it out.`);
}

function sms(env: Env): Config['sms'] {
  if (!env.GHIA_SMS_URL) return undefined;
  if (!env.GHIA_SMS_TOKEN) throw new ConfigError('GHIA_SMS_URL is set; GHIA_SMS_TOKEN must hold the gateway’s token.');
  return { url: url(env, 'GHIA_SMS_URL', ['https:', 'http:']), token: env.GHIA_SMS_TOKEN };
}

function baseMap({ GHIA_MAP_BASE: text = 'schematic' }: Env): BaseMap {
  try {
    return readBaseMap(text);
  } catch (error) {
    throw new ConfigError(`GHIA_MAP_BASE is "${text}": ${(error as Error).message}.`);
  }
}
