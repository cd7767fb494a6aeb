import { refuse } from '../../commands/decider.js';
import { GrantRole, RevokeRole } from '../../commands/identity/commands.js';
import {
  AccreditMonitor,
  AnswerVisit,
  CorrectVisit,
  type ModerateVisit,
  type OfVisit,
  ReportVisit,
  RevokeAccreditation,
  WithdrawVisit,
} from '../../commands/services/civic-commands.js';
import type { VisitFile, VisitReported } from '../../events/civic-control.js';
import type { Recorded } from '../../events/envelope.js';
import { VisitById } from '../../read-models/civic-monitors.js';
import { ServiceByCode } from '../../read-models/services.js';
import { type EvidenceFiles, typeOf } from '../content/evidence-files.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { STAFF, visitScope } from '../identity/scopes.js';
import type { Sessions } from '../identity/sessions.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { clean } from '../photos/clean.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Desk, Sent } from '../write/desk.js';
import type { Offices } from '../write/offices.js';

type Means = {
  readonly log: Pick<EventLog, 'read'>;
  readonly vault: Pick<Vault, 'enter' | 'personOf'>;
  readonly residents: Pick<ResidentsRegister, 'byNumber'>;
  readonly sessions: Pick<Sessions, 'endAll'>;
  readonly offices: Pick<Offices, 'terms'>;
};
export type Filed = { readonly id: string; readonly receipt: Receipt };

/** Civic monitors: who is accredited, what they report of services, and what the services say to it. */
export class CivicMonitors {
  constructor(
    private readonly desk: Desk,
    private readonly questions: Questions,
    private readonly files: EvidenceFiles,
    private readonly means: Means,
  ) {}

  /** Accredited, and given the role for the same term. Cut short between the two, sending it again finishes it. @throws Refused */
  async accredit(who: Caller, personalNumber: string, wish: AccreditMonitor, { key }: Sent): Promise<Filed> {
    const resident = await this.means.residents.byNumber(personalNumber);
    if (!resident) throw new Refused(refuse('monitor.not-in-register'));
    const { person } = resident;
    if (person === who.person) throw new Refused(refuse('monitor.oneself'));
    const monitor = this.means.vault.enter(person, STAFF);
    const name = `${resident.name.first} ${resident.name.last}`;
    const acting = this.desk.as(who, STAFF);
    const body = { ...wish, monitor };
    const receipt = await this.desk.send(wish, { monitor, name }, acting, { key, body });
    const granted = { staff: monitor, role: 'monitor', expires: wish.expires, name } as const;
    await this.desk.send(new GrantRole(), granted, acting, { key: key && `${key} role`, body });
    await this.means.sessions.endAll(person); // a session keeps the roles it began with
    return { id: monitor, receipt };
  }

  /** @throws Refused */
  async revoke(who: Caller, monitor: string, wish: RevokeAccreditation, { key }: Sent): Promise<Receipt> {
    const acting = this.desk.as(who, STAFF);
    const body = { ...wish, monitor };
    const receipt = await this.desk.send(wish, { monitor }, acting, { key, body });
    const role = { staff: monitor, role: 'monitor' } as const;
    await this.desk.send(new RevokeRole(), role, acting, { key: key && `${key} role`, body });
    const person = this.means.vault.personOf(monitor);
    if (person !== undefined) await this.means.sessions.endAll(person);
    return receipt;
  }

  /** A document or picture that shows what was seen. Of a picture nothing is kept but what it shows. @throws Refused */
  async take(bytes: Buffer, declared: string): Promise<VisitFile> {
    const type = typeOf(bytes, declared);
    if (type?.startsWith('image/')) return this.files.take((await clean(bytes)).full, 'image/jpeg');
    if (type !== 'application/pdf') throw new Refused(refuse('evidence.file-type', { types: 'PDF, JPEG, PNG, WebP' }));
    return this.files.take(bytes, type);
  }

  /** @throws Refused */
  async report(who: Caller, service: string, wish: ReportVisit, sent: Sent): Promise<Filed> {
    if (await this.worksFor(who, service)) throw new Refused(refuse('visit.own-service', { service }));
    const id = this.desk.newId(who, sent.key && `visit ${sent.key}`);
    const acting = this.desk.as(who, visitScope(id));
    const supplied = { visit: id, service, monitor: this.selfOf(who), key: acting.actor };
    const kept = await this.kept(wish.files);
    return { id, receipt: await this.desk.send(wish, { ...supplied, kept }, acting, sent) };
  }

  /** Correcting and withdrawing, by who reported it. @throws Refused */
  async own<C extends CorrectVisit | WithdrawVisit>(who: Caller, visit: string, wish: C, sent: Sent): Promise<Receipt> {
    const { service } = await this.reported(visit);
    const kept = wish instanceof CorrectVisit ? { kept: await this.kept(wish.files) } : {};
    const supplied = { visit, service, monitor: this.selfOf(who), ...kept };
    return this.desk.send<OfVisit>(wish, supplied, this.desk.as(who, visitScope(visit)), sent);
  }

  /** By an official of the service’s department. @throws Refused */
  async answer(who: Caller, visit: string, wish: AnswerVisit, sent: Sent): Promise<Receipt> {
    const { service, monitor } = await this.reported(visit);
    if (monitor === this.selfOf(who) || !(await this.worksFor(who, service)))
      throw new Refused(refuse('visit.not-yours-to-answer', { service }));
    return this.desk.send(wish, { visit, service }, this.desk.as(who, STAFF), sent);
  }

  /** By a moderator who neither reported it nor answers for the service. @throws Refused */
  async moderate(who: Caller, visit: string, wish: ModerateVisit, sent: Sent): Promise<Receipt> {
    const { service, monitor } = await this.reported(visit);
    if (!(await this.mayModerate(who, { service, monitor }))) throw new Refused(refuse('visit.not-yours-to-moderate'));
    return this.desk.send<OfVisit>(wish, { visit, service }, this.desk.as(who, STAFF), sent);
  }

  async mayModerate(who: Caller, { service, monitor }: { readonly service: string; readonly monitor: string }) {
    return who.roles.includes('moderator') && monitor !== this.selfOf(who) && !(await this.worksFor(who, service));
  }

  /** Whether they answer for the service, as officials of its department do. */
  async worksFor(who: Caller, code: string): Promise<boolean> {
    if (who.person === undefined || !who.roles.includes('officer')) return false;
    const { department } = await this.means.offices.terms(who.person, 'officer');
    if (department === undefined) return true;
    return (await this.questions.ask(new ServiceByCode(code)))?.department === department;
  }

  /** A file of a report that stands and can be read; undefined where there is none to be seen. */
  async file(visit: string, sha256: string) {
    const found = await this.questions.ask(new VisitById(visit));
    const now = found?.versions.at(-1); // its words are sealed while it is hidden, and after it is withdrawn
    const named = now?.files.find((one) => one.sha256 === sha256);
    if (!named || now?.text.sealed || now?.text.erased) return undefined;
    const bytes = await this.files.of(sha256);
    if (!bytes) throw new Refused(refuse('evidence.file-gone', { sha256 }));
    return { ...named, bytes };
  }

  /** The caller as the public knows them in this office. */
  selfOf = (who: Caller): string => this.desk.as(who, STAFF).actor;

  private async reported(visit: string): Promise<VisitReported['data']> {
    const [first] = (await this.means.log.read(`visit-${visit}`)) as unknown as readonly Recorded<VisitReported>[];
    if (!first) throw new Refused(refuse('visit.not-found', { visit }));
    return first.data;
  }

  private kept(files: readonly string[] = []): Promise<readonly VisitFile[]> {
    return Promise.all(
      files.map(async (sha256) => {
        const bytes = await this.files.of(sha256);
        if (!bytes) throw new Refused(refuse('evidence.file-gone', { sha256 }));
        return { sha256, size: bytes.length, type: typeOf(bytes, '') ?? 'application/octet-stream' };
      }),
    );
  }
}
