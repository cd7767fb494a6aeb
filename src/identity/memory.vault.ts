import type { KeyObject } from 'node:crypto';
import { keyOf, random } from './aead.js';
import { pseudonymOf, ScopeClosed } from './scopes.js';
import { Erased, type SealingKey, Vault } from './vault.js';

type Kept = { key?: Buffer; owner?: { person: string; scope: string } };

/** The vault as plainly as it can be said, forgotten when the process ends. For tests, and for what is only tried. */
export class MemoryVault extends Vault {
  private readonly secrets = new Map<string, KeyObject | undefined>();
  private readonly keys = new Map<string, Kept>();

  pseudonym(person: string, scope: string): string {
    if (!this.secrets.has(scope)) this.secrets.set(scope, keyOf(random(32)));
    const secret = this.secrets.get(scope);
    if (!secret) throw new ScopeClosed(scope);
    return pseudonymOf(secret, person);
  }

  enter(person: string, scope: string): string {
    const subject = this.pseudonym(person, scope);
    const kept = this.keys.get(subject) ?? { key: random(32) };
    if (kept.key) kept.owner ??= { person, scope };
    this.keys.set(subject, kept);
    return subject;
  }

  sealingKey(subject: string): SealingKey {
    const kept = this.keys.get(subject) ?? { key: random(32) };
    if (!kept.key) throw new Erased(subject);
    this.keys.set(subject, kept);
    return { key: kept.key, durable: Promise.resolve() };
  }

  openingKey(subject: string): Buffer | undefined {
    return this.keys.get(subject)?.key;
  }

  scopesOf(person: string): readonly { scope: string; subject: string }[] {
    return [...this.keys].flatMap(([subject, { owner }]) =>
      owner?.person === person ? [{ scope: owner.scope, subject }] : [],
    );
  }

  personOf(subject: string): string | undefined {
    return this.keys.get(subject)?.owner?.person;
  }

  enteredIn(scope: string): readonly string[] {
    return [...this.keys].flatMap(([subject, { owner }]) => (owner?.scope === scope ? [subject] : []));
  }

  async shred(subjects: readonly string[]): Promise<void> {
    for (const subject of subjects) delete this.keys.get(subject)?.key;
  }

  async erase(subjects: readonly string[]): Promise<void> {
    for (const subject of subjects) this.keys.set(subject, {});
  }

  async destroyScopeSecret(scope: string): Promise<void> {
    this.secrets.set(scope, undefined);
  }

  health() {
    return { ok: true };
  }

  async close(): Promise<void> {}
}
