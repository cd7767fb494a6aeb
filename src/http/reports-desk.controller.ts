import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { BeginReportBatch, UndoReportBatch } from '../../commands/smart-map/batch-commands.js';
import { ReportBatchById, ReportBatches as ReportBatchesWanted } from '../../read-models/report-batches.js';
import { ReportQueue } from '../../read-models/report-queue.js';
import { Clock } from '../clock.js';
import { Questions } from '../read/questions.js';
import { ReportBatches } from '../write/report-batches.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { PagingQuery } from './petitions.input.js';
import { ReportQueueQuery } from './reports-desk.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** The officials' desk for reports: what waits, and one step for many of them. */
@Controller('api/v1/reports')
@Needs('officer')
export class ReportsDeskController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(ReportBatches) private readonly batches: ReportBatches,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('queue')
  @Needs(['officer', 'moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  queue(@Query() { asOf: _, after: __, ...wanted }: ReportQueueQuery) {
    return this.questions.ask(new ReportQueue(wanted, this.clock.now()));
  }

  @Get('bulk')
  @Needs(['officer', 'auditor'])
  @Header('cache-control', 'private, no-store')
  list(@Query() { limit, cursor }: PagingQuery) {
    return this.questions.ask(new ReportBatchesWanted({ limit, cursor }));
  }

  /** How far it has come, and what it left as it was. */
  @Get('bulk/:id')
  @Needs(['officer', 'auditor'])
  @Header('cache-control', 'private, no-store')
  async one(@Id() id: string) {
    return found(await this.questions.ask(new ReportBatchById(id)), 'batch');
  }

  @Post('bulk')
  async change(@Body() body: BeginReportBatch, @TheCall() call: Call) {
    const ids = await this.batches.meant(body);
    if (body.dryRun) {
      call.reply.status(200);
      const { changes, kept } = await this.batches.trial(call.who, body, ids);
      return { dryRun: true, count: changes.length, changes, kept };
    }
    const sent = { key: call.key, body: { ...body } };
    const { batch, count, receipt } = await this.batches.begin(call.who, body, ids, sent);
    return { batch, count, ...answer(call, receipt) };
  }

  @Post('bulk/:id/undo')
  @HttpCode(201)
  async undo(@Id() id: string, @Body() body: UndoReportBatch, @TheCall() call: Call) {
    return answer(call, await this.batches.undo(call.who, id, body, { key: call.key, body: { ...body } }));
  }
}
