import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  ForbiddenException,
  Inject,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Faults } from '../../http/faults.js';
import { codeOf, problemOf } from '../../http/problem.js';
import type { Asked, Need } from '../../http/who.guard.js';
import { NOBODY } from '../../identity/roles.js';
import { Refused } from '../../refused.js';
import { ErrorPage } from '../pages/error.js';
import { paths } from '../paths.js';
import { langOf, Pages } from './visit.js';

/** What goes wrong on a page is told on a page, in words; who has to sign in first is led there and back again. */
@Catch()
@Injectable()
export class PageFilter implements ExceptionFilter {
  private readonly faults = new Faults(new Logger('portal'));

  constructor(@Inject(Pages) private readonly pages: Pages) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Asked>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = problemOf(error);
    const { status: found, retryAfter, because } = problem;
    request.refused = codeOf(problem);
    const status = found === 400 && reads(request) ? 404 : found;
    const lang = langOf(request);
    const visit = { who: request.caller ?? NOBODY, lang, request, reply };
    if (status >= 500) this.faults.tell(error, request);
    if (status === 401)
      return this.pages.goTo(visit, paths(lang).signIn(request.method === 'GET' ? request.url : undefined));
    const refusal = error instanceof Refused ? error.refusal.refused : undefined;
    if (refusal === 'identity.second-factor-needed')
      return this.pages.goTo(visit, paths(lang).secondFactor(request.method === 'GET' ? request.url : undefined));
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
    const roles = error instanceof ForbiddenException ? (because as Partial<Need> | undefined)?.roles : undefined;
    const view = { frame: await this.pages.frame(visit), status, refusal, retryAfter, roles };
    this.pages.send(visit, ErrorPage(view, lang), status);
  }
}

/** Who only reads has filled in no form: an address that says nothing sensible is one that leads nowhere. */
const reads = ({ method }: Asked) => method === 'GET' || method === 'HEAD';
