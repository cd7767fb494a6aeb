import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Assurance } from '../../events/identity.js';
import { random } from './aead.js';
import { codeMessage } from './code.message.js';
import { type CodeKept, type CodeTried, VALID_FOR } from './codes.tables.js';
import { contactOf, lineOf, waysTo } from './contact.js';
import { type Contact, provesIdentity, type Resident, type ResidentsRegister } from './residents.js';
import { slowHash } from './slow-hash.js';
import type { VaultFile } from './vault.file.js';

export type CodeAsked = {
  readonly personalNumber: string;
  /** YYYY-MM-DD. With the document's number it lets a code go to a contact that the register does not hold. */
  readonly birthDate?: string | undefined;
  readonly documentNumber?: string | undefined;
  /** An e-mail address or a telephone number. */
  readonly contact?: string | undefined;
  readonly language?: 'ka' | 'en' | undefined;
  /** Where it was asked from: one network's asking for a number does not use up another's. */
  readonly network?: string | undefined;
};
/** The same whether or not anybody has that number. */
export type CodeAnswer = { readonly request: string; readonly expires: string };

export type CodeGiven = {
  readonly personalNumber: string;
  readonly code: string;
  /** Binds the code to the browser that asked. Without it the number's latest ask counts. */
  readonly request?: string | undefined;
};
/** Who has proved what. At level 0 the person is the holder of a contact, not anybody of the register. */
export type Proved = { readonly person: string; readonly level: Assurance };

/** Thrown when a number was asked for too often from one network. Says nothing of whether anybody has it. */
export class TooManyCodes extends Error {
  override readonly name = 'TooManyCodes';
  constructor(readonly retryAfterSeconds: number) {
    super('too many codes were asked for this number');
  }
}

type Target = {
  readonly person: string;
  readonly level: Assurance;
  readonly to: Contact;
  readonly line: string;
  readonly held: boolean;
};
type Message = {
  to: Contact;
  kind: 'sign-in-code';
  language: 'ka' | 'en';
  subject: string;
  text: string;
};
/** What the codes need of the message port. */
export type CodeSender = { send(message: Message): Promise<unknown> };

/** One-time codes: six digits, ten minutes, five tries, one use. Who asks learns nothing about the number. */
export class Codes {
  constructor(
    private readonly file: VaultFile,
    private readonly residents: ResidentsRegister,
    private readonly messages: CodeSender,
    private readonly now: () => number = Date.now,
    /** Told when a message could not be handed over; the person who asked must not be. */
    private readonly undelivered: (error: unknown) => void = () => undefined,
  ) {}

  /** Makes a code and sends it where it may go, if anywhere. @throws TooManyCodes, Unavailable */
  async ask(asked: CodeAsked): Promise<CodeAnswer> {
    const resident = await this.residents.byNumber(asked.personalNumber);
    const target = this.target(resident, asked);
    const request = random(16).toString('hex');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const salt = random(16);
    const hash = await slowHash(this.peppered(request, code), salt); // the same work for a number that nobody has
    const now = this.now();
    const kept = await this.file.write<CodeKept>({
      op: 'keep-code',
      request,
      number: this.hashed('number', asked.personalNumber),
      network: this.hashed('network', asked.network ?? ''),
      ...(target && { person: target.person, line: target.line }),
      level: target?.level ?? 0,
      held: target?.held ?? false,
      salt: salt.toString('hex'),
      hash: hash.toString('hex'),
      now,
    });
    if ('again' in kept) throw new TooManyCodes(Math.max(1, Math.ceil(kept.again / 1000)));
    // not awaited: a mail server's time would tell that something was sent
    if (target && kept.deliver) void this.deliver(target.to, code, asked.language ?? 'ka').catch(this.undelivered);
    return { request, expires: new Date(now + VALID_FOR).toISOString() };
  }

  /** Forgets codes, and whence they were asked, of before an instant (ms): also when nobody asks for another one. */
  forget(before: number): Promise<void> {
    return this.file.write({ op: 'forget-codes', before });
  }

  /** Undefined for a code that is wrong, old, spent, or was tried too often: all the same to whoever asks. */
  async prove({ personalNumber, code, request }: CodeGiven): Promise<Proved | undefined> {
    const tried = await this.file.write<CodeTried | undefined>({
      op: 'try-code',
      number: this.hashed('number', personalNumber),
      ...(request !== undefined && { request: /^[0-9a-f]{32}$/.test(request) ? request : '' }),
      now: this.now(),
    });
    const held = tried ?? { request: '', salt: '', hash: '00'.repeat(32), person: null, level: 0 };
    const hash = await slowHash(this.peppered(held.request, code), Buffer.from(held.salt, 'hex'));
    const right = timingSafeEqual(hash, Buffer.from(held.hash, 'hex'));
    if (!tried || !right || held.person === null) return undefined;
    const first = await this.file.write<boolean>({ op: 'use-code', request: held.request });
    return first ? { person: held.person, level: held.level as Assurance } : undefined;
  }

  /**
   * A contact that somebody types always gets a code, whatever the register says, so that a code's coming or not tells
   * nothing. Level 1 comes only of the register's own contact or, where it holds none, of what stands in the document.
   */
  private target(resident: Resident | undefined, asked: CodeAsked): Target | undefined {
    const proved = provesIdentity(resident, asked.birthDate, asked.documentNumber);
    const held = resident ? waysTo(resident.contact) : [];
    if (asked.contact === undefined) return resident && held[0] && this.to(held[0], 1, resident.person, true);
    const typed = contactOf(asked.contact);
    if (!typed) return undefined;
    const known = held.some((way) => lineOf(way) === lineOf(typed));
    if (resident && (known || (proved && held.length === 0))) return this.to(typed, 1, resident.person, known);
    return this.to(typed, 0, this.hashed('contact holder', lineOf(typed)), false);
  }

  private to(to: Contact, level: Assurance, person: string, held: boolean): Target {
    return { to, level, person, held, line: this.hashed('line', lineOf(to)) };
  }

  private async deliver(to: Contact, code: string, language: 'ka' | 'en'): Promise<void> {
    await this.messages.send({ to, kind: 'sign-in-code', language, ...codeMessage(code, language, 'phone' in to) });
  }

  private hashed(what: string, text: string): string {
    return this.residents.fingerprint(`${what}\0${text}`).slice(0, 32);
  }

  /** Without the register's secret not even a million guesses at a stolen file tell a code. */
  private peppered(request: string, code: string): Buffer {
    return createHmac('sha256', this.residents.fingerprint(`code\0${request}`))
      .update(code)
      .digest();
  }
}
