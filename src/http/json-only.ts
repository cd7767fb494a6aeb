import type { FastifyInstance } from 'fastify';

const API = /^\/api\//;
const FORM = /^application\/x-www-form-urlencoded\b/i;

/** Forms belong to the portal. A browser sends them to anybody without asking first, so the API takes none. */
export function refuseForms(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const isForm = API.test(request.url) && FORM.test(request.headers['content-type'] ?? '');
    done(isForm ? Object.assign(new Error('the API takes JSON'), { statusCode: 415 }) : undefined);
  });
}
