import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';
import { imagesFrom } from '../map/base-map.js';

const POLICY = {
  'default-src': "'none'",
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

/** What every answer carries, whatever it is. */
export function secureHeaders(app: NestFastifyApplication, { publicUrl, mapBase }: Config): void {
  const https = publicUrl.startsWith('https:');
  const tiles = imagesFrom(mapBase);
  const csp = tiles ? CSP.replace("img-src 'self'", `img-src 'self' ${tiles}`) : CSP;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
      if (https) reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
      if (FOR_OTHER_SITES.test(request.url) && (request.method === 'GET' || request.method === 'HEAD'))
        reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', EXPOSED);
      if (!reply.hasHeader('content-security-policy'))
        reply.header('content-security-policy', DOCS.test(request.url) ? CSP_OF_DOCS : csp);
    });
}
