import { createHash } from 'node:crypto';
import { Controller, Get, Inject, UseFilters } from '@nestjs/common';
import { RoundTurnout } from '../../../read-models/turnout.js';
import { BallotFiles, CSV, JSON_FILE, OPENED, pbOf } from '../../ballots/ballot-files.js';
import { RoundCounts } from '../../ballots/round-counts.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { potName } from '../components/budget/round-parts.js';
import type { Shown } from '../components/vote/on-ballot.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { type ResultFile, RoundResultPage } from '../pages/round-result.js';
import { api } from '../paths.js';
import { BallotPages } from './ballot-pages.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

/** Digests that are remembered; each is of one file of one result. */
const REMEMBERED = 500;

/** What budget rounds have come to. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class RoundResultPagesController {
  private readonly digests = new Map<string, Promise<string>>();

  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(BallotPages) private readonly ballots: BallotPages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(BallotFiles) private readonly files: BallotFiles,
    @Inject(RoundCounts) private readonly counts: RoundCounts,
  ) {}

  @Get(both('budget/:id/results'))
  async results(@TheVisit() visit: Visit, @Uuid() id: string) {
    const { round, lines } = await this.ballots.shown(id);
    const [turnout, files, frame] = await Promise.all([
      this.questions.ask(new RoundTurnout(id)),
      this.filesOf(round, visit.lang),
      this.pages.frame(visit),
    ]);
    const tallies = round.result ? this.files.tallies(id) : [];
    const counting = round.state === 'opened' ? this.counts.progress(id) : undefined;
    const view = { frame, round, projects: lines, turnout, tallies, files, counting };
    this.pages.send(visit, RoundResultPage(view, visit.lang));
  }

  private async filesOf(round: Shown['round'], lang: Lang): Promise<readonly ResultFile[]> {
    if (!round.result) return [];
    const t = say(lang).results.files;
    const pots = round.result.value.pots?.map(({ pot }) => pot) ?? ['city'];
    const all: readonly (readonly [file: string, label: string, part: string])[] = [
      [OPENED, t.opened, '/opened.jsonl'],
      ...pots.map((pot) => [pbOf(pot), t.pb(potName(pot, lang)), `/ballots.pb?pot=${pot}`] as const),
      [CSV, t.csv, '/ballots.csv'],
      [JSON_FILE, t.json, '/ballots.json'],
    ];
    const there = all.filter(([file]) => this.files.has(round.id, file));
    return Promise.all(
      there.map(async ([file, label, part]) => {
        const digest = await this.digest(round.id, file, round.result!.digest);
        return { label, href: api.round(round.id, part), digest };
      }),
    );
  }

  /** A file is written anew only with another result. */
  private digest(round: string, file: string, result: string): Promise<string> {
    const key = `${round}/${file}/${result}`;
    const known = this.digests.get(key) ?? this.hashed(round, file);
    this.digests.set(key, known);
    known.catch(() => this.digests.delete(key));
    if (this.digests.size > REMEMBERED) this.digests.delete(this.digests.keys().next().value!);
    return known;
  }

  private async hashed(round: string, file: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const piece of this.files.stream(round, file)) hash.update(piece);
    return hash.digest('hex');
  }
}
