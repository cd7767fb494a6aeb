import { refuse } from '../../commands/decider.js';
import { EnterPaperSheet, ReceivePaperSheet } from '../../commands/petitions/office-commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { PaperSheetEntered, SheetEvent, SignatureEvent } from '../../events/petitions.js';
import { isPersonalNumber, type Resident, type ResidentsRegister } from '../identity/residents.js';
import { petitionScope, ScopeClosed } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Desk } from './desk.js';
import type { SigningFor } from './signing-for.js';

export type Row = { readonly personalNumber: string; readonly display?: 'none' | 'initials' | undefined };
export type SheetWish = { readonly sheet: string; readonly scan: string; readonly rows: readonly Row[] };
export type RowOutcome = {
  /** Counted from 1, as on the paper. */
  readonly row: number;
  readonly outcome: 'accepted' | 'already-signed' | 'not-eligible' | 'unknown';
  /** The refusal's code, where there is one, and the rule it rests on. Never what stands in the row. */
  readonly why?: string;
  readonly rule?: string;
};
/** What the register says of a row before anything is recorded: whether the number can be one, and is somebody's. */
export type RowCheck = { readonly row: number; readonly found: 'known' | 'unknown' | 'malformed' | 'twice' };
export type SheetEntered = {
  readonly accepted: number;
  readonly alreadySigned: number;
  /** With those whom the register does not know. */
  readonly notEligible: number;
  readonly receipt: Receipt;
  /** Empty for a sheet that was entered before. */
  readonly rows: readonly RowOutcome[];
};

/** Rows that are signed for at the same time: they share a write to the disk. */
const AT_ONCE = 20;
/** These say nothing of one row: the whole sheet stops, and may be sent again as it is. */
const OF_THE_SHEET: readonly string[] = ['petition.not-found', 'log.contended', 'command.key-reused'];

/** Enters paper sheets: each row signed for by itself under the same rules as on the portal, then the sheet as one fact. */
export class Sheets {
  /** One after the other for one sheet, so that two officers do not enter it from two scans at once. */
  private readonly entering = new Map<string, Promise<unknown>>();

  constructor(
    private readonly log: EventLog,
    private readonly residents: ResidentsRegister,
    private readonly desk: Desk,
    private readonly signing: SigningFor,
    private readonly vault: Pick<Vault, 'pseudonym'>,
  ) {}

  /** The sheet is in the office's hands: from now on everybody can see that it was not lost. */
  receive(petitionId: string, { sheet, scan }: Omit<SheetWish, 'rows'>, acting: Acting, key?: string) {
    return this.desk.send(new ReceivePaperSheet(), { petitionId, sheet, scan }, acting, { key, body: { sheet, scan } });
  }

  /** For finding slips of the pen. It does not look at signatures: who has signed is asked for by entering, which leaves a trace. */
  check(rows: readonly Row[]): Promise<readonly RowCheck[]> {
    const seen = new Set<string>();
    return Promise.all(
      rows.map(async ({ personalNumber }, i) => {
        const row = i + 1;
        if (!isPersonalNumber(personalNumber)) return { row, found: 'malformed' } as const;
        if (seen.has(personalNumber)) return { row, found: 'twice' } as const;
        seen.add(personalNumber);
        return { row, found: (await this.residents.byNumber(personalNumber)) ? 'known' : 'unknown' } as const;
      }),
    );
  }

  async enter(petitionId: string, wish: SheetWish, acting: Acting): Promise<SheetEntered> {
    const stream = `sheet-${petitionId}_${wish.sheet}`;
    const before = this.entering.get(stream) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.enterAlone(stream, petitionId, wish, acting));
    this.entering.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.entering.get(stream) === mine) this.entering.delete(stream);
    }
  }

  private async enterAlone(stream: string, petitionId: string, wish: SheetWish, acting: Acting) {
    const past = (await this.log.read(stream)) as unknown as readonly Recorded<SheetEvent>[];
    const known = past.find(({ type }) => type === 'PaperSheetEntered');
    const fingerprint = this.fingerprint(petitionId, wish.rows);
    if (known) return repeated(known as Recorded<PaperSheetEntered>, wish, fingerprint);
    const rows = await this.signAll(petitionId, wish);
    const counted = (...outcomes: readonly RowOutcome['outcome'][]) =>
      rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
    const counts = {
      accepted: counted('accepted'),
      alreadySigned: counted('already-signed'),
      notEligible: counted('not-eligible', 'unknown'),
    };
    const { sheet, scan } = wish;
    const facts = { petitionId, sheet, scan, ...counts, fingerprint };
    const receipt = await this.desk.send(new EnterPaperSheet(), facts, acting);
    return { ...counts, receipt, rows };
  }

  /** Undefined once the petition's secret is destroyed: then rows are no longer told apart. */
  private fingerprint(petitionId: string, rows: readonly Row[]): string | undefined {
    const told = rows.map(({ personalNumber, display = 'none' }) => [personalNumber, display]);
    try {
      return this.vault.pseudonym(`rows ${JSON.stringify(told)}`, petitionScope(petitionId));
    } catch (error) {
      if (error instanceof ScopeClosed) return undefined;
      throw error;
    }
  }

  private async signAll(petitionId: string, { sheet, rows }: SheetWish): Promise<readonly RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    const seen = new Set<string>();
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE).map(async ({ personalNumber, display }, i) => {
        const row = from + i + 1;
        const resident = isPersonalNumber(personalNumber) ? await this.residents.byNumber(personalNumber) : undefined;
        if (!resident) return { row, outcome: 'unknown' } as const;
        if (seen.has(resident.person)) return { row, outcome: 'already-signed' } as const; // twice on one sheet
        seen.add(resident.person);
        return { row, ...(await this.one(petitionId, sheet, resident, display ?? 'none')) };
      });
      // every one of them comes to its end before the first mistake is told
      for (const settled of await Promise.allSettled(some)) {
        if (settled.status === 'rejected') throw settled.reason;
        outcomes.push(settled.value);
      }
    }
    return outcomes;
  }

  private async one(
    petitionId: string,
    sheet: string,
    resident: Resident,
    display: 'none' | 'initials',
  ): Promise<Omit<RowOutcome, 'row'>> {
    try {
      const signing = { channel: 'paper', sheet, display, key: `sheet ${sheet}` } as const;
      const { created, stream } = await this.signing.sign(resident, petitionId, signing);
      const ours = created || (await this.standsOn(stream, sheet));
      return { outcome: ours ? 'accepted' : 'already-signed' };
    } catch (error) {
      if (!(error instanceof Refused) || OF_THE_SHEET.includes(error.refusal.refused)) throw error;
      const { refused, because } = error.refusal;
      return {
        outcome: 'not-eligible',
        why: refused,
        ...(because.rule !== undefined && { rule: String(because.rule) }),
      };
    }
  }

  /** A sheet whose entering was cut short is entered again: what it signed for then is still its own. */
  private async standsOn(stream: string, sheet: string): Promise<boolean> {
    const facts = (await this.log.read(stream)) as unknown as readonly Recorded<SignatureEvent>[];
    const last = facts.findLast((e) => e.type === 'PetitionSigned');
    return last?.type === 'PetitionSigned' && last.data.sheet === sheet;
  }
}

/** The same sheet once more, and not other rows under its number: those would be lost. */
function repeated(
  { stream, revision, position, id, data }: Recorded<PaperSheetEntered>,
  wish: SheetWish,
  fingerprint: string | undefined,
) {
  const others = fingerprint !== undefined && data.fingerprint !== undefined && data.fingerprint !== fingerprint;
  if (data.scan !== wish.scan || others) throw new Refused(refuse('sheet.already-entered', { sheet: wish.sheet }));
  const { accepted, alreadySigned, notEligible } = data;
  const receipt = { stream, revision, position, eventId: id, created: false };
  return { accepted, alreadySigned, notEligible, receipt, rows: [] };
}
