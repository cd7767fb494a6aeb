import { base64urlOf } from '../../commands/budgeting/base64url.js';
import type { BallotBody, BallotCast, CredentialIssued } from '../../events/ballots.js';
import type { RoundClosed, RoundOpened } from '../../events/budgeting.js';
import type { ResultPublished } from '../../events/figures.js';
import type { PublicFact } from '../audit/leaf.js';
import type { Check } from '../audit/verify.js';
import { BallotCheck } from './ballot-check.js';
import { countRound } from './count-round.js';
import { checkOpened, type Last, type OpenedFile, tokensDigest } from './opened-check.js';
import { resultLines } from './result-lines.js';
import { isStep, RoundSteps } from './round-steps.js';

type Line = Check | { readonly note: string };

/**
 * Counts one round again from its leaves and its opened ballots: who was given the right to vote, every ballot's tokens and
 * signature, the close, the opening and the result. Leaves are taken in the order of the log. Nothing secret is needed.
 */
export class RoundAudit {
  private readonly steps: RoundSteps;
  private check: BallotCheck | undefined;
  private readonly figures: ResultPublished['data'][] = [];
  private readonly issued = new Map<string, Set<string>>();
  private readonly final = new Map<string, Last>();
  private ballots = 0;
  /** The first of each kind that is wrong. */
  private readonly wrong: { credentials?: string; ballots?: string } = {};

  constructor(private readonly round: string) {
    this.steps = new RoundSteps(round);
  }

  get known(): boolean {
    return this.steps.of('RoundOpened') !== undefined;
  }

  /** What the round was opened with. */
  get book(): RoundOpened['data'] | undefined {
    return this.steps.of('RoundOpened');
  }

  take(fact: PublicFact, index: number): void {
    const { type, s: stream, pub } = fact;
    if (isStep(type)) this.steps.take(fact, index);
    if (type === 'VotingOpened') this.begin();
    else if (type === 'CredentialIssued') this.credential(pub as CredentialIssued['data'], stream, index);
    else if (type === 'BallotCast') this.ballot(pub as BallotCast['data'], stream, index);
    else if (type === 'FigurePublished') this.figures.push(pub as ResultPublished['data']);
  }

  /** What all of it comes to. @param file what is published of the opened ballots; undefined where nothing is */
  conclude(file: OpenedFile | undefined, count = countRound): readonly Line[] {
    const [book, voting] = [this.steps.of('RoundOpened'), this.steps.of('VotingOpened')];
    const lines: Line[] = [this.steps.line(), this.credentialsLine(), this.ballotsLine()];
    const closed = this.steps.of('RoundClosed');
    if (!closed) return [...lines, { note: 'voting is not closed yet' }, REGISTER];
    lines.push(this.closeLine(closed));
    const counted = this.steps.of('BallotsOpened');
    if (!counted) return [...lines, { note: 'the ballots are not opened yet' }, REGISTER];
    if (!file) return [...lines, { name: 'opened', ok: false, found: 'the file of opened ballots is missing' }];
    if (!book || !voting) return [...lines, REGISTER]; // it is said above
    const on = { rules: book.rules, projects: voting.projects, roundKey: voting.roundKey };
    const { line, choices, unopenable } = checkOpened(file, this.final, counted, on);
    const seed = this.steps.of('TieSeedRevealed')?.seed;
    const figures = this.figures;
    lines.push(
      line,
      ...resultLines({ steps: this.steps, counting: { ...on, rules: book.rules, seed, choices }, figures, count }),
    );
    if (unopenable > 0)
      lines.push({
        note: `${unopenable} ballots do not open, or do not hold what they were bound to. Each was opened here again from its envelope, by the secret that is published with it and shown to be the right one.`,
      });
    return [...lines, REGISTER];
  }

  /** The first of them is what every ballot is held against. */
  private begin(): void {
    if (this.check) return;
    try {
      this.check = new BallotCheck(this.round, this.steps.of('VotingOpened')!.issuers);
    } catch {
      this.wrong.ballots ??= 'the key of an issuer is none';
    }
  }

  private credential({ issuer, nullifier }: CredentialIssued['data'], stream: string, index: number): void {
    const wrong = (what: string) => {
      this.wrong.credentials ??= `leaf ${index}: ${what}`;
    };
    const theirs = this.issued.get(issuer) ?? new Set();
    this.issued.set(issuer, theirs);
    if (!NULLIFIER.test(nullifier)) wrong('its nullifier is not written as one is'); // another spelling, another person
    if (stream !== `credential-${this.round}_${issuer}_${nullifier}`) wrong('it stands in another stream');
    if (!this.steps.of('VotingOpened')?.issuers.some(({ name }) => name === issuer))
      wrong(`the round has no issuer ${issuer}`);
    if (theirs.has(nullifier)) wrong(`${issuer} has issued twice to one person`);
    if (this.steps.of('RoundClosed')) wrong('it was issued behind the close');
    theirs.add(nullifier);
  }

  private ballot({ body, sig }: BallotCast['data'], stream: string, index: number): void {
    const wrong = (what: string) => {
      this.wrong.ballots ??= `leaf ${index}: ${what}`;
    };
    this.ballots++;
    const out = this.misplaced(body);
    if (!this.check || out) {
      wrong(out ?? 'it stands before the voting');
      return;
    }
    const { pk, seq, commitment, sealed, tokens } = body;
    if (stream !== `ballot-${this.round}_${pk}`) wrong('it stands in another voter’s stream');
    if (body.round !== this.round) wrong('it is signed for another round');
    const fault = this.check.fault(body, sig);
    if (fault) wrong(fault === 'ballot.wrong-token' ? 'a token is not its issuer’s' : 'its signature is not its key’s');
    const before = this.final.get(pk);
    if (before && before.seq >= seq) wrong('its number does not rise');
    this.final.set(pk, { seq, commitment, sealed, tokens: tokensDigest(tokens) });
  }

  private misplaced(body: BallotBody): string | undefined {
    if (this.steps.of('RoundClosed')) return 'it came behind the close';
    return isWhole(body) ? undefined : 'it is no ballot';
  }

  private credentialsLine(): Check {
    const eligible = this.steps.of('VotingOpened')?.eligible ?? 0;
    const most = [...this.issued].find(([, people]) => people.size > eligible);
    const wrong = this.wrong.credentials ?? (most && `${most[0]} has issued ${most[1].size}, and ${eligible} may vote`);
    const told = [...this.issued].map(([issuer, people]) => `${people.size} by ${issuer}`).join(', ');
    return {
      name: 'credentials',
      ok: !wrong,
      found: wrong ?? `${told || 'none'}, no person twice, of ${eligible} who may vote`,
    };
  }

  private ballotsLine(): Check {
    const voters = this.final.size;
    const few = this.steps.of('VotingOpened')?.issuers.find(({ name }) => (this.issued.get(name)?.size ?? 0) < voters);
    const wrong =
      this.wrong.ballots ??
      (few && `${voters} voters, and ${few.name} has given ${this.issued.get(few.name)?.size ?? 0} the right to vote`);
    return {
      name: 'ballots',
      ok: !wrong,
      found: wrong ?? `${this.ballots} of ${voters} voters, each with the tokens of all issuers and its own signature`,
    };
  }

  private closeLine({ ballots, voters, credentials }: RoundClosed['data']): Check {
    const names = new Set([...Object.keys(credentials), ...this.issued.keys()]);
    const other = [...names].find((name) => (credentials[name] ?? 0) !== (this.issued.get(name)?.size ?? 0));
    const ok = ballots === this.ballots && voters === this.final.size && !other;
    return {
      name: 'close',
      ok,
      found: ok
        ? `${ballots} ballots of ${voters} voters, as the leaves before it give`
        : `it says ${ballots} ballots of ${voters} voters, the leaves give ${this.ballots} of ${this.final.size}${other ? `; and other credentials by ${other}` : ''}`,
    };
  }
}

/** As `Vault.pseudonym` gives it. */
const NULLIFIER = /^[0-9a-f]{32}$/;

/** Of the right shape: of what an export holds anything may be anything. */
function isWhole(body: BallotBody): boolean {
  const { pk, commitment, sealed, tokens, seq } = (body ?? {}) as Partial<BallotBody>;
  return (
    [pk, commitment, sealed].every((one) => typeof one === 'string' && KEY.test(one)) &&
    Array.isArray(tokens) &&
    tokens.every((one) => typeof one?.m === 'string' && typeof one.s === 'string' && Object.keys(one).length === 2) &&
    Number.isSafeInteger(seq)
  );
}

const KEY = base64urlOf(32);

const REGISTER = {
  note: 'The register is not public: that each credential went to somebody who may vote is not proved here, only that there are no more than people. Ask, signed in, whether one was issued in your name.',
} as const;
