import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { EVIDENCE_TYPES } from '../../commands/ogp/evidence-commands.js';
import { LARGEST_EVIDENCE } from '../content/evidence-files.js';
import { Refused } from '../refused.js';
import { bytesIn, FORM, formOf, typeIn } from './upload.body.js';

/** What scans and photos are taken as is left unread already; plain text is cosigners' own, and reads itself. */
const MORE_TYPES = EVIDENCE_TYPES.filter((type) => !/^(image\/|application\/pdf|text\/plain)/.test(type));
/** The other fields of a form, and what stands between them. */
const ROUND_IT = 128 * 1024;
/** What is too large is still read to its end, as a browser hears no answer before that; beyond this nobody waits. */
const MOST_READ = 3 * LARGEST_EVIDENCE;

/** Files are left where they are until the guard has said who sends them. */
export function acceptEvidence(app: NestFastifyApplication): void {
  const http = app.getHttpAdapter().getInstance();
  http.addContentTypeParser(MORE_TYPES, (_request, _payload, done) => done(null, undefined));
}

export type SentFile = { readonly bytes: Buffer; readonly type: string; readonly name: string };

/** The file in a request, as its body or as the field `file` of a form. @throws Refused `evidence.file-…` */
export async function evidenceIn(request: FastifyRequest): Promise<SentFile> {
  const declared = typeIn(request);
  if (declared === FORM) {
    const { file } = await evidenceFormIn(request);
    if (!file) throw unsupported();
    return file;
  }
  if (typeof request.body === 'string') return { bytes: Buffer.from(request.body), type: declared, name: '' };
  if (!EVIDENCE_TYPES.includes(declared as never)) throw unsupported();
  const bytes = await bytesIn(request, { most: LARGEST_EVIDENCE, read: MOST_READ }, tooLarge);
  if (bytes === 'too-large') throw tooLarge();
  return { bytes, type: declared, name: '' };
}

/** What a form with a file says: its fields, and the file where one was chosen. */
export type EvidenceForm = {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: SentFile | undefined;
};

/** A form of a page as browsers send it when it can hold a file. @throws Refused, HttpException 400 */
export async function evidenceFormIn(request: FastifyRequest): Promise<EvidenceForm> {
  if (typeIn(request) !== FORM) return { fields: {}, file: undefined };
  const bytes = await bytesIn(request, { most: LARGEST_EVIDENCE + ROUND_IT, read: MOST_READ }, tooLarge);
  if (bytes === 'too-large') throw tooLarge();
  const form = await formOf(request, bytes);
  if (!form) throw new HttpException({ type: 'urn:ghia:http.400' }, 400);
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  const file = form.get('file');
  if (file === null || typeof file === 'string' || file.size === 0) return { fields, file: undefined };
  const type = file.type.split(';')[0]!.trim().toLowerCase();
  return { fields, file: { bytes: Buffer.from(await file.arrayBuffer()), type, name: file.name } };
}

const tooLarge = () => new Refused(refuse('evidence.file-too-large', { most: LARGEST_EVIDENCE }));
const unsupported = () => new Refused(refuse('evidence.file-type', { types: EVIDENCE_TYPES.join(', ') }));
