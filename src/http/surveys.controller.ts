import {
  Body,
  Controller,
  Get,
  HttpException,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import type { AnswerFile } from '../../projections/surveys/statistics/published-file.js';
import type { Results } from '../../projections/surveys/statistics/results.js';
import { responseRateOf } from '../../read-models/survey-method.js';
import { SurveyById, SurveysList } from '../../read-models/surveys.js';
import { csv } from '../csv.js';
import { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import { PublishedSurveys } from '../surveys/published.js';
import { answersSheet, resultsSheet, type Sheet } from '../surveys/survey-tables.js';
import { Surveying } from '../write/surveying.js';
import { answer, type Call, TheCall } from './call.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf } from './petitions.input.js';
import { SurveyAnswerBody, SurveysQuery } from './surveys.input.js';
import { Anyone } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Surveys as anyone may read them, and the way in for answers. */
@Controller('api/v1/surveys')
@Anyone()
export class SurveysController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Surveying) private readonly surveying: Surveying,
    @Inject(PublishedSurveys) private readonly published: PublishedSurveys,
  ) {}

  @Get()
  @UseInterceptors(FreshInterceptor)
  list(@Query() { asOf, after: _, ...wanted }: SurveysQuery) {
    return this.questions.ask(new SurveysList(wanted), asOf);
  }

  @Get(':id')
  @UseInterceptors(FreshInterceptor)
  async byId(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new SurveyById(id), asOf), 'survey');
  }

  @Get(':id/results')
  @UseInterceptors(FreshInterceptor)
  async results(@Id() id: string, @Query() { asOf }: AsOf) {
    const survey = found(await this.questions.ask(new SurveyById(id), asOf), 'survey');
    const { version, method, closedAt, byMode, invited, file, weights, results, asOf: seen } = survey;
    const tables = await this.kept<Results>(results?.digest);
    return {
      ...{ survey: id, version, closedAt, threshold: method!.threshold, ...tables },
      ...{ byMode, responseRate: responseRateOf({ byMode, invited }), ...(weights && { weights }) },
      ...{ file, digest: results!.digest, rule: results!.rule, asOf: seen },
    };
  }

  /** The same numbers, a line each. */
  @Get(':id/results.csv')
  async resultsTable(@Id() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { results } = found(await this.questions.ask(new SurveyById(id)), 'survey');
    return asTable(reply, `survey-${id}-results`, resultsSheet(await this.kept(results?.digest)));
  }

  @Get(':id/file.csv')
  async fileTable(@Id() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { file } = found(await this.questions.ask(new SurveyById(id)), 'survey');
    return asTable(reply, `survey-${id}-answers`, answersSheet(await this.kept<AnswerFile>(file?.digest)));
  }

  /** The answer file itself, as its digest was published. */
  @Get(':id/file')
  async file(@Id() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { file } = found(await this.questions.ask(new SurveyById(id)), 'survey');
    const bytes = file && (await this.published.bytes(file.digest));
    if (!bytes) throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'public, max-age=300');
    return bytes;
  }

  /** By code from nobody in particular, 202: the answer is on disk and the code burned. In an open poll from oneself, 201. */
  @Post(':id/answers')
  async answer(
    @Id() id: string,
    @Body() { code, client, ...said }: SurveyAnswerBody,
    @Req() { headers }: FastifyRequest,
    @TheCall() call: Call,
  ) {
    if (code === undefined) return answer(call, await this.poll(call, id, said));
    if (headers.cookie !== undefined || headers.authorization !== undefined)
      throw new HttpException({ type: 'urn:ghia:request.not-anonymous' }, 400);
    await this.surveying.byCode(id, code, said, client);
    call.reply.status(202).header('cache-control', 'no-store');
    return { survey: id, promised: true };
  }

  private async kept<T>(digest: string | undefined): Promise<T> {
    const content = digest === undefined ? undefined : await this.published.of<T>(digest);
    if (!content) throw new NotFoundException({ type: 'urn:ghia:survey.not-found' });
    return content;
  }

  private poll(call: Call, id: string, said: Omit<SurveyAnswerBody, 'code' | 'client'>) {
    if (call.who.person !== undefined && call.who.level < 1)
      throw new Refused(refuse('identity.assurance-too-low', { needed: 1, level: call.who.level }));
    return this.surveying.asOneself(call.who, id, said, call.key);
  }
}

function asTable(reply: FastifyReply, name: string, { columns, rows }: Sheet): string {
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'public, max-age=300');
  return csv(columns, rows);
}
