import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something comes from our own pages, as far as the browser says. To be asked of whoever
 * comes with a session: a program with a bearer token carries no cookie, so nobody can make a browser send its requests.
 * @param unsaid what to believe of a request that names neither its site nor its origin, as no browser of this decade does
 */
export function isOurs(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  origin: string,
  unsaid: boolean,
): boolean {
  if (SAFE.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin !== undefined) return headers.origin === origin;
  return unsaid;
}
