import { HttpException, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { Doorkeeper } from '../identity/doorkeeper.js';
import type { Caller } from '../identity/roles.js';
import { type Enrolment, SecondFactor, type SecondFactorState, TooManyTries } from '../identity/second-factor.js';
import { type Begun, Sessions } from '../identity/sessions.js';
import { SignIn } from '../identity/sign-in.js';
import { Refused } from '../refused.js';
import { Limits } from './limits.js';

/** An authenticator is set up by who has signed in just now: not by whoever finds a session left open. */
const FRESH = 15 * 60_000;

type Call = { readonly who: Caller; readonly request: FastifyRequest; readonly reply: FastifyReply };

/** What an official's session does about the second factor, from the API and from pages alike. */
@Injectable()
export class SecondStep {
  constructor(
    @Inject(SecondFactor) private readonly second: SecondFactor,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Doorkeeper) private readonly door: Doorkeeper,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  of({ who }: Pick<Call, 'who'>): SecondFactorState & { readonly proved: boolean } {
    return { ...this.second.of(officialIn(who)), proved: who.second === true };
  }

  /** The seed that waits to be confirmed, while the session is fresh. */
  waiting({ who, request }: Pick<Call, 'who' | 'request'>): Enrolment | undefined {
    return this.isFresh(request) ? this.second.waiting(officialIn(who)) : undefined;
  }

  /** @throws Refused when an authenticator is in use, or the session is not fresh */
  async enrol({ who, request }: Pick<Call, 'who' | 'request'>): Promise<Enrolment> {
    const person = officialIn(who);
    if (!this.isFresh(request)) throw new Refused(refuse('identity.sign-in-again'));
    const made = await this.second.enrol(person);
    if (!made) throw new Refused(refuse('identity.second-factor-in-use'));
    return made;
  }

  /** The recovery codes. @throws Refused for a wrong code, HttpException 429 */
  async confirm(call: Call, code: string): Promise<{ readonly codes: readonly string[]; readonly begun: Begun }> {
    const person = officialIn(call.who);
    if (!this.isFresh(call.request)) throw new Refused(refuse('identity.sign-in-again'));
    const codes = await this.looked(call, () => this.second.confirm(person, code));
    if (!codes) throw new Refused(refuse('identity.wrong-code'));
    return { codes, begun: await this.goOn(call) };
  }

  /** @throws Refused for a wrong code, HttpException 429 */
  async prove(call: Call, code: string): Promise<Begun> {
    const person = officialIn(call.who);
    if (this.second.of(person).state !== 'on') throw new Refused(refuse('identity.wrong-code'));
    await this.mustProve(call, person, code);
    return this.begin(call);
  }

  /** @throws Refused for a wrong code, HttpException 429 */
  async renew(call: Call, code: string): Promise<readonly string[]> {
    const person = officialIn(call.who);
    await this.mustProve(call, person, code);
    return this.second.renew(person);
  }

  /** @throws Refused for a wrong code, HttpException 429 */
  async remove(call: Call, code: string): Promise<void> {
    const person = officialIn(call.who);
    await this.mustProve(call, person, code);
    await this.second.forget(person);
    const current = this.sessions.of(this.door.sessionIn(call.request.headers) ?? '');
    await this.sessions.endAll(person, current?.handle);
  }

  private async mustProve(call: Call, person: string, code: string): Promise<void> {
    const proved = await this.looked(call, () => this.second.proves(person, code));
    if (!proved) throw new Refused(refuse('identity.wrong-code'));
  }

  private async looked<T>({ request, reply }: Call, look: () => Promise<T>): Promise<T> {
    await this.limits.take('sessions', request, reply);
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof TooManyTries)) throw error;
      throw new HttpException({ type: 'urn:ghia:identity.too-many-tries', retryAfter: error.retryAfterSeconds }, 429);
    }
  }

  /** After a change of what proves them: every other session of theirs ends. */
  private async goOn(call: Call): Promise<Begun> {
    const begun = await this.begin(call);
    await this.sessions.endAll(call.who.person!, this.sessions.of(begun.token)?.handle);
    return begun;
  }

  /** The session under a new token, which carries what is proved now. */
  private async begin({ who, request, reply }: Call): Promise<Begun> {
    const before = this.door.sessionIn(request.headers);
    const proved = { person: who.person!, level: who.level, second: true } as const;
    const begun = await this.signIn.begin(proved, request.headers['user-agent'] ?? '', before);
    reply.header('set-cookie', begun.cookie).header('cache-control', 'no-store');
    return begun;
  }

  private isFresh({ headers }: FastifyRequest): boolean {
    const session = this.sessions.of(this.door.sessionIn({ cookie: headers.cookie }) ?? '');
    return session !== undefined && Date.now() - Date.parse(session.begun) < FRESH;
  }
}

/** @throws Refused for whoever holds no office in this session */
function officialIn({ via, person, roles, withheld = [] }: Caller): string {
  if (via === 'session' && person !== undefined && roles.length + withheld.length > 0) return person;
  throw new Refused(refuse('identity.second-factor-for-officials'));
}
