import type { FastifyInstance } from 'fastify';

const HERE = /^\/(health\/(live|ready)|metrics|api\/v1\/status)(\?|$)/;

/** A process that is no api still tells how it is, and nothing else. */
export function answerHealthAlone(server: Pick<FastifyInstance, 'addHook'>): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (HERE.test(request.url)) return done();
    const problem = { type: 'urn:ghia:role.not-here', title: 'This process is no api', status: 404 };
    reply.status(404).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  });
}
