import type { FastifyInstance, RouteOptions } from 'fastify';

const ROUTE = '/ap/inbox';
/** An activity that wishes to follow is a few hundred bytes. */
const LARGEST = 64 * 1024;

/** The one route that takes activities, and takes them as bytes: their digest is of what was sent, not of what it means. */
export function acceptActivities(server: FastifyInstance): void {
  server.addHook('onRoute', (route: RouteOptions) => {
    if (route.url === ROUTE && route.method === 'POST') route.bodyLimit = LARGEST;
  });
  server.addContentTypeParser(
    ['application/activity+json', 'application/ld+json'],
    { parseAs: 'buffer' },
    (request, body, done) =>
      request.routeOptions.url === ROUTE
        ? done(null, body)
        : done(Object.assign(new Error('send JSON'), { statusCode: 415 }), undefined),
  );
}
