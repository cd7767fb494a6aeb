import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const packed = promisify(gzip);
/** Below this little is won (signs). */
const LARGE = 16_000;

/** Whether the asker takes gzip (`accepted`: its `Accept-Encoding`). */
export const acceptsGzip = (accepted: string | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(accepted ?? '');

/** Gzip, where the asker takes it (`accepted`: its `Accept-Encoding`); undefined where it does not. */
export async function gzipped(bytes: Buffer | string, accepted: string | undefined): Promise<Buffer | undefined> {
  return acceptsGzip(accepted) ? packed(bytes) : undefined;
}

/** Large public answers in JSON, such as the borders that come with every map, go out compressed. */
export function packLargeAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async ({ method, headers }, reply, payload) => {
    const isPublic = String(reply.getHeader('cache-control')).startsWith('public');
    const isJson = /^application\/(geo\+)?json\b/.test(String(reply.getHeader('content-type')));
    if (typeof payload !== 'string' || payload.length < LARGE || !isPublic || !isJson) return payload;
    const vary = reply.getHeader('vary');
    reply.header('vary', vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`);
    const smaller = method === 'GET' ? await gzipped(payload, headers['accept-encoding']) : undefined;
    if (!smaller) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return smaller;
  });
}
