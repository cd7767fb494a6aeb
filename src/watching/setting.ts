import { ConfigError } from '../config-error.js';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
type Env = Readonly<Record<string, string | undefined>>;

/** Short enough to be said in a header, long enough not to be guessed. */
const TOKEN = /^[\w.~+/=-]{24,256}$/;

/** How the house is watched. @throws ConfigError */
export function watching(env: Env, mode: 'demo' | 'production') {
  const level = (env.GHIA_LOG_LEVEL ?? (mode === 'production' ? 'info' : 'warn')) as LogLevel;
  if (!LOG_LEVELS.includes(level))
    throw new ConfigError(`GHIA_LOG_LEVEL is "${level}"; write one of: ${LOG_LEVELS.join(', ')}.`);
  const token = env.GHIA_METRICS_TOKEN || undefined;
  if (token !== undefined && !TOKEN.test(token))
    throw new ConfigError('GHIA_METRICS_TOKEN is no token; write 24 to 256 letters, digits or signs of base64.');
  return { logLevel: level, metricsToken: token };
}
