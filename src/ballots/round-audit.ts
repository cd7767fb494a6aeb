import { hash } from 'node:crypto';
import type { BallotCast, CredentialIssued } from '../../events/ballots.js';
import type {
  BallotsOpened,
  RoundCertified,
  RoundClosed,
  RoundOpened,
  TallyPublished,
  TieSeedRevealed,
  VotingOpened,
} from '../../events/budgeting.js';
import type { ResultPublished } from '../../events/figures.js';
import type { PublicFact } from '../audit/leaf.js';
import type { Check } from '../audit/verify.js';
import { BallotCheck } from './ballot-check.js';
import type { Choice, OnBallot } from './choice.js';
import { countRound, resultRule } from './count-round.js';
import { canonicalText } from './format.js';
import { seedCommitment } from './lots.js';
import { checkOpened, type Last, type OpenedFile, tokensDigest } from './opened-check.js';

type Line = Check | { readonly note: string };

/**
 * Counts one round again from its leaves and its opened ballots: who was given the right to vote, every ballot's tokens and
 * signature, the close, the opening and the result. Leaves are taken in the order of the log. Nothing secret is needed.
 */
export class RoundAudit {
  private opened: RoundOpened['data'] | undefined;
  private voting: VotingOpened['data'] | undefined;
  private check: BallotCheck | undefined;
  private closed: RoundClosed['data'] | undefined;
  private seed: TieSeedRevealed['data'] | undefined;
  private counted: BallotsOpened['data'] | undefined;
  private certified: RoundCertified['data'] | undefined;
  private readonly tallies: TallyPublished['data'][] = [];
  private readonly figures: ResultPublished['data'][] = [];
  private readonly issued = new Map<string, Set<string>>();
  private readonly final = new Map<string, Last>();
  private ballots = 0;
  /** The first of each kind that is wrong. */
  private readonly wrong: { credentials?: string; ballots?: string } = {};

  constructor(private readonly round: string) {}

  get known(): boolean {
    return this.opened !== undefined;
  }

  take({ type, s: stream, pub }: PublicFact, index: number): void {
    switch (type) {
      case 'RoundOpened':
        this.opened = pub as RoundOpened['data'];
        break;
      case 'VotingOpened':
        this.voting = pub as VotingOpened['data'];
        this.check = new BallotCheck(this.round, this.voting.issuers);
        break;
      case 'CredentialIssued':
        this.credential(pub as CredentialIssued['data'], stream, index);
        break;
      case 'BallotCast':
        this.ballot(pub as BallotCast['data'], stream, index);
        break;
      case 'RoundClosed':
        this.closed = pub as RoundClosed['data'];
        break;
      case 'TieSeedRevealed':
        this.seed = pub as TieSeedRevealed['data'];
        break;
      case 'BallotsOpened':
        this.counted = pub as BallotsOpened['data'];
        break;
      case 'TallyPublished':
        this.tallies.push(pub as TallyPublished['data']);
        break;
      case 'RoundCertified':
        this.certified = pub as RoundCertified['data'];
        break;
      case 'FigurePublished':
        this.figures.push(pub as ResultPublished['data']);
        break;
      default:
    }
  }

  /** What all of it comes to. @param file what is published of the opened ballots; undefined where nothing is */
  conclude(file: OpenedFile | undefined): readonly Line[] {
    const lines: Line[] = [this.credentialsLine(), this.ballotsLine()];
    if (!this.closed) return [...lines, { note: 'voting is not closed yet' }, REGISTER];
    lines.push(this.closeLine());
    if (!this.counted) return [...lines, { note: 'the ballots are not opened yet' }, REGISTER];
    if (!file) return [...lines, { name: 'opened', ok: false, found: 'the file of opened ballots is missing' }];
    const on: OnBallot = { rules: this.opened!.rules, projects: this.voting!.projects };
    const { line, choices, unopenable } = checkOpened(file, this.final, this.counted, on);
    lines.push(line, this.seedLine(), ...this.resultLines(choices));
    if (unopenable > 0)
      lines.push({
        note: `${unopenable} ballots are said not to open, or not to hold what they were bound to. Only who holds the shares can show it: ask for it.`,
      });
    return [...lines, REGISTER];
  }

  private credential({ issuer, nullifier }: CredentialIssued['data'], stream: string, index: number): void {
    const wrong = (what: string) => {
      this.wrong.credentials ??= `leaf ${index}: ${what}`;
    };
    const theirs = this.issued.get(issuer) ?? new Set();
    this.issued.set(issuer, theirs);
    if (stream !== `credential-${this.round}_${issuer}_${nullifier}`) wrong('it stands in another stream');
    if (!this.voting?.issuers.some(({ name }) => name === issuer)) wrong(`the round has no issuer ${issuer}`);
    if (theirs.has(nullifier)) wrong(`${issuer} has issued twice to one person`);
    if (this.closed) wrong('it was issued behind the close');
    theirs.add(nullifier);
  }

  private ballot({ body, sig }: BallotCast['data'], stream: string, index: number): void {
    const wrong = (what: string) => {
      this.wrong.ballots ??= `leaf ${index}: ${what}`;
    };
    this.ballots++;
    const { pk, seq, commitment, tokens } = body;
    if (!this.check) {
      wrong('it stands before the voting');
      return;
    }
    if (this.closed) {
      wrong('it came behind the close');
      return;
    }
    if (stream !== `ballot-${this.round}_${pk}`) wrong('it stands in another voter’s stream');
    const fault = this.check.fault(body, sig);
    if (fault) wrong(fault === 'ballot.wrong-token' ? 'a token is not its issuer’s' : 'its signature is not its key’s');
    const before = this.final.get(pk);
    if (before && before.seq >= seq) wrong('its number does not rise');
    this.final.set(pk, { seq, commitment, tokens: tokensDigest(tokens) });
  }

  private credentialsLine(): Check {
    const eligible = this.voting?.eligible ?? 0;
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
    const few = this.voting?.issuers.find(({ name }) => (this.issued.get(name)?.size ?? 0) < voters);
    const wrong =
      this.wrong.ballots ??
      (few && `${voters} voters, and ${few.name} has given ${this.issued.get(few.name)?.size ?? 0} the right to vote`);
    return {
      name: 'ballots',
      ok: !wrong,
      found: wrong ?? `${this.ballots} of ${voters} voters, each with the tokens of all issuers and its own signature`,
    };
  }

  private closeLine(): Check {
    const { ballots, voters, credentials } = this.closed!;
    const other = Object.entries(credentials).find(([name, n]) => n !== (this.issued.get(name)?.size ?? 0));
    const ok = ballots === this.ballots && voters === this.final.size && !other;
    return {
      name: 'close',
      ok,
      found: ok
        ? `${ballots} ballots of ${voters} voters, as the leaves before it give`
        : `it says ${ballots} ballots of ${voters} voters, the leaves give ${this.ballots} of ${this.final.size}${other ? `; and other credentials by ${other[0]}` : ''}`,
    };
  }

  private seedLine(): Check {
    const ok = this.seed !== undefined && seedCommitment(this.seed.seed) === this.opened!.seedCommitment;
    return {
      name: 'lots',
      ok,
      found: ok
        ? 'the seed of the lots is the one that was bound before the voting'
        : 'the seed of the lots is not the one that was bound before the voting',
    };
  }

  private resultLines(choices: readonly Choice[]): readonly Line[] {
    const last = this.tallies.at(-1);
    if (!last || !this.seed) return [{ note: 'no result is published yet' }];
    const value = countRound({
      rules: this.opened!.rules,
      projects: this.voting!.projects,
      seed: this.seed.seed,
      choices,
    });
    const digest = hash('sha256', canonicalText(value));
    const known = last.rule === resultRule(this.opened!.rules);
    const ok = known && digest === last.digest && digest === hash('sha256', canonicalText(last.value));
    const result: Check = {
      name: 'result',
      ok,
      found: !known
        ? `it is counted by rule ${last.rule}, which is not known here`
        : ok
          ? `version ${last.version}, counted again from ${choices.length} ballots: ${digest}`
          : `published ${last.digest}, the ballots give ${digest}`,
    };
    return [result, ...this.figureLines(), ...this.certifiedLines(digest)];
  }

  private figureLines(): readonly Line[] {
    const figure = this.figures.at(-1);
    if (!figure) return [{ note: 'no official figure yet' }];
    const ok =
      figure.digest === this.tallies.at(-1)!.digest && figure.digest === hash('sha256', canonicalText(figure.value));
    return [{ name: 'figure', ok, found: ok ? 'says what was published as the result' : 'it says another result' }];
  }

  private certifiedLines(digest: string): readonly Line[] {
    if (!this.certified) return [{ note: 'the result is not certified yet' }];
    const ok = this.certified.digest === digest;
    return [
      {
        name: 'certified',
        ok,
        found: ok ? 'what was certified is what the ballots give' : 'another result was certified',
      },
    ];
  }
}

const REGISTER = {
  note: 'The register is not public: that each credential went to somebody who may vote is not proved here, only that there are no more than people. Ask, signed in, whether one was issued in your name.',
} as const;
