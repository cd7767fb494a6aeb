import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Faults } from '../faults.js';
import { type Problem, problemOf } from '../problem.filter.js';
import { formatOf, write } from './document.js';

/** Statuses that GeoReport knows besides 400 and the server's own. 401 is told as 403: it speaks of keys, not of signing in. */
const KNOWN: Readonly<Record<number, number>> = { 401: 403, 403: 403, 404: 404, 429: 429 };
const statusOf = ({ status }: Problem) => (status >= 500 ? status : (KNOWN[status] ?? 400));

/** Refusals and faults as GeoReport tells them: `[{ code, description }]`, in the format that was asked for. */
@Catch()
export class Open311ErrorsFilter implements ExceptionFilter {
  private readonly faults = new Faults(new Logger('open311'));

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const problem = problemOf(error);
    if (problem.status >= 500) this.faults.tell(error, request);
    if (reply.sent) return;
    const status = statusOf(problem);
    if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
    const mistakes = problem.errors ?? [{ path: undefined, message: problem.detail ?? problem.title }];
    const errors = mistakes.map(({ path, message }) => ({
      code: status,
      description: path === undefined || message.startsWith(path) ? message : `${path}: ${message}`,
    }));
    const body = write(
      reply.status(status).header('cache-control', 'no-store'),
      formatOf(request.url),
      'errors',
      errors,
    );
    reply.send(body);
  }
}
