import { HttpException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { NOBODY } from '../identity/roles.js';
import type { Asked } from './who.guard.js';

/** A checkpoint with a good many signatures. */
const LARGEST_NOTE = 16 * 1024;
const ROUTE = '/log/cosign';

/**
 * The one route that takes a text, and takes it from nobody in particular: who shows who they are is sent away before
 * anything is read. No other route takes one.
 */
export function acceptCosignatures(server: FastifyInstance): void {
  server.addHook('onRoute', (route: RouteOptions) => {
    if (route.url !== ROUTE || route.method !== 'POST') return;
    route.bodyLimit = LARGEST_NOTE;
    route.onRequest = (request: FastifyRequest, _reply, done) => {
      const { cookie, authorization } = request.headers;
      (request as Asked).caller = NOBODY;
      const shown = cookie !== undefined || authorization !== undefined;
      done(shown ? new HttpException({ type: 'urn:ghia:request.not-anonymous' }, 400) : undefined);
    };
  });
  server.addContentTypeParser('text/plain', { parseAs: 'string' }, (request, body, done) =>
    request.routeOptions.url === ROUTE
      ? done(null, body)
      : done(Object.assign(new Error('send JSON'), { statusCode: 415 }), undefined),
  );
}
