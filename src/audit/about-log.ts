import type { LogKeys } from './sequencer/log-key.js';

/** What a watchdog needs to begin: the log's name, the keys it signs with, who cosigns, where its entries are explained. */
export type AboutLog = {
  readonly origin: string;
  readonly vkeys: readonly string[];
  /** Whose cosignatures a checkpoint should carry (C2SP tlog-policy). */
  readonly policy: string;
  readonly schema: string;
  readonly mirrors: readonly string[];
};

/** What it is asked for by, where it is provided. */
export const ABOUT_LOG = Symbol('AboutLog');

/** Told anew each time, as keys change. */
export const aboutLog = (logKeys: LogKeys, publicUrl: string, policy: () => string): AboutLog => ({
  origin: logKeys.origin,
  get vkeys() {
    return logKeys.keys.map(({ vkey }) => vkey);
  },
  get policy() {
    return policy();
  },
  schema: `${publicUrl}/api/v1/openapi.json`,
  mirrors: [],
});
