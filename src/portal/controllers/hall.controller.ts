import { Controller, Get, Inject, NotFoundException, Post, Query, UseFilters } from '@nestjs/common';
import type { Refusal } from '../../../commands/decider.js';
import { PapersWaiting } from '../../../read-models/petition-papers.js';
import { PetitionById } from '../../../read-models/petitions.js';
import { PublicLog } from '../../audit/public-log.js';
import { Clock } from '../../clock.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Refused } from '../../refused.js';
import { Assisted, type AssistedWish } from '../../write/assisted.js';
import { Desk } from '../../write/desk.js';
import { dateMistake, datePartsIn, dayFrom } from '../date-parts.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE } from '../office-rooms.js';
import { refusalSentence } from '../pages/error.js';
import { AssistedPage, AssistPage, type AssistView, HallPage } from '../pages/hall.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { PageFilter } from './page.filter.js';
import { picked, pickIn } from './picking.js';
import { both, Uuid } from './route.js';
import { type Form, Pages, TheVisit, type Visit } from './visit.js';

const FIELDS = ['personalNumber', 'documentNumber', 'consent', 'display'] as const;
type Field = (typeof FIELDS)[number];

/** At a service hall: the person stands before the official, shows a document, and says yes to what is read out. */
@Controller()
@Needs(OFFICE.hall)
@UseFilters(PageFilter)
export class HallPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Assisted) private readonly assisted: Assisted,
    @Inject(PublicLog) private readonly log: PublicLog,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('hall'))
  async choose(@TheVisit() visit: Visit, @Query('q') q?: string, @Query('more') more?: string) {
    const pick = pickIn(q, more);
    const [petitions, waiting, frame] = await Promise.all([
      this.questions.ask(picked(pick, this.clock.now())),
      this.questions.ask(new PapersWaiting()),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, HallPage({ frame, pick, petitions, waiting }, visit.lang));
  }

  @Get(both('hall/:id'))
  async form(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.show(visit, id, { errors: [], kept: {} });
  }

  @Post(both('hall/:id'))
  async sign(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const said = tidied(visit.form);
    const born = datePartsIn(visit.form, 'birthDate');
    const { date: birthDate, fault } = dayFrom(born);
    const kept = { ...said, birthDate: born };
    const { errors: words, birthDate: label } = say(visit.lang).hall;
    const wrong = (...fields: Field[]) =>
      fields.filter((field) => !FITS[field](said[field])).map((field) => ({ field, text: words[field] }));
    const errors: FormError[] = [
      ...wrong('personalNumber', 'documentNumber'),
      ...(fault ? [{ field: 'birthDate', text: dateMistake(label, fault, visit.lang) }] : []),
      ...wrong('consent', 'display'),
    ];
    if (errors.length > 0) return this.show(visit, id, { errors, kept }, 422);
    try {
      const officer = this.desk.as(visit.who, STAFF);
      const { position, created } = await this.assisted.sign(id, { ...said, birthDate } as AssistedWish, officer);
      const done = { entry: String(position), again: created ? undefined : 'yes' };
      this.pages.goTo(visit, withQuery(paths(visit.lang).hallDone(id), done));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.show(visit, id, { errors: [whyNot(error.refusal, visit.lang)], kept }, 422);
    }
  }

  @Get(both('hall/:id/done'))
  async done(
    @TheVisit() visit: Visit,
    @Uuid() id: string,
    @Query('entry') entry: string = '',
    @Query('again') again?: string,
  ) {
    const found = /^\d{1,15}$/.test(entry) ? await this.log.find(entry) : undefined;
    if (found?.type !== 'PetitionSigned' || (found.pub as { petitionId: string }).petitionId !== id)
      throw new NotFoundException();
    const petition = await this.petition(id);
    const receipt = { position: found.position, eventId: found.id };
    const view = { frame: await this.pages.frame(visit), petition, receipt, again: again === 'yes' };
    this.pages.send(visit, AssistedPage(view, visit.lang));
  }

  private async show(visit: Visit, id: string, more: Pick<AssistView, 'errors' | 'kept'>, status = 200): Promise<void> {
    const petition = await this.petition(id);
    this.pages.send(visit, AssistPage({ ...more, frame: await this.pages.frame(visit), petition }, visit.lang), status);
  }

  private async petition(id: string) {
    const found = await this.questions.ask(new PetitionById(id, { now: this.clock.now() }));
    if (!found) throw new NotFoundException();
    return found;
  }
}

const FITS: Readonly<Record<Field, (text: string | undefined) => boolean>> = {
  personalNumber: (text = '') => /^\d{11}$/.test(text),
  documentNumber: (text = '') => text.length > 0 && text.length <= 40,
  consent: (text) => text === 'yes',
  display: (text) => text === 'none' || text === 'initials',
};

const tidied = (form: Form): Partial<Record<Field, string>> =>
  Object.fromEntries(FIELDS.flatMap((field) => (form[field] === undefined ? [] : [[field, form[field].trim()]])));

/** A refusal as the official should hear it, who asks for somebody else. */
function whyNot({ refused, because }: Refusal, lang: Lang): FormError {
  const { hall, sheets, errors } = say(lang);
  const said: Readonly<Record<string, string>> = hall.refused;
  const reasons: Readonly<Record<string, string>> = sheets.done.why;
  const why = reasons[String(because.rule)];
  const text = said[refused] ?? refusalSentence(refused, lang) ?? errors[422].text;
  const field = refused === 'identity.not-proved' ? 'personalNumber' : '';
  return { field, text: why ? `${text} ${hall.because(why)}` : text };
}
