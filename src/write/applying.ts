import { refuse } from '../../commands/decider.js';
import { answersTo, filesIn } from '../../commands/services/answers.js';
import type { SubmitApplication } from '../../commands/services/case-commands.js';
import { type Service, serviceState } from '../../commands/services/service.js';
import { versionFor } from '../../commands/services/submitting.js';
import type { Clock } from '../clock.js';
import { provesIdentity, type Resident, type ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { caseScope, STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { ShownDocument } from '../services/application-drafts.js';
import type { Applications } from '../services/applications.js';
import { referenceFrom } from '../services/reference.js';
import { digest } from './attributed.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';
import type { Limiter } from './limiter.js';

/** Applications that one person may send in a day. */
const A_DAY = { name: 'applications', points: 20, seconds: 86_400 };
export type Applied = { readonly id: string; readonly reference: string; readonly receipt: Receipt };

type Means = {
  readonly log: Pick<EventLog, 'read'>;
  readonly vault: Pick<Vault, 'enter' | 'pseudonym'>;
  readonly residents: Pick<ResidentsRegister, 'byId' | 'byNumber' | 'fingerprint'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly limiter: Limiter;
  readonly applications: Applications;
};

/** People apply for services, each under a pseudonym of that case alone. */
export class Applying {
  constructor(
    private readonly desk: Desk,
    private readonly means: Means,
  ) {}

  /** Its files go with it, or wait for another try; what was kept of it is dropped once it is sent. */
  async submit(who: Caller, service: string, wish: SubmitApplication, sent: Sent): Promise<Applied> {
    const { residents, applications } = this.means;
    const filer = who.person === undefined ? undefined : await residents.byId(who.person);
    if (!filer) throw new Refused(refuse('case.not-registered'));
    const id = this.desk.newId(who, sent.key && `case ${service} ${sent.key}`);
    const repeat = (await this.means.log.read(`case-${id}`)).length > 0;
    // before anything is looked up: nobody tries birthdays one after another
    if (!repeat) await this.brake(filer.person);
    const applicant = wish.onBehalf ? await this.represented(wish.onBehalf) : filer;
    const self = applicant.person === filer.person;
    const reference = this.referenceOf(id);
    const acting = this.desk.as(who, caseScope(id));
    const files = repeat ? [] : await this.filesOf(service, wish);
    await applications.files.claim(files, filer.person, applicant.person, id);
    const supplied = {
      ...{ case: id, service, reference, birthDate: applicant.birthDate },
      ...(self
        ? { channel: 'portal' as const, applicant: acting.actor }
        : { channel: 'proxy' as const, applicant: this.known(applicant, id), filedBy: acting.actor }),
    };
    try {
      const receipt = await this.desk.send(wish, supplied, acting, sent);
      await applications.drafts.drop(filer.person, service);
      return { id, reference, receipt };
    } catch (error) {
      if (!repeat) await applications.files.release(files, filer.person, id);
      throw error;
    }
  }

  /**
   * An official fills it in with somebody who has come with a document: it is the person's own, and says who helped.
   * @throws Refused when the document is not theirs, in the same words as when nobody has that number
   */
  async assist(
    who: Caller,
    service: string,
    wish: SubmitApplication,
    document: ShownDocument,
    sent: Sent,
  ): Promise<Applied> {
    const { applications, vault } = this.means;
    const applicant = await this.proved(document);
    if (!applicant) throw new Refused(refuse('identity.not-proved'));
    if (applicant.person === who.person) throw new Refused(refuse('case.own'));
    const officer = this.desk.as(who, STAFF);
    const id = this.desk.newId(who, sent.key && `assisted case ${service} ${sent.key}`);
    const repeat = (await this.means.log.read(`case-${id}`)).length > 0;
    if (!repeat) await this.brake(applicant.person);
    const reference = this.referenceOf(id);
    const files = repeat ? [] : await this.filesOf(service, wish);
    await applications.files.claim(files, who.person!, applicant.person, id);
    const supplied = {
      ...{ case: id, service, reference, birthDate: applicant.birthDate, channel: 'hall' as const },
      ...{ applicant: vault.enter(applicant.person, caseScope(id)), assistedBy: officer.actor },
    };
    try {
      return { id, reference, receipt: await this.desk.send(wish, supplied, officer, sent) };
    } catch (error) {
      if (!repeat) await applications.files.release(files, who.person!, id);
      throw error;
    }
  }

  /** Whose document it is; undefined where it is nobody's. */
  async proved({ personalNumber, birthDate, documentNumber }: ShownDocument): Promise<Resident | undefined> {
    const resident = await this.means.residents.byNumber(personalNumber);
    return provesIdentity(resident, birthDate, documentNumber) ? resident : undefined;
  }

  /** @throws Refused for a version that no application may go by any more */
  async mustTake(service: string, version: number): Promise<void> {
    const found = versionFor(await this.service(service), version, this.means.clock.now());
    if ('refused' in found) throw new Refused(found);
    if (found.online === false) throw new Refused(refuse('service.hall-only', { service }));
  }

  /** The service as its own facts tell it. */
  async service(code: string): Promise<Service> {
    const past = await this.means.log.read(`service-${code}`);
    return past.reduce((state, event) => serviceState.evolve(state, event as never), serviceState.initial);
  }

  private referenceOf(id: string): string {
    return referenceFrom(this.means.residents.fingerprint(`case\0${id}`).slice(0, 32));
  }

  /** Whoever is applied for has a key and a name in the vault, as if they had come themselves. */
  private known({ person }: Resident, id: string): string {
    return this.means.vault.enter(person, caseScope(id));
  }

  /** @throws Refused in the same words, whether or not the register holds that number */
  private async represented({ personalNumber, birthDate }: NonNullable<SubmitApplication['onBehalf']>) {
    const resident = await this.means.residents.byNumber(personalNumber);
    if (resident?.birthDate !== birthDate) throw new Refused(refuse('case.person-not-proved'));
    return resident;
  }

  private async filesOf(code: string, { version, answers }: SubmitApplication): Promise<readonly string[]> {
    const found = versionFor(await this.service(code), version, this.means.clock.now());
    if ('refused' in found) throw new Refused(found);
    return filesIn(found.form, answersTo(found.form, answers)).filter((name) => typeof name === 'string');
  }

  private async brake(person: string): Promise<void> {
    const { allowed, resetSeconds } = await this.means.limiter.take(digest('applications', person), A_DAY);
    if (!allowed) throw new Refused(refuse('case.too-many-today', { most: A_DAY.points, seconds: resetSeconds }));
  }
}
