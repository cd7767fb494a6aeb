import { setTimeout as pause } from 'node:timers/promises';
import type { Cosignature } from '../audit/sequencer/ledger.js';
import type { Publishing, Sequencing } from '../audit/sequencer/sequencing.js';
import type { Errands } from './errands.js';

const TRY_AGAIN = 500;
const COSIGN = 10_000;

/**
 * The sequencer of a city that several processes serve: here once this process leads, until then in another. The folder's
 * own lock is what keeps a second one out: it falls only with the process that holds it, so one that was stopped and wakes
 * up has nobody beside it.
 */
export class SequencedElsewhere implements Publishing {
  private here: Sequencing | undefined;
  private heard: (() => void) | undefined;
  private beginning: Promise<void> | undefined;
  private over = false;

  constructor(private readonly errands: Errands) {}

  get trouble(): string | undefined {
    return this.here?.trouble;
  }

  get waits(): number | undefined {
    return this.here?.waits;
  }

  /** Starts it here as soon as the folder is free. */
  begin(start: () => Promise<Sequencing>): void {
    this.beginning ??= (async () => {
      while (!this.over && !this.here) {
        this.here = await start().catch(() => undefined);
        if (!this.here) await pause(TRY_AGAIN);
      }
      if (this.here && this.heard) this.here.onPublished(this.heard);
    })();
  }

  ring(): void {
    this.here?.ring();
  }

  onPublished(heard: () => void): void {
    this.heard = heard;
    this.here?.onPublished(heard);
  }

  cosign(size: number, cosignatures: readonly Cosignature[]): Promise<void> {
    return this.here ? this.cosignHere(size, cosignatures) : this.errands.ask('cosign', [size, cosignatures], COSIGN);
  }

  /** @throws Error while it does not run here */
  async cosignHere(size: number, cosignatures: readonly Cosignature[]): Promise<void> {
    if (!this.here) throw new Error('the sequencer has not begun yet');
    await this.here.cosign(size, cosignatures);
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.beginning;
    await this.here?.stop();
  }
}
