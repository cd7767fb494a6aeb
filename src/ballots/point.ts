import { ECDH } from 'node:crypto';

const CURVE = 'prime256v1';
const SIZE = 65;

/** Whether these bytes are a point of P-256, uncompressed, as HPKE writes its keys. The curve has no points of a low order. */
export function isPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== SIZE || bytes[0] !== 4) return false;
  try {
    ECDH.convertKey(bytes, CURVE, undefined, undefined, 'compressed');
    return true;
  } catch {
    return false;
  }
}
