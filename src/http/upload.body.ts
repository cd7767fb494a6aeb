import type { FastifyRequest } from 'fastify';
import { Unavailable } from '../durable/unavailable.js';

export const FORM = 'multipart/form-data';

/** The media type that a request names, without what stands behind it. */
export const typeIn = ({ headers }: FastifyRequest): string =>
  String(headers['content-type']).split(';')[0]!.trim().toLowerCase();

/** Room in memory for files that are on their way, by what has come of each: who sends slowly takes little of it. */
export class Room {
  private held = 0;

  /** @param most bytes */
  constructor(private readonly most: number) {}

  /** @throws Unavailable when there is none left */
  take(bytes: number): void {
    if (this.held + bytes > this.most)
      throw new Unavailable('too many files are on their way', 'busy', { part: 'files' });
    this.held += bytes;
  }

  leave(bytes: number): void {
    this.held -= bytes;
  }
}
const ROOM = new Room(256 * 1024 * 1024);

/**
 * A body that no parser has touched. What is larger than `most` is still read to its end, as a browser hears no answer
 * before that; beyond `read` nobody waits. @throws `tooLarge()`, Unavailable while too many others send
 */
export async function bytesIn(
  { raw, headers }: FastifyRequest,
  { most, read = most }: { readonly most: number; readonly read?: number },
  tooLarge: () => Error,
  room = ROOM,
): Promise<Buffer | 'too-large'> {
  if (Number(headers['content-length'] ?? 0) > read) throw tooLarge();
  let parts: Buffer[] = [];
  let [size, taken] = [0, 0];
  const letGo = () => {
    parts = [];
    room.leave(taken);
    taken = 0;
  };
  try {
    for await (const part of raw as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > read) throw tooLarge();
      if (size > most) {
        letGo();
        continue;
      }
      room.take(part.length);
      taken += part.length;
      parts.push(part);
    }
    return size > most ? 'too-large' : Buffer.concat(parts);
  } finally {
    letGo();
  }
}

/** The parts of a form; undefined for what is none, whatever it says of itself. */
export function formOf({ headers }: FastifyRequest, bytes: Buffer): Promise<FormData | undefined> {
  const type = { 'content-type': String(headers['content-type']) };
  return new Response(new Uint8Array(bytes), { headers: type }).formData().catch(() => undefined);
}
