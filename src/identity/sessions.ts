import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Assurance, Role } from '../../events/identity.js';
import { isLoopback } from '../loopback.js';
import { random } from './aead.js';
import { Recent } from './recent.js';
import type { Caller } from './roles.js';
import type { SessionRow } from './sessions.tables.js';
import type { VaultFile } from './vault.file.js';

const MINUTE = 60_000;
const IDLE = 30 * MINUTE;
const MOST_IDLE_FOR_STAFF = 60 * MINUTE;
const ABSOLUTE = 12 * 60 * MINUTE;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Browsers take a `__Host-` cookie only if it is Secure, and Secure over plain http only from this very machine. A demo
 * shown to another machine over plain http has to do without the prefix.
 */
export function sessionCookie(publicUrl: string): { readonly name: string; readonly attributes: string } {
  const { protocol, hostname } = new URL(publicUrl);
  const secure = protocol === 'https:' || isLoopback(hostname);
  return secure
    ? { name: '__Host-sid', attributes: 'Path=/; Secure; HttpOnly; SameSite=Lax' }
    : { name: 'sid', attributes: 'Path=/; HttpOnly; SameSite=Lax' };
}

export type Session = {
  /** Names it in lists; opens nothing. */
  readonly handle: string;
  /** The person's id (32 hex). */
  readonly person: string;
  readonly level: Assurance;
  readonly roles: readonly Role[];
  /** What kind of device it was begun on, in words for its owner. */
  readonly device: string;
  /** ISO-8601 UTC. */
  readonly begun: string;
  /** To the minute. */
  readonly seen: string;
  readonly expires: string;
};
/** `token` goes into the cookie and is kept nowhere; `csrf` goes into the page's forms. */
export type Begun = { readonly token: string; readonly csrf: string; readonly expires: string };

/** An official's roles, and where they hold; `second`: the session has proved the second factor, too. */
export type Rights = {
  readonly roles: readonly Role[];
  readonly district?: string;
  readonly department?: string;
  readonly second?: true;
};

export type Begin = Partial<Rights> & {
  readonly person: string;
  readonly level: Assurance;
  /** Minutes an official's session may rest, 60 at the most. Everybody else's is 30. */
  readonly idleMinutes?: number;
  readonly device?: string;
};

/** Sessions are the server's: 30 minutes at rest, 12 hours at the most, a new token at every sign-in, which ends the one before. */
export class Sessions {
  private readonly find;
  private readonly findOf;
  /** When a session was last marked as seen. */
  private readonly marked = new Recent<string, number>(10_000, MINUTE);

  constructor(
    private readonly file: VaultFile,
    private readonly now: () => number = Date.now,
  ) {
    this.find = file.db.prepare<[Buffer], SessionRow>('select * from sessions where token = ?');
    this.findOf = file.db.prepare<[string], SessionRow>('select * from sessions where person = ? order by made');
  }

  /** @param before the token of the session that ends by this sign-in, if the browser had one */
  async begin(begin: Begin, before?: string): Promise<Begun> {
    const { person, level, idleMinutes, device = '' } = begin;
    const now = this.now();
    const rights = rightsOf(begin);
    const wished = rights.roles.length > 0 && idleMinutes !== undefined ? idleMinutes * MINUTE : IDLE;
    const row: SessionRow = {
      handle: random(8).toString('hex'),
      person,
      level,
      rights: JSON.stringify(rights),
      device: device.slice(0, 80),
      idle: Math.min(wished, MOST_IDLE_FOR_STAFF),
      made: now,
      seen: now,
      expires: now + ABSOLUTE,
    };
    return this.start(row, before !== undefined && TOKEN.test(before) ? hashOf(before) : undefined);
  }

  /** The session of a cookie's token, marked as seen; undefined when there is none, or it rested or lasted too long. */
  of(token: string): Session | undefined {
    const row = this.row(token);
    if (!row) return undefined;
    this.mark(hashOf(token), row.seen);
    return shown(row);
  }

  /** The same, as a caller, with the roles of its beginning: which of them still hold is for the offices to say. */
  callerOf(token: string): Caller | undefined {
    const row = this.row(token);
    if (!row) return undefined;
    this.mark(hashOf(token), row.seen);
    return { person: row.person, level: row.level as Assurance, ...(JSON.parse(row.rights) as Rights), via: 'session' };
  }

  list(person: string): readonly Session[] {
    return this.findOf
      .all(person)
      .filter((row) => this.lives(row))
      .map(shown);
  }

  async end(token: string): Promise<void> {
    if (TOKEN.test(token)) await this.file.write({ op: 'end-session', token: hashOf(token) });
  }

  /** Ends one of a person's own sessions by its handle. False when they have no such session. */
  async endOne(person: string, handle: string): Promise<boolean> {
    return (await this.file.write<number>({ op: 'end-sessions-of', person, handle })) > 0;
  }

  /** Ends all of a person's sessions, or all others than the one with this handle. Resolves to how many. */
  endAll(person: string, except?: string): Promise<number> {
    return this.file.write<number>({ op: 'end-sessions-of', person, ...(except !== undefined && { except }) });
  }

  private async start(row: SessionRow, replaces?: string): Promise<Begun> {
    const token = random(32).toString('base64url');
    const { handle, person, level, rights, device, idle, made, seen, expires } = row;
    const kept = { handle, person, level, rights, device, idle, made, seen, expires };
    await this.file.write({
      op: 'start-session',
      token: hashOf(token),
      row: kept,
      ...(replaces !== undefined && { replaces }),
    });
    return { token, csrf: csrfOf(token), expires: new Date(expires).toISOString() };
  }

  private row(token: string): SessionRow | undefined {
    if (!TOKEN.test(token)) return undefined;
    const row = this.find.get(Buffer.from(hashOf(token), 'hex'));
    return row && this.lives(row) ? row : undefined;
  }

  private lives({ seen, idle, expires }: SessionRow): boolean {
    const now = this.now();
    return now < expires && now < seen + idle;
  }

  /** Written once a minute at the most. Lost marks cost a person at most one more sign-in. */
  private mark(token: string, seen: number): void {
    const now = this.now();
    if (now - Math.max(seen, this.marked.get(token) ?? 0) < MINUTE) return;
    this.marked.set(token, now);
    this.file.write({ op: 'see-session', token, now }).catch(() => this.marked.delete(token));
  }
}

const rightsOf = ({ roles = [], district, department, second }: Partial<Rights>): Rights => ({
  roles,
  ...(district !== undefined && { district }),
  ...(department !== undefined && { department }),
  ...(second && { second }),
});

const hashOf = (token: string): string => hash('sha256', token);

/** The form token of a session. It follows from the cookie's secret, so it needs no place of its own and rotates with it. */
export const csrfOf = (token: string): string => createHmac('sha256', token).update('ghia/csrf/v1').digest('base64url');

export function csrfFits(token: string, given: unknown): boolean {
  const expected = Buffer.from(csrfOf(token));
  const said = Buffer.from(typeof given === 'string' ? given : '');
  return said.length === expected.length && timingSafeEqual(said, expected);
}

function shown({ handle, person, level, rights, device, made, seen, expires }: SessionRow): Session {
  const iso = (time: number) => new Date(time).toISOString();
  return {
    handle,
    person,
    level: level as Assurance,
    roles: (JSON.parse(rights) as Rights).roles,
    device,
    begun: iso(made),
    seen: iso(seen),
    expires: iso(expires),
  };
}
