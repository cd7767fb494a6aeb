import { MethodNotAllowedException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { type Route, routesOf } from './routes.js';

type Known = { readonly method: string; readonly pattern: RegExp; readonly names: number; readonly isPublic: boolean };

/**
 * What no route takes: a browser that asks first whether another site's page may read is told yes where reading is for
 * anyone; a known address asked in another way says in which ways it can be; a slash too many is taken off.
 */
export function answerStrays(app: NestFastifyApplication): void {
  let known: readonly Known[] | undefined;
  const at = (path: string) => {
    known ??= routesOf(app).map(knownOf);
    return known.filter(({ pattern }) => pattern.test(path));
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ is404, method, url }, reply) => {
      const [path = '', query] = url.split('?');
      // the router takes `/petitions/` for a petition without an id, so this is asked first
      const shorter = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : undefined;
      const reading = method === 'GET' || method === 'HEAD';
      if (shorter !== undefined && reading && at(shorter).length > 0)
        return reply
          .status(308)
          .header('location', query === undefined ? shorter : `${shorter}?${query}`)
          .send();
      if (!is404) return;
      const here = at(path);
      if (here.length > 0) return answerHere(here, method, reply);
    });
}

function knownOf({ method, path, need }: Route): Known {
  const pattern = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
  const names = path.split(':').length - 1;
  return { method, pattern: new RegExp(`^${pattern}$`), names, isPublic: need?.roles.includes('anyone') === true };
}

function answerHere(here: readonly Known[], method: string, reply: FastifyReply) {
  const methods = [...new Set(here.flatMap((one) => (one.method === 'GET' ? ['GET', 'HEAD'] : [one.method])))];
  reply.header('allow', [...methods, 'OPTIONS'].join(', '));
  if (method !== 'OPTIONS') throw new MethodNotAllowedException();
  // as the router does it: an address that is spelled out goes before one with a name in it
  const [read] = here.filter((one) => one.method === 'GET').sort((a, b) => a.names - b.names);
  // never for commands, and without a name: what is for anyone needs neither cookie nor token
  if (read?.isPublic)
    reply
      .header('access-control-allow-origin', '*')
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-allow-headers', 'accept, if-none-match')
      .header('access-control-max-age', '86400');
  return reply.status(204).send();
}
