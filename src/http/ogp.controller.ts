import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { dayOf } from '../../events/calendar.js';
import type { LiveSource } from '../../events/ogp-monitoring.js';
import { OgpClocks } from '../../read-models/ogp-clocks.js';
import { CommitmentById, CommitmentHistory } from '../../read-models/ogp-commitments.js';
import { ContributionById, ContributionsList } from '../../read-models/ogp-contributions.js';
import { EvidenceById, EvidenceList } from '../../read-models/ogp-evidence.js';
import { LIVE_QUERY_CODES, LiveFigure, type LiveQueryCode } from '../../read-models/ogp-live.js';
import { OgpVersion, PlanById, PlansList } from '../../read-models/ogp-plans.js';
import { EvidenceFiles } from '../content/evidence-files.js';
import { LiveFigures } from '../ogp/live-figures.js';
import { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import {
  ClocksQuery,
  CommitmentCode,
  ContributionsQuery,
  EvidenceQuery,
  HistoryQuery,
  MilestoneCode,
  MonthsQuery,
  PlanCode,
  VersionNumber,
} from './ogp.input.js';
import { AsOf, PagingQuery } from './petitions.input.js';
import { Anyone } from './who.guard.js';

/** Action plans as anyone may read them. */
@Controller('api/v1/ogp')
@Anyone()
export class OgpController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(EvidenceFiles) private readonly files: EvidenceFiles,
    @Inject(LiveFigures) private readonly live: LiveFigures,
  ) {}

  @Get('plans')
  @UseInterceptors(FreshInterceptor)
  plans(@Query() { asOf, after: _, ...paging }: PagingQuery) {
    return this.questions.ask(new PlansList(paging), asOf);
  }

  @Get('plans/:plan')
  @UseInterceptors(FreshInterceptor)
  async plan(@PlanCode() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask((now) => new PlanById(id, dayOf(now)), asOf), 'plan');
  }

  @Get('plans/:plan/versions/:version')
  @UseInterceptors(FreshInterceptor)
  async planVersion(@PlanCode() id: string, @VersionNumber() version: string) {
    return found(await this.questions.ask(new OgpVersion('plan', id, Number(version))), 'plan');
  }

  @Get('commitments/:commitment')
  @UseInterceptors(FreshInterceptor)
  async commitment(@CommitmentCode() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask((now) => new CommitmentById(id, dayOf(now)), asOf), 'commitment');
  }

  @Get('commitments/:commitment/versions/:version')
  @UseInterceptors(FreshInterceptor)
  async commitmentVersion(@CommitmentCode() id: string, @VersionNumber() version: string) {
    return found(await this.questions.ask(new OgpVersion('commitment', id, Number(version))), 'commitment');
  }

  @Get('commitments/:commitment/milestones/:milestone/versions/:version')
  @UseInterceptors(FreshInterceptor)
  async milestoneVersion(
    @CommitmentCode() id: string,
    @MilestoneCode() milestone: string,
    @VersionNumber() version: string,
  ) {
    const asked = new OgpVersion('milestone', `${id}_${milestone}`, Number(version));
    return found(await this.questions.ask(asked), 'commitment');
  }

  /** Every report on milestones and every version of both assessments. */
  @Get('commitments/:commitment/history')
  @UseInterceptors(FreshInterceptor)
  history(@CommitmentCode() id: string, @Query() { asOf, after: _, ...wanted }: HistoryQuery) {
    return this.questions.ask(new CommitmentHistory(id, wanted), asOf);
  }

  /** What every plan owes, by when, and how it stands. */
  @Get('clocks')
  @UseInterceptors(FreshInterceptor)
  clocks(@Query() { asOf, plan }: ClocksQuery) {
    return this.questions.ask((now) => new OgpClocks(dayOf(now), plan), asOf);
  }

  @Get('evidence')
  @UseInterceptors(FreshInterceptor)
  evidence(@Query() { asOf, after: _, ...wanted }: EvidenceQuery) {
    return this.questions.ask(new EvidenceList(wanted), asOf);
  }

  @Get('evidence/:id')
  @UseInterceptors(FreshInterceptor)
  async piece(@Param('id', ParseUUIDPipe) id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new EvidenceById(id), asOf), 'evidence');
  }

  /** The file as it was cited, or the plain word that it is gone. */
  @Get('evidence/:id/file')
  async file(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply) {
    const { source, standing } = found(await this.questions.ask(new EvidenceById(id)), 'evidence');
    if (source.kind !== 'file' || !standing) throw new NotFoundException({ type: 'urn:ghia:evidence.not-found' });
    const { sha256, type, name } = source;
    const bytes = await this.files.of(sha256);
    if (!bytes) throw new Refused(refuse('evidence.file-gone', { sha256 }));
    const shown = /^(application\/pdf|image\/)/.test(type);
    return reply
      .header('content-type', type.startsWith('text/') ? `${type}; charset=utf-8` : type)
      .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('etag', `"${sha256}"`)
      .header('cache-control', 'public, max-age=60')
      .send(bytes);
  }

  /** A frozen figure held against what a replay of the log says for the same position, and against today. */
  @Get('evidence/:id/check')
  async check(@Param('id', ParseUUIDPipe) id: string) {
    const { source } = found(await this.questions.ask(new EvidenceById(id)), 'evidence');
    if (source.kind !== 'live') throw new NotFoundException({ type: 'urn:ghia:evidence.not-found' });
    return this.live.check(source as LiveSource);
  }

  /** What can be cited as live evidence. */
  @Get('live')
  @UseInterceptors(FreshInterceptor)
  async figures(@Query() { asOf, from, to }: MonthsQuery) {
    const asked = LIVE_QUERY_CODES.map((query) => this.questions.ask(new LiveFigure(query, { from, to }), asOf));
    return { items: await Promise.all(asked) };
  }

  @Get('live/:query')
  @UseInterceptors(FreshInterceptor)
  figure(@Param('query') query: string, @Query() { asOf, from, to }: MonthsQuery) {
    if (!LIVE_QUERY_CODES.includes(query as LiveQueryCode)) throw new NotFoundException();
    return this.questions.ask(new LiveFigure(query as LiveQueryCode, { from, to }), asOf);
  }

  @Get('contributions')
  @UseInterceptors(FreshInterceptor)
  contributions(@Query() { asOf, after: _, ...wanted }: ContributionsQuery) {
    return this.questions.ask(new ContributionsList(wanted), asOf);
  }

  @Get('contributions/:id')
  @UseInterceptors(FreshInterceptor)
  async contribution(@Param('id', ParseUUIDPipe) id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new ContributionById(id), asOf), 'contribution');
  }
}
