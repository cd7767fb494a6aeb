import { Controller, Get, HttpException, Inject, NotFoundException, Param, Query, UseFilters } from '@nestjs/common';
import { Figures } from '../../../read-models/figures.js';
import { PetitionTitles } from '../../../read-models/petitions.js';
import { PublicLog } from '../../audit/public-log.js';
import { Replays } from '../../audit/replays.js';
import { merkle } from '../../audit/sequencer/hashing.js';
import { Proofs, WAITING } from '../../audit/sequencer/proofs.js';
import { PublishedLog } from '../../audit/sequencer/published-log.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { type EntryView, LogEntryPage } from '../pages/log-entry.js';
import { LogFiguresPage } from '../pages/log-figures.js';
import { withPetitions } from './log-entries.js';
import { PageFilter } from './page.filter.js';
import { both, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** One entry of the log with all that follows from it, and the official figures. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class EntryPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(PublicLog) private readonly log: PublicLog,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(PublishedLog) private readonly published: PublishedLog,
    @Inject(Replays) private readonly replays: Replays,
    @Inject(Limits) private readonly limits: Limits,
  ) {}

  @Get(both('log/entries/:position'))
  async entry(@TheVisit() visit: Visit, @Param('position') text: string, @Query() asked: Record<string, unknown>) {
    const fact = /^[1-9]\d{0,14}$/.test(text) ? await this.log.find(text) : undefined;
    if (!fact) throw new NotFoundException();
    const [entry] = await withPetitions(this.questions, [fact]);
    const view: EntryView = {
      frame: await this.pages.frame(visit),
      entry: entry!,
      proof: await this.proofOf(fact.id),
      head: await this.log.head(),
      changes: plain(asked).changes === undefined ? undefined : await this.changesOf(visit, fact.position),
    };
    this.pages.send(visit, LogEntryPage(view, visit.lang));
  }

  @Get(both('log/figures'))
  async figures(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { cursor } = plain(asked);
    const figures = await this.questions.ask(new Figures({ cursor }));
    const found = await this.questions.ask(new PetitionTitles([...new Set(figures.items.map(({ of }) => of))]));
    const titles = new Map(found.map((title) => [title.id, title]));
    const view = { frame: await this.pages.frame(visit), figures, titles, cursor };
    this.pages.send(visit, LogFiguresPage(view, visit.lang));
  }

  private async proofOf(eventId: string): Promise<EntryView['proof']> {
    const bytes = await this.proofs.entry(eventId);
    const index = this.published.indexOf(eventId);
    if (bytes === undefined || bytes === WAITING || index === undefined) return undefined;
    return { index, size: this.published.last!.size, hash: Buffer.from(merkle.leaf(bytes)).toString('hex') };
  }

  /** To work it out is to replay the log: where that cannot be done now, the page says so and shows the rest. */
  private async changesOf(visit: Visit, position: number): Promise<EntryView['changes']> {
    try {
      await this.limits.take('replays', visit.request, visit.reply);
      return (await this.replays.changesAt(position)) ?? [];
    } catch (error) {
      const status = error instanceof HttpException ? error.getStatus() : 500;
      if (status === 429) return 'busy';
      if (status === 503) return 'unavailable';
      throw error;
    }
  }
}
