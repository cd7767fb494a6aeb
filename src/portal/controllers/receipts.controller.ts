import { Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, UseFilters } from '@nestjs/common';
import { ABOUT_LOG, type AboutLog } from '../../audit/about-log.js';
import type { PublicFact } from '../../audit/leaf.js';
import { checkEd25519, merkle, sha256 } from '../../audit/sequencer/hashing.js';
import { Proofs, WAITING } from '../../audit/sequencer/proofs.js';
import { PublishedLog } from '../../audit/sequencer/published-log.js';
import { readVkey } from '../../audit/tlog/note.js';
import { judge, readReceipt } from '../../audit/tlog/proof.js';
import { Anyone } from '../../http/who.guard.js';
import { PastedPage, type PastedView, type Proved, ReceiptPage } from '../pages/receipt.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const EVENT_ID = /^[0-9a-f]{32}$/;
const LONGEST = 20_000;

/** Receipts: that a fact is in the log, to keep and to check; and those that somebody brings. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class ReceiptPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(PublishedLog) private readonly published: PublishedLog,
    @Inject(ABOUT_LOG) private readonly about: AboutLog,
  ) {}

  @Get(both('log/receipts'))
  async form(@TheVisit() visit: Visit) {
    this.pages.send(visit, PastedPage({ frame: await this.pages.frame(visit), pasted: '' }, visit.lang));
  }

  @Get(both('log/receipts/:eventId'))
  async receipt(@TheVisit() visit: Visit, @Param('eventId') eventId: string) {
    const receipt = EVENT_ID.test(eventId) ? await this.proofs.receipt(eventId) : undefined;
    if (receipt === undefined) throw new NotFoundException();
    const proved = receipt === WAITING ? undefined : await this.proved(eventId, receipt);
    const view = { frame: await this.pages.frame(visit), eventId, proved };
    this.pages.send(visit, ReceiptPage(view, visit.lang));
  }

  /** Nothing is recorded: it is a form because a receipt is longer than an address may be. */
  @Post(both('log/receipts'))
  @HttpCode(200)
  async check(@TheVisit() visit: Visit) {
    this.pages.mustBeOurs(visit);
    const pasted = (visit.form.receipt ?? '').slice(0, LONGEST);
    const found = await this.judged(pasted);
    const view: PastedView = { frame: await this.pages.frame(visit), pasted, found };
    this.pages.send(visit, PastedPage(view, visit.lang), 'flaw' in found ? 422 : 200);
  }

  private async proved(eventId: string, receipt: string): Promise<Proved> {
    const entry = (await this.proofs.entry(eventId)) as Uint8Array;
    const { index, checkpoint } = readReceipt(receipt)!;
    const size = Number(checkpoint.split('\n')[1]);
    return { ...this.told(entry, index, size), receipt };
  }

  private told(entry: Uint8Array, index: number, size: number): Omit<Proved, 'receipt'> {
    const text = Buffer.from(entry).toString();
    const { id, type } = JSON.parse(text) as PublicFact;
    const { at } = this.published.ofSize(size) ?? { at: 0 };
    return { eventId: id, type, index, size, signedAt: new Date(at).toISOString(), entry: text };
  }

  private async judged(pasted: string): Promise<NonNullable<PastedView['found']>> {
    const text = `${pasted.replaceAll('\r\n', '\n').trim()}\n`;
    const index = readReceipt(text)?.index ?? 0;
    const entry = this.proofs.entryAt(index) ?? new Uint8Array();
    const log = this.about.vkeys.map((vkey) => readVkey(sha256, vkey)).filter((key) => key !== undefined);
    const judged = await judge(text, entry, { merkle, check: checkEd25519, log });
    if ('flaw' in judged) return { flaw: judged.flaw, origin: judged.checkpoint?.origin };
    return { proved: this.told(entry, judged.index, judged.checkpoint.size) };
  }
}
