import { IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { refuse } from '../../commands/decider.js';
import type { Token } from '../../events/ballots.js';
import type { Caller } from '../identity/roles.js';
import { Refused } from '../refused.js';
import type { Box } from './box.js';
import type { Choice } from './choice.js';
import type { Credentials } from './credentials.js';
import type { RoundParams } from './round-params.js';
import { newSeed, type SealedBallot, type Taken, VoterDevice } from './voter/device.js';
import { codeOf, seedOf } from './voter/recovery-code.js';

/** What a person holds between the two steps, on their own page: the code that they write down, and what was signed for it. */
export type Ticket = { readonly code: string; readonly tokens: readonly Token[] };
/** What somebody gets who has voted with the house's help. */
export type Assisted = Taken & { readonly seq: number; readonly ballot: SealedBallot };

type Asking = (wish: IssueCredential) => Promise<{ readonly blindSig: string }>;

/** So often a number that was too low is raised: another ballot of the same code may come between. */
const MOST_TRIES = 3;

/**
 * Votes for people whose browser runs no script, who stand at a kiosk, or have voted on paper: it does in the memory of this
 * process what a device of theirs would do, and keeps nothing. `begin` sees who somebody is and no choice; `vote` sees the
 * choice and nobody, as its request carries no session. Whoever watches both as they happen could join them: the pages
 * that lead here say so.
 */
export class AssistedVoter {
  constructor(
    private readonly params: Pick<RoundParams, 'of'>,
    private readonly credentials: Pick<Credentials, 'issue'>,
    private readonly box: Pick<Box, 'take'>,
  ) {}

  /**
   * With a session: every issuer signs for a new code, or for one that was written down before.
   * @throws Refused as for anybody who asks for a credential
   */
  async begin(who: Caller, round: string, code?: string): Promise<Ticket> {
    const asked = code ?? (await codeOf(newSeed()));
    return this.ticketFor(round, asked, (wish) => this.credentials.issue(who, round, wish));
  }

  /** The same for whoever `ask` asks for. */
  async ticketFor(round: string, code: string, ask: Asking): Promise<Ticket> {
    const seed = await seedIn(code);
    const device = await VoterDevice.of(await this.paramsOf(round), seed);
    const answers: string[] = [];
    for (const request of await device.requests())
      answers.push((await ask(Object.assign(new IssueCredential(), request))).blindSig);
    return { code: await codeOf(seed), tokens: await device.tokens(answers) };
  }

  /**
   * Without one: seals and casts a choice in the place of the last one.
   * @param seq the number after the last one that the person knows of; it is raised where the box knows a later one
   * @throws UnfitChoice, Refused
   */
  async vote(round: string, { code, tokens }: Ticket, choice: Choice, seq = 1): Promise<Assisted> {
    const device = await VoterDevice.of(await this.paramsOf(round), await seedIn(code));
    for (let tries = 1, next = seq; ; tries++) {
      const ballot = await device.cast(choice, tokens, next);
      try {
        return { ...(await this.box.take(round, ballot)), seq: next, ballot };
      } catch (error) {
        const last = lastIn(error);
        if (last === undefined || tries === MOST_TRIES) throw error;
        next = last + 1;
      }
    }
  }

  private async paramsOf(round: string) {
    const params = await this.params.of(round);
    if (!params) throw new Refused(refuse('round.voting-not-opened'));
    return params;
  }
}

async function seedIn(code: string): Promise<Uint8Array<ArrayBuffer>> {
  const seed = await seedOf(code);
  if (!seed) throw new Refused(refuse('ballot.wrong-code'));
  return seed;
}

/** The number of the last ballot, where the box said that this one is not newer. */
function lastIn(error: unknown): number | undefined {
  if (!(error instanceof Refused) || error.refusal.refused !== 'ballot.not-newer') return undefined;
  return Number(error.refusal.because.last);
}
