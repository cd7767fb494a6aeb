import { checkEd25519 } from '../sequencer/hashing.js';
import type { Cosignature } from '../sequencer/ledger.js';
import type { PublishedLog } from '../sequencer/published-log.js';
import { readCheckpoint } from '../tlog/checkpoint.js';
import { type Note, readNote, type Signature, signedBy, timeOf } from '../tlog/note.js';
import type { Policy, Witness } from '../tlog/policy.js';

/** A clock that runs ahead by more than this is wrong, and would keep newer cosignatures out (seconds). */
const AHEAD = 600;

/** Why nothing was taken of a note. */
export type Unfit = 'not-a-note' | 'not-our-checkpoint' | 'bad-cosignature';
/** What became of each line under a note. */
export type Taken = {
  readonly size: number;
  readonly cosignatures: readonly (Cosignature & { readonly witness: string })[];
  /** Names that the policy does not hold. */
  readonly unknown: readonly string[];
};

/** Judges cosignatures of our own checkpoints. Nothing is kept here. */
export class Cosigning {
  constructor(
    private readonly policy: Policy,
    private readonly published: Pick<PublishedLog, 'ofSize'>,
    private readonly origin: string,
  ) {}

  /** The cosignatures under a note of ours; or why there is nothing to take, and whose line is at fault. */
  async judge(text: string): Promise<Taken | { readonly unfit: Unfit; readonly witness?: string }> {
    const note = readNote(text);
    const checkpoint = note && readCheckpoint(note.text);
    if (!checkpoint) return { unfit: 'not-a-note' };
    const ours = this.published.ofSize(checkpoint.size);
    const signed = ours && readNote(ours.note);
    if (checkpoint.origin !== this.origin || signed?.text !== note.text) return { unfit: 'not-our-checkpoint' };
    return this.sorted(note, checkpoint.size, signed.signatures);
  }

  private async sorted({ text, signatures }: Note, size: number, own: readonly Signature[]) {
    const cosignatures: Taken['cosignatures'][number][] = [];
    const unknown: string[] = [];
    for (const signature of signatures) {
      const witness = this.witnessOf(signature);
      if (!witness) {
        if (!own.some(({ name, id }) => name === signature.name && id === signature.id)) unknown.push(signature.name);
        continue;
      }
      const cosignature = await cosignatureOf({ text, signatures: [signature] }, witness);
      if (!cosignature) return { unfit: 'bad-cosignature' as const, witness: witness.name };
      cosignatures.push({ ...cosignature, witness: witness.name });
    }
    return { size, cosignatures, unknown };
  }

  private witnessOf({ name, id }: Signature): Witness | undefined {
    return this.policy.witnesses.find(({ verifier }) => verifier.name === name && verifier.id === id);
  }
}

/** How cosignatures of one witness are kept together: its key's name and id. */
export const keyName = ({ verifier: { name, id } }: Witness): string => `${name}+${id}`;

async function cosignatureOf(note: Note, witness: Witness): Promise<Cosignature | undefined> {
  const found = await signedBy(note, witness.verifier, checkEd25519);
  if (!found) return undefined;
  const time = timeOf(found);
  if (time > Date.now() / 1000 + AHEAD) return undefined;
  return { key: keyName(witness), time, line: found.line };
}
