import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpException,
  Inject,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { Codes, TooManyCodes } from '../identity/codes.js';
import { Doorkeeper } from '../identity/doorkeeper.js';
import { ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { Sessions } from '../identity/sessions.js';
import { SignIn } from '../identity/sign-in.js';
import { Refused } from '../refused.js';
import { Erasure } from '../write/erasure.js';
import { AskCode, BeginSession } from './identity.input.js';
import { Limits } from './limits.js';
import { Mine } from './mine.js';
import { networkOf } from './network.js';
import { Anyone, Needs, Who } from './who.guard.js';

/** Signing in and out, and what a person may know and do about themselves. */
@Controller('api/v1')
@Needs('citizen', 0)
export class IdentityController {
  constructor(
    @Inject(Codes) private readonly codes: Codes,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Doorkeeper) private readonly door: Doorkeeper,
    @Inject(ResidentsRegister) private readonly residents: ResidentsRegister,
    @Inject(Erasure) private readonly erasure: Erasure,
    @Inject(Mine) private readonly mine: Mine,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  /** The same answer whether or not anybody has that number. */
  @Post('identity/codes')
  @Anyone()
  @HttpCode(202)
  async ask(@Body() body: AskCode, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.limits.take('codes', request, reply);
    try {
      return await this.codes.ask({ ...body, network: networkOf(request.ip) });
    } catch (error) {
      if (!(error instanceof TooManyCodes)) throw error;
      throw new HttpException({ type: 'urn:ghia:identity.too-many-codes', retryAfter: error.retryAfterSeconds }, 429);
    }
  }

  @Post('identity/sessions')
  @Anyone()
  async begin(
    @Body() body: BeginSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.limits.take('sessions', request, reply);
    const proved = await this.codes.prove(body);
    if (!proved) throw new Refused(refuse('identity.wrong-code'));
    const before = this.door.sessionIn(request.headers);
    const begun = await this.signIn.begin(proved, request.headers['user-agent'] ?? '', before);
    reply.header('set-cookie', begun.cookie).header('cache-control', 'no-store');
    return { level: proved.level, csrf: begun.csrf, expires: begun.expires };
  }

  @Delete('identity/sessions')
  @HttpCode(204)
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.end(this.door.sessionIn(request.headers) ?? '');
    reply.header('set-cookie', this.signIn.ended()).header('clear-site-data', '"cache", "cookies", "storage"');
  }

  @Get('identity/me')
  @Header('cache-control', 'private, no-store')
  async me(@Who() who: Caller) {
    const resident = await this.residents.byId(who.person!);
    const { level, roles, district } = who;
    return { level, roles, district: resident?.district ?? district ?? null, name: resident ? resident.name : null };
  }

  @Get('me/sessions')
  @Header('cache-control', 'private, no-store')
  list(@Who() who: Caller) {
    return { items: this.sessions.list(who.person!) };
  }

  @Delete('me/sessions/:handle')
  @HttpCode(204)
  async endOne(@Who() who: Caller, @Param('handle') handle: string) {
    await this.sessions.endOne(who.person!, handle);
  }

  @Get('me/data')
  @Header('cache-control', 'private, no-store')
  data(@Who() who: Caller) {
    return this.mine.everything(who);
  }

  @Post('me/erase')
  @HttpCode(200)
  erase(@Who() who: Caller) {
    return this.erasure.erase(who.person!);
  }
}
