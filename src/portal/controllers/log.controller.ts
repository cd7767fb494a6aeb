import { Controller, Get, Inject, Query, UseFilters } from '@nestjs/common';
import { catalogue } from '../../../events/index.js';
import { PetitionsList, Totals } from '../../../read-models/petitions.js';
import { PublicLog } from '../../audit/public-log.js';
import { PublishedLog } from '../../audit/sequencer/published-log.js';
import { Clock } from '../../clock.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { LogPage } from '../pages/log.js';
import { type PortalState, ReplayPage } from '../pages/replay.js';
import { entryOf, numberIn, withPetitions } from './log-entries.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const ENTRIES = 50;
const TBILISI = 4 * 3_600_000;

/** The public log, and the portal as it was at a point of it. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class LogPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(PublicLog) private readonly log: PublicLog,
    @Inject(PublishedLog) private readonly published: PublishedLog,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('log'))
  async logPage(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { type, find, stream, before, ...rest } = plain(asked);
    const day = dayIn(rest.day);
    const known = type !== undefined && Object.hasOwn(catalogue, type) ? type : undefined;
    const [head, shown, found] = await Promise.all([
      this.log.head(),
      this.log.latest({
        limit: ENTRIES,
        types: known ? [known] : undefined,
        stream,
        before: Number(before) || (day && (await this.log.lastBefore(endOf(day))) + 1) || undefined,
      }),
      find === undefined ? undefined : this.log.find(numberIn(find) ?? find.trim()),
    ]);
    const view = {
      frame: await this.pages.frame(visit),
      wanted: { type: known, find, stream, before, day },
      entries: await withPetitions(this.questions, shown.items),
      head,
      older: shown.older,
      checkpoint: this.published.last,
      ...(find !== undefined && { found: found ? entryOf(found) : null }),
    };
    this.pages.send(visit, LogPage(view, visit.lang));
  }

  @Get(both('log/replay'))
  async replay(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { at, position } = plain(asked);
    const now = this.clock.now();
    const head = await this.log.head();
    const asOf = position === undefined ? at && instantOf(at, now) : positionOf(position, head);
    const wrong = (at !== undefined || position !== undefined) && asOf === undefined;
    const errors = wrong ? [this.mistake(visit, position === undefined ? 'at' : 'position', head)] : [];
    if (asOf) await this.limits.take('replays', visit.request, visit.reply);
    const view = {
      frame: await this.pages.frame(visit),
      wanted: { at, position },
      errors,
      latest: { at: inTbilisi(now), position: head },
      ...(asOf && { state: await this.stateAt(asOf) }),
    };
    this.pages.send(visit, ReplayPage(view, visit.lang), wrong ? 400 : 200);
  }

  private mistake({ lang }: Visit, field: 'at' | 'position', head: number): FormError {
    const { errors } = say(lang).log.replay;
    return { field, text: field === 'at' ? errors.at : errors.position(head) };
  }

  private async stateAt(asOf: string): Promise<PortalState> {
    const most = (now: string) => new PetitionsList({ sort: 'signatures', limit: 10, now });
    const [past, petitions, now] = await Promise.all([
      this.questions.ask(new Totals(), asOf),
      this.questions.ask(most, asOf),
      this.questions.ask(new Totals()),
    ]);
    return { asOf, past, now, petitions: petitions.items };
  }
}

/** A moment on Tbilisi's clock that has come, as an ISO instant. */
function instantOf(text: string, now: string): string | undefined {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? new Date(`${text}:00.000+04:00`) : undefined;
  if (!at || Number.isNaN(at.getTime()) || inTbilisi(at.toISOString()) !== text) return undefined; // the 31st of June
  return at.toISOString() <= now ? at.toISOString() : undefined;
}

/** A day of Tbilisi's calendar, YYYY-MM-DD. */
const dayIn = (text: string | undefined) =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
const endOf = (day: string) => new Date(Date.parse(`${day}T00:00:00+04:00`) + 86_400_000).toISOString();

/** What `datetime-local` takes: YYYY-MM-DDTHH:MM on Tbilisi's clock. */
const inTbilisi = (at: string) => new Date(Date.parse(at) + TBILISI).toISOString().slice(0, 16);

/** The same, of an entry that is there. */
function positionOf(text: string, head: number): string | undefined {
  const number = numberIn(text);
  return Number(number) >= 1 && Number(number) <= head ? number : undefined;
}
