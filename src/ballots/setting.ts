import { ConfigError } from '../config-error.js';
import { isLoopback } from '../loopback.js';

type Env = Readonly<Record<string, string | undefined>>;

const MINUTE = 60_000;
/** Fewer, or more often, would show whose ballot came when. */
const LEAST = { ballots: 50, minutes: 10 } as const;

/** `name=https://…`: who else signs credentials. The address is asked in clear on this very machine alone. */
export function issuer({ GHIA_ISSUER: text }: Env): { readonly name: string; readonly url: string } | undefined {
  if (!text) return undefined;
  const [, name = '', url = ''] = /^([a-z0-9][a-z0-9-]{0,39})=(.+)$/.exec(text) ?? [];
  const parsed = URL.parse(url);
  const safe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLoopback(parsed.hostname));
  if (safe && name !== 'city') return { name, url };
  throw new ConfigError(
    `GHIA_ISSUER is "${text}"; write name=https://address, such as observer=https://issuer.example.org, and another name than city.`,
  );
}

/** Ballots are put down when those of so many voters wait, and not before so many minutes after the last time. */
export function batches(env: Env, mode: 'demo' | 'production'): { readonly least: number; readonly every: number } {
  const { GHIA_BATCH_BALLOTS: ballots = String(LEAST.ballots), GHIA_BATCH_MINUTES: minutes = String(LEAST.minutes) } =
    env;
  const most = mode === 'production' ? LEAST : { ballots: 1, minutes: 0 };
  return {
    least: whole('GHIA_BATCH_BALLOTS', ballots, most.ballots),
    every: whole('GHIA_BATCH_MINUTES', minutes, most.minutes) * MINUTE,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least) return value;
  throw new ConfigError(`${name} is "${text}"; write a whole number, ${least} or more.`);
}
