import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { imagesFrom } from '../map/base-map.js';

const POLICY = {
  'default-src': "'none'",
  'object-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

const HSTS = 'max-age=63072000; includeSubDomains';

/** The policy of a page that needs some of it otherwise. */
export const policyWith = (change: Partial<typeof POLICY>): string =>
  Object.entries({ ...POLICY, ...change })
    .map(([what, whence]) => `${what} ${whence}`)
    .join('; ');
const CSP = policyWith({});
/**
 * Of a page that must not know who reads it. A sandbox without an origin of its own: to the browser its forms come from
 * another site, and the session, which goes to no other site's forms, stays at home.
 */
export const APART = `${CSP}; sandbox allow-forms allow-scripts`;

/** The readable description is Swagger UI's own page, which styles itself in place. It runs no script but its own. */
const DOCS = /^\/api\/docs(\/|\?|$)/;
const CSP_OF_DOCS = policyWith({ 'style-src': "'self' 'unsafe-inline'" });

/** What pages of other sites may read: the API, Open311, photos, the published log, feeds, the account’s posts,
 * what oEmbed tells; and scripts and fonts, which pages without an origin load as another site would. */
const FOR_OTHER_SITES = /^\/((a|api\/v1|open311|files|log|\.well-known|feeds|ap)\/|oembed\?)/;

/** What the page of another site may read of an answer besides its body. */
const EXPOSED = 'etag, link, ratelimit, ratelimit-policy, retry-after';

/** What every answer carries, whatever it is. Returns what puts it there, for answers that no hook sees. */
export function secureHeaders(app: NestFastifyApplication, { publicUrl, mapBase }: Config): Securing {
  const https = publicUrl.startsWith('https:');
  const tiles = imagesFrom(mapBase);
  const csp = tiles ? CSP.replace("img-src 'self'", `img-src 'self' ${tiles}`) : CSP;
  const secure = ({ url, method }: FastifyRequest, reply: FastifyReply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    if (https) reply.header('strict-transport-security', HSTS);
    if (FOR_OTHER_SITES.test(url) && (method === 'GET' || method === 'HEAD'))
      reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', EXPOSED);
    reply.header('content-security-policy', DOCS.test(url) ? CSP_OF_DOCS : csp);
  };
  // first of all, so that also what is written past Fastify, such as a stream, can take them along
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', async (request, reply) => secure(request, reply));
  // Swagger UI names no charset
  server.addHook('onSend', async (_request, reply) => {
    if (reply.getHeader('content-type') === 'text/html') reply.header('content-type', 'text/html; charset=utf-8');
  });
  return secure;
}
type Securing = (request: FastifyRequest, reply: FastifyReply) => void;

/**
 * What is no HTTP, or has two lengths, or too long a head, is answered before Fastify sees it, and the line is closed: nobody
 * behind the same proxy gets what comes after it.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = STATUS[error.code ?? ''] ?? '400 Bad Request';
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: text/plain; charset=utf-8',
    'x-content-type-options: nosniff',
    "content-security-policy: default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy: no-referrer',
    'cache-control: no-store',
    'content-length: 0',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n`);
}
const STATUS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};
