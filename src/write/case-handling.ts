import { refuse } from '../../commands/decider.js';
import { answersTo, filesIn } from '../../commands/services/answers.js';
import {
  AmendApplication,
  AssignCase,
  DecideCase,
  type OfCase,
  SupplyInformation,
} from '../../commands/services/case-commands.js';
import type { FormQuestion } from '../../events/services.js';
import type { Caller } from '../identity/roles.js';
import { caseScope, STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { Refused } from '../refused.js';
import type { Applications } from '../services/applications.js';
import type { CaseReading, ReadCase } from '../services/case-reading.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Desk, Sent } from './desk.js';

/** What is done with a case after it was sent: by officials of its department, and by those whose it is. */
export class CaseHandling {
  constructor(
    private readonly desk: Desk,
    private readonly reading: Pick<CaseReading, 'of'>,
    private readonly means: { readonly vault: Pick<Vault, 'personOf'>; readonly applications: Applications },
  ) {}

  /** A step of an official. Nobody decides on what they applied for themselves. @throws Refused */
  async office<C extends OfCase>(who: Caller, reference: string, wish: C, sent: Sent): Promise<Receipt> {
    const found = await this.reading.of(who, reference);
    if (found.as !== 'officer') throw new Refused(refuse('case.own'));
    if (wish instanceof AssignCase && this.isTheirs(found, wish.to)) throw new Refused(refuse('case.own-official'));
    return this.send(found, who, wish, this.desk.as(who, STAFF), sent);
  }

  /** A step of the applicant, or of who applied for them. Files go with it, or wait for another try. @throws Refused */
  async own<C extends OfCase>(who: Caller, reference: string, wish: C, sent: Sent): Promise<Receipt> {
    const found = await this.reading.of(who, reference);
    if (found.as === 'officer') throw new Refused(refuse('case.not-found'));
    return this.send(found, who, wish, this.desk.as(who, caseScope(found.id)), sent);
  }

  /** Whether a case is of whoever it is handed to. */
  private isTheirs({ state }: ReadCase, official: string | undefined): boolean {
    const { vault } = this.means;
    const person = official === undefined ? undefined : vault.personOf(official);
    const own = [state.applicant, state.filedBy].map((one) => one && vault.personOf(one));
    return person !== undefined && own.includes(person);
  }

  private async send<C extends OfCase>(
    { id, state, service }: ReadCase,
    { person }: Caller,
    wish: C,
    acting: Acting,
    sent: Sent,
  ): Promise<Receipt> {
    const { files } = this.means.applications;
    const sends = filesOf(wish, service.form as readonly FormQuestion[]);
    const fresh = sends.filter((name) => files.of(name)?.caseId !== id); // a repeat finds them with the case
    if (fresh.length > 0) {
      const applicant = this.means.vault.personOf(state.applicant);
      if (applicant === undefined) throw new Refused(refuse('case.not-found'));
      await files.claim(fresh, person!, applicant, id);
    }
    try {
      return await this.desk.send(wish, { case: id, service: state.service } as Partial<C>, acting, sent);
    } catch (error) {
      await files.release(fresh, person!, id);
      throw error;
    }
  }
}

/** Files that go with what somebody sends. */
function filesOf(wish: OfCase, form: readonly FormQuestion[]): readonly string[] {
  if (wish instanceof SupplyInformation || wish instanceof DecideCase) return wish.files ?? [];
  if (!(wish instanceof AmendApplication)) return [];
  return filesIn(form, answersTo(form, wish.answers)).filter((name) => typeof name === 'string');
}
