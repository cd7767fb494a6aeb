import type { FastifyRequest } from 'fastify';
import { sessionIn } from '../identity/doorkeeper.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something comes from our own pages, as far as the browser says. A program with a bearer
 * token carries no cookie, so nobody can make a browser send its requests.
 */
export function isOurs({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>, origin: string): boolean {
  if (SAFE.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin !== undefined) return headers.origin === origin;
  return !sessionIn(headers.cookie ?? ''); // neither header: no browser of this decade, so no session either
}
