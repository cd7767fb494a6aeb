import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../identity/roles.js';
import { SecondCode } from './identity.input.js';
import { SecondStep } from './second-step.js';
import { Needs, Who } from './who.guard.js';

/** The second factor of officials, for programs that act in their session. */
@Controller('api/v1')
@Needs('citizen')
export class SecondFactorController {
  constructor(@Inject(SecondStep) private readonly step: SecondStep) {}

  @Get('me/second-factor')
  @Header('cache-control', 'private, no-store')
  state(@Who() who: Caller) {
    return this.step.of({ who });
  }

  @Post('me/second-factor')
  @Header('cache-control', 'private, no-store')
  enrol(@Who() who: Caller, @Req() request: FastifyRequest) {
    return this.step.enrol({ who, request });
  }

  @Post('me/second-factor/confirm')
  @HttpCode(200)
  async confirm(
    @Who() who: Caller,
    @Body() { code }: SecondCode,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { codes, begun } = await this.step.confirm({ who, request, reply }, code);
    return { recoveryCodes: codes, csrf: begun.csrf, expires: begun.expires };
  }

  @Post('identity/second-factor')
  @HttpCode(200)
  async prove(
    @Who() who: Caller,
    @Body() { code }: SecondCode,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { csrf, expires } = await this.step.prove({ who, request, reply }, code);
    return { csrf, expires };
  }

  @Post('me/second-factor/recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  async renew(
    @Who() who: Caller,
    @Body() { code }: SecondCode,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return { recoveryCodes: await this.step.renew({ who, request, reply }, code) };
  }

  @Post('me/second-factor/remove')
  @HttpCode(204)
  async remove(
    @Who() who: Caller,
    @Body() { code }: SecondCode,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.step.remove({ who, request, reply }, code);
  }
}
