import {
  Body,
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  StreamableFile,
  UnprocessableEntityException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { provesIdentity, ResidentsRegister } from '../identity/residents.js';
import { Desk, STAFF } from '../write/desk.js';
import { Scans } from '../write/scans.js';
import { Sheets } from '../write/sheets.js';
import { SigningFor } from '../write/signing-for.js';
import { answer, type Call, TheCall } from './call.js';
import { Limits } from './limits.js';
import { scanIn } from './scan.body.js';
import { AssistedBody, SheetBody } from './sheets.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);
const SHA256 = /^[0-9a-f]{64}$/;

/** Signatures that do not come over the portal: on paper, and at a service hall. An officer answers for them. */
@Controller('api/v1/petitions')
@Needs('officer')
export class SheetsController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Scans) private readonly scans: Scans,
    @Inject(Sheets) private readonly sheets: Sheets,
    @Inject(SigningFor) private readonly signing: SigningFor,
    @Inject(ResidentsRegister) private readonly residents: ResidentsRegister,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Post(':id/scans')
  async upload(@Id() petitionId: string, @Req() request: FastifyRequest, @TheCall() { reply }: Call) {
    await this.limits.take('uploads', request.ip);
    const scan = await this.scans.keep(petitionId, await scanIn(request));
    reply.status(201).header('location', `/api/v1/petitions/${petitionId}/scans/${scan}`);
    return { scan };
  }

  @Get(':id/scans/:scan')
  @Needs(['officer', 'moderator', 'auditor'])
  async scan(@Id() petitionId: string, @Param('scan') scan: string, @TheCall() { reply }: Call) {
    const found = SHA256.test(scan) ? await this.scans.open(petitionId, scan) : undefined;
    if (!found) throw new NotFoundException({ type: 'urn:ghia:scan.not-found' });
    reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff');
    return new StreamableFile(found.bytes, { type: found.type, disposition: 'attachment' });
  }

  @Post(':id/sheets')
  async enter(@Id() petitionId: string, @Body() body: SheetBody, @TheCall() call: Call) {
    if (!(await this.scans.has(petitionId, body.scan)))
      throw new UnprocessableEntityException({ type: 'urn:ghia:scan.not-found' });
    const { receipt, ...outcome } = await this.sheets.enter(petitionId, body, this.desk.as(call.who, STAFF));
    return { ...outcome, receipt: answer(call, receipt) };
  }

  /** The signer's own pseudonym is the actor; the officer stands in the correlation, as the one through whom it came. */
  @Post(':id/signatures/assisted')
  async assist(@Id() petitionId: string, @Body() body: AssistedBody, @TheCall() call: Call) {
    const { personalNumber, birthDate, documentNumber, display } = body;
    const resident = await this.residents.byNumber(personalNumber);
    if (!resident || !provesIdentity(resident, birthDate, documentNumber))
      throw new UnprocessableEntityException({ type: 'urn:ghia:identity.not-proved' });
    const { actor: officer } = this.desk.as(call.who, STAFF);
    const cause = { correlationId: officer, causationId: null };
    return answer(call, await this.signing.sign(resident, petitionId, { channel: 'hall', display, cause }));
  }
}
