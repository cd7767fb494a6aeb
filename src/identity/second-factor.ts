import { Secret, TOTP } from 'otpauth';
import { random } from './aead.js';
import { type AuthenticatorRow, aboutAuthenticator } from './second-factor.tables.js';
import { slowHash } from './slow-hash.js';
import type { VaultFile } from './vault.file.js';

/** RFC 4226 wants 160 bits. */
const SEED = 20;
const PERIOD = 30;
const RECOVERY_CODES = 10;
/** Crockford's letters: none is taken for another when it is copied by hand. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = /^\d{6}$/;
const RECOVERY = /^[0-9A-HJKMNP-TV-Z]{16}$/;

export type SecondFactorState = {
  /** `waiting`: an authenticator was shown its seed and has not proved yet that it took it. */
  readonly state: 'none' | 'waiting' | 'on';
  /** ISO-8601 UTC. */
  readonly since?: string;
  /** Of those that were not used. */
  readonly recoveryCodes: number;
};
/** For an authenticator: the seed in base32, and the address that a QR code carries. */
export type Enrolment = { readonly secret: string; readonly uri: string };

/** Thrown after too many wrong codes in a row. */
export class TooManyTries extends Error {
  override readonly name = 'TooManyTries';
  constructor(readonly retryAfterSeconds: number) {
    super('too many wrong codes in a row');
  }
}

/**
 * The second factor of officials: time-based codes of an authenticator (RFC 6238, SHA-1, six digits, thirty seconds, as every
 * such program takes them), each taken once, and recovery codes. A code holds for its own thirty seconds and the thirty after.
 * Wrong codes in a row are answered later and later. Whoever tries has proved the first factor, so no stranger can lock
 * an official out.
 */
export class SecondFactor {
  private readonly find;
  private readonly codes;

  constructor(
    private readonly file: VaultFile,
    /** Named in the authenticator. */
    private readonly host: string,
    /** Whether officials must have one: where it is a demonstration, only those who have set one up are asked for it. */
    private readonly required: boolean,
    private readonly now: () => number = Date.now,
  ) {
    this.find = file.db.prepare<[string], AuthenticatorRow>('select * from authenticators where person = ?');
    this.codes = file.db.prepare<[string], { hash: Buffer }>('select hash from recovery_codes where person = ?');
  }

  /** Whether an official's session may do nothing of their office before it has proved the second factor. */
  asks(person: string): boolean {
    return this.required || this.find.get(person)?.confirmed === 1;
  }

  of(person: string): SecondFactorState {
    const row = this.find.get(person);
    if (!row) return { state: 'none', recoveryCodes: 0 };
    const since = new Date(row.made).toISOString();
    return { state: row.confirmed ? 'on' : 'waiting', since, recoveryCodes: this.codes.all(person).length };
  }

  /** Makes a seed, in place of one that was never confirmed; undefined when one is in use. */
  async enrol(person: string): Promise<Enrolment | undefined> {
    const seed = random(SEED);
    const salt = random(16).toString('hex');
    const op = { op: 'keep-authenticator', person, seed: seed.toString('latin1'), salt, now: this.now() } as const;
    return (await this.file.write<boolean>(op)) ? this.shown(seed) : undefined;
  }

  /** The seed that waits to be confirmed, shown again. */
  waiting(person: string): Enrolment | undefined {
    const row = this.find.get(person);
    return row && !row.confirmed ? this.shown(this.seed(row)) : undefined;
  }

  /** The recovery codes, told this once, when an authenticator has proved that it took the seed. @throws TooManyTries */
  async confirm(person: string, code: string): Promise<readonly string[] | undefined> {
    if (this.find.get(person)?.confirmed !== 0) return undefined;
    return (await this.proves(person, code)) ? this.renew(person) : undefined;
  }

  /** Whether a code of the authenticator, or a recovery code, proves who it is. Each does so once. @throws TooManyTries */
  async proves(person: string, given: string): Promise<boolean> {
    const code = given.replace(/[\s-]/g, '').toUpperCase();
    if (!(await this.file.write<boolean>({ op: 'try-authenticator', person, now: this.now() }))) {
      const left = (this.find.get(person)?.until ?? 0) - this.now();
      if (left > 0) throw new TooManyTries(Math.ceil(left / 1000));
      return false;
    }
    const row = this.find.get(person);
    if (!row) return false;
    if (CODE.test(code)) return this.provesByTime(row, code);
    return row.confirmed === 1 && RECOVERY.test(code) && this.provesByRecovery(row, code);
  }

  /** Recovery codes in place of all before; told this once. */
  async renew(person: string): Promise<readonly string[]> {
    const { salt } = this.find.get(person)!;
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
    const hashes: string[] = [];
    for (const code of codes) hashes.push((await slowHash(code, salt)).toString('hex'));
    await this.file.write({ op: 'keep-recovery', person, hashes });
    return codes.map((code) => code.match(/.{4}/g)!.join('-'));
  }

  /** Nothing of it is left in the file. False when there was none. */
  async forget(person: string): Promise<boolean> {
    const was = this.find.get(person) !== undefined;
    if (was) await this.file.wipe({ op: 'drop-authenticator', person });
    return was;
  }

  private async provesByTime(row: AuthenticatorRow, code: string): Promise<boolean> {
    const timestamp = this.now();
    const delta = this.totp(this.seed(row)).validate({ token: code, timestamp, window: 1 });
    if (delta === null || delta > 0) return false;
    const step = Math.floor(timestamp / 1000 / PERIOD) + delta;
    return this.file.write<boolean>({ op: 'use-step', person: row.person, step });
  }

  private async provesByRecovery({ person, salt }: AuthenticatorRow, code: string): Promise<boolean> {
    const hash = await slowHash(code, salt);
    return this.file.write<boolean>({ op: 'use-recovery', person, hash: hash.toString('hex') });
  }

  private seed({ person, sealed }: AuthenticatorRow): Buffer {
    return this.file.open(aboutAuthenticator(person), sealed);
  }

  private shown(seed: Buffer): Enrolment {
    const totp = this.totp(seed);
    return { secret: totp.secret.base32, uri: totp.toString() };
  }

  private totp(seed: Buffer): TOTP {
    const secret = new Secret({ buffer: new Uint8Array(seed).buffer });
    return new TOTP({ issuer: 'Ghia', label: this.host, algorithm: 'SHA1', digits: 6, period: PERIOD, secret });
  }
}

/** 80 bits. */
const recoveryCode = (): string => [...random(16)].map((byte) => LETTERS[byte & 31]).join('');
