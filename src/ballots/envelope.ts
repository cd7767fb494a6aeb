import { hash } from 'node:crypto';
import { bytes, Misspelt } from './ballot-check.js';
import { bytesOf, type Sealed } from './format.js';
import { commitmentOf, type OpenedBallot } from './opened.js';
import { isPoint } from './point.js';
import { isShallow } from './shallow.js';
import { isShown, openByShown } from './shown-secret.js';

export type Envelope = readonly [enc: string, ct: string];
/** Why a ballot whose envelope was opened, or would not open, says nothing that could be looked at. */
export type Unsaid = 'unopenable' | 'other-commitment';

/** Whether it is the envelope that a ballot names. */
export function isEnvelope(envelope: Envelope, sealed: string): boolean {
  try {
    return hash('sha256', Buffer.concat(envelope.map(bytes)), 'base64url') === sealed;
  } catch (error) {
    if (error instanceof Misspelt) return false;
    throw error;
  }
}

/** What stands in an envelope that was opened, or would not: the choice that its voter has bound, or why there is none. */
export function saidIn(plain: Uint8Array | undefined, commitment: string): Sealed | Unsaid {
  const sealed = plain && contentOf(plain);
  if (!sealed) return 'unopenable';
  return binds(commitment, sealed) ? sealed : 'other-commitment';
}

function contentOf(plain: Uint8Array): Sealed | undefined {
  const text = Buffer.from(plain).toString('utf8');
  if (!isShallow(text)) return undefined;
  try {
    const { choice, opening } = JSON.parse(text) as Sealed;
    return typeof opening === 'string' && choice !== undefined ? { choice, opening } : undefined;
  } catch {
    return undefined;
  }
}

function binds(commitment: string, { opening, choice }: Sealed): boolean {
  try {
    return commitmentOf(opening, choice) === commitment;
  } catch {
    return false;
  }
}

/**
 * Why a ballot that is published as one that says nothing is not shown to be so; undefined when it is. Opens the envelope
 * that its voter has cast by the secret that was published with it.
 */
export function notShown(
  { commitment, envelope, shown, spoiled }: OpenedBallot,
  { sealed, roundKey }: { readonly sealed: string; readonly roundKey: string },
): string | undefined {
  if (!envelope || !isEnvelope(envelope, sealed)) return 'its envelope is not the one that was cast';
  const [enc, ct] = envelope.map(bytes) as [Buffer, Buffer];
  if (!isPoint(enc)) return spoiled === 'unopenable' ? undefined : 'its envelope has no key';
  const key = bytes(roundKey);
  if (!shown || !isShown(shown, key, enc)) return 'it is not shown by what secret its envelope would open';
  const said = saidIn(openByShown(shown.point, key, [enc, ct], bytesOf(commitment)), commitment);
  return said === spoiled ? undefined : 'its envelope opens to something else than is said';
}
