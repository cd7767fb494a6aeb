import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  DismissReview,
  FlagSignatures,
  InvalidateSignatures,
  RestoreSignatures,
} from '../../commands/petitions/office-commands.js';
import { Reviews as ReviewsWanted } from '../../read-models/petitions-office.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { type InvalidateWish, Reviews } from '../write/reviews.js';
import { answer, type Call, TheCall } from './call.js';
import { PagingQuery } from './petitions.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Doubt about signatures, acted on openly: how many first, then a decision with a reason, and a way back. */
@Controller('api/v1/petitions')
@Needs('moderator')
export class ReviewsController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Reviews) private readonly reviews: Reviews,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get(':id/reviews')
  @Header('cache-control', 'private, no-store')
  list(@Id() petitionId: string, @Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new ReviewsWanted({ petitionId, limit, cursor }));
  }

  @Post(':id/signatures/flag')
  async flag(@Id() petitionId: string, @Body() body: FlagSignatures, @TheCall() call: Call) {
    const acting = this.desk.as(call.who, STAFF);
    const { batch, ...receipt } = await this.reviews.flag(petitionId, body, acting, {
      key: call.key,
      body: { ...body },
    });
    return { batch, ...answer(call, receipt) };
  }

  @Post(':id/signatures/invalidate')
  async invalidate(@Id() petitionId: string, @Body() body: InvalidateSignatures, @TheCall() call: Call) {
    if (body.dryRun) {
      call.reply.status(200);
      return { dryRun: true, ...(await this.reviews.dryRun(petitionId, body as InvalidateWish)) };
    }
    const { receipt: _, ...done } = await this.reviews.invalidate(
      petitionId,
      body as InvalidateWish,
      this.desk.as(call.who, STAFF),
      {
        key: call.key,
      },
    );
    return done;
  }

  @Post(':id/signatures/dismiss')
  async dismiss(@Id() petitionId: string, @Body() body: DismissReview, @TheCall() call: Call) {
    const acting = this.desk.as(call.who, STAFF);
    return answer(call, await this.desk.send(body, { petitionId }, acting, { key: call.key, body: { ...body } }));
  }

  @Post(':id/signatures/restore')
  @HttpCode(200)
  async restore(@Id() petitionId: string, @Body() body: RestoreSignatures, @TheCall() call: Call) {
    const acting = this.desk.as(call.who, STAFF);
    return answer(call, await this.reviews.restore(petitionId, body, acting, { key: call.key, body: { ...body } }));
  }
}
