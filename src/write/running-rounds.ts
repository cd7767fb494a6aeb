import { createHash, createHmac } from 'node:crypto';
import type { OpenRound } from '../../commands/budgeting/round-commands.js';
import { CertifyRound, OpenVoting, RevealTieSeed } from '../../commands/budgeting/round-commands.js';
import { refuse } from '../../commands/decider.js';
import { ineligible } from '../../commands/eligibility.js';
import { isAboutThemes, type RoundOpened, type RuleBook } from '../../events/budgeting.js';
import { AppealsWaiting, ComplaintsWaiting, RoundProjects } from '../../read-models/proposals-office.js';
import type { RoundClosing } from '../ballots/closing.js';
import type { Ballots } from '../ballots/open-ballots.js';
import { prepareVoting } from '../ballots/preparing.js';
import { recounted } from '../ballots/recounted.js';
import { seeRound } from '../ballots/round-seen.js';
import type { Clock } from '../clock.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { CountAsked } from '../work/count-round.js';
import type { Queue } from '../work/queue.js';
import type { Receipt } from './decide.handler.js';
import { type Acting, asResident, type Desk, type Sent } from './desk.js';
import type { Turns } from './turns.js';

export type VotingWish = {
  readonly roundKey: string;
  readonly trustees: {
    readonly names: readonly string[];
    readonly threshold: number;
    readonly shares?: readonly string[];
  };
};
type Means = {
  readonly log: Pick<EventLog, 'read' | 'head' | 'pages'>;
  readonly vault: Pick<Vault, 'sealingKey' | 'openingKey'>;
  readonly residents: Pick<ResidentsRegister, 'count'>;
  readonly projecting: Pick<Projecting, 'reach'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly ballots: Pick<Ballots, 'issuers' | 'keys' | 'counts' | 'files'>;
  readonly queue: Pick<Queue, 'add'>;
};

/** The read models follow the log: so long (milliseconds) an official waits for them to know what was recorded before. */
const PATIENCE = 10_000;

/** What officials do to run a budget round. */
export class RunningRounds {
  constructor(
    private readonly desk: Desk,
    private readonly means: Means,
    private readonly questions: Pick<Questions, 'ask'>,
    private readonly closing: Pick<RoundClosing, 'close'>,
    /** Whoever acts on the proposals of a round takes their turn, so that none changes while the ballot is pinned. */
    private readonly turns: Turns,
  ) {}

  /** The seed of the lots comes from the round's own key, so that a repeat of the wish commits to the same. */
  async open(who: Caller, wish: OpenRound, sent: Sent): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key && `round ${sent.key}`);
    const supplied = { roundId: id, ...(await tieSeedOf(this.means.vault, id)) };
    return { id, receipt: await this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent) };
  }

  /** Pins the ballot: what has passed both reviews, in this moment, with every key. */
  openVoting(who: Caller, id: string, { roundKey, trustees }: VotingWish, sent: Sent): Promise<Receipt> {
    return this.turns.take(`round ${id}`, async () => {
      const { rules } = await this.opened(id);
      await this.caughtUp();
      const { ballot, voters } = rules;
      const [ready, appeals, keys, eligible] = await Promise.all([
        isAboutThemes(ballot) ? undefined : this.questions.ask(new RoundProjects(this.means.clock.now(), id)),
        this.questions.ask(new AppealsWaiting(id)),
        prepareVoting(id, { roundKey, trustees: { ...trustees } }, this.means.ballots),
        eligibleIn(this.means.residents, voters, rules.phases.voting.until),
      ]);
      const projects = (ready?.items ?? []).map(({ id: project, pot, cost }) => ({ id: project, pot, cost }));
      const supplied = { roundId: id, projects, ...keys, eligible, appeals };
      return this.desk.send(new OpenVoting(), supplied, this.desk.as(who, STAFF), sent);
    });
  }

  /** By an official, behind the end of the term; where nobody does it the hour does. */
  close(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    return this.closeBy(this.desk.as(who, STAFF), id, sent);
  }

  /** Nothing is taken any more, then the seed of the lots is told. Cut short, it is done once more and changes nothing. */
  async closeBy(acting: Acting, id: string, sent: Sent = {}): Promise<Receipt> {
    const { seed } = await this.opened(id);
    const receipt = await this.closing.close(id, acting, sent);
    if (seed !== undefined) {
      const told = { roundId: id, seed, commitment: seedCommitmentOf(seed) };
      await this.desk.send(new RevealTieSeed(), told, acting);
    }
    return receipt;
  }

  /**
   * Goes on where add-1 came to no outcome: the same rule with more patience. Resolves when the queue holds it.
   * @throws Refused unless its ballots are opened and have no result yet
   */
  async countOn(id: string, runs: number): Promise<void> {
    const { ballots, tally } = await seeRound(this.means.log, id);
    if (!ballots) throw new Refused(refuse('round.not-opened'));
    if (tally) throw new Refused(refuse('round.counted'));
    const asked: CountAsked = { round: id, runs };
    await this.means.queue.add({ kind: 'count-round', id: `${id}.${runs}`, payload: asked });
  }

  /** Counts everything once more, and then says that the result stands. */
  async certify(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    await this.opened(id);
    await this.caughtUp();
    const [complaints, replayed] = await Promise.all([
      this.questions.ask(new ComplaintsWaiting(id)),
      recounted(id, { log: this.means.log, ...this.means.ballots }),
    ]);
    const supplied = { roundId: id, replayed, complaints };
    return this.desk.send(new CertifyRound(), supplied, this.desk.as(who, STAFF), sent);
  }

  private async opened(id: string): Promise<{ readonly rules: RuleBook; readonly seed: string | undefined }> {
    const [fact] = await this.means.log.read(`round-${id}`);
    if (!fact) throw new Refused(refuse('round.not-found', { round: id }));
    const content = openSealed(fact, this.means.vault);
    const seed = typeof content === 'object' ? (content as { readonly seed: string }).seed : undefined;
    return { rules: (fact.data as RoundOpened['data']).rules, seed };
  }

  /** @throws Unavailable where the read models do not follow */
  private async caughtUp(): Promise<void> {
    const { log, projecting } = this.means;
    await projecting.reach(await log.head(), PATIENCE);
  }
}

/** How many may vote as the register has them: whoever is old enough on the last day may by then. */
export const eligibleIn = (
  residents: Pick<ResidentsRegister, 'count'>,
  { minAge, who }: RuleBook['voters'],
  until: string,
): Promise<number> => residents.count((one) => ineligible({ minAge, who }, asResident(one), until) === undefined);

/** A round's seed, 64 hex digits, and what it is committed to by. */
export async function tieSeedOf(
  vault: Pick<Vault, 'sealingKey'>,
  round: string,
): Promise<{ readonly seed: string; readonly seedCommitment: string }> {
  const { key, durable } = vault.sealingKey(`round-${round}`);
  await durable;
  const seed = createHmac('sha256', key).update('ghia/tie-seed/v1').digest('hex');
  return { seed, seedCommitment: seedCommitmentOf(seed) };
}

/** SHA-256 of the seed's 32 bytes, hex. */
export const seedCommitmentOf = (seed: string): string =>
  createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex');
