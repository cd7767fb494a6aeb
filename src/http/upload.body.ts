import type { FastifyRequest } from 'fastify';

export const FORM = 'multipart/form-data';

/** The media type that a request names, without what stands behind it. */
export const typeIn = ({ headers }: FastifyRequest): string =>
  String(headers['content-type']).split(';')[0]!.trim().toLowerCase();

/**
 * A body that no parser has touched. What is larger than `most` is still read to its end, as a browser hears no answer
 * before that; beyond `read` nobody waits. @throws `tooLarge()`
 */
export async function bytesIn(
  { raw, headers }: FastifyRequest,
  { most, read = most }: { readonly most: number; readonly read?: number },
  tooLarge: () => Error,
): Promise<Buffer | 'too-large'> {
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

/** The parts of a form; undefined for what is none, whatever it says of itself. */
export function formOf({ headers }: FastifyRequest, bytes: Buffer): Promise<FormData | undefined> {
  const type = { 'content-type': String(headers['content-type']) };
  return new Response(new Uint8Array(bytes), { headers: type }).formData().catch(() => undefined);
}
