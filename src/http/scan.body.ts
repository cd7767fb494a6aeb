import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { LARGEST_SCAN, SCAN_TYPES, typeOf } from '../write/scans.js';
import { bytesIn, FORM, formOf, typeIn } from './upload.body.js';

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
  const bytes = await bytesIn(request, { most: LARGEST_SCAN }, tooLarge);
  if (bytes === 'too-large' || typeOf(bytes) !== declared) throw unsupported();
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
  const bytes = await bytesIn(request, { most: LARGEST_SCAN + ROUND_IT, read: MOST_READ }, tooLarge);
  if (bytes === 'too-large') return { fields: {}, scan: bytes };
  const form = await formOf(request, bytes);
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

const tooLarge = () => new HttpException({ type: 'urn:ghia:scan.too-large', because: { most: LARGEST_SCAN } }, 413);
const unsupported = () =>
  new HttpException({ type: 'urn:ghia:scan.not-a-scan', because: { types: SCAN_TYPES.join(', ') } }, 415);
