import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Faults } from './faults.js';
import { isOpen311, tellOpen311 } from './open311/errors.js';
import { codeOf, problemOf } from './problem.js';
import type { Asked } from './who.guard.js';

/** Every refusal, mistake and fault reaches the caller as a problem document, or as Open311 tells it; pages have a filter of their own. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly faults = new Faults(new Logger('http'));

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { retryAfter, ...problem } = problemOf(error);
    const request = http.getRequest<Asked>();
    request.refused = codeOf(problem);
    if (problem.status >= 500) this.faults.tell(error, request);
    if (reply.sent) return;
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
    if (isOpen311(request.url)) {
      tellOpen311(reply, request.url, problem);
      return;
    }
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      // it may be otherwise in a moment: a cache between would go on saying that something is not there, or gone
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  }
}
