import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Command } from '../../../commands/command.js';
import { Templates } from '../../../read-models/report-templates.js';
import { Departments, ReportById, ReportForOffice, type ReportView } from '../../../read-models/reports.js';
import { ReportsList } from '../../../read-models/reports-list.js';
import { ReportsNear } from '../../../read-models/reports-near.js';
import { Districts } from '../../map/districts.js';
import { Photos } from '../../photos/photos.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { Reporting } from '../../write/reporting.js';
import { say } from '../i18n/catalogue.js';
import { holds, REPORT_STAFF } from '../office-rooms.js';
import { ReportPage, type ReportPageView } from '../pages/report.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { topicsAbout } from './forum-names.js';
import { namesOf } from './report-names.js';
import { withoutGone } from './shown-photos.js';
import { Pages, type Visit } from './visit.js';

export type Notice = NonNullable<ReportPageView['notice']>;
type Sent = { readonly key: string | undefined; readonly body: object };
/** Open reports that an official is offered as the same. */
const SIMILAR = 6;

/** A report's page as each reader sees it, and what becomes of the forms on it. */
@Injectable()
export class ReportPages {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Reporting) private readonly reporting: Reporting,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Photos) private readonly photos: Photos,
    @Inject(Districts) private readonly districts: Districts,
  ) {}

  /** Hands in a wish; a field of it that is wrong, and a refusal, come back with all that was filled in. */
  async deed<C extends Command>(
    visit: Visit,
    id: string,
    { deed, notice, Wish, fields }: { deed: string; notice: Notice; Wish: new () => C; fields: object },
    does: (wish: C, sent: Sent) => Promise<Receipt>,
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const { key, csrf: _, ...body } = visit.form;
    const wish = plainToInstance(Wish, fields);
    const kept = { ...body, deed };
    const [wrong] = validateSync(wish, { forbidUnknownValues: false }); // some wishes have no field at all
    if (wrong) {
      const { reportActs, reports } = say(visit.lang);
      const field = `${deed}-${wrong.property}`;
      const words: Readonly<Record<string, string>> = reportActs.errors;
      const text = words[field] ?? words[wrong.property] ?? reports.form.errors.text;
      return this.show(visit, id, { errors: [{ field, text }], kept }, 422);
    }
    const done = await this.deeds.attempt(visit.lang, () => does(wish, { key, body }));
    if ('errors' in done) return this.show(visit, id, { errors: done.errors, kept }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).report(id), { done: notice }));
  }

  async show(visit: Visit, id: string, more: Partial<ReportPageView>, status = 200): Promise<void> {
    const { who } = visit;
    const staff = holds(who.roles, REPORT_STAFF);
    const [found, { questions: all, ...named }, frame] = await Promise.all([
      this.questions.ask(new ReportById(id, staff ? 'staff' : 'public')),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    if (!found) throw new NotFoundException();
    const report = withoutGone(found, this.photos);
    const questions = all.get(report.category) ?? [];
    const standing = who.person === undefined ? null : (await this.reporting.standing(who, id)).standing;
    // nobody is offered what the rules would refuse them: an official decides on nothing that they have found themselves
    const own = standing === 'reporter' || standing === 'supporter' ? standing : undefined;
    const office = staff && !own ? await this.office(report, who.roles) : undefined;
    const barred = holds(who.roles, ['officer', 'moderator']) ? own : undefined;
    const topics = await topicsAbout(this.questions, id);
    const { districts } = this;
    const told = { report, named, questions, standing, office, barred, districts, topics };
    const view = { errors: [], ...more, frame, ...told };
    this.pages.send(visit, ReportPage(view, visit.lang), status);
  }

  /** What an official needs to act on it. */
  private async office(report: ReportView, roles: readonly string[]): Promise<ReportPageView['office']> {
    const work = holds(roles, ['officer']) && report.open;
    const [whole, departments, templates, similar] = await Promise.all([
      this.questions.ask(new ReportForOffice(report.id)),
      this.questions.ask(new Departments()),
      this.questions.ask(new Templates()),
      work ? this.similar(report) : [],
    ]);
    const fits = ({ category }: { category: string | null }) => category === null || category === report.category;
    return {
      work,
      moderate: holds(roles, ['moderator']),
      writes: holds(roles, ['officer', 'moderator']),
      ...{ departments, templates: templates.filter(fits), similar, notes: whole?.notes ?? [] },
    };
  }

  /** Open ones round its place, or of its category in its district where it has none. */
  private async similar({ id, place, category, district }: ReportView) {
    const { items } = place
      ? await this.questions.ask(new ReportsNear(place.lat, place.lon, category, SIMILAR))
      : await this.questions.ask(new ReportsList({ category, district, status: 'open', limit: SIMILAR }));
    return items.filter((one) => one.id !== id);
  }
}
