import { Controller, Get, HttpCode, Inject, Post, UseFilters } from '@nestjs/common';
import type { BallotCast } from '../../../events/ballots.js';
import type { PublicFact } from '../../audit/leaf.js';
import { Proofs, WAITING } from '../../audit/sequencer/proofs.js';
import { digestOf } from '../../ballots/ballot-check.js';
import { BallotFiles, OPENED } from '../../ballots/ballot-files.js';
import { Box } from '../../ballots/box.js';
import type { Choice } from '../../ballots/choice.js';
import { Anyone } from '../../http/who.guard.js';
import { say } from '../i18n/catalogue.js';
import { BallotReceiptPage, type BallotReceiptView, type Opening, type Whereabouts } from '../pages/ballot-receipt.js';
import { apart, BallotPages, ofNobody } from './ballot-pages.js';
import { PageFilter } from './page.filter.js';
import { both, Uuid } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const DIGEST = /^[0-9a-f]{64}$/;

/** Whether a ballot is in the log, for whoever has its digest. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class BallotReceiptsController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(BallotPages) private readonly ballots: BallotPages,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Box) private readonly box: Box,
    @Inject(BallotFiles) private readonly files: BallotFiles,
  ) {}

  @Get(both('budget/:id/ballots'))
  form(@TheVisit() visit: Visit, @Uuid() id: string) {
    return this.show(visit, id, { digest: '', errors: [] });
  }

  /** A digest comes in the body and from a page apart: no address holds it, and no session comes with it. */
  @Post(both('budget/:id/ballots'))
  @HttpCode(200)
  async look(@TheVisit() visit: Visit, @Uuid() id: string) {
    const digest = visit.form.digest?.trim().toLowerCase() ?? '';
    if (!DIGEST.test(digest)) {
      const errors = [{ field: 'digest', text: say(visit.lang).vote.receipt.wrong }];
      return this.show(visit, id, { digest: digest.slice(0, 80), errors }, 422);
    }
    const { found, body } = await this.find(id, digest);
    const opening = body && this.openingOf(id, body);
    const receipt = found.at === 'log' ? await this.proofs.receipt(found.event) : undefined;
    const proof = typeof receipt === 'string' && receipt !== WAITING ? receipt : undefined;
    await this.show(visit, id, { digest, found, opening, proof, errors: [] }, found.at === 'nowhere' ? 404 : 200);
  }

  private async show(
    visit: Visit,
    id: string,
    more: Pick<BallotReceiptView, 'digest' | 'errors'> & Partial<BallotReceiptView>,
    status = 200,
  ): Promise<void> {
    const [{ round, lines }, frame] = await Promise.all([this.ballots.shown(id), this.pages.frame(visit)]);
    apart(visit);
    this.pages.send(visit, BallotReceiptPage({ frame: ofNobody(frame), round, lines, ...more }, visit.lang), status);
  }

  private async find(
    round: string,
    digest: string,
  ): Promise<{ readonly found: Whereabouts; readonly body?: BallotCast['data']['body'] }> {
    const event = digest.slice(0, 32);
    const entry = await this.proofs.entry(event);
    if (entry && entry !== WAITING) {
      const { type, pub } = JSON.parse(Buffer.from(entry).toString()) as PublicFact;
      const { roundId, body } = pub as BallotCast['data'];
      if (type !== 'BallotCast' || roundId !== round || digestOf(body) !== digest) return { found: { at: 'nowhere' } };
      return { found: { at: 'log', event }, body };
    }
    const until = await this.box.waitsUntil(round, digest);
    if (until !== undefined) return { found: { at: 'box', until } };
    return { found: { at: entry === WAITING ? 'coming' : 'nowhere' } };
  }

  /** What stands in the published file for the key of this ballot. */
  private openingOf(round: string, { pk, commitment }: BallotCast['data']['body']): Opening {
    if (!this.files.has(round, OPENED)) return 'sealed';
    for (const line of this.files.opened(round)) {
      if (line.pk !== pk) continue;
      if (line.commitment !== commitment) return 'replaced';
      return line.spoiled === undefined ? { choice: line.choice as Choice } : 'spoiled';
    }
    return 'sealed';
  }
}
