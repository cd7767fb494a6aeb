import { setImmediate as turn } from 'node:timers/promises';
import { refuse } from '../../commands/decider.js';
import { UnsealSignatoryList } from '../../commands/petitions/office-commands.js';
import { petition } from '../../commands/petitions/petition.js';
import { type Signature, standing } from '../../commands/petitions/signature.js';
import { unsealing } from '../../commands/petitions/unsealing.js';
import type { Recorded } from '../../events/envelope.js';
import type { PetitionSigned, SignatoryDetails, SignatureEvent } from '../../events/petitions.js';
import type { Vault } from '../identity/vault.js';
import { openSealed, Tampered } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Desk } from './desk.js';

const SIGNATURE = ['PetitionSigned', 'SignatureWithdrawn', 'SignatureInvalidated', 'SignatureRestored'];
/** Lines opened before others get their turn. */
const STRETCH = 200;
/** So that spreadsheets read Georgian letters as such. */
const BYTE_ORDER_MARK = '\uFEFF';

export type OpenedList = {
  readonly receipt: Receipt;
  readonly signatures: number;
  readonly lines: AsyncIterable<string>;
};

/** The list of signatories that the law asks for. That it is opened is recorded before anybody sees a line of it. */
export class SignatoryList {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly desk: Desk,
  ) {}

  /** @throws Refused unless two people have agreed, or when it was opened before */
  async open(petitionId: string, request: string, acting: Acting): Promise<OpenedList> {
    await this.mustBeApproved(petitionId, request); // the log is not searched for nothing
    const counting = await this.counting(petitionId);
    const signatures = counting.length;
    const receipt = await this.desk.send(new UnsealSignatoryList(), { petitionId, request, signatures }, acting);
    return { receipt, signatures, lines: this.lines(counting) };
  }

  private async mustBeApproved(petitionId: string, request: string): Promise<void> {
    const facts = await this.log.read(`unsealing-${petitionId}_${request}`);
    const state = facts.reduce((s, e) => unsealing.evolve(s, e as never), unsealing.initial);
    if (state.is === 'none') throw new Refused(refuse('unsealing.not-found', { request }));
    if (state.is === 'requested') throw new Refused(refuse('unsealing.not-approved', { request }));
    if (state.is === 'opened') throw new Refused(refuse('unsealing.already-opened', { request }));
  }

  /** The signatures that count now, by the same rule by which the next decision about each would be made. */
  private async counting(petitionId: string): Promise<readonly Recorded<PetitionSigned>[]> {
    const past = await this.log.read(`petition-${petitionId}`);
    const state = past.reduce((s, e) => petition.evolve(s, e as never), petition.initial);
    const bySigner = new Map<string, Recorded<SignatureEvent>[]>();
    for await (const { events } of this.log.pages(0, SIGNATURE))
      for (const e of events as unknown as readonly Recorded<SignatureEvent>[]) {
        if (e.data.petitionId !== petitionId) continue;
        const facts = bySigner.get(e.data.signer);
        if (facts) facts.push(e);
        else bySigner.set(e.data.signer, [e]);
      }
    return [...bySigner.values()].flatMap((facts) => {
      const stands = standing(facts as unknown as Signature, state);
      if (stands.is !== 'signed') return [];
      return facts.filter(({ id }) => id === stands.signature) as Recorded<PetitionSigned>[];
    });
  }

  private async *lines(signatures: readonly Recorded<PetitionSigned>[]): AsyncIterable<string> {
    yield `${BYTE_ORDER_MARK}${line(['name', 'personal_number', 'district'])}`;
    for (const [i, signature] of signatures.entries()) {
      if (i % STRETCH === STRETCH - 1) await turn();
      const { name, personalNumber } = this.details(signature);
      yield line([name, personalNumber, signature.data.district]);
    }
  }

  private details(signature: Recorded<PetitionSigned>): Pick<SignatoryDetails, 'name' | 'personalNumber'> {
    try {
      const opened = openSealed(signature, this.vault);
      if (typeof opened === 'object') return opened as SignatoryDetails;
      return { name: 'erased', personalNumber: 'erased' };
    } catch (error) {
      if (!(error instanceof Tampered)) throw error;
      return { name: 'unreadable', personalNumber: 'unreadable' }; // one broken line does not keep the others from the law
    }
  }
}

/** One line of CSV (RFC 4180). A spreadsheet takes a cell that begins so for a formula: an apostrophe keeps it text. */
export function line(cells: readonly string[]): string {
  const safe = cells.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell));
  return `${safe.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
