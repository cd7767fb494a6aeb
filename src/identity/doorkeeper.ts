import { BadRequestException, UnauthorizedException } from '@nestjs/common';
import type { Caller } from './roles.js';
import { SESSION_COOKIES, type Sessions } from './sessions.js';
import type { Tokens } from './tokens.js';

type Headers = { readonly authorization?: string | undefined; readonly cookie?: string | undefined };

/** Recognises callers: programs by their bearer token, people by their session. Never by both at once. */
export class Doorkeeper {
  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
  ) {}

  /** Undefined when nobody claims to be anybody. @throws for a token that does not hold, or token and session together */
  async recognise({ authorization, cookie }: Headers): Promise<Caller | undefined> {
    const session = cookie ? sessionIn(cookie) : undefined;
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
}

/** The session id among the cookies of a request. */
export function sessionIn(cookies: string): string | undefined {
  for (const part of cookies.split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name && value && SESSION_COOKIES.includes(name)) return value;
  }
  return undefined;
}
