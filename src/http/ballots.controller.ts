import type { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CastBallot, IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { refuse } from '../../commands/decider.js';
import { RoundTurnout } from '../../read-models/turnout.js';
import { Proofs, WAITING } from '../audit/sequencer/proofs.js';
import { BallotFiles, CSV, JSON_FILE, OPENED, pbOf } from '../ballots/ballot-files.js';
import { Box } from '../ballots/box.js';
import { Credentials } from '../ballots/credentials.js';
import { RoundParams } from '../ballots/round-params.js';
import { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import { type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor, tagged } from './fresh.interceptor.js';
import { AsOf } from './petitions.input.js';
import { orDamaged } from './tlog.controller.js';
import { Anyone, Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);
const Digest = () =>
  Param('ballotDigest', {
    transform(text: string) {
      if (!/^[0-9a-f]{64}$/.test(text)) throw new Refused(refuse('ballot.not-found'));
      return text;
    },
  });

class PotQuery {
  /** `city`, or the code of a district. */
  @IsOptional() @Matches(/^[a-z0-9-]{1,40}$/) pot: string = 'city';
}

/** Voting in a budget round: a credential for a person, a ballot from nobody, and what is published of both. */
@Controller('api/v1/budget/rounds/:id')
@Anyone()
export class BallotsController {
  constructor(
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(Box) private readonly box: Box,
    @Inject(RoundParams) private readonly params: RoundParams,
    @Inject(BallotFiles) private readonly files: BallotFiles,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  /** Everything that a voter's device checks before it uses it. */
  @Get('params')
  async parameters(@Id() id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const params = await this.params.of(id);
    if (!params) throw new Refused(refuse('round.voting-not-opened'));
    reply.header('cache-control', 'public, max-age=5');
    return tagged(request, reply, params);
  }

  @Post('credential')
  @Needs('citizen')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  credential(@Id() id: string, @Body() body: IssueCredential, @TheCall() { who }: Call) {
    return this.credentials.issue(who, id, body);
  }

  /** Nobody is asked who they are: the tokens say that somebody may vote. No address is looked at, not even to brake. */
  @Post('ballots')
  @HttpCode(202)
  @Header('cache-control', 'no-store')
  cast(@Id() id: string, @Body() body: CastBallot) {
    return this.box.take(id, body);
  }

  /** That a ballot is in the log (C2SP tlog-proof): that it is recorded, never what it says. */
  @Get('ballots/:ballotDigest/receipt')
  async receipt(@Id() id: string, @Digest() digest: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const receipt = await orDamaged(() => this.proofs.receipt(digest.slice(0, 32)));
    if (typeof receipt === 'string' && receipt !== WAITING) {
      reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'public, max-age=1');
      return receipt;
    }
    const until = await this.box.waitsUntil(id, digest);
    if (until === undefined && receipt !== WAITING) throw new Refused(refuse('ballot.not-found'));
    reply.status(202).header('retry-after', '60').header('cache-control', 'no-store');
    return { waiting: true, until: until ?? null };
  }

  /** How many were given the right to vote, by day. What was chosen nobody can know before the round is opened. */
  @Get('turnout')
  @UseInterceptors(FreshInterceptor)
  async turnout(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new RoundTurnout(id), asOf), 'round');
  }

  @Get('opened.jsonl')
  opened(@Id() id: string) {
    return this.file(id, OPENED, 'application/x-ndjson; charset=utf-8');
  }

  @Get('ballots.pb')
  async pabulib(@Id() id: string, @Query() { pot }: PotQuery) {
    await this.params.mustBeOpened(id);
    if (!this.files.has(id, pbOf('city'))) throw new Refused(refuse('ballots.no-pabulib')); // every election has that pot
    return this.file(id, pbOf(pot), 'text/plain; charset=utf-8');
  }

  @Get('ballots.csv')
  csv(@Id() id: string) {
    return this.file(id, CSV, 'text/csv; charset=utf-8');
  }

  @Get('ballots.json')
  json(@Id() id: string) {
    return this.file(id, JSON_FILE, 'application/json; charset=utf-8');
  }

  private async file(round: string, file: string, type: string): Promise<StreamableFile> {
    await this.params.mustBeOpened(round);
    if (!this.files.has(round, file)) throw new Refused(refuse('round.not-found', { file }));
    const disposition = `attachment; filename="${round}-${file}"`;
    return new StreamableFile(this.files.stream(round, file) as Readable, {
      type,
      disposition,
      length: this.files.size(round, file),
    });
  }
}
