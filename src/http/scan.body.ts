import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { LARGEST_SCAN, SCAN_TYPES, typeOf } from '../write/scans.js';

const FORM = 'multipart/form-data';
/** The other fields of a form, and what stands between them. */
const ROUND_IT = 64 * 1024;
/** What is too large is still read to its end, as a browser hears no answer before that; beyond this nobody waits. */
const MOST_READ = 4 * LARGEST_SCAN;

/** Files are left where they are until the guard has said who sends them; only then does a route read them. */
export function acceptScans(app: NestFastifyApplication): void {
  const http = app.getHttpAdapter().getInstance();
  http.addContentTypeParser([...SCAN_TYPES, FORM], (_request, _payload, done) => done(null, undefined));
}

/** The file in a request, as its body or as the field `scan` of a form: at most 8 MB. @throws HttpException 413, 415 */
export async function scanIn(request: FastifyRequest): Promise<Buffer> {
  const declared = typeIn(request);
  if (declared === FORM) return scanOf((await formIn(request)).scan);
  if (!SCAN_TYPES.includes(declared as never)) throw unsupported();
  const bytes = await bytesIn(request, LARGEST_SCAN);
  if (typeOf(bytes) !== declared) throw unsupported();
  return bytes;
}

/** What a form with a file says: its fields, and the file that was chosen. */
export type ScanForm = {
  readonly fields: Readonly<Record<string, string>>;
  /** Undefined when none was chosen. */
  readonly scan: Buffer | 'too-large' | undefined;
};

/** A form as browsers send it when it holds a file. A form of another kind holds nothing. */
export async function formIn(request: FastifyRequest): Promise<ScanForm> {
  if (typeIn(request) !== FORM) return { fields: {}, scan: undefined };
  const bytes = await bytesIn(request, LARGEST_SCAN + ROUND_IT, MOST_READ);
  if (bytes === 'too-large') return { fields: {}, scan: bytes };
  const headers = { 'content-type': String(request.headers['content-type']) };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => undefined);
  if (!form) throw unsupported();
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  const file = form.get('scan');
  if (file === null || typeof file === 'string' || file.size === 0) return { fields, scan: undefined };
  return { fields, scan: file.size > LARGEST_SCAN ? 'too-large' : Buffer.from(await file.arrayBuffer()) };
}

/** A file that is a scan by its first bytes, whatever it is called. @throws HttpException 413, 415 */
function scanOf(file: ScanForm['scan']): Buffer {
  if (file === 'too-large') throw tooLarge();
  if (!file || !typeOf(file)) throw unsupported();
  return file;
}

const typeIn = ({ headers }: FastifyRequest) => String(headers['content-type']).split(';')[0]!.trim().toLowerCase();

async function bytesIn(request: FastifyRequest, most: number): Promise<Buffer>;
async function bytesIn(request: FastifyRequest, most: number, read: number): Promise<Buffer | 'too-large'>;
async function bytesIn({ raw, headers }: FastifyRequest, most: number, read = most): Promise<Buffer | 'too-large'> {
  if (Number(headers['content-length'] ?? 0) > read) throw tooLarge();
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of raw) {
    size += (part as Buffer).length;
    if (size > read) throw tooLarge();
    if (size > most) parts = [];
    else parts.push(part as Buffer);
  }
  return size > most ? 'too-large' : Buffer.concat(parts);
}

const tooLarge = () => new HttpException({ type: 'urn:ghia:scan.too-large', because: { most: LARGEST_SCAN } }, 413);
const unsupported = () =>
  new HttpException({ type: 'urn:ghia:scan.not-a-scan', because: { types: SCAN_TYPES.join(', ') } }, 415);
