import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApproveSignatoryList, RequestSignatoryList } from '../../commands/petitions/office-commands.js';
import { SignatoryLists } from '../../read-models/petition-papers.js';
import { STAFF } from '../identity/scopes.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { SignatoryList } from '../write/signatory-list.js';
import { answer, type Call, TheCall } from './call.js';
import { ListsQuery } from './sheets.input.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);
const Request = () => Param('request', ParseUUIDPipe);

/** The statutory list of signatories: one official asks for it, another agrees, and it is opened once. */
@Controller('api/v1/petitions')
@Needs(['officer', 'administrator'])
export class UnsealingsController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(SignatoryList) private readonly list: SignatoryList,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get('unsealings')
  @Needs(['officer', 'administrator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  all(@Query() { state, limit, cursor }: ListsQuery) {
    return this.questions.ask(new SignatoryLists({ state, limit, cursor }));
  }

  @Get(':id/unsealings')
  @Needs(['officer', 'administrator', 'auditor'])
  @Header('cache-control', 'private, no-store')
  ofOne(@Id() petitionId: string, @Query() { state, limit, cursor }: ListsQuery) {
    return this.questions.ask(new SignatoryLists({ petitionId, state, limit, cursor }));
  }

  @Post(':id/unsealings')
  @Needs('officer')
  async request(@Id() petitionId: string, @Body() body: RequestSignatoryList, @TheCall() call: Call) {
    const request = this.desk.newId(call.who, call.key);
    const sent = { key: call.key, body: { ...body } };
    const receipt = await this.desk.send(body, { petitionId, request }, this.desk.as(call.who, STAFF), sent);
    return answer(call, receipt, { id: request, location: `/api/v1/petitions/${petitionId}/unsealings` });
  }

  @Post(':id/unsealings/:request/approve')
  async approve(@Id() petitionId: string, @Request() request: string, @TheCall() call: Call) {
    const acting = this.desk.as(call.who, STAFF);
    const supplied = { petitionId, request };
    return answer(call, await this.desk.send(new ApproveSignatoryList(), supplied, acting, { key: call.key }));
  }

  @Post(':id/unsealings/:request/open')
  async open(@Id() petitionId: string, @Request() request: string, @TheCall() call: Call) {
    const { lines, receipt, signatures } = await this.list.open(petitionId, request, this.desk.as(call.who, STAFF));
    call.reply
      .status(200)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .header('x-signatures', String(signatures))
      .header('x-position', String(receipt.position));
    return new StreamableFile(Readable.from(lines), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="signatories-${petitionId}.csv"`,
    });
  }
}
