import type { FastifyReply } from 'fastify';
import type { Problem } from '../problem.js';
import { formatOf, write } from './document.js';

/** Statuses that GeoReport knows besides 400 and the server's own. 401 is told as 403: it speaks of keys, not of signing in. */
const KNOWN: Readonly<Record<number, number>> = { 401: 403, 403: 403, 404: 404, 405: 405, 429: 429 };
const FORM = 'The request is sent as application/x-www-form-urlencoded.';

export const isOpen311 = (url: string): boolean => /^\/open311(\/|\?|$)/.test(url);

/** A problem as GeoReport tells it: `[{ code, description }]`, in the format that was asked for. */
export function tellOpen311(reply: FastifyReply, url: string, { status: found, title, detail, errors }: Problem): void {
  const status = found >= 500 ? found : (KNOWN[found] ?? 400);
  const mistakes = errors?.map(({ path, message }) => `${path}: ${message}`);
  const told = mistakes ?? [found === 415 ? FORM : (detail ?? title)];
  const body = told.map((description) => ({ code: status, description }));
  reply
    .status(status)
    .header('cache-control', 'no-store')
    .send(write(reply, formatOf(url), 'errors', body));
}
