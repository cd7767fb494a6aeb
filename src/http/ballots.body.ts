import { HttpException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { NOBODY } from '../identity/roles.js';
import type { Asked } from './who.guard.js';

/** A ballot with its tokens, sealed at the size of the largest round. */
const LARGEST_BALLOT = 96 * 1024;
const ROUTE = '/api/v1/budget/rounds/:id/ballots';
const BY_NUMBER = '/api/v1/budget/rounds/:id/counter/ballots';
/** Where a browser brings a choice, a number or a ballot's digest: the page that sends it has no session to send along. */
const FORM = /^\/(ka|en)\/budget\/:id\/(ballot|ballots|kiosk)$/;

/** Ballots come from nobody: who shows who they are is sent away before anything is read. */
export function acceptBallots(server: FastifyInstance): void {
  server.addHook('onRoute', (route: RouteOptions) => {
    if (FORM.test(route.url)) route.onRequest = forget;
    if ((route.url !== ROUTE && route.url !== BY_NUMBER) || route.method !== 'POST') return;
    if (route.url === ROUTE) route.bodyLimit = LARGEST_BALLOT;
    route.onRequest = (request: FastifyRequest, _reply, done) => {
      const { cookie, authorization } = request.headers;
      (request as Asked).caller = NOBODY;
      const shown = cookie !== undefined || authorization !== undefined;
      done(shown ? new HttpException({ type: 'urn:ghia:request.not-anonymous' }, 400) : undefined);
    };
  });
}

/** A session that came along nevertheless, as an old browser sends it, is dropped before anything can look whose it is. */
function forget(request: FastifyRequest, _reply: unknown, done: () => void): void {
  delete request.headers.cookie;
  delete request.headers.authorization;
  (request as Asked).caller = NOBODY;
  done();
}
