import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { MOST_PHOTOS } from '../../events/smart-map.js';
import { LARGEST_PHOTO } from '../photos/clean.js';
import { Refused } from '../refused.js';
import { bytesIn, FORM, formOf, typeIn } from './upload.body.js';

/** JPEG and PNG are left unread for scans already; HEIC is taken in so that it can be refused in words. */
const MORE_TYPES = ['image/webp', 'image/heic', 'image/heif', 'image/avif'];
const TYPES: readonly string[] = ['image/jpeg', 'image/png', ...MORE_TYPES];
/** The other fields of a form, and what stands between them. */
const ROUND_IT = 64 * 1024;
const MOST = MOST_PHOTOS * LARGEST_PHOTO + ROUND_IT;
const MOST_READ = 2 * MOST;
/** Fields that one form may have. */
const MOST_FIELDS = 200;

/** Photos are left where they are until the guard has said who sends them. */
export function acceptPhotos(app: NestFastifyApplication): void {
  const http = app.getHttpAdapter().getInstance();
  http.addContentTypeParser(MORE_TYPES, (_request, _payload, done) => done(null, undefined));
}

/** The photo in a request, as its body or as the field `photo` of a form. @throws Refused `photo.…`, HttpException 415 */
export async function photoIn(request: FastifyRequest): Promise<Buffer> {
  const declared = typeIn(request);
  if (declared !== FORM && !TYPES.includes(declared))
    throw new HttpException({ type: 'urn:ghia:photo.not-a-photo' }, 415);
  const most = LARGEST_PHOTO + (declared === FORM ? ROUND_IT : 0);
  const bytes = (await bytesIn(request, { most }, tooLarge)) as Buffer; // more has been refused
  if (declared !== FORM) return bytes;
  const file = (await formOf(request, bytes))?.get('photo');
  if (!file || typeof file === 'string') throw new Refused(refuse('photo.not-a-photo'));
  return Buffer.from(await file.arrayBuffer());
}

/** What a form with photos says: all the values of each field, and the files that were chosen. */
export type PhotosForm = {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly photos: readonly Buffer[];
};

/** A form of a page as browsers send it when it can hold files; undefined for a form of another kind. @throws Refused */
export async function photosFormIn(request: FastifyRequest): Promise<PhotosForm | undefined> {
  if (typeIn(request) !== FORM) return undefined;
  const bytes = await bytesIn(request, { most: MOST, read: MOST_READ }, tooLarge);
  if (bytes === 'too-large') throw tooLarge();
  const form = await formOf(request, bytes);
  if (!form || [...form.keys()].length > MOST_FIELDS) throw new HttpException({ type: 'urn:ghia:http.400' }, 400);
  const fields: Record<string, string[]> = Object.create(null);
  const photos: Buffer[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value];
    else if (name === 'photos' && value.size > 0) photos.push(Buffer.from(await value.arrayBuffer()));
  }
  return { fields, photos };
}

const tooLarge = () => new Refused(refuse('photo.too-large', { most: LARGEST_PHOTO }));
