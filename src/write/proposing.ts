import {
  type AppealProposal,
  type AssessProposal,
  type DecideProposalAppeal,
  type HideProposal,
  type MergeProposal,
  type RecordProposalBuilt,
  type ShowProposal,
  type SubmitProposal,
  WithdrawProposal,
} from '../../commands/budgeting/proposal-commands.js';
import { evolveProposal, NO_PROPOSAL, type Proposal } from '../../commands/budgeting/proposal-state.js';
import type { Command } from '../../commands/command.js';
import { refuse } from '../../commands/decider.js';
import type { RoundEvent } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
import type { Caller } from '../identity/roles.js';
import { proposalScope, STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Desk, Sent } from './desk.js';
import type { Turns } from './turns.js';

/** What an official decides about one proposal, with nothing more to find out. */
export type ProposalDecision = AssessProposal | DecideProposalAppeal | HideProposal | ShowProposal;
const OF_PROPOSAL = proposalScope('');

/** What people and officials do with proposals; people each under a pseudonym of that proposal alone. */
export class Proposing {
  constructor(
    private readonly desk: Desk,
    private readonly log: Pick<EventLog, 'read'>,
    private readonly vault: Pick<Vault, 'scopesOf'>,
    private readonly turns: Turns,
  ) {}

  /** One person's come one after another, so that the limit holds however fast they come. */
  async submit(
    who: Caller,
    round: string,
    wish: SubmitProposal,
    sent: Sent,
  ): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key && `proposal ${round} ${sent.key}`);
    const acting = this.desk.as(who, proposalScope(id));
    const resident = await this.desk.resident(who, 'proposal.not-eligible');
    return this.turns.take(`proposals of ${who.person}`, async () => {
      const proposed = await this.proposed(who.person!, round, id);
      const supplied = { proposalId: id, roundId: round, author: acting.actor, resident, proposed };
      return { id, receipt: await this.desk.send(wish, supplied, acting, sent) };
    });
  }

  withdraw(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    return this.within(id, new WithdrawProposal(), this.desk.as(who, proposalScope(id)), {}, sent);
  }

  appeal(who: Caller, id: string, wish: AppealProposal, sent: Sent): Promise<Receipt> {
    return this.within(id, wish, this.desk.as(who, proposalScope(id)), {}, sent);
  }

  decide(who: Caller, id: string, wish: ProposalDecision, sent: Sent): Promise<Receipt> {
    return this.inOffice(who, id, wish, {}, sent);
  }

  /** The other is looked at as it stands; the two are then joined by the house itself. */
  async merge(who: Caller, id: string, wish: MergeProposal, sent: Sent): Promise<Receipt> {
    const other = await this.state(wish.into);
    const open = ['submitted', 'passed-formal', 'feasible'].includes(other.status) && !other.hidden;
    const target = other.status === 'unknown' ? undefined : { roundId: other.roundId, pot: other.pot, open };
    return this.inOffice(who, id, wish, { target }, sent);
  }

  /** How far a winner is. Only what a certified result names is one. */
  async build(who: Caller, id: string, wish: RecordProposalBuilt, sent: Sent): Promise<Receipt> {
    const { roundId } = await this.state(id);
    const past = (await this.log.read(`round-${roundId}`)) as unknown as readonly Recorded<RoundEvent>[];
    const certified = past.some(({ type }) => type === 'RoundCertified');
    const result = past.findLast((e) => e.type === 'TallyPublished');
    const winner = certified && !!result?.data.value.pots?.some(({ winners }) => winners.includes(id));
    return this.inOffice(who, id, wish, { winner }, sent);
  }

  /** Who an official would be as an author of a proposal, or of one that was merged into it: nobody decides on their own. */
  private async selfIn(who: Caller, id: string): Promise<string | undefined> {
    const { authors, joined } = await this.state(id);
    for (const other of joined) {
      const { authors: theirs } = await this.state(other);
      if (theirs.includes(this.glimpse(who, other) ?? '')) return authors[0];
    }
    return this.glimpse(who, id);
  }

  /** Whether an official would decide on what they have brought themselves. */
  async decidesOnOwn(who: Caller, id: string): Promise<boolean> {
    const self = await this.selfIn(who, id);
    return self !== undefined && (await this.state(id)).authors.includes(self);
  }

  /** Whether the caller has brought it. */
  async isAuthor(who: Caller, id: string): Promise<boolean> {
    const self = this.glimpse(who, id);
    return self !== undefined && (await this.state(id)).authors[0] === self;
  }

  private glimpse(who: Caller, id: string): string | undefined {
    return this.desk.glimpse(who, proposalScope(id));
  }

  private async inOffice<C extends Command & { self?: string | undefined }>(
    who: Caller,
    id: string,
    wish: C,
    more: Partial<C>,
    sent: Sent,
  ): Promise<Receipt> {
    const self = await this.selfIn(who, id);
    return this.within(id, wish, this.desk.as(who, STAFF), { ...more, self }, sent);
  }

  /** What concerns one round comes one after another: a ballot is pinned between two of them, never during one. */
  private async within<C extends Command>(
    id: string,
    wish: C,
    acting: Acting,
    supplied: Partial<C>,
    sent: Sent,
  ): Promise<Receipt> {
    const { status, roundId } = await this.state(id);
    if (status === 'unknown') throw new Refused(refuse('proposal.not-found', { proposal: id }));
    return this.turns.take(`round ${roundId}`, () =>
      this.desk.send(wish, { ...supplied, proposalId: id, roundId } as never, acting, sent),
    );
  }

  private async state(id: string): Promise<Proposal> {
    const past = await this.log.read(`proposal-${id}`);
    return past.reduce((state, e) => evolveProposal(state, e as never), NO_PROPOSAL);
  }

  /** @param except the one being brought now: it may be a repeat */
  private async proposed(person: string, round: string, except: string): Promise<number> {
    let count = 0;
    for (const { scope, subject } of this.vault.scopesOf(person)) {
      if (!scope.startsWith(OF_PROPOSAL) || scope === proposalScope(except)) continue;
      const { roundId, authors, status } = await this.state(scope.slice(OF_PROPOSAL.length));
      if (roundId === round && authors[0] === subject && status !== 'withdrawn') count++;
    }
    return count;
  }
}
