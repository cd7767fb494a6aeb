import { random } from './aead.js';
import type { ResidentsRegister } from './residents.js';
import type { VaultFile } from './vault.file.js';
import { packPerson } from './vault.tables.js';

/** By which provider somebody comes, and since when (ISO-8601 UTC). */
export type Account = { readonly provider: string; readonly since: string };

/**
 * People without a personal number. Each is a random id that begins with the first sign-in: nothing of what the provider
 * says of them is kept, and whoever was erased and comes back is somebody new.
 */
export class Accounts {
  private readonly find;

  constructor(
    private readonly file: VaultFile,
    private readonly residents: Pick<ResidentsRegister, 'fingerprint'>,
    private readonly now: () => number = Date.now,
  ) {
    this.find = file.db.prepare<[Buffer], { provider: string; made: number }>(
      'select provider, made from accounts where person = ?',
    );
  }

  /** The person whom a provider calls so. Resolves when it is on disk. */
  enter(provider: string, issuer: string, subject: string): Promise<string> {
    const known = this.residents.fingerprint(`account\0${issuer}\0${subject}`).slice(0, 32);
    const person = random(16).toString('hex');
    return this.file.write<string>({ op: 'open-account', known, person, provider, now: this.now() });
  }

  of(person: string): Account | undefined {
    const row = this.find.get(packPerson(person));
    return row && { provider: row.provider, since: new Date(row.made).toISOString() };
  }

  /** Nothing of it is to be found in the file afterwards. Twice is once. */
  async forget(person: string): Promise<void> {
    if (this.of(person)) await this.file.wipe({ op: 'forget-account', person });
  }
}
