import { refuse } from '../../commands/decider.js';
import { backingState, backs } from '../../commands/smart-map/backing-state.js';
import {
  type AppealReportHiding,
  ConfirmReportFixed,
  type FileReport,
  LeaveReport,
  type ReopenReport,
  SupportReport,
} from '../../commands/smart-map/commands.js';
import { report } from '../../commands/smart-map/report.js';
import type { ReportChannel } from '../../events/smart-map.js';
import { knownAs } from '../identity/known-as.js';
import type { Caller } from '../identity/roles.js';
import { reportScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import type { Districts } from '../map/districts.js';
import type { Photos } from '../photos/photos.js';
import type { Limit, RateLimiter } from '../work/rate-limiter.js';
import { digest } from './attributed.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';
import { Refused } from './refused.js';

/** Reports that one person may file in a day. Programs file for many people, and have keys of their own. */
const A_DAY: Limit = { name: 'reports', points: 20, seconds: 86_400 };

/** What people do with reports, each under a pseudonym of that report alone. */
export class Reporting {
  constructor(
    private readonly desk: Desk,
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly districts: Districts,
    private readonly photos: Pick<Photos, 'claim' | 'release'>,
    private readonly limiter: Pick<RateLimiter, 'take'>,
  ) {}

  /** Its photos go with it, or stay free for another try. @throws Refused for nobody, for strangers to the register, and for whoever has filed very much today */
  async file(
    who: Caller,
    wish: FileReport,
    channel: ReportChannel,
    sent: Sent,
  ): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key && `report ${sent.key}`);
    const { name } = await this.desk.resident(who, 'report.not-registered');
    if (channel === 'portal') await this.brake(who, id);
    const acting = this.desk.as(who, reportScope(id));
    const within = wish.place && this.districts.of(wish.place);
    const supplied = { report: id, reporter: acting.actor, name, channel, within };
    const claimed = await this.photos.claim(wish.photos ?? [], who.person!, id);
    try {
      const receipt = await this.desk.send(wish, supplied, acting, sent);
      if (!receipt.created) await this.photos.release(claimed, id);
      return { id, receipt };
    } catch (error) {
      await this.photos.release(claimed, id);
      throw error;
    }
  }

  /** What is sent again under the same key is no other report. */
  private async brake({ person = '' }: Caller, id: string): Promise<void> {
    if ((await this.log.read(`report-${id}`)).length > 0) return;
    const { allowed, resetSeconds } = await this.limiter.take(digest('reports', person), A_DAY);
    if (!allowed) throw new Refused(refuse('report.too-many-today', { most: A_DAY.points, seconds: resetSeconds }));
  }

  support(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    const acting = this.desk.as(who, reportScope(id));
    return this.desk.send(new SupportReport(), { report: id, supporter: acting.actor }, acting, sent);
  }

  leave(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    const acting = this.desk.as(who, reportScope(id));
    return this.desk.send(new LeaveReport(), { report: id, supporter: acting.actor }, acting, sent);
  }

  async confirm(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    const { standing } = await this.standing(who, id);
    return this.desk.send(new ConfirmReportFixed(), { report: id, standing }, this.desk.as(who, reportScope(id)), sent);
  }

  async reopen(who: Caller, id: string, wish: ReopenReport, sent: Sent): Promise<Receipt> {
    const { standing, category } = await this.standing(who, id);
    return this.desk.send(wish, { report: id, standing, category }, this.desk.as(who, reportScope(id)), sent);
  }

  /** Against its being hidden. */
  async appeal(who: Caller, id: string, wish: AppealReportHiding, sent: Sent): Promise<Receipt> {
    const { standing } = await this.standing(who, id);
    return this.desk.send(wish, { report: id, standing }, this.desk.as(who, reportScope(id)), sent);
  }

  /** Who an official would be in a report as a citizen: nobody decides on their own. */
  selfIn({ person }: Caller, id: string): string | undefined {
    return person === undefined ? undefined : knownAs(this.vault, person, reportScope(id))?.subject;
  }

  /** How somebody stands to a report, from its own streams, and its category. */
  async standing(who: Caller, id: string) {
    const past = await this.log.read(`report-${id}`);
    const state = past.reduce((s, e) => report.evolve(s, e as never), report.initial);
    if (state.status === 'unknown') throw new Refused(refuse('report.not-found', { report: id }));
    const self = this.selfIn(who, id);
    const found = (await this.log.read(`backing-${id}_${self}`)).reduce(
      (s, e) => backingState.evolve(s, e as never),
      backingState.initial,
    );
    const standing = self === state.reporter ? 'reporter' : backs(found) ? 'supporter' : 'stranger';
    return { standing, category: state.category } as const;
  }
}
