import type { Signed } from '../sequencer/ledger.js';
import type { Proofs } from '../sequencer/proofs.js';
import type { PublishedLog } from '../sequencer/published-log.js';
import type { Sequencing } from '../sequencer/sequencing.js';
import type { Policy, Witness } from '../tlog/policy.js';
import { NotCosigned } from './add-checkpoint.js';
import { Cosigning, keyName } from './cosigning.js';
import { WitnessClient } from './witness-client.js';

/** How far back a checkpoint with a quorum is looked for. */
const LOOKED_AT = 1_000;

type Means = {
  readonly policy: Policy;
  readonly origin: string;
  readonly published: PublishedLog;
  readonly proofs: Pick<Proofs, 'consistency'>;
  readonly sequencing: Pick<Sequencing, 'cosign' | 'onPublished'>;
  /** For tests: until a witness that failed is asked again (milliseconds). */
  readonly again?: number;
};
/** Where a witness stands. `trouble` says why it has not cosigned the newest checkpoint, when it is we who ask. */
export type WitnessStatus = { readonly name: string; readonly cosigned: number; readonly trouble?: string };
export type Witnessed = {
  /** Leaves under the newest checkpoint. */
  readonly size: number;
  readonly witnesses: readonly WitnessStatus[];
  /** Leaves under the newest checkpoint that enough witnesses have cosigned; undefined when none is. */
  readonly quorum: number | undefined;
};

/** Everything about the witnesses of the log: asks those who can be asked, takes what others bring, and tells how it stands. */
export class Witnessing {
  private readonly cosigning: Cosigning;
  private readonly clients = new Map<string, WitnessClient>();

  constructor(private readonly means: Means) {
    const { policy, published, origin } = means;
    this.cosigning = new Cosigning(policy, published, origin);
    for (const witness of policy.witnesses) {
      const { url } = witness;
      if (url !== undefined) this.clients.set(witness.name, this.clientOf(witness, url));
    }
  }

  get policy(): Policy {
    return this.means.policy;
  }

  /** From now on each new checkpoint is handed to the witnesses that have an address. */
  start(): void {
    const poke = () => {
      for (const client of this.clients.values()) client.poke();
    };
    this.means.sequencing.onPublished(poke);
    poke();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.stop()));
  }

  /** Takes the cosignatures under a note that somebody brings. Twice is once, and an older one changes nothing. */
  async take(note: string) {
    const taken = await this.cosigning.judge(note);
    if ('unfit' in taken) return taken;
    const { size, cosignatures, unknown } = taken;
    const served = this.means.published.noteOf(this.means.published.ofSize(size)!);
    const fresh = cosignatures.filter(({ line }) => !served.includes(line));
    if (fresh.length > 0) await this.means.sequencing.cosign(size, fresh);
    return { size, witnesses: [...new Set(cosignatures.map(({ witness }) => witness))], unknown };
  }

  status(): Witnessed {
    const { policy, published } = this.means;
    const witnesses = policy.witnesses.map((witness) => {
      const trouble = this.clients.get(witness.name)?.trouble;
      return { name: witness.name, cosigned: published.cosignedBy(keyName(witness)), ...(trouble && { trouble }) };
    });
    const size = published.last?.size ?? 0;
    const sizes = policy.quorum(new Set()) ? [size] : published.cosigned(LOOKED_AT);
    return { size, witnesses, quorum: sizes.find((one) => policy.quorum(this.cosignersOf(one))) };
  }

  private cosignersOf(size: number): ReadonlySet<string> {
    const keys = new Set(this.means.published.cosignersOf(size));
    return new Set(this.means.policy.witnesses.filter((one) => keys.has(keyName(one))).map(({ name }) => name));
  }

  private clientOf(witness: Witness, url: string): WitnessClient {
    const { published, proofs, again } = this.means;
    return new WitnessClient({
      url,
      newest: () => published.last,
      cosigned: () => published.cosignedBy(keyName(witness)),
      proof: (old, size) => proofs.consistency(old, size)!,
      keep: (checkpoint, lines) => this.keep(witness, checkpoint, lines),
      ...(again !== undefined && { again }),
    });
  }

  private async keep(witness: Witness, { note }: Signed, lines: string): Promise<void> {
    const taken = await this.take(`${note}${lines}`);
    if ('unfit' in taken)
      throw new NotCosigned(
        taken.unfit === 'not-a-note'
          ? 'its answer is no signature lines'
          : 'its answer holds a signature that is false',
      );
    if (!taken.witnesses.includes(witness.name)) throw new NotCosigned('its answer holds no cosignature of its own');
  }
}
