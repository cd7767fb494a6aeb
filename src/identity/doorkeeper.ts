import { BadRequestException, UnauthorizedException } from '@nestjs/common';
import type { Caller } from './roles.js';
import { type Sessions, sessionCookie } from './sessions.js';
import type { Tokens } from './tokens.js';

/** Of the roles that a session or a token claims, leaves those that hold now. */
export type HoldingRoles = { now(caller: Caller): Promise<Caller> };
/** Whether somebody's roles wait for the second factor. */
export type AsksForMore = { asks(person: string): boolean };

type Headers = { readonly authorization?: string | undefined; readonly cookie?: string | undefined };

/** Recognises callers: programs by their bearer token, people by their session. Never by both at once. */
export class Doorkeeper {
  private readonly cookie: string;

  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly offices: HoldingRoles,
    publicUrl: string,
    private readonly second: AsksForMore,
  ) {
    this.cookie = sessionCookie(publicUrl).name;
  }

  /** Undefined when nobody claims to be anybody. @throws for a token that does not hold, or token and session together */
  async recognise({ authorization, cookie }: Headers): Promise<Caller | undefined> {
    const claimed = await this.claimed({ authorization, cookie });
    return claimed && claimed.roles.length > 0 ? this.withheld(await this.offices.now(claimed)) : claimed;
  }

  /** A session of an official is a citizen's until it has proved the second factor. */
  private withheld(caller: Caller): Caller {
    const { via, person, roles, second } = caller;
    if (via !== 'session' || second || roles.length === 0 || !this.second.asks(person!)) return caller;
    return { ...caller, roles: [], withheld: roles };
  }

  private async claimed({ authorization, cookie }: Headers): Promise<Caller | undefined> {
    const session = this.sessionIn({ cookie });
    if (!authorization) return session ? this.sessions.callerOf(session) : undefined;
    if (session) throw new BadRequestException('a request carries a token or a session, not both');
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
    if (!token) throw new UnauthorizedException('the token is not of the form Bearer …');
    try {
      return await this.tokens.verify(token);
    } catch {
      throw new UnauthorizedException('the token does not hold');
    }
  }

  /**
   * The session's token among the cookies of a request. Only the one name this instance gives it counts: a neighbour
   * under the same domain could plant any other.
   */
  sessionIn({ cookie }: Pick<Headers, 'cookie'>): string | undefined {
    if (!cookie) return undefined;
    for (const part of cookie.split(';')) {
      const [name, value] = part.trim().split('=', 2);
      if (name === this.cookie && value) return value;
    }
    return undefined;
  }
}
