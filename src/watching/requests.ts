import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Asked } from '../http/who.guard.js';
import { random } from '../identity/aead.js';
import { asking } from './asking.js';
import { type Metrics, routeOf } from './metrics.js';
import { beginSpan } from './spans.js';
import type { Span } from './tracing.js';
import { isUnwatched } from './unwatched.js';

/** Requests that are an event of their own, by what stands behind the language or the version. */
const EVENTS: Readonly<Record<string, string>> = {
  'POST identity/codes': 'code-asked',
  'POST sign-in': 'code-asked',
  'POST identity/sessions': 'sign-in',
  'POST sign-in/code': 'sign-in',
  'GET /auth/oidc/:provider/callback': 'sign-in-by-provider',
  'DELETE identity/sessions': 'sign-out',
  'POST sign-out': 'sign-out',
  'POST identity/second-factor': 'second-factor',
  'POST me/second-factor': 'second-factor',
  'POST me/second-factor/confirm': 'second-factor-set-up',
  'POST me/second-factor/remove': 'second-factor-removed',
  'POST identity/roles': 'role-granted',
  'POST identity/roles/revoke': 'role-revoked',
  'POST me/erase': 'erased',
};
/** What was refused, whatever it was. */
const REFUSED: Readonly<Record<number, string>> = { 401: 'unproved', 403: 'forbidden', 429: 'limited' };
const spans = new WeakMap<FastifyRequest, Span>();
const METRICS = /^\/metrics(\?|$)/;

/** Watches what is asked and how it is answered: never by whom, from where, or about what. */
export function watchRequests(server: FastifyInstance, journal: Logger, metrics: Metrics): void {
  server.addHook('onRequest', (request, reply, done) => {
    const requestId = request.id;
    reply.header('x-request-id', requestId);
    const span = isUnwatched(routeOf(request)) ? undefined : beginSpan('request', { server: true });
    if (span) spans.set(request, span);
    asking.run({ requestId, ...(span && { span: span.place }) }, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    if (!isUnwatched(route)) told(request as Asked, route, reply.statusCode, reply.elapsedTime, journal, metrics);
    spans.get(request)?.end({
      attributes: {
        'http.request.method': request.method,
        'http.route': route,
        'http.response.status_code': reply.statusCode,
      },
      failed: reply.statusCode >= 500,
    });
    done();
  });
}

/** A name for a request that says nothing, and that nobody outside can choose. */
export const newRequestId = (): string => random(8).toString('hex');

function told(request: Asked, route: string, status: number, ms: number, journal: Logger, metrics: Metrics): void {
  const { id: requestId, method, refused } = request;
  metrics.request(method, route, status, ms / 1000);
  if (refused !== undefined) metrics.refused(refused);
  const event = eventOf(method, route, status);
  const outcome = status < 400 ? 'granted' : 'refused';
  if (event) metrics.security(event, outcome);
  const traceId = spans.get(request)?.place.traceId;
  const about = {
    requestId,
    ...(traceId && { traceId }),
    method,
    route,
    status,
    ms: Math.round(ms * 10) / 10,
    via: request.caller?.via ?? 'none',
  };
  const line = { ...about, ...(refused !== undefined && { refused }), ...(event && { event, outcome }) };
  if (status >= 500) journal.error(line, 'request');
  else journal.info(line, 'request');
}

function eventOf(method: string, route: string, status: number): string | undefined {
  const named =
    EVENTS[`${method} ${route}`] ?? EVENTS[`${method} ${route.replace(/^\/(:lang(\([^)]*\))?|ka|en|api\/v1)\//, '')}`];
  return named ?? REFUSED[status];
}

/** Nobody reads the numbers in production but who shows the token; and nobody anywhere where one is set. */
export function guardMetrics(
  server: FastifyInstance,
  { mode, metricsToken }: Pick<Config, 'mode' | 'metricsToken'>,
): void {
  server.addHook('onRequest', async (request) => {
    if (!METRICS.test(request.url) || (mode === 'demo' && metricsToken === undefined)) return;
    if (!shows(request, metricsToken)) throw Object.assign(new Error('there is no such thing'), { statusCode: 404 });
    delete request.headers.authorization; // it names no person
  });
}

function shows({ headers }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return false;
  const [said, expected] = [headers.authorization ?? '', `Bearer ${token}`].map((text) => Buffer.from(text));
  return said!.length === expected!.length && timingSafeEqual(said!, expected!);
}
