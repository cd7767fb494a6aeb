import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import { GrantRole, ProposeRole, RevokeRole } from '../../../commands/identity/commands.js';
import { endOf } from '../../../events/calendar.js';
import { StaffList } from '../../../read-models/identity.js';
import { Clock } from '../../clock.js';
import { Anyone, Needs } from '../../http/who.guard.js';
import type { Messages } from '../../identity/messages.js';
import { Messages as MessagePort } from '../../identity/messages.js';
import { OutboxMessages } from '../../identity/outbox.messages.js';
import { ResidentsRegister } from '../../identity/residents.js';
import { STAFF } from '../../identity/scopes.js';
import { Sessions } from '../../identity/sessions.js';
import { Vault } from '../../identity/vault.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { staffName } from '../components/office/staff-table.js';
import { dateMistake, datePartsIn, dayFrom } from '../date-parts.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { OutboxPage } from '../pages/outbox.js';
import { StaffPage, type StaffPageView } from '../pages/staff.js';
import { RevokePage } from '../pages/staff-revoke.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Notice = NonNullable<StaffPageView['notice']>;
type Official = { readonly staff: string; readonly name: string; readonly person: string };

const MOST_STAFF = 2_000;

/** Who holds which office; and, in the demonstration, what would have been sent. */
@Controller()
@Needs('administrator')
@UseFilters(PageFilter)
export class StaffPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(ResidentsRegister) private readonly residents: ResidentsRegister,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(MessagePort) private readonly messages: Messages,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Place) private readonly place: Place,
  ) {}

  @Get(both('staff'))
  async page(
    @TheVisit() visit: Visit,
    @Query('done') done?: string,
    @Query('q') asked?: string,
    @Query('of') of?: string,
  ) {
    const { names, notices } = say(visit.lang).office.staff;
    const notice = done && Object.hasOwn(notices, done) ? (done as Notice) : undefined;
    const role = of && Object.hasOwn(names, of) ? of : undefined;
    await this.show(visit, { notice, q: asked?.slice(0, 100) || undefined, role });
  }

  @Post(both('staff/grant'))
  async grant(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const { role = '', department, district, deed } = visit.form;
    const { errors, expiresOn, names } = say(visit.lang).office.staff;
    const last = datePartsIn(visit.form, 'expires');
    const { date: expires, fault } = last ? dayFrom(last) : {};
    const wrong: FormError[] = [];
    const official = await this.official(visit);
    const { personalNumber, unknown } = errors;
    if (!official)
      wrong.push({ field: 'personalNumber', text: isNumber(visit.form.personalNumber) ? unknown : personalNumber });
    if (!Object.hasOwn(names, role)) wrong.push({ field: 'role', text: errors.role });
    if (fault) wrong.push({ field: 'expires', text: dateMistake(expiresOn, fault, visit.lang) });
    if (!official || wrong.length > 0) return this.show(visit, { errors: wrong, kept: keptOf(visit) }, 422);
    const terms = {
      role,
      ...(department && { department }),
      ...(district && { district }),
      ...(expires && { expires: endOf(expires) }),
    };
    const { staff, name, person } = official;
    const acting = this.desk.as(visit.who, STAFF);
    const done =
      deed === 'propose'
        ? await this.deeds.send(visit, ProposeRole, terms, { staff }, acting, () => errors.role)
        : await this.deeds.send(visit, GrantRole, terms, { staff, name }, acting, () => errors.role);
    if (!('receipt' in done)) return this.show(visit, { errors: done.errors, kept: keptOf(visit) }, 422);
    await this.after(visit, deed === 'propose' ? 'proposed' : 'granted', person);
  }

  @Get(both('staff/revoke'))
  async sure(@TheVisit() visit: Visit, @Query('staff') staff = '', @Query('role') role = '') {
    const official = (await this.everybody()).find((one) => one.staff === staff);
    if (!official?.roles.some((one) => one.role === role)) return this.pages.goTo(visit, paths(visit.lang).staff);
    const view = { frame: await this.pages.frame(visit), official, role, errors: [] };
    this.pages.send(visit, RevokePage(view, visit.lang));
  }

  @Post(both('staff/revoke'))
  async revoke(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const official = await this.official(visit);
    if (!official) throw new NotFoundException();
    const { role = '' } = visit.form;
    const { staff, person, name } = official;
    const words = () => say(visit.lang).office.staff.errors.role;
    const done = await this.deeds.send(visit, RevokeRole, { role }, { staff }, this.desk.as(visit.who, STAFF), words);
    if ('receipt' in done) return this.after(visit, 'revoked', person);
    const view = {
      frame: await this.pages.frame(visit),
      official: { staff, name: { name } },
      role,
      errors: done.errors,
    };
    this.pages.send(visit, RevokePage(view, visit.lang), 422);
  }

  @Get(['dev/outbox', ...both('dev/outbox')])
  @Anyone()
  async outbox(@TheVisit() visit: Visit, @Query('codes') asked?: string) {
    if (!this.place.demo || !(this.messages instanceof OutboxMessages)) throw new NotFoundException();
    const codes = asked === 'yes';
    const kept = await this.messages.list(50);
    const wanted = kept.filter(({ kind }) => !codes || kind === 'sign-in-code');
    const messages = wanted.map(({ id, to, subject, text, at }) => ({
      id,
      to: to.email ?? to.phone ?? '',
      subject,
      text,
      at,
    }));
    this.pages.send(
      { ...visit, who: { ...visit.who, via: 'session' } },
      OutboxPage({ frame: await this.pages.frame(visit), messages, codes }, visit.lang),
    );
  }

  /** By the pseudonym of somebody who holds or was proposed for something, or by the number of somebody new. */
  private async official({ form }: Visit): Promise<Official | undefined> {
    const known = form.staff ? this.vault.personOf(form.staff) : undefined;
    const resident = known
      ? await this.residents.byId(known)
      : isNumber(form.personalNumber)
        ? await this.residents.byNumber(form.personalNumber!)
        : undefined;
    if (!resident) return undefined;
    const { person, name } = resident;
    return { person, staff: this.vault.enter(person, STAFF), name: `${name.first} ${name.last}` };
  }

  private async after(visit: Visit, notice: Notice, person: string): Promise<void> {
    if (notice !== 'proposed') await this.sessions.endAll(person); // a session keeps the roles it began with
    this.pages.goTo(visit, withQuery(paths(visit.lang).staff, { done: notice }));
  }

  private async show(visit: Visit, more: Partial<StaffPageView>, status = 200): Promise<void> {
    const wanted = wordsIn(more.q ?? '');
    const everybody = await this.everybody();
    const staff = everybody.filter((official) => {
      const named = wordsIn(staffName(official, visit.lang));
      const has =
        more.role === undefined || [...official.roles, ...official.proposed].some((r) => r.role === more.role);
      return has && wanted.every((word) => named.some((part) => part.startsWith(word)));
    });
    const view: StaffPageView = { errors: [], kept: {}, ...more, frame: await this.pages.frame(visit), staff };
    this.pages.send(visit, StaffPage(view, visit.lang), status);
  }

  /** Names are sealed, so that no store can look for them: the few hundred officials are read and looked through here. */
  private async everybody(): Promise<StaffPageView['staff']> {
    const found: StaffPageView['staff'][number][] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await this.questions.ask(new StaffList({ limit: 100, cursor, now: this.clock.now() }));
      found.push(...items);
      cursor = next ?? undefined;
    } while (cursor !== undefined && found.length < MOST_STAFF);
    return found;
  }
}

const isNumber = (text: string | undefined) => /^\d{11}$/.test(text ?? '');
const wordsIn = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean);
function keptOf({ form }: Visit): StaffPageView['kept'] {
  const { personalNumber = '', role = '', department = '', district = '' } = form;
  return { personalNumber, role, department, district, expires: datePartsIn(form, 'expires') };
}
