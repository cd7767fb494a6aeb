import type { LogKeys } from './sequencer/log-key.js';

/** What a watchdog needs to begin: the log's name, the keys it signs with, where its entries are explained. */
export type AboutLog = {
  readonly origin: string;
  readonly vkeys: readonly string[];
  readonly schema: string;
  readonly mirrors: readonly string[];
};

/** What it is asked for by, where it is provided. */
export const ABOUT_LOG = Symbol('AboutLog');

export const aboutLog = ({ origin, keys }: LogKeys, publicUrl: string): AboutLog => ({
  origin,
  vkeys: keys.map(({ vkey }) => vkey),
  schema: `${publicUrl}/api/v1/openapi.json`,
  mirrors: [],
});
