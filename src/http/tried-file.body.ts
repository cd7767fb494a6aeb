import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { bytesIn, FORM, formOf, typeIn } from './upload.body.js';

/** What a page can carry from the dry run to the import; a larger file goes through the API or the command line. */
export const LARGEST_TRIED = 2 * 1024 * 1024;
/** The other fields of a form, and what stands between them. */
const ROUND_IT = 64 * 1024;
/** Carried along it is base64: four signs for three bytes. */
const MOST = Math.ceil(LARGEST_TRIED / 3) * 4 + ROUND_IT;
/** What is too large is still read to its end, as a browser hears no answer before that; beyond this nobody waits. */
const MOST_READ = 16 * LARGEST_TRIED;

export type TriedFileForm = {
  readonly fields: Readonly<Record<string, string>>;
  /** Chosen just now, or `carried` along from the page that tried it; undefined when there is none. */
  readonly file: Buffer | 'too-large' | undefined;
};

/** A form with a file that is tried before it is imported. A form of another kind holds nothing. @throws HttpException 400, 413 */
export async function triedFileIn(request: FastifyRequest): Promise<TriedFileForm> {
  if (typeIn(request) !== FORM) return { fields: {}, file: undefined };
  const bytes = await bytesIn(request, { most: MOST, read: MOST_READ }, tooLarge);
  if (bytes === 'too-large') return { fields: {}, file: bytes };
  const form = await formOf(request, bytes);
  if (!form) throw new HttpException({ type: 'urn:ghia:http.400' }, 400);
  const { carried, ...fields } = Object.fromEntries([...form].filter(isField));
  const chosen = form.get('file');
  const file =
    chosen !== null && typeof chosen !== 'string' && chosen.size > 0
      ? Buffer.from(await chosen.arrayBuffer())
      : carried && Buffer.from(carried, 'base64');
  if (!file) return { fields, file: undefined };
  return { fields, file: file.length > LARGEST_TRIED ? 'too-large' : file };
}

const isField = (pair: [string, unknown]): pair is [string, string] => typeof pair[1] === 'string';
const tooLarge = () => new HttpException({ type: 'urn:ghia:http.413' }, 413);
