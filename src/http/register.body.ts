import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Role } from '../../events/identity.js';
import type { Doorkeeper } from '../identity/doorkeeper.js';
import { may } from '../identity/roles.js';
import type { Asked } from './who.guard.js';

/** A whole city's register as CSV within JSON. */
export const LARGEST_REGISTER = 20 * 1024 * 1024;
export const REGISTER_ROLES: readonly Role[] = ['register-clerk', 'administrator'];
/** A file of borders or of objects, as GeoJSON or as CSV within JSON. */
const LARGEST_MAP = 8 * 1024 * 1024;
/** A budget, or the payments of some months. */
const LARGEST_SPENDING = 3 * 1024 * 1024;
const LARGE: Readonly<Record<string, { readonly limit: number; readonly roles: readonly Role[] }>> = {
  '/api/v1/identity/residents': { limit: LARGEST_REGISTER, roles: REGISTER_ROLES },
  '/api/v1/map/objects': { limit: LARGEST_MAP, roles: ['officer'] },
  '/api/v1/map/objects/:id/revise': { limit: LARGEST_MAP, roles: ['officer'] },
  '/api/v1/map/import': { limit: LARGEST_MAP, roles: ['officer'] },
  '/api/v1/budget/lines/import': { limit: LARGEST_SPENDING, roles: ['officer'] },
  '/api/v1/budget/spending/import': { limit: LARGEST_SPENDING, roles: ['officer'] },
  '/api/v1/map/districts': { limit: LARGEST_MAP, roles: ['administrator'] },
};

/** Routes that take a large body take it only from those whom they are for: who else sends one is told before it is read. */
export function acceptRegisters(server: FastifyInstance, door: Pick<Doorkeeper, 'recognise'>): void {
  server.addHook('onRoute', (route: RouteOptions) => {
    const large = LARGE[route.url];
    if (!large || route.method !== 'POST') return;
    route.bodyLimit = large.limit;
    route.onRequest = async (request: FastifyRequest) => {
      const known = await door.recognise(request.headers);
      if (!known) throw Object.assign(new Error('sign in first'), { statusCode: 401 });
      if (!large.roles.some((role) => may(known, role, 0)))
        throw Object.assign(new Error('not allowed'), { statusCode: 403 });
      (request as Asked).caller = known;
    };
  });
}
