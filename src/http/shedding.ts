import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Unavailable } from '../durable/unavailable.js';

/** Requests that are worked on at once; at some hundred microseconds each, the last of them waits for a second or so. */
const MOST_AT_ONCE = 2_000;
/** A thread that comes round so late has more before it than it sees: what waits in the sockets is not counted (milliseconds). */
const MOST_LATE = 5_000;
const LOOK_EVERY = 100;
/** How the house is must be told also when it has much to do; who listens to the log is counted there, and stays for hours. */
const ALWAYS = /^\/(health\/(live|ready)|metrics|api\/v1\/(status|stream))(\?|$)/;

/**
 * Takes no more work than can be done while somebody waits: what comes on top is told at once to come back. A request
 * counts once it has arrived whole, until its answer is ready: neither sending slowly nor reading slowly holds a place. Nor
 * does it take any in a turn to which it came too late: those who wait there have waited as long.
 */
export function shedWhenFull(server: FastifyInstance, { most = MOST_AT_ONCE, mostLate = MOST_LATE } = {}): void {
  const working = new Set<FastifyRequest>();
  let late = 0;
  let looked = performance.now();
  const looking = setInterval(() => {
    const now = performance.now();
    late = now - looked - LOOK_EVERY;
    looked = now;
  }, LOOK_EVERY).unref();
  server.addHook('onClose', async () => clearInterval(looking));
  server.addHook('preHandler', (request, reply, done) => {
    if (ALWAYS.test(request.url)) return done();
    if (working.size >= most || late > mostLate)
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
