import { BadRequestException, Controller, Get, Inject, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { projections } from '../../projections/index.js';
import { Replays } from '../audit/replays.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { Limits } from './limits.js';
import { PagingQuery } from './petitions.input.js';
import { Anyone } from './who.guard.js';

const READ_MODELS = projections.map(({ name }) => name);

class ReplayQuery extends PagingQuery {
  @IsIn(READ_MODELS) readModel!: string;
  /** Only the documents that are different today, both ways. */
  @IsOptional() @IsIn(['now']) against?: 'now';
}

/** Read models as the log makes them, for whoever folds the log themselves. */
@Controller('api/v1/audit')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class ReplayController {
  constructor(
    @Inject(Replays) private readonly replays: Replays,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get('replay')
  async replay(
    @Query() { readModel, asOf, against, limit, cursor }: ReplayQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const paging = { limit, cursor };
    if (asOf === undefined) await this.limits.take('replays', request, reply); // with it the interceptor has
    if (against === undefined) return this.replays.at(readModel, paging, asOf);
    if (asOf === undefined) throw new BadRequestException('against needs asOf: a position or an instant');
    return this.replays.since(readModel, paging, asOf);
  }
}
