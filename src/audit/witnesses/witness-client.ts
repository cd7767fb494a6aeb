import type { Signed } from '../sequencer/ledger.js';
import { addCheckpoint, NotCosigned } from './add-checkpoint.js';

const FIRST_AGAIN = 1_000;
const LAST_AGAIN = 300_000;

type Means = {
  readonly url: string;
  /** The newest checkpoint, undefined before the first. */
  readonly newest: () => Signed | undefined;
  /** The largest checkpoint that this witness has cosigned, as far as we know. */
  readonly cosigned: () => number;
  /** That a tree continues another, in base64. */
  readonly proof: (old: number, size: number) => readonly string[];
  /** Checks and keeps what it answered. @throws NotCosigned when its own cosignature is not among it */
  readonly keep: (checkpoint: Signed, lines: string) => Promise<void>;
  /** Until the first try after a failure (milliseconds); doubled after each. */
  readonly again?: number;
};

/** Hands each newest checkpoint to one witness: one request at a time, and after a failure later and later. */
export class WitnessClient {
  private readonly stopping = new AbortController();
  private asking: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  /** Why it has not cosigned the newest, when it was asked last. */
  trouble: string | undefined;

  constructor(private readonly means: Means) {}

  /** There may be a checkpoint that it has not seen. */
  poke(): void {
    if (this.asking || this.timer || this.stopping.signal.aborted) return;
    this.asking = this.catchUp().finally(() => {
      this.asking = undefined;
      if (this.failures === 0 && this.newest()) this.poke(); // published meanwhile
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.asking;
  }

  /** The newest checkpoint, unless it has cosigned it. */
  private newest(): Signed | undefined {
    const newest = this.means.newest();
    return newest && newest.size > this.means.cosigned() ? newest : undefined;
  }

  private async catchUp(): Promise<void> {
    const newest = this.newest();
    if (!newest) return;
    try {
      await this.ask(newest, this.means.cosigned());
      this.failures = 0;
      this.trouble = undefined;
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.trouble = error instanceof NotCosigned ? error.message : `it was not asked: ${(error as Error).message}`;
      const wait = Math.min(LAST_AGAIN, (this.means.again ?? FIRST_AGAIN) * 2 ** this.failures++);
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.poke();
      }, wait).unref();
    }
  }

  /** Once more from where the witness says it is, if that is elsewhere. */
  private async ask(checkpoint: Signed, old: number): Promise<void> {
    let said = await this.send(checkpoint, old);
    if ('size' in said) {
      const { size } = said;
      if (size > checkpoint.size)
        throw new NotCosigned(
          `it has seen ${size} leaves, this log has ${checkpoint.size}: was the log restored from an older copy?`,
        );
      if (size === old) throw new NotCosigned(`it has seen another tree of ${size} leaves than this one`);
      said = await this.send(checkpoint, size);
      if ('size' in said)
        throw new NotCosigned(`it says that it has seen ${said.size} leaves, and before that ${size}`);
    }
    await this.means.keep(checkpoint, said.lines);
  }

  private send(checkpoint: Signed, old: number) {
    const proof = old === 0 || old === checkpoint.size ? [] : this.means.proof(old, checkpoint.size);
    return addCheckpoint(this.means.url, { old, proof, note: checkpoint.note }, this.stopping.signal);
  }
}
