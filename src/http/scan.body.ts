import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { LARGEST_SCAN, SCAN_TYPES, typeOf } from '../write/scans.js';

/** Files are left where they are until the guard has said who sends them; only then does a route read them. */
export function acceptScans(app: NestFastifyApplication): void {
  const http = app.getHttpAdapter().getInstance();
  http.addContentTypeParser([...SCAN_TYPES], (_request, _payload, done) => done(null, undefined));
}

/** The file in a request: at most 8 MB, and what its name says. @throws HttpException 413, 415 */
export async function scanIn({ raw, headers }: FastifyRequest): Promise<Buffer> {
  const declared = String(headers['content-type']).split(';')[0]!.trim().toLowerCase();
  if (!SCAN_TYPES.includes(declared as never)) throw unsupported();
  if (Number(headers['content-length'] ?? 0) > LARGEST_SCAN) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of raw) {
    size += (part as Buffer).length;
    if (size > LARGEST_SCAN) throw tooLarge();
    parts.push(part as Buffer);
  }
  const bytes = Buffer.concat(parts);
  if (typeOf(bytes) !== declared) throw unsupported();
  return bytes;
}

const tooLarge = () => new HttpException({ type: 'urn:ghia:scan.too-large', because: { most: LARGEST_SCAN } }, 413);
const unsupported = () =>
  new HttpException({ type: 'urn:ghia:scan.not-a-scan', because: { types: SCAN_TYPES.join(', ') } }, 415);
