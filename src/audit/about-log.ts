import type { LogKeys } from './sequencer/log-key.js';
import { readNote } from './tlog/note.js';

/** A key of the log: announced and not used yet; signing; or retired, and good for what it signed before. */
export type KeyState = {
  readonly vkey: string;
  readonly state: 'announced' | 'signing' | 'retired';
  /** The instant it was retired. */
  readonly retired?: string;
};
/** What a watchdog needs to begin: the log's name, its keys, who cosigns, where its entries are explained. */
export type AboutLog = {
  readonly origin: string;
  /** Every key whose signature is the log's word: those that sign, the newest first, then the retired ones. */
  readonly vkeys: readonly string[];
  readonly keys: readonly KeyState[];
  /** Whose cosignatures a checkpoint should carry (C2SP tlog-policy). */
  readonly policy: string;
  readonly schema: string;
  /** Whole copies of the published log that others keep. */
  readonly mirrors: readonly string[];
};

/** What it is asked for by, where it is provided. */
export const ABOUT_LOG = Symbol('AboutLog');

type Newest = { readonly last: { readonly note: string } | undefined };

/** The keys of the log, the newest first. */
export function keyStates({ keys, retired }: LogKeys, { last }: Newest): readonly KeyState[] {
  const signed = new Set((readNote(last?.note ?? '')?.signatures ?? []).map(({ id }) => id));
  const now = keys.map(({ vkey, verifier, rotated }) => {
    const used = rotated === undefined || signed.has(verifier.id);
    return { vkey, state: used ? ('signing' as const) : ('announced' as const) };
  });
  return [...now, ...retired.map((one) => ({ vkey: one.vkey, state: 'retired' as const, retired: one.retired }))];
}

/** Told anew each time, as keys change. */
export function aboutLog(
  logKeys: LogKeys,
  published: Newest,
  { publicUrl, logMirrors }: { readonly publicUrl: string; readonly logMirrors: readonly string[] },
  policy: (vkeys: readonly string[]) => string,
): AboutLog {
  const states = () => keyStates(logKeys, published);
  const named = (...wanted: readonly KeyState['state'][]) =>
    states().flatMap(({ vkey, state }) => (wanted.includes(state) ? [vkey] : []));
  return {
    origin: logKeys.origin,
    get vkeys() {
      return named('signing', 'retired');
    },
    get keys() {
      return states();
    },
    get policy() {
      return policy(named('signing'));
    },
    schema: `${publicUrl}/api/v1/openapi.json`,
    mirrors: logMirrors,
  };
}
