import { randomBytes } from 'node:crypto';
import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { type BallotLine, RoundProjects } from '../../../read-models/proposals-office.js';
import { RoundById } from '../../../read-models/rounds.js';
import { lotsOf } from '../../ballots/lots.js';
import { newSeed } from '../../ballots/voter/device.js';
import { codeOf } from '../../ballots/voter/recovery-code.js';
import { APART } from '../../http/secure-headers.js';
import { Questions } from '../../read/questions.js';
import type { Filled } from '../ballot-fields.js';
import type { Shown } from '../components/vote/on-ballot.js';
import type { Frame } from '../frame.js';
import { VotePage, type VoteView } from '../pages/vote.js';
import { VoteCheckPage, type VoteCheckView } from '../pages/vote-check.js';
import { VoteDonePage, type VoteDoneView } from '../pages/vote-done.js';
import { Pages, type Visit } from './visit.js';

const ORDER = /^[0-9a-f]{64}$/;
export const NOTHING: Filled = { one: () => undefined, all: () => [] };

/** Ballots as they are shown to those who may be signed in, and to those whom nobody has asked. */
@Injectable()
export class BallotPages {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  /** @param order as the form has carried it; a new one for a new visit */
  async shown(id: string, filled: Filled = NOTHING, order = ''): Promise<Shown> {
    const seed = ORDER.test(order) ? order : randomBytes(32).toString('hex');
    const [round, found] = await Promise.all([
      this.questions.ask((now) => new RoundById(now, id)),
      this.questions.ask((now) => new RoundProjects(now, id)),
    ]);
    if (!round) throw new NotFoundException();
    const known = new Map(found?.items.map((line) => [line.id, line]));
    const pinned = round.voting?.projects ?? [];
    const lines = new Map(pinned.map((project) => [project.id, known.get(project.id) ?? unnamed(project)]));
    return { round, lines: lotsOf(seed, [...lines.keys()]).map((one) => lines.get(one)!), seed, filled };
  }

  async show(
    visit: Visit,
    shown: Shown,
    more: Partial<VoteView> & Pick<VoteView, 'errors'>,
    status = 200,
  ): Promise<void> {
    const frame = await this.pages.frame(visit);
    if (more.ticket) apart(visit);
    const fresh = frame.reader && !more.ticket && shown.round.votes ? await codeOf(newSeed()) : undefined;
    const view = { ...shown, ...more, fresh, frame: more.ticket ? ofNobody(frame) : frame };
    this.pages.send(visit, VotePage(view, visit.lang), status);
  }

  /** The choice once more, to be cast or changed. */
  async check(visit: Visit, view: Omit<VoteCheckView, 'frame'>): Promise<void> {
    const frame = ofNobody(await this.pages.frame(visit));
    apart(visit);
    this.pages.send(visit, VoteCheckPage({ ...view, frame }, visit.lang), view.errors.length > 0 ? 422 : 200);
  }

  /** What the box has promised for a ballot that was just cast. */
  async done(visit: Visit, view: Omit<VoteDoneView, 'frame'>): Promise<void> {
    const frame = ofNobody(await this.pages.frame(visit));
    apart(visit);
    this.pages.send(visit, VoteDonePage({ ...view, frame }, visit.lang));
  }
}

/** The page's own forms are sent without a session, on the wire too. */
export const apart = ({ reply }: Pick<Visit, 'reply'>): void => {
  reply.header('content-security-policy', APART);
};

/** From where the right to vote is given, a page does not say who reads it. */
export const ofNobody = (frame: Frame): Frame => ({ ...frame, reader: null, csrf: null });

/** A project whose proposal nobody can read any more still stands on the ballot that was pinned. */
const unnamed = ({ id, pot, cost }: Pick<BallotLine, 'id' | 'pot' | 'cost'>): BallotLine => {
  return { id, pot, cost, title: { ka: id, en: id }, theme: null, place: null };
};
