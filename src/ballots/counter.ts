import type { IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { countersIn } from '../../commands/budgeting/counters.js';
import { refuse } from '../../commands/decider.js';
import type { CounterChannel } from '../../events/budgeting.js';
import { provesIdentity, type Resident, type ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import { Turns } from '../write/turns.js';
import type { Assisted, AssistedVoter } from './assisted-voter.js';
import type { Choice } from './choice.js';
import type { Credentials } from './credentials.js';
import type { Numbered, OneTimeNumbers, Right } from './one-time-numbers.js';
import type { RoundParams } from './round-params.js';
import { newSeed } from './voter/device.js';
import { codeOf } from './voter/recovery-code.js';

/** What stands in the document that somebody at a counter shows, and how they will vote. */
export type CounterWish = {
  readonly personalNumber: string;
  readonly documentNumber: string;
  readonly birthDate: string;
  readonly channel: CounterChannel;
};

/**
 * Helps people at a counter to vote. `help` sees who somebody is, and gives them a number; whoever brings the number then
 * casts one ballot, and is asked for nothing besides. The key of that ballot lives no longer than the number: what was cast
 * so cannot be changed, and proves nothing to anybody later.
 */
export class Counter {
  /** Codes of those for whom an issuer could not sign yet: another try asks for the same. */
  private readonly begun = new Map<string, string>();
  private readonly turns = new Turns();

  constructor(
    private readonly residents: Pick<ResidentsRegister, 'byNumber'>,
    private readonly desk: Pick<Desk, 'as'>,
    private readonly params: Pick<RoundParams, 'of'>,
    private readonly credentials: Pick<Credentials, 'issueFor'>,
    private readonly voter: Pick<AssistedVoter, 'ticketFor' | 'vote'>,
    private readonly numbers: OneTimeNumbers,
  ) {}

  /** @throws Refused when the document is not theirs, in the same words as when nobody has that number */
  async help(official: Caller, round: string, { channel, ...shown }: CounterWish): Promise<Numbered> {
    const officer = this.desk.as(official, STAFF);
    const params = await this.params.of(round);
    if (!params) throw new Refused(refuse('round.voting-not-opened'));
    const resident = await this.residents.byNumber(shown.personalNumber);
    if (!resident || !provesIdentity(resident, shown.birthDate, shown.documentNumber))
      throw new Refused(refuse('identity.not-proved'));
    mustReach(official, resident, countersIn(params.rules).department);
    const about = `${round} ${resident.person}`;
    return this.turns.take(about, async () => {
      const code = this.begun.get(about) ?? (await codeOf(newSeed()));
      const by = { channel, cause: { correlationId: officer.actor, causationId: null } };
      const ask = (wish: IssueCredential) => {
        this.begun.set(about, code);
        return this.credentials.issueFor(resident, round, wish, by);
      };
      try {
        const ticket = await this.voter.ticketFor(round, code, ask);
        this.begun.delete(about);
        return this.numbers.give({ round, channel, ticket }, params.closes);
      } catch (error) {
        if (error instanceof Refused && error.refusal.refused !== 'credential.issuer-refuses') this.begun.delete(about);
        throw error;
      }
    });
  }

  /** @throws Refused for a number that stands for nothing, or does not any more */
  see(round: string, number: string): Right {
    const right = this.numbers.see(round, number);
    if (!right) throw new Refused(refuse('ballot.wrong-number'));
    return right;
  }

  /** @throws UnfitChoice, Refused: the number can then be used again, unless it was wrong */
  async vote(round: string, number: string, choice: Choice): Promise<Assisted & Pick<Right, 'channel'>> {
    const right = this.numbers.take(round, number);
    if (!right) throw new Refused(refuse('ballot.wrong-number'));
    try {
      return { ...(await this.voter.vote(round, right.ticket, choice)), channel: right.channel };
    } catch (error) {
      this.numbers.putBack(number, right);
      throw error;
    }
  }
}

/** An official whose role holds for a district helps those who live there; a round may name one department. */
function mustReach(official: Caller, { district }: Resident, department: string | undefined): void {
  const elsewhere = official.district !== undefined && official.district !== district;
  const others = department !== undefined && official.department !== department;
  if (elsewhere || others) throw new Refused(refuse('credential.not-your-counter'));
}
