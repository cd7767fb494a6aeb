import { randomBytes, randomUUID } from 'node:crypto';

const PETITIONS = 1_000;
const bytes = (value: object) => new Uint8Array(Buffer.from(JSON.stringify(value)));

/** Signatures as they lie on a server: sealed parts hold noise of the usual length. Nobody here exists. */
export function* manySignatures(count: number) {
  const petitions = Array.from({ length: PETITIONS }, () => randomUUID());
  const start = Date.parse('2026-01-10T06:00:00.000Z');
  for (let n = 0; n < count; n++) {
    const petitionId = petitions[n % PETITIONS]!;
    const signer = randomBytes(16).toString('hex');
    const commandId = randomBytes(16).toString('hex');
    const meta = { actor: signer, commandId, correlationId: commandId, causationId: null };
    const sealed = { subject: signer, commitment: 'c'.repeat(64), box: 'b'.repeat(260) };
    yield {
      ...{ stream: `signature-${petitionId}_${signer}`, id: randomUUID() as string, type: 'PetitionSigned' },
      contentType: 'application/json',
      data: bytes({ petitionId, signer, district: 'vake', channel: 'portal' }),
      metadata: bytes({ schema: 1, at: new Date(start + n).toISOString(), ...meta, sealed }),
    };
  }
}
