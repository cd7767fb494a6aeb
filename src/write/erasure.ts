import type { Command } from '../../commands/command.js';
import { RecordErasure, RecordErasureRequest } from '../../commands/identity/record-commands.js';
import { ClosePetition } from '../../commands/petitions/commands.js';
import { WithdrawDataRequest } from '../../commands/privacy/commands.js';
import { WithdrawApplication } from '../../commands/services/case-commands.js';
import type { CaseEvent } from '../../events/cases.js';
import type { Recorded } from '../../events/envelope.js';
import type { PetitionEvent } from '../../events/petitions.js';
import type { Accounts } from '../identity/accounts.js';
import type { Begun, Erasures, Plan } from '../identity/erasures.js';
import type { Notifications } from '../identity/notifications.js';
import { caseScope, petitionScope, STAFF } from '../identity/scopes.js';
import type { SecondFactor } from '../identity/second-factor.js';
import type { Sessions } from '../identity/sessions.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import type { Photos } from '../photos/photos.js';
import type { Projecting } from '../read/projecting.js';
import { Refused } from '../refused.js';
import type { Applications } from '../services/applications.js';
import type { VisitFiles } from '../services/visit-files.js';
import type { LegalHolds } from './legal-holds.js';

const REQUEST = 'request-';
type Entered = Plan['entered'][number];
type Places = {
  readonly vault: Pick<Vault, 'scopesOf' | 'erase'>;
  readonly log: Pick<EventLog, 'read'>;
  readonly sessions: Pick<Sessions, 'endAll'>;
  readonly secondFactor: Pick<SecondFactor, 'forget'>;
  readonly projecting: Pick<Projecting, 'purge'>;
  readonly notifications: Pick<Notifications, 'forget'>;
  readonly photos: Pick<Photos, 'forget'>;
  readonly visitFiles: Pick<VisitFiles, 'forget'>;
  readonly accounts: Pick<Accounts, 'forget'>;
  readonly applications: Pick<Applications, 'forget'>;
  readonly erasures: Pick<Erasures, 'of' | 'begin' | 'widen' | 'end' | 'unfinished'>;
  readonly holds: Pick<LegalHolds, 'onScope'>;
};
/** Hands in a command; by the pseudonym of the one who erases, unless it is by another. */
type Send = (command: Command, facts: object, actor?: string) => Promise<unknown>;
/** `held`: scopes that a legal hold keeps; they go when it is lifted. */
export type Erased = { readonly erasure: string; readonly scopes: number; readonly held: number };

/**
 * Forgets a person: the request is recorded, their keys go, what was shown of them goes, their sessions end. The log learns
 * how many scopes it were, never whose. What goes is written down first and every step may be repeated, so one that was cut
 * short is finished at the next start, or by asking again. A petition that was ever open is the public's business and
 * stays, without their name; one that never was is taken back, and its text goes with them. What somebody did and holds in
 * office stays under their name.
 */
export class Erasure {
  constructor(
    private readonly places: Places,
    private readonly send: Send,
  ) {}

  async erase(person: string): Promise<Erased> {
    const { erasures } = this.places;
    const [begun, now] = [erasures.of(person), await this.planFor(person)];
    return this.carryOut(await (begun ? erasures.widen(begun, now) : erasures.begin(person, now)), true);
  }

  /** Finishes what was cut short. Before the door opens: nobody who asked to be forgotten is shown again. */
  async goOn(): Promise<void> {
    for (const begun of this.places.erasures.unfinished())
      if (!(await this.onlyWaits(begun))) await this.carryOut(begun, false);
  }

  /** All that is left of it is under a hold: nobody is signed out for that again. */
  private async onlyWaits({ person, plan }: Begun): Promise<boolean> {
    const { entered, held } = await this.free(plan);
    const linked = new Set(this.places.vault.scopesOf(person).map(({ subject }) => subject));
    return held > 0 && !entered.some(({ subject }) => linked.has(subject));
  }

  /** @param asked the person asks just now; what goes on later leaves what they did since */
  private async carryOut(begun: Begun, asked: boolean): Promise<Erased> {
    const { vault, projecting, notifications, photos, visitFiles, accounts, applications } = this.places;
    const { sessions, secondFactor, erasures } = this.places;
    const { erasure, person } = begun;
    const { entered, drafts, held } = await this.free(begun.plan);
    const scopes = entered.length;
    await this.send(new RecordErasureRequest(), { erasure });
    await notifications.forget(person);
    await photos.forget(person);
    await visitFiles.forget(entered.map(({ scope }) => scope));
    await accounts.forget(person);
    await applications.forget(person);
    await secondFactor.forget(person);
    for (const draft of drafts) await this.takeBack(draft);
    for (const one of entered) if (one.scope.startsWith(REQUEST)) await this.withdraw(one); // nobody could read the answer
    for (const one of entered) if (one.scope.startsWith(caseScope(''))) await this.withdrawCase(one);
    const subjects = [...entered.map(({ subject }) => subject), ...drafts.map(({ scope }) => scope)];
    await projecting.purge(subjects);
    await vault.erase(subjects);
    await projecting.purge(subjects);
    await sessions.endAll(person);
    // what they had sent and was not recorded yet when this began goes, too: nobody but them could ask for it
    const wider = asked ? await erasures.widen(begun, await this.planFor(person)) : begun;
    if (wider !== begun) return this.carryOut(wider, asked);
    if (held > 0) return { erasure, scopes, held }; // the plan stays written down: it goes on when the hold is lifted
    await this.send(new RecordErasure(), { erasure, scopes });
    await erasures.end(begun);
    return { erasure, scopes, held };
  }

  /** What may go now. */
  private async free({ entered, drafts }: Plan): Promise<Plan & { readonly held: number }> {
    const kept = new Set<string>();
    for (const { scope } of entered) if (await this.places.holds.onScope(scope)) kept.add(scope);
    const isFree = ({ scope }: Entered) => !kept.has(scope);
    return { entered: entered.filter(isFree), drafts: drafts.filter(isFree), held: kept.size };
  }

  private async planFor(person: string): Promise<Plan> {
    const entered = this.places.vault.scopesOf(person).filter(({ scope }) => scope !== STAFF);
    return { entered, drafts: await this.neverOpen(entered) };
  }

  /** Petitions of their own that the public has never read: drafts, and those refused on a ground that closes the text. */
  private async neverOpen(entered: readonly Entered[]): Promise<readonly Entered[]> {
    const own: Entered[] = [];
    for (const { scope, subject } of entered) {
      if (!scope.startsWith(petitionScope(''))) continue;
      const facts = (await this.places.log.read(scope)) as unknown as readonly Recorded<PetitionEvent>[];
      const theirs = facts.some((e) => e.type === 'PetitionDrafted' && e.data.author === subject);
      const read = facts.some((e) => e.type === 'PetitionAdmitted' || (e.type === 'PetitionRefused' && !e.data.hidden));
      if (theirs && !read) own.push({ scope, subject });
    }
    return own;
  }

  private async withdraw({ scope, subject }: Entered): Promise<void> {
    await this.send(new WithdrawDataRequest(), { request: scope.slice(REQUEST.length) }, subject);
  }

  /** Nobody could read what is decided: an open case of their own is withdrawn, one that they filed for another goes on. */
  private async withdrawCase({ scope, subject }: Entered): Promise<void> {
    const [first] = (await this.places.log.read(scope)) as unknown as readonly Recorded<CaseEvent>[];
    if (first?.type !== 'CaseSubmitted' || first.data.applicant !== subject) return;
    const { case: id, service } = first.data;
    await this.ifOpen(() => this.send(new WithdrawApplication(), { case: id, service }, subject));
  }

  private async takeBack({ scope, subject }: Entered): Promise<void> {
    const petitionId = scope.slice(petitionScope('').length);
    await this.ifOpen(() => this.send(new ClosePetition(), { petitionId }, subject));
  }

  private async ifOpen(deed: () => Promise<unknown>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof Refused)) throw error; // it is over already
    }
  }
}
