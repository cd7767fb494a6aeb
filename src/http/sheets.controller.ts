import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
  UnprocessableEntityException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Sheets as SheetsWanted } from '../../read-models/petition-papers.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Assisted } from '../write/assisted.js';
import { Desk } from '../write/desk.js';
import { ScanOpenings } from '../write/scan-openings.js';
import { Scans } from '../write/scans.js';
import { Sheets } from '../write/sheets.js';
import { answer, type Call, TheCall } from './call.js';
import { Limits } from './limits.js';
import { scanIn } from './scan.body.js';
import { AssistedBody, ReceivedBody, RowsBody, SheetBody, SheetsQuery } from './sheets.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);
const SHA256 = /^[0-9a-f]{64}$/;

/** Signatures that do not come over the portal: on paper, and at a service hall. An official answers for them. */
@Controller('api/v1/petitions')
@Needs(['officer', 'register-clerk'])
export class SheetsController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Scans) private readonly scans: Scans,
    @Inject(ScanOpenings) private readonly openings: ScanOpenings,
    @Inject(Sheets) private readonly sheets: Sheets,
    @Inject(Assisted) private readonly assisted: Assisted,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get('sheets')
  @Needs(['officer', 'register-clerk', 'moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  all(@Query() { state, limit, cursor }: SheetsQuery) {
    return this.questions.ask(new SheetsWanted({ state, limit, cursor }));
  }

  @Get(':id/sheets')
  @Needs(['officer', 'register-clerk', 'moderator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  ofOne(@Id() petitionId: string, @Query() { state, limit, cursor }: SheetsQuery) {
    return this.questions.ask(new SheetsWanted({ petitionId, state, limit, cursor }));
  }

  /** The file as the body, or as the field `scan` of a form. */
  @Post(':id/scans')
  async upload(@Id() petitionId: string, @Req() request: FastifyRequest, @TheCall() { reply }: Call) {
    await this.limits.take('uploads', request, reply);
    const scan = await this.scans.keep(petitionId, await scanIn(request));
    reply.status(201).header('location', `/api/v1/petitions/${petitionId}/scans/${scan}`);
    return { scan };
  }

  @Get(':id/scans/:scan')
  @Needs(['officer', 'register-clerk', 'moderator', 'auditor'])
  async scan(@Id() petitionId: string, @Param('scan') scan: string, @TheCall() { who, reply }: Call) {
    const found = SHA256.test(scan) ? await this.openings.open(who, petitionId, scan) : undefined;
    if (!found) throw new NotFoundException({ type: 'urn:ghia:scan.not-found' });
    reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff');
    return new StreamableFile(found.bytes, { type: found.type, disposition: 'attachment' });
  }

  @Post(':id/sheets/received')
  async receive(@Id() petitionId: string, @Body() { sheet, scan }: ReceivedBody, @TheCall() call: Call) {
    await this.mustHave(petitionId, scan);
    return answer(
      call,
      await this.sheets.receive(petitionId, { sheet, scan }, this.desk.as(call.who, STAFF), call.key),
    );
  }

  /** Whether each number can be one and is in the register. Nothing is recorded. */
  @Post(':id/sheets/check')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  async check(@Id() _: string, @Body() { rows }: RowsBody) {
    return { rows: await this.sheets.check(rows) };
  }

  @Post(':id/sheets')
  async enter(@Id() petitionId: string, @Body() body: SheetBody, @TheCall() call: Call) {
    await this.mustHave(petitionId, body.scan);
    const { receipt, ...outcome } = await this.sheets.enter(petitionId, body, this.desk.as(call.who, STAFF));
    return { ...outcome, receipt: answer(call, receipt) };
  }

  @Post(':id/signatures/assisted')
  @Needs('officer')
  async assist(@Id() petitionId: string, @Body() body: AssistedBody, @TheCall() call: Call) {
    return answer(call, await this.assisted.sign(petitionId, body, this.desk.as(call.who, STAFF)));
  }

  private async mustHave(petitionId: string, scan: string): Promise<void> {
    if (!(await this.scans.has(petitionId, scan)))
      throw new UnprocessableEntityException({ type: 'urn:ghia:scan.not-found' });
  }
}
