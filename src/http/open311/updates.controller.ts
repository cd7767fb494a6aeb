import { Body, Controller, Get, Inject, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ReportChange, ReportChanges } from '../../../read-models/report-changes.js';
import type { ReportStatus } from '../../../read-models/report-documents.js';
import { Questions } from '../../read/questions.js';
import { FreshInterceptor } from '../fresh.interceptor.js';
import { Limits } from '../limits.js';
import { Anyone } from '../who.guard.js';
import { both, formatOf, Reply, write } from './document.js';
import { saidWith } from './service-requests.js';
import { Updating } from './updating.js';
import { type Arguments, changesWantedOf, localeOf } from './wanted.js';

const UPDATES = both('v2/servicerequestupdates');
const ROOT = 'service_request_updates';

/** GeoReport as mySociety extends it: how requests change, told to other systems and taken from them. */
@Controller('open311')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class UpdatesController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Updating) private readonly updating: Updating,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(UPDATES)
  async list(@Query() query: Arguments, @Req() request: FastifyRequest, @Reply() reply: FastifyReply) {
    localeOf(query);
    await this.limits.take('search', request, reply);
    const changes = await this.questions.ask((now) => new ReportChanges(changesWantedOf(query, now)));
    return write(reply, formatOf(request.url), ROOT, changes.map(updateOf));
  }

  /** 201 for an update that is recorded now; 200 with the id of what stands for a repeat, and for one that comes too late. */
  @Post(UPDATES)
  async receive(@Body() body: unknown, @Req() { url }: FastifyRequest, @Reply() reply: FastifyReply) {
    const { eventId, created } = await this.updating.receive(body);
    reply.status(created ? 201 : 200);
    return write(reply, formatOf(url), ROOT, [{ update_id: eventId }]);
  }
}

/** What a state is called among those whom the extension serves; they can send it back under the same name. */
const CALLED: Readonly<Record<ReportStatus, string>> = {
  submitted: 'OPEN',
  acknowledged: 'INVESTIGATING',
  assigned: 'INVESTIGATING',
  planned: 'ACTION_SCHEDULED',
  'in-progress': 'IN_PROGRESS',
  reopened: 'OPEN',
  resolved: 'FIXED',
  'confirmed-fixed': 'FIXED',
  refused: 'NO_FURTHER_ACTION',
  'not-ours': 'NOT_COUNCILS_RESPONSIBILITY',
  duplicate: 'DUPLICATE',
};

const updateOf = ({ report, status, update }: ReportChange) => ({
  update_id: update.event,
  service_request_id: report,
  status: CALLED[status],
  updated_datetime: update.at,
  description: saidWith({ hidden: false }, update),
  media_url: null,
});
