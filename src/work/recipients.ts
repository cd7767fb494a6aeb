import type { Messages } from '../identity/messages.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Vault } from '../identity/vault.js';

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
    private readonly vault: Pick<Vault, 'personOf'>,
    private readonly residents: Pick<ResidentsRegister, 'byId'>,
    private readonly messages: Messages,
  ) {}

  /** Resolves to whether there was a way to them. @throws Error when the way failed: worth another try */
  async send(pseudonym: string, { kind, language, subject, text, short }: Notice): Promise<boolean> {
    const person = this.vault.personOf(pseudonym);
    const to = person === undefined ? undefined : (await this.residents.byId(person))?.contact;
    if (!to?.email && !to?.phone) return false;
    const words = to.email ? { subject, text } : { subject: '', text: short };
    await this.messages.send({ to, kind, language, ...words });
    return true;
  }
}
