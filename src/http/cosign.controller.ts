import { Controller, HttpCode, HttpException, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Witnessing } from '../audit/witnesses/witnessing.js';
import { Limits } from './limits.js';
import { Anyone } from './who.guard.js';

/** Witnesses, or whoever acts for them, bring what they have signed. Nobody is asked who they are: the signatures say it. */
@Controller()
@Anyone()
export class CosignController {
  constructor(
    @Inject(Witnessing) private readonly witnessing: Witnessing,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  /** Answers the size of the checkpoint, the witnesses whose cosignatures it has now, and the names that were passed over. */
  @Post('log/cosign')
  @HttpCode(200)
  async cosign(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.limits.take('cosign', request, reply);
    const taken = await this.witnessing.take(typeof request.body === 'string' ? request.body : '');
    if (!('unfit' in taken)) return taken;
    const { unfit, witness } = taken;
    const status = unfit === 'not-a-note' ? 400 : 422;
    throw new HttpException({ type: `urn:ghia:cosign.${unfit}`, ...(witness && { because: { witness } }) }, status);
  }
}
