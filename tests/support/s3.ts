import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export const KEYS = { AWS_ACCESS_KEY_ID: 'GHIATESTKEY', AWS_SECRET_ACCESS_KEY: 'made-up-for-tests' };
const BUCKET = 'city-photos';
/** AWS Signature Version 4, over the host and the body. */
const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=GHIATESTKEY\/\d{8}\/eu-central-1\/s3\/aws4_request, ?SignedHeaders=[^,]*\bhost\b[^,]*, ?Signature=[0-9a-f]{64}$/;

/** What speaks the S3 protocol as far as the house does: one bucket, objects in memory, and faults on demand. */
export async function s3ForTests() {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  let failing = 0;
  const fail = (response: ServerResponse, status: number, code: string) =>
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);

  /** Keys in their order, two at a time, so that whoever lists them has to come again. */
  function listing(asked: URLSearchParams): string {
    const [within, after] = [asked.get('prefix') ?? '', asked.get('continuation-token') ?? ''];
    const keys = [...objects.keys()].filter((key) => key.startsWith(within) && key > after).sort();
    const more = keys.length > 2 ? `<NextContinuationToken>${keys[1]}</NextContinuationToken>` : '';
    const listed = keys.slice(0, 2).map((key) => `<Contents><Key>${key}</Key></Contents>`);
    return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>${listed.join('')}${more}</ListBucketResult>`;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { pathname, searchParams } = new URL(request.url!, 'http://s3');
    const path = decodeURIComponent(pathname);
    asked.push(`${request.method} ${path}`);
    if (!SIGNED.test(request.headers.authorization ?? '')) return void fail(response, 403, 'AccessDenied');
    if (failing > 0) {
      failing--;
      return void fail(response, 503, 'SlowDown');
    }
    const [, bucket, ...rest] = path.split('/');
    if (bucket !== BUCKET) return void fail(response, 404, 'NoSuchBucket');
    const key = rest.join('/');
    if (key === '' && request.method === 'GET') return void response.writeHead(200).end(listing(searchParams));
    const held = objects.get(key);
    if (request.method === 'PUT') {
      objects.set(key, Buffer.concat(parts));
      return void response.writeHead(200, { etag: '"made-up"' }).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (!held)
      return void (request.method === 'HEAD' ? response.writeHead(404).end() : fail(response, 404, 'NoSuchKey'));
    response.writeHead(200, { 'content-length': held.length, 'content-type': 'application/octet-stream' });
    response.end(request.method === 'HEAD' ? undefined : held);
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const env = (bucket = BUCKET) => ({
    ...KEYS,
    GHIA_FILES: `s3://${bucket}?endpoint=${encodeURIComponent(`http://127.0.0.1:${port}`)}&region=eu-central-1`,
  });
  return {
    env,
    objects,
    asked,
    /** The next so many requests are answered 503. */
    failNext(times: number) {
      failing = times;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
