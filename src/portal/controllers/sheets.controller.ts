import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { PapersWaiting, SheetByNumber, Sheets as SheetsWanted } from '../../../read-models/petition-papers.js';
import { PetitionById } from '../../../read-models/petitions.js';
import { Clock } from '../../clock.js';
import { Limits } from '../../http/limits.js';
import { formIn } from '../../http/scan.body.js';
import { Needs } from '../../http/who.guard.js';
import { STAFF } from '../../identity/scopes.js';
import { Questions } from '../../read/questions.js';
import { Desk } from '../../write/desk.js';
import { ScanOpenings } from '../../write/scan-openings.js';
import { Scans, typeOf } from '../../write/scans.js';
import { type SheetEntered, Sheets } from '../../write/sheets.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { OFFICE, SHEET_CLERKS } from '../office-rooms.js';
import { SheetDonePage, SheetPage, type SheetPageView } from '../pages/sheet.js';
import { PetitionSheetsPage, type PetitionSheetsView, SheetsPage } from '../pages/sheets.js';
import { paths } from '../paths.js';
import { Deeds } from './deeds.js';
import { PageFilter } from './page.filter.js';
import { picked, pickIn } from './picking.js';
import { both, Uuid } from './route.js';
import { faultsOf, linesIn, MOST_LINES, rowsOf, STRETCH } from './sheet-lines.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const SHEET = /^[\w-]{1,64}$/;
const SHA256 = /^[0-9a-f]{64}$/;
type State = 'received' | 'entered';
const stateIn = (text?: string) => (['received', 'entered'] as const).find((one) => one === text);

/** Signatures on paper: a sheet is handed over, its lines are checked, and it is entered. */
@Controller()
@Needs(OFFICE.sheets)
@UseFilters(PageFilter)
export class SheetPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Sheets) private readonly sheets: Sheets,
    @Inject(Scans) private readonly scans: Scans,
    @Inject(ScanOpenings) private readonly openings: ScanOpenings,
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Deeds) private readonly deeds: Deeds,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('sheets'))
  async all(
    @TheVisit() visit: Visit,
    @Query('state') s?: string,
    @Query('cursor') c?: string,
    @Query('q') q?: string,
    @Query('more') more?: string,
  ) {
    const wanted = { state: stateIn(s), cursor: c || undefined };
    const pick = pickIn(q, more);
    const [sheets, petitions, waiting, frame] = await Promise.all([
      this.questions.ask(new SheetsWanted(wanted)),
      this.questions.ask(picked(pick, this.clock.now())),
      this.questions.ask(new PapersWaiting()),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, SheetsPage({ frame, wanted, sheets, pick, petitions, waiting }, visit.lang));
  }

  @Get(both('moderation/:id/sheets'))
  async ofPetition(
    @TheVisit() visit: Visit,
    @Uuid() id: string,
    @Query('state') s?: string,
    @Query('cursor') c?: string,
  ) {
    await this.showAll(visit, id, { wanted: { state: stateIn(s), cursor: c || undefined } });
  }

  @Post(both('moderation/:id/sheets'))
  @Needs(SHEET_CLERKS)
  async receive(@TheVisit() visit: Visit, @Uuid() id: string) {
    await this.limits.take('uploads', visit.request, visit.reply);
    const { fields, scan } = await formIn(visit.request);
    const { errors: words } = say(visit.lang).sheets;
    if (scan === 'too-large')
      return this.showAll(visit, id, { errors: [{ field: 'scan', text: words['too-large'] }] }, 413);
    this.pages.mustBeOurs({ ...visit, form: fields });
    const sheet = (fields.sheet ?? '').trim();
    const errors: FormError[] = [];
    if (!SHEET.test(sheet)) errors.push({ field: 'sheet', text: words.sheet });
    if (!scan) errors.push({ field: 'scan', text: words.scan });
    else if (!typeOf(scan)) errors.push({ field: 'scan', text: words['not-a-scan'] });
    if (!scan || errors.length > 0) return this.showAll(visit, id, { errors, sheet }, 422);
    const kept = await this.scans.keep(id, scan);
    const acting = this.desk.as(visit.who, STAFF);
    const done = await this.deeds.attempt(visit.lang, () =>
      this.sheets.receive(id, { sheet, scan: kept }, acting, fields.key),
    );
    if ('receipt' in done) this.pages.goTo(visit, paths(visit.lang).sheet(id, sheet));
    else await this.showAll(visit, id, { errors: done.errors, sheet }, 422);
  }

  @Get(both('moderation/:id/scans/:scan'))
  async scan(@TheVisit() { who, reply }: Visit, @Uuid() id: string, @Param('scan') scan: string) {
    const found = SHA256.test(scan) ? await this.openings.open(who, id, scan) : undefined;
    if (!found) throw new NotFoundException();
    reply
      .header('content-type', found.type)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="${scan.slice(0, 12)}.${found.type.split('/')[1]}"`)
      .send(found.bytes);
  }

  @Get(both('moderation/:id/sheets/:sheet'))
  async one(@TheVisit() visit: Visit, @Uuid() id: string, @Param('sheet') sheet: string) {
    await this.showOne(visit, id, sheet, { lines: [], empty: STRETCH });
  }

  @Post(both('moderation/:id/sheets/:sheet'))
  @Needs(SHEET_CLERKS)
  async enter(@TheVisit() visit: Visit, @Uuid() id: string, @Param('sheet') sheet: string) {
    this.pages.mustBeOurs(visit);
    const { step } = visit.form;
    const { lines: all, empty } = linesIn(visit.form);
    const errors = faultsOf(all, visit.lang);
    const lines = all.slice(0, MOST_LINES);
    if (step !== 'check' && step !== 'enter')
      return this.showOne(visit, id, sheet, { lines, empty: empty + STRETCH, errors }, errors.length > 0 ? 422 : 200);
    if (lines.length === 0) errors.push({ field: 'number-1', text: say(visit.lang).sheets.errors.none });
    if (errors.length > 0) return this.showOne(visit, id, sheet, { lines, empty: empty || 1, errors }, 422);
    const rows = rowsOf(lines);
    if (step === 'check') {
      const checks = await this.sheets.check(rows);
      return this.showOne(visit, id, sheet, { lines, empty: 0, checks });
    }
    const { scan } = await this.sheet(id, sheet);
    let outcome: SheetEntered | undefined;
    const done = await this.deeds.attempt(visit.lang, async () => {
      outcome = await this.sheets.enter(id, { sheet, scan, rows }, this.desk.as(visit.who, STAFF));
      return outcome.receipt;
    });
    if (!outcome || !('receipt' in done))
      return this.showOne(visit, id, sheet, { lines, empty: 0, errors: 'errors' in done ? done.errors : [] }, 422);
    const petition = await this.petition(id);
    const view = { frame: await this.pages.frame(visit), petition, sheet, lines, outcome };
    this.pages.send(visit, SheetDonePage(view, visit.lang));
  }

  private async showAll(visit: Visit, id: string, more: Partial<PetitionSheetsView>, status = 200): Promise<void> {
    const { wanted = {}, errors = [], sheet } = more;
    const { state, cursor } = wanted as { state?: State; cursor?: string };
    const [petition, sheets, frame] = await Promise.all([
      this.petition(id),
      this.questions.ask(new SheetsWanted({ petitionId: id, state, cursor })),
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, PetitionSheetsPage({ frame, petition, wanted, sheets, errors, sheet }, visit.lang), status);
  }

  private async showOne(
    visit: Visit,
    id: string,
    number: string,
    more: Pick<SheetPageView, 'lines' | 'empty' | 'checks'> & { errors?: readonly FormError[] },
    status = 200,
  ): Promise<void> {
    const [petition, sheet, frame] = await Promise.all([
      this.petition(id),
      this.sheet(id, number),
      this.pages.frame(visit),
    ]);
    const kept = await this.scans.open(id, sheet.scan);
    const scan = kept && (kept.type === 'application/pdf' ? 'file' : 'picture');
    this.pages.send(visit, SheetPage({ errors: [], ...more, frame, petition, sheet, scan }, visit.lang), status);
  }

  private async petition(id: string) {
    const found = await this.questions.ask(new PetitionById(id, { viewer: 'staff', now: this.clock.now() }));
    if (!found) throw new NotFoundException();
    return found;
  }

  private async sheet(id: string, number: string) {
    const found = SHEET.test(number) ? await this.questions.ask(new SheetByNumber(id, number)) : undefined;
    if (!found) throw new NotFoundException();
    return found;
  }
}
