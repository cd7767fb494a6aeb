import { Readable } from 'node:stream';
import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
  UseFilters,
} from '@nestjs/common';
import { ApproveSignatoryList, RequestSignatoryList } from '../../../commands/petitions/office-commands.js';
import { PapersWaiting, SignatoryLists } from '../../../read-models/petition-papers.js';
import { PetitionById } from '../../../read-models/petitions.js';
import { Clock } from '../../clock.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { type OpenedList, SignatoryList } from '../../write/signatory-list.js';
import { say } from '../i18n/catalogue.js';
import { LIST_CLERKS, OFFICE } from '../office-rooms.js';
import { ListsPage, PetitionListsPage, type PetitionListsView } from '../pages/signatory-lists.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { picked, pickIn } from './picking.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Notice = NonNullable<PetitionListsView['notice']>;
const STATES = ['requested', 'approved', 'opened'] as const;
const MOST = 50;
const Request = () => Param('request', ParseUUIDPipe);

/** The statutory list of signatories: one official asks, another agrees, and it is opened once, before everybody's eyes. */
@Controller()
@Needs(OFFICE.lists)
@UseFilters(PageFilter)
export class SignatoryListPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(SignatoryList) private readonly list: SignatoryList,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('signatory-lists'))
  async all(
    @TheVisit() visit: Visit,
    @Query('state') s?: string,
    @Query('cursor') c?: string,
    @Query('q') q?: string,
    @Query('more') more?: string,
  ) {
    const wanted = { state: STATES.find((one) => one === s), cursor: c || undefined };
    const pick = pickIn(q, more);
    const [lists, openings, petitions, waiting, frame] = await Promise.all([
      this.questions.ask(new SignatoryLists(wanted)),
      this.questions.ask(new SignatoryLists({ state: 'opened', limit: MOST })),
      this.questions.ask(picked(pick, this.clock.now(), 'sakrebulo')),
      this.questions.ask(new PapersWaiting()),
      this.pages.frame(visit),
    ]);
    const view = { frame, wanted, lists, openings, pick, petitions, waiting, me: this.me(visit) };
    this.pages.send(visit, ListsPage(view, visit.lang));
  }

  @Get(both('moderation/:id/signatory-lists'))
  async ofPetition(@TheVisit() visit: Visit, @Uuid() id: string, @Query('done') done?: string) {
    const { notices } = say(visit.lang).lists;
    await this.show(visit, id, { notice: done && Object.hasOwn(notices, done) ? (done as Notice) : undefined });
  }

  @Post(both('moderation/:id/signatory-lists'))
  @Needs('officer')
  async ask(@TheVisit() visit: Visit, @Uuid() id: string) {
    this.pages.mustBeOurs(visit);
    const { purpose = '', key } = visit.form;
    const request = this.desk.newId(visit.who, key);
    const words = () => say(visit.lang).lists.errors.purpose;
    const acting = this.desk.as(visit.who, STAFF);
    const done = await this.deeds.send(
      visit,
      RequestSignatoryList,
      { purpose },
      { petitionId: id, request },
      acting,
      words,
    );
    if ('receipt' in done) this.pages.goTo(visit, withQuery(paths(visit.lang).listsOf(id), { done: 'asked' }));
    else await this.show(visit, id, { errors: done.errors, purpose }, 422);
  }

  @Post(both('moderation/:id/signatory-lists/:request/approve'))
  @Needs(LIST_CLERKS)
  async approve(@TheVisit() visit: Visit, @Uuid() id: string, @Request() request: string) {
    this.pages.mustBeOurs(visit);
    const acting = this.desk.as(visit.who, STAFF);
    const done = await this.deeds.send(visit, ApproveSignatoryList, {}, { petitionId: id, request }, acting);
    if ('receipt' in done) this.pages.goTo(visit, withQuery(paths(visit.lang).listsOf(id), { done: 'approved' }));
    else await this.show(visit, id, { errors: done.errors }, 422);
  }

  /** The file is the answer; that it was opened is on record, and on every page, before its first line goes out. */
  @Post(both('moderation/:id/signatory-lists/:request/open'))
  @Needs(LIST_CLERKS)
  async open(@TheVisit() visit: Visit, @Uuid() id: string, @Request() request: string) {
    this.pages.mustBeOurs(visit);
    let opened: OpenedList | undefined;
    const done = await this.deeds.attempt(visit.lang, async () => {
      opened = await this.list.open(id, request, this.desk.as(visit.who, STAFF));
      return opened.receipt;
    });
    if ('errors' in done || !opened) {
      await this.show(visit, id, { errors: 'errors' in done ? done.errors : [] }, 422);
      return;
    }
    visit.reply.status(200).header('cache-control', 'private, no-store');
    const disposition = `attachment; filename="signatories-${id}.csv"`;
    return new StreamableFile(Readable.from(opened.lines), { type: 'text/csv; charset=utf-8', disposition });
  }

  private me({ who }: Visit): string | undefined {
    return this.desk.glimpse(who, STAFF);
  }

  private async show(visit: Visit, id: string, more: Partial<PetitionListsView>, status = 200): Promise<void> {
    const [petition, lists, frame] = await Promise.all([
      this.questions.ask(new PetitionById(id, { viewer: 'staff', now: this.clock.now() })),
      this.questions.ask(new SignatoryLists({ petitionId: id, limit: MOST })),
      this.pages.frame(visit),
    ]);
    if (!petition) throw new NotFoundException();
    const view: PetitionListsView = { errors: [], ...more, frame, petition, lists, me: this.me(visit) };
    this.pages.send(visit, PetitionListsPage(view, visit.lang), status);
  }
}
