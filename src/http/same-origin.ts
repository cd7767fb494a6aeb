import type { FastifyRequest } from 'fastify';
import { csrfFits } from '../identity/sessions.js';
import { FORM, typeIn } from './upload.body.js';

/** Programs say who they are by a token, and a browser asks before it sends JSON there for another site. */
const FOR_PROGRAMS = /^\/(api|open311)\//;
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

/**
 * Whether a form of a session carries the token that its page put into it, at every address that takes forms. A form with
 * a file is still unread when this is asked: whoever reads it looks for its token first (`Pages.mustBeOurs`).
 */
export function carriesItsToken(request: FastifyRequest, session: string): boolean {
  const { method, url, body } = request;
  if (SAFE.has(method) || FOR_PROGRAMS.test(url) || typeIn(request) === FORM) return true;
  const { csrf } = (body ?? {}) as { readonly csrf?: unknown };
  return csrfFits(session, Array.isArray(csrf) ? csrf.at(-1) : csrf);
}
