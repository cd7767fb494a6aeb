import type { Command } from '../commands/command.js';
import { RecordLogKeyRetired, RecordLogKeyRotated } from '../commands/identity/record-commands.js';
import { type KeyState, keyStates } from './audit/about-log.js';
import type { House } from './house.js';
import { random } from './identity/aead.js';

const EVERY = 3_600_000;
const DAY = 86_400_000;
/** The one stream that names the keys of the log. */
const STREAM = 'keys-log';

type Places = Pick<House, 'config' | 'clock' | 'log' | 'logKeys' | 'published' | 'tokens' | 'vault'>;
/** Hands in a command for the instance itself. */
type Record = (command: Command, facts: object) => Promise<unknown>;
/** `until`: the old key signs so long, unless it is retired before. */
export type Overlap = { readonly vkey: string; readonly until: string };

/**
 * Changes the instance's keys. Each change is cut into steps that may be repeated, so one that was cut short is gone on
 * with at the next start. A key of the log is made, announced by a fact, and used once a checkpoint without it holds that
 * fact; the one before signs beside it until the overlap is over, which is a fact, too.
 */
export class KeyKeeper {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly places: Places,
    private readonly record: Record,
  ) {}

  /** Goes on with what was cut short, and looks every hour what has run out. */
  start(): void {
    const look = () => void this.look().catch(() => undefined); // what cannot be written now is written later
    look();
    this.timer = setInterval(look, EVERY).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  rotateKek(): Promise<number> {
    return this.places.vault.rewrap(random(32));
  }

  rotateToken(): Promise<void> {
    return this.places.tokens.rotate();
  }

  /** @throws Error while two keys sign already */
  async rotateLog(): Promise<Overlap> {
    const { logKeys, clock } = this.places;
    const [newest, older] = this.signing();
    if (older && newest?.state === 'signing')
      throw new Error('two keys sign the log already: retire the old one first, with: keys retire log');
    const { vkey, rotated } = older ? logKeys.keys[0]! : logKeys.add(clock.now());
    await this.record(new RecordLogKeyRotated(), { vkey });
    return { vkey, until: this.endOf(rotated!) };
  }

  /** @throws Error when no other key signs yet */
  async retireLog(): Promise<{ readonly vkey: string }> {
    const [newest, older] = this.signing();
    if (!older) throw new Error('one key signs the log, and it stays: keys rotate log makes another');
    if (newest?.state !== 'signing')
      throw new Error('the new key has signed nothing yet: it does from the next checkpoint but one');
    return this.retire(older.vkey);
  }

  /** Finishes what was begun, and ends what is over. */
  async look(): Promise<void> {
    const { logKeys, log, clock } = this.places;
    const [made, older] = logKeys.keys;
    if (older && made) {
      const facts = (await log.read(STREAM)) as readonly { type: string; data: { vkey?: string } }[];
      const says = (type: string, vkey: string) => facts.some((e) => e.type === type && e.data.vkey === vkey);
      if (!says('LogKeyRotated', made.vkey)) await this.rotateLog();
      const over = this.signing()[0]?.state === 'signing' && this.endOf(made.rotated!) <= clock.now();
      if (over || says('LogKeyRetired', older.vkey)) await this.retire(older.vkey);
    }
    await this.places.tokens.forgetOld();
  }

  /** The keys of the log that are not retired, the newest first. */
  private signing(): readonly KeyState[] {
    return keyStates(this.places.logKeys, this.places.published).filter(({ state }) => state !== 'retired');
  }

  private async retire(vkey: string): Promise<{ readonly vkey: string }> {
    await this.record(new RecordLogKeyRetired(), { vkey });
    this.places.logKeys.retire(vkey, this.places.clock.now());
    return { vkey };
  }

  private endOf(rotated: string): string {
    return new Date(Date.parse(rotated) + this.places.config.keyOverlapDays * DAY).toISOString();
  }
}

/** What `ghia keys rotate` may be asked for. */
export const ROTATED = ['kek', 'token', 'log', 'all'] as const;
export type Rotated = {
  readonly sealedAnew?: number;
  readonly tokens?: true;
  readonly log?: Overlap;
};

/** @throws Error for a word that is none of `ROTATED` */
export async function rotateKeys(keeper: KeyKeeper, what: string): Promise<Rotated> {
  if (!(ROTATED as readonly string[]).includes(what)) throw new Error(`keys rotate takes one of ${ROTATED.join(', ')}`);
  const wants = (one: string) => what === one || what === 'all';
  const log = wants('log') ? await keeper.rotateLog() : undefined; // it may refuse, so it comes first
  if (wants('token')) await keeper.rotateToken();
  const sealedAnew = wants('kek') ? await keeper.rotateKek() : undefined;
  return {
    ...(sealedAnew !== undefined && { sealedAnew }),
    ...(wants('token') && { tokens: true }),
    ...(log && { log }),
  };
}

/** What came of it, in sentences. */
export function rotatedLines({ sealedAnew, tokens, log }: Rotated): readonly string[] {
  const lines: string[] = [];
  if (sealedAnew !== undefined)
    lines.push(`${sealedAnew} sealed anew under a new key; the old one is gone. Back up the new key and the vault.`);
  if (tokens) lines.push('tokens are signed by a new key; those that are out hold until they end. Back up the vault.');
  if (log)
    lines.push(
      `a new key of the log is announced: ${log.vkey}`,
      `it signs once a checkpoint holds that; the old one signs, too, until ${log.until}, or until: keys retire log. Make a backup.`,
    );
  return lines;
}
