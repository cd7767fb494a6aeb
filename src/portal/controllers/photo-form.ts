import { HttpException } from '@nestjs/common';
import { MOST_PHOTOS, PHOTO_NAME } from '../../../events/smart-map.js';
import { Unavailable } from '../../durable/unavailable.js';
import type { Limits } from '../../http/limits.js';
import { photosFormIn } from '../../http/photos.body.js';
import type { Photos } from '../../photos/photos.js';
import { Refused } from '../../refused.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { refusalSentence } from '../pages/error.js';
import type { Visit } from './visit.js';

/** A form that may hold photos: the same visit with its fields, and the files. */
export type WithPhotos = { readonly visit: Visit; readonly files: readonly Buffer[] };

/** Undefined where the photos are too large together: then nothing of the form could be kept. */
export async function readPhotoForm(visit: Visit): Promise<WithPhotos | undefined> {
  try {
    const form = await photosFormIn(visit.request);
    if (!form) return { visit, files: [] };
    const { fields, photos } = form;
    const last = Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.at(-1)]));
    const all = (name: string) => (fields[name] ?? []).filter((value) => value !== '');
    return { visit: { ...visit, form: last, all }, files: photos };
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Photos that go with a form now: those it named and new ones, each of its reader's own; and what was wrong with others. */
export async function attached(
  { visit, files }: WithPhotos,
  photos: Photos,
  limits: Limits,
): Promise<{ readonly names: readonly string[]; readonly errors: readonly FormError[] }> {
  const { who, reply, lang } = visit;
  const person = who.person!;
  const isTheirs = (name: string) => {
    const row = PHOTO_NAME.test(name) ? photos.of(name) : undefined;
    return row?.person === person && row.report === null;
  };
  const names = [...new Set(visit.all('photo'))].filter(isTheirs).slice(0, MOST_PHOTOS);
  const wrong = new Set<string>();
  if (names.length + files.length > MOST_PHOTOS) wrong.add(say(lang).photos.tooMany(MOST_PHOTOS));
  for (const file of files.slice(0, MOST_PHOTOS - names.length)) {
    try {
      await limits.takeBy(person, 'photos', reply);
      names.push((await photos.take(person, file)).photo);
    } catch (error) {
      wrong.add(sentenceOf(error, visit));
    }
  }
  return { names, errors: [...wrong].map((text) => ({ field: 'photos', text })) };
}

function sentenceOf(error: unknown, { lang }: Visit): string {
  const t = say(lang).photos;
  if (error instanceof Refused) return refusalSentence(error.refusal.refused, lang) ?? say(lang).errors[422].text;
  if (error instanceof Unavailable) return t.busy;
  if (error instanceof HttpException && error.getStatus() === 429) return t.wait;
  throw error;
}
