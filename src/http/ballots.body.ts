import { HttpException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { NOBODY } from '../identity/roles.js';
import type { Asked } from './who.guard.js';

/** A ballot with its tokens, sealed at the size of the largest round. */
const LARGEST_BALLOT = 96 * 1024;
const ROUTE = '/api/v1/budget/rounds/:id/ballots';

/** Ballots come from nobody: who shows who they are is sent away before anything is read. */
export function acceptBallots(server: FastifyInstance): void {
  server.addHook('onRoute', (route: RouteOptions) => {
    if (route.url !== ROUTE || route.method !== 'POST') return;
    route.bodyLimit = LARGEST_BALLOT;
    route.onRequest = (request: FastifyRequest, _reply, done) => {
      const { cookie, authorization } = request.headers;
      (request as Asked).caller = NOBODY;
      const shown = cookie !== undefined || authorization !== undefined;
      done(shown ? new HttpException({ type: 'urn:ghia:request.not-anonymous' }, 400) : undefined);
    };
  });
}
