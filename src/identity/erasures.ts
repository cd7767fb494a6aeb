import { randomBytes } from 'node:crypto';
import type { VaultFile } from './vault.file.js';
import { packPerson } from './vault.tables.js';

type Entered = { readonly scope: string; readonly subject: string };
/** What goes with a person: the scopes they have entered, and of those the petitions that nobody else has read. */
export type Plan = { readonly entered: readonly Entered[]; readonly drafts: readonly Entered[] };
export type Begun = { readonly erasure: string; readonly person: string; readonly plan: Plan };

type Row = { readonly erasure: string; readonly person: Buffer; readonly plan: string };

/**
 * Erasures on their way. What goes is written down before anything does, in the vault, where alone it may stand: once the
 * keys are gone nobody could say any more which they were.
 */
export class Erasures {
  private readonly find;
  private readonly all;

  constructor(private readonly file: VaultFile) {
    this.find = file.db.prepare<[Buffer], Row>('select * from erasures where person = ?');
    this.all = file.db.prepare<[], Row>('select * from erasures order by erasure');
  }

  /** The person's own, if one has begun. */
  of(person: string): Begun | undefined {
    const row = this.find.get(packPerson(person));
    return row && begun(row);
  }

  /** Those that were cut short. */
  unfinished(): readonly Begun[] {
    return this.all.all().map(begun);
  }

  /** Resolves when it is on disk. Of two at once for one person one is begun. */
  async begin(person: string, plan: Plan): Promise<Begun> {
    const erasure = randomBytes(16).toString('hex');
    await this.file.write({ op: 'begin-erasure', erasure, person, plan: JSON.stringify(plan) });
    return this.of(person)!;
  }

  /** The same with what its person has entered since. Resolves when it is on disk. */
  async widen(begun: Begun, now: Plan): Promise<Begun> {
    const { erasure } = begun;
    const known = new Set(begun.plan.entered.map(({ subject }) => subject));
    const fresh = ({ subject }: Entered) => !known.has(subject);
    const [entered, drafts] = [now.entered.filter(fresh), now.drafts.filter(fresh)];
    if (entered.length === 0) return begun;
    const plan = { entered: [...begun.plan.entered, ...entered], drafts: [...begun.plan.drafts, ...drafts] };
    await this.file.write({ op: 'widen-erasure', erasure, plan: JSON.stringify(plan) });
    return { ...begun, plan };
  }

  /** Nothing of it is to be found in the file afterwards. */
  async end({ erasure }: Begun): Promise<void> {
    await this.file.wipe({ op: 'end-erasure', erasure });
  }
}

const begun = ({ erasure, person, plan }: Row): Begun => ({
  erasure,
  person: person.toString('hex'),
  plan: JSON.parse(plan) as Plan,
});
