import { PetitionsRunning } from '../../read-models/petitions-office.js';
import type { Caller } from '../identity/roles.js';
import type { Vault } from '../identity/vault.js';
import type { Questions } from '../read/questions.js';

/** Counts what one person has running. Only the vault can tell that two petitions have one author. */
export class Authors {
  constructor(
    private readonly vault: Vault,
    private readonly questions: Questions,
  ) {}

  /** @param except the one being written now */
  async running({ person }: Caller, except: string): Promise<number> {
    if (person === undefined) return 0;
    const entered = this.vault
      .scopesOf(person)
      .filter(({ scope }) => scope.startsWith('petition-') && scope !== `petition-${except}`)
      .map(({ scope, subject }) => ({ petition: scope.slice('petition-'.length), author: subject }));
    return this.questions.ask(new PetitionsRunning(entered));
  }
}
