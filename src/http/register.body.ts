import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Role } from '../../events/identity.js';
import type { Doorkeeper } from '../identity/doorkeeper.js';
import { may } from '../identity/roles.js';
import type { Asked } from './who.guard.js';

/** A whole city's register as CSV within JSON. */
export const LARGEST_REGISTER = 20 * 1024 * 1024;
export const REGISTER_ROLES: readonly Role[] = ['register-clerk', 'administrator'];
const ROUTE = '/api/v1/identity/residents';

/** The one route that takes a large body takes it only from those whom it is for: who else sends one is told before it is read. */
export function acceptRegisters(server: FastifyInstance, door: Pick<Doorkeeper, 'recognise'>): void {
  server.addHook('onRoute', (route: RouteOptions) => {
    if (route.url !== ROUTE || route.method !== 'POST') return;
    route.bodyLimit = LARGEST_REGISTER;
    route.onRequest = async (request: FastifyRequest) => {
      const known = await door.recognise(request.headers);
      if (!known) throw Object.assign(new Error('sign in first'), { statusCode: 401 });
      if (!REGISTER_ROLES.some((role) => may(known, role, 0)))
        throw Object.assign(new Error('not allowed'), { statusCode: 403 });
      (request as Asked).caller = known;
    };
  });
}
