import type { Sharp, SharpOptions } from 'sharp';
import { refuse } from '../../commands/decider.js';
import { Unavailable } from '../durable/unavailable.js';
import { Refused } from '../refused.js';
import { sniff } from './sniff.js';

export const LARGEST_PHOTO = 8 * 1024 * 1024;
export const MOST_PIXELS = 40_000_000;
/** The longer side, in pixels. */
const FULL = 2048;
const SMALL = 320;
/** Decoding takes up to 160 MB each; whoever would be the eleventh is asked to come again. */
const AT_ONCE = 2;
const MOST_WAITING = 8;

/** A photo as it is kept: two JPEGs without a word in them of who, where and with what. */
export type Clean = {
  readonly full: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
};
/** Shares of width and height, from the upper left corner. */
export type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/**
 * Reads a photo and draws it anew: upright, in sRGB, at most 2048 pixels long. Nothing of the file itself is kept, so
 * whatever was hidden in it, or hung on behind it, is gone. @throws Refused `photo.…`, Unavailable when too many wait
 */
export function clean(bytes: Buffer): Promise<Clean> {
  if (bytes.length > LARGEST_PHOTO) throw new Refused(refuse('photo.too-large', { most: LARGEST_PHOTO }));
  const kind = sniff(bytes);
  if (kind === 'heic') throw new Refused(refuse('photo.heic'));
  if (!kind) throw new Refused(refuse('photo.not-a-photo'));
  return inTurn(async () => {
    const open = await opener();
    const { width, height } = await open(bytes).metadata().catch(damaged);
    if (width * height > MOST_PIXELS) throw new Refused(refuse('photo.too-many-pixels', { most: MOST_PIXELS }));
    return drawn(open(bytes).autoOrient(), open);
  });
}

/** The same photo with some areas black. What lay beneath is in no pixel of it. */
export function blacken(bytes: Buffer, areas: readonly Area[]): Promise<Clean> {
  return inTurn(async () => {
    const open = await opener();
    const { width, height } = await open(bytes).metadata();
    const boxes = areas.map((area) => {
      const [left, top] = [Math.floor(area.left * width), Math.floor(area.top * height)];
      const right = Math.min(width, Math.ceil((area.left + area.width) * width));
      const bottom = Math.min(height, Math.ceil((area.top + area.height) * height));
      return { left: Math.min(left, width - 1), top: Math.min(top, height - 1), right, bottom };
    });
    const black = boxes.map(({ left, top, right, bottom }) => ({
      input: {
        create: {
          ...{ width: Math.max(1, right - left), height: Math.max(1, bottom - top) },
          ...{ channels: 3 as const, background: '#000' },
        },
      },
      ...{ left, top },
    }));
    return drawn(open(await open(bytes).composite(black).png({ compressionLevel: 1 }).toBuffer()), open);
  });
}

type Open = (bytes: Buffer) => Sharp;

async function drawn(photo: Sharp, open: Open): Promise<Clean> {
  const fit = { fit: 'inside', withoutEnlargement: true } as const;
  const { data: full, info } = await photo
    .flatten({ background: '#fff' })
    .resize(FULL, FULL, fit)
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
    .catch(damaged);
  const thumbnail = await open(full).resize(SMALL, SMALL, fit).jpeg({ quality: 72 }).toBuffer();
  return { full, thumbnail, width: info.width, height: info.height };
}

const READING: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'warning', sequentialRead: true };
let opening: Promise<Open> | undefined;

/** libvips comes with the first photo: a start without any does not pay for it. */
function opener(): Promise<Open> {
  opening ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1); // a thread each
    sharp.cache(false);
    return (bytes) => sharp(bytes, READING);
  });
  return opening;
}

/** libvips says in many ways that it cannot read a file. */
function damaged(cause: Error): never {
  if (/pixel limit/.test(cause.message)) throw new Refused(refuse('photo.too-many-pixels', { most: MOST_PIXELS }));
  throw new Refused(refuse('photo.damaged'));
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING)
      throw new Unavailable('too many photos are being read', 'busy', { part: 'photos' });
    await new Promise<void>((go) => waiting.push(go));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
