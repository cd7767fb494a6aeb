import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Unavailable } from '../durable/unavailable.js';

/** Requests that are worked on at once; at some hundred microseconds each, the last of them waits for a second or so. */
const MOST_AT_ONCE = 2_000;
/** How the house is must be told also when it has much to do; who listens to the log is counted there, and stays for hours. */
const ALWAYS = /^\/(health\/(live|ready)|metrics|api\/v1\/(status|stream))(\?|$)/;

/**
 * Takes no more work than can be done while somebody waits: what comes on top is told at once to come back. A request
 * counts once it has arrived whole, until its answer is ready: neither sending slowly nor reading slowly holds a place.
 */
export function shedWhenFull(server: FastifyInstance, most = MOST_AT_ONCE): void {
  const working = new Set<FastifyRequest>();
  server.addHook('preHandler', (request, reply, done) => {
    if (ALWAYS.test(request.url)) return done();
    if (working.size >= most)
      return done(new Unavailable('too many requests are being answered', 'busy', { part: 'http' }));
    working.add(request);
    reply.raw.once('close', () => working.delete(request));
    done();
  });
  server.addHook('onSend', (request, _reply, payload, done) => {
    working.delete(request);
    done(null, payload);
  });
}
