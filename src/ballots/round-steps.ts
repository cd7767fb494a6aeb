import type {
  BallotsOpened,
  RoundCertified,
  RoundClosed,
  RoundOpened,
  TallyPublished,
  TieSeedRevealed,
  VotingOpened,
} from '../../events/budgeting.js';
import type { PublicFact } from '../audit/leaf.js';
import type { Check } from '../audit/verify.js';

type Step =
  | RoundOpened
  | VotingOpened
  | RoundClosed
  | TieSeedRevealed
  | BallotsOpened
  | TallyPublished
  | RoundCertified;
type Of<T extends Step['type']> = Extract<Step, { type: T }>['data'];

/** What must stand before each step. */
const AFTER: Readonly<Record<Step['type'], Step['type'] | undefined>> = {
  RoundOpened: undefined,
  VotingOpened: 'RoundOpened',
  RoundClosed: 'VotingOpened',
  TieSeedRevealed: 'RoundClosed',
  BallotsOpened: 'RoundClosed',
  TallyPublished: 'BallotsOpened',
  RoundCertified: 'TallyPublished',
};
export const ROUND_STEPS = Object.keys(AFTER) as readonly Step['type'][];

/**
 * What a round's own leaves say it went through. The first of each binds, and another one is a difference: who could say a
 * second time what the ballots are could say it until it pleased. A result alone may have versions.
 */
export class RoundSteps {
  readonly tallies: TallyPublished['data'][] = [];
  private readonly first = new Map<Step['type'], Step['data']>();
  private wrong: string | undefined;
  private corrected: string | undefined;

  constructor(private readonly round: string) {}

  of<T extends Step['type']>(type: T): Of<T> | undefined {
    return this.first.get(type) as Of<T> | undefined;
  }

  take({ type: name, s: stream, pub }: PublicFact, index: number): void {
    const type = name as Step['type'];
    const before = AFTER[type];
    const wrong = (what: string) => {
      this.wrong ??= `leaf ${index}: ${type} ${what}`;
    };
    if (stream !== `round-${this.round}`) wrong('stands in another stream');
    if (before && !this.first.has(before)) wrong(`stands before ${before}`);
    if (type === 'TallyPublished') {
      if (this.first.has('RoundCertified')) this.corrected = 'a result was published behind the certificate';
      this.tallies.push(pub as TallyPublished['data']);
    } else if (this.first.has(type)) wrong('stands there a second time, and the first one binds');
    if (!this.first.has(type)) this.first.set(type, pub as Step['data']);
  }

  line(): Check {
    return { name: 'steps', ok: !this.wrong, found: this.wrong ?? 'each step of the round is said once, in its order' };
  }

  /** A result may be corrected, in the open: by the next version, before it is certified. The last one counts. */
  versions(): Check | { readonly note: string } | undefined {
    const said = this.tallies.map(({ version, digest }) => `version ${version} is ${digest}`).join(', ');
    const inOrder = this.tallies.every(({ version }, i) => version === i + 1);
    if (!inOrder || this.corrected)
      return {
        name: 'versions',
        ok: false,
        found: `${this.corrected ?? 'the versions of the result are not 1, 2, …'}: ${said}`,
      };
    return this.tallies.length > 1
      ? { note: `the result was corrected, and the last version counts: ${said}` }
      : undefined;
  }
}

export const isStep = (type: string): boolean => Object.hasOwn(AFTER, type);
