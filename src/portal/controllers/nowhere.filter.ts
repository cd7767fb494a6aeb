import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Inject,
  MethodNotAllowedException,
  NotFoundException,
} from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unavailable } from '../../durable/unavailable.js';
import { ProblemFilter } from '../../http/problem.filter.js';
import type { Asked } from '../../http/who.guard.js';
import { Doorkeeper } from '../../identity/doorkeeper.js';
import { PageFilter } from './page.filter.js';

/** Where programs ask. What they ask in vain is a problem document, whatever they accept. */
const FOR_PROGRAMS = /^\/(api|open311|files|health|metrics|assets)(\/|\?|$)/;

const wantsPage = ({ url, headers }: FastifyRequest) =>
  !FOR_PROGRAMS.test(url) && headers.accept?.includes('text/html') === true;

/**
 * An address that leads nowhere, and a house that has too much to do before a route is come to: told on a page to whoever
 * reads pages, as a problem to everybody else.
 */
@Catch(NotFoundException, MethodNotAllowedException, Unavailable)
export class NowhereFilter implements ExceptionFilter {
  constructor(
    @Inject(PageFilter) private readonly pages: PageFilter,
    @Inject(ProblemFilter) private readonly problems: ProblemFilter,
    @Inject(Doorkeeper) private readonly door: Doorkeeper,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Asked>();
    if (!wantsPage(request)) return this.problems.catch(error, host);
    // no guard stands before an address that is none: the frame still knows its reader
    if (!(error instanceof Unavailable))
      request.caller ??= (await this.door.recognise(request.headers).catch(() => undefined)) as Asked['caller'];
    return this.pages.catch(error, host);
  }

  /** The same for an address that cannot even be read, which the framework refuses before Nest hears of it. */
  unreadable(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const host = new ExecutionContextHost([request, reply]);
    void this.catch(wantsPage(request) ? new NotFoundException() : error, host);
  }
}
