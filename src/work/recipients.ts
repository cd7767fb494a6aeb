import type { Messages } from '../identity/messages.js';
import type { NoticeTopic, Notifications } from '../identity/notifications.js';
import type { ResidentsRegister } from '../identity/residents.js';
import { petitionScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { digest } from '../write/attributed.js';

/** What goes out, in the long form for a mailbox and in the short one for a telephone. */
export type Notice = {
  readonly kind: string;
  readonly language: 'ka' | 'en';
  readonly subject: string;
  readonly text: string;
  readonly short: string;
};

/** Reaches people by their pseudonyms. Whoever was erased, or left no contact with the register, is not looked for. */
export class Recipients {
  constructor(
    private readonly vault: Pick<Vault, 'personOf' | 'scopesOf'>,
    private readonly residents: Pick<ResidentsRegister, 'byId'>,
    private readonly messages: Messages,
    private readonly notifications: Pick<Notifications, 'wants' | 'hears' | 'askingFor'>,
  ) {}

  /** Pseudonyms of everybody who has asked for news of a petition, whatever else they are to it; or, by its scope, of a round. */
  askingFor(about: string, scope = petitionScope(about)): readonly string[] {
    return this.notifications
      .askingFor(about)
      .flatMap((person) => this.vault.scopesOf(person).find((entered) => entered.scope === scope)?.subject ?? []);
  }

  /** Whether somebody wants to hear of a petition. @param unsaid what holds while they have not said */
  want(pseudonym: string, petitionId: string, unsaid: boolean): boolean {
    const person = this.vault.personOf(pseudonym);
    return person !== undefined && this.notifications.wants(person, petitionId, unsaid);
  }

  /** Whether somebody wants messages about a topic at all. */
  hears(pseudonym: string, topic: NoticeTopic): boolean {
    const person = this.vault.personOf(pseudonym);
    return person !== undefined && this.notifications.hears(person, topic);
  }

  /** Of several pseudonyms of one person, in reports that were joined, the first. Who is unknown goes. */
  once(pseudonyms: readonly string[]): readonly string[] {
    const first = new Map<string, string>();
    for (const one of pseudonyms) {
      const person = this.vault.personOf(one);
      if (person !== undefined && !first.has(person)) first.set(person, one);
    }
    return [...first.values()];
  }

  /**
   * Resolves to whether there was a way to them.
   * @param job the job that sends it: each of its tries sends the same message
   * @throws Error when the way failed: worth another try
   */
  async send(pseudonym: string, { kind, language, subject, text, short }: Notice, job: string): Promise<boolean> {
    const person = this.vault.personOf(pseudonym);
    const to = person === undefined ? undefined : (await this.residents.byId(person))?.contact;
    if (!to?.email && !to?.phone) return false;
    const words = to.email ? { subject, text } : { subject: '', text: short };
    await this.messages.send({ to, kind, language, ...words, key: digest('message', kind, job) });
    return true;
  }
}
