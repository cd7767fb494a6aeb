import { type CodeAsked, type CodeSender, Codes } from '../../src/identity/codes.js';
import type { Registration } from '../../src/identity/residents.js';
import { SqliteResidents } from '../../src/identity/sqlite.residents.js';
import type { VaultFile } from '../../src/identity/vault.file.js';
import { vaultFile } from './place.js';

export type Sent = Parameters<CodeSender['send']>[0];

/** A made-up entry of the register, without a contact. */
export const entry = (n: number, rest: Partial<Registration> = {}): Registration => ({
  number: `010010000${String(n).padStart(2, '0')}`,
  name: { first: 'ნინო', last: 'მაგალითაძე' },
  birthDate: '1980-01-02',
  documentNumber: `12AB345${String(n).padStart(2, '0')}`,
  district: 'vake',
  registeredVoter: true,
  ...rest,
});
export const nino = entry(1, { contact: { email: 'nino@example.ge', phone: '+995555000017' } });

const codeOf = (message: Sent): string => /\b\d{6}\b/.exec(message.text)![0];

/** Codes over a register and a vault of their own, with a clock that a test sets and messages that nobody receives. */
export class CodeOffice {
  now = Date.parse('2026-11-25T09:00:00Z');
  readonly sent: Sent[] = [];
  readonly codes: Codes;

  private constructor(
    readonly file: VaultFile,
    readonly at: string,
    readonly residents: SqliteResidents,
  ) {
    const send = async (message: Sent) => void this.sent.push(message);
    this.codes = new Codes(file, residents, { send }, () => this.now);
  }

  static async open(...registered: Registration[]): Promise<CodeOffice> {
    const { file, at } = await vaultFile();
    const residents = new SqliteResidents(file);
    await residents.register(registered);
    return new CodeOffice(file, at, residents);
  }

  /** What is answered to whoever asks, beside what was sent to whom it belongs. */
  async asked(ask: CodeAsked) {
    const before = this.sent.length;
    const answer = await this.codes.ask(ask);
    await new Promise((later) => setImmediate(later));
    const message = this.sent[before];
    return { ...answer, message, code: message && codeOf(message) };
  }
}
