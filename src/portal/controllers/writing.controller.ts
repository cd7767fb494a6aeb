import { Controller, Get, Inject, Post, Query, UseFilters } from '@nestjs/common';
import { DraftPetition } from '../../../commands/petitions/commands.js';
import { PetitionById, SimilarPetitions } from '../../../read-models/petitions.js';
import { Clock } from '../../clock.js';
import { Needs } from '../../http/who.guard.js';
import { Invitations } from '../../identity/invitations.js';
import { petitionScope } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { Drafts } from '../../write/drafts.js';
import { type Draft, draftIn, faultsOf, placeIn, type Step, stepsIn } from '../draft.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { PetitionNewPage } from '../pages/petition-new.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writing a petition, a question a page. What was filled in travels with the form, so nothing is kept until it is sent. */
@Controller()
@Needs('citizen')
@UseFilters(PageFilter)
export class WritingPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('petitions/new'))
  async begin(@TheVisit() visit: Visit, @Query('created') created?: string) {
    if (created !== undefined && UUID.test(created)) return this.created(visit, created);
    await this.show(visit, 'title', draftIn({ language: visit.lang }), []);
  }

  @Post(both('petitions/new'))
  async step(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const draft = draftIn({ ...visit.form, districts: visit.all('districts') });
    const { from, to } = stepsIn(visit.form);
    const back = to !== 'create' && visit.form.go !== undefined;
    const faults = back ? [] : faultsOf(draft, from);
    if (faults.length > 0) return this.show(visit, from, draft, this.inWords(visit, faults));
    if (to !== 'create') return this.show(visit, to, draft, []);
    await this.create(visit, draft);
  }

  private async create(visit: Visit, draft: Draft): Promise<void> {
    const { form, who, lang } = visit;
    const petitionId = this.desk.newId(who, form.key);
    const { place, districts, language, ...words } = draft;
    const point = placeIn(place);
    const fields = {
      ...words,
      language: language || lang,
      ...(districts.length > 0 && { districts }),
      ...(point && { place: point }),
    };
    const done = await this.drafts.draft(who, petitionId, (supplied, acting) =>
      this.deeds.send(visit, DraftPetition, fields, supplied, acting, (field) => this.word(visit, field)),
    );
    if ('receipt' in done) this.pages.goTo(visit, withQuery(paths(lang).newPetition, { created: petitionId }));
    else await this.show(visit, 'check', draft, done.errors);
  }

  private async created(visit: Visit, id: string): Promise<void> {
    const as = this.desk.glimpse(visit.who, petitionScope(id));
    const petition = await this.questions.ask(new PetitionById(id, { as, now: this.clock.now() }));
    if (!petition?.mine) return this.pages.goTo(visit, paths(visit.lang).petition(id));
    const title = 'title' in petition.text ? (petition.text.title as string) : '';
    const frame = await this.pages.frame(visit);
    const view = {
      frame,
      draft: draftIn({ title }),
      errors: [],
      step: 'created' as const,
      id,
      invitation: this.invitations.to(id),
      sponsors: petition.sponsors.min,
    };
    this.pages.send(visit, PetitionNewPage(view, visit.lang));
  }

  private async show(visit: Visit, step: Step, draft: Draft, errors: readonly FormError[]): Promise<void> {
    const base = { frame: await this.pages.frame(visit), draft, errors };
    const status = errors.length > 0 ? 422 : 200;
    if (step !== 'similar') return this.pages.send(visit, PetitionNewPage({ ...base, step }, visit.lang), status);
    const { items } = await this.questions.ask(new SimilarPetitions(draft.title, { now: this.clock.now() }));
    this.pages.send(visit, PetitionNewPage({ ...base, step, similar: items }, visit.lang), status);
  }

  private inWords(visit: Visit, faults: readonly (keyof Draft)[]): readonly FormError[] {
    return faults.map((field) => ({ field, text: this.word(visit, field) }));
  }

  private word({ lang }: Visit, field: string): string {
    const words: Readonly<Record<string, string>> = say(lang).writing.errors;
    return words[field] ?? say(lang).errors[422].text;
  }
}
