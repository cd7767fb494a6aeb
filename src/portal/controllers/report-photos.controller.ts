import { Controller, Get, Inject, NotFoundException, Param, ParseIntPipe, Post, UseFilters } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { RedactReportPhoto, RemoveReportPhoto } from '../../../commands/smart-map/photo-commands.js';
import { ReportById } from '../../../read-models/reports.js';
import { mistakes } from '../../http/validation.pipe.js';
import { Needs } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import type { Receipt } from '../../write/decide.handler.js';
import { PhotoModeration } from '../../write/photo-moderation.js';
import { say } from '../i18n/catalogue.js';
import { PRESETS, ReportPhotoPage, type ReportPhotoView, SIDES } from '../pages/report-photo.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both, Uuid } from './route.js';
import { type Form, Pages, TheVisit, type Visit } from './visit.js';

const Photo = () => Param('photo', ParseIntPipe);
type Sent = { readonly key: string | undefined; readonly body: object };

/** A photo before a moderator. */
@Controller()
@Needs('moderator')
@UseFilters(PageFilter)
export class ReportPhotoPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(PhotoModeration) private readonly moderation: PhotoModeration,
    @Inject(Deeds) private readonly deeds: Deeds,
  ) {}

  @Get(both('reports/:id/photos/:photo'))
  one(@TheVisit() visit: Visit, @Uuid() id: string, @Photo() photo: number) {
    return this.show(visit, id, photo, { errors: [] });
  }

  @Post(both('reports/:id/photos/:photo/redact'))
  redact(@TheVisit() visit: Visit, @Uuid() id: string, @Photo() photo: number) {
    const { text } = visit.form;
    const wish = plainToInstance(RedactReportPhoto, { areas: areasOf(visit), text });
    return this.deed(visit, id, photo, wish, (sent) => this.moderation.redact(visit.who, id, photo, wish, sent));
  }

  @Post(both('reports/:id/photos/:photo/remove'))
  remove(@TheVisit() visit: Visit, @Uuid() id: string, @Photo() photo: number) {
    const { text } = visit.form;
    const wish = plainToInstance(RemoveReportPhoto, { text });
    return this.deed(visit, id, photo, wish, (sent) => this.moderation.remove(visit.who, id, photo, wish, sent));
  }

  private async deed(
    visit: Visit,
    id: string,
    photo: number,
    wish: RedactReportPhoto | RemoveReportPhoto,
    does: (sent: Sent) => Promise<Receipt>,
  ): Promise<void> {
    this.pages.mustBeOurs(visit);
    const deed = wish instanceof RedactReportPhoto ? 'redact' : 'remove';
    const { errors: words } = say(visit.lang).photos.office;
    const wrong = new Set(mistakes(validateSync(wish)).map(({ path }) => path.split('.')[0]));
    const errors = [
      ...(wrong.has('areas') ? [{ field: 'areas', text: words.areas }] : []),
      ...(wrong.has('text') ? [{ field: `${deed}-text`, text: words.text }] : []),
    ];
    const kept = { ...visit.form, deed };
    if (errors.length > 0) return this.show(visit, id, photo, { errors, kept }, 422);
    const sent = { key: visit.form.key, body: { ...wish } };
    const done = await this.deeds.attempt(visit.lang, () => does(sent));
    if ('errors' in done) return this.show(visit, id, photo, { errors: done.errors, kept }, 422);
    this.pages.goTo(visit, withQuery(paths(visit.lang).report(id), { done: 'done' }));
  }

  private async show(
    visit: Visit,
    id: string,
    number: number,
    more: Pick<ReportPhotoView, 'errors' | 'kept'>,
    status = 200,
  ): Promise<void> {
    const [report, named, frame] = await Promise.all([
      this.questions.ask(new ReportById(id, 'staff')),
      namesOf(this.questions),
      this.pages.frame(visit),
    ]);
    const photo = report?.photos.find((one) => one.photo === number);
    if (!report || !photo) throw new NotFoundException();
    this.pages.send(visit, ReportPhotoPage({ ...more, frame, report, photo, named }, visit.lang), status);
  }
}

/** What was drawn, chosen by a word and said in numbers, all of it, as shares. */
function areasOf({ form, all }: Visit): readonly object[] {
  const drawn = all('area').map((text) => text.split(',').map(Number));
  const preset = Object.hasOwn(PRESETS, form.preset ?? '') ? PRESETS[form.preset as keyof typeof PRESETS] : undefined;
  const numbers = numbersIn(form);
  return [...drawn, ...(preset ? [preset] : []), ...(numbers ? [numbers] : [])].map((sides) =>
    Object.fromEntries(SIDES.map((side, i) => [side, (sides[i] ?? Number.NaN) / 100])),
  );
}

/** Undefined where nobody has filled in any of the four. */
function numbersIn(form: Form): readonly number[] | undefined {
  const said = SIDES.map((side) => (form[side] ?? '').trim().replace(',', '.').replace(/%$/, ''));
  if (said.every((text) => text === '')) return undefined;
  return said.map((text) => (text === '' ? Number.NaN : Number(text)));
}
