import type { Command } from '../../commands/command.js';
import { type Fold, streamOf } from '../../commands/decider.js';
import type { AnyDecider } from '../../commands/index.js';
import type { EventLog } from '../log/event-log.js';

/**
 * `position`: of the last fact in it. `whole`: nothing of the stream is missing up to there. `by`: the fold that made it.
 * Rooms look at one stream in ways of their own.
 */
type Known = {
  readonly state: unknown;
  readonly revision: number;
  readonly position: number;
  readonly whole: number;
  readonly by: Fold<unknown, never>;
};
type GivenStates = {
  readonly states: Record<string, unknown>;
  readonly revisions: ReadonlyMap<string, number>;
  /** True when some state may be older than the log. */
  readonly remembered: boolean;
};
type Asked = {
  /** Looks only at facts before this position, which the log has told of. */
  readonly before?: number;
  /** Reads the log itself: what rests on it is final. */
  readonly surely?: boolean;
};

const MOST = 2_000;

/**
 * The other streams that decisions look at. Thousands of signatures look at one petition, so its folded state is
 * remembered. A log that guards refuses the append if it has moved, and then it is read again. Where the log cannot
 * guard, what has come to hand of the stream since then is folded in, and looked at again behind the append.
 */
export class Given {
  private readonly known = new Map<string, Known>();

  constructor(private readonly log: EventLog) {}

  async of({ given = {} }: AnyDecider, command: Command, { before, surely = false }: Asked = {}): Promise<GivenStates> {
    const states: Record<string, unknown> = {};
    const revisions = new Map<string, number>();
    /** Read just now: a decision may look at one stream by two names. */
    const fresh = new Set<string>();
    let remembered = false;
    for (const [name, { fold: by, id }] of Object.entries(given)) {
      const fold = by as Fold<unknown, never>;
      const stream = streamOf(fold.category, id(command));
      const old = surely ? undefined : this.recall(stream, fold, before);
      const trusted = old !== undefined && this.log.guards;
      const there = trusted || (old !== undefined && this.isWhole(stream, old, before));
      const { state, revision } = there ? old : await this.read(stream, old ?? nothing(fold), { before, surely });
      remembered ||= trusted ? !fresh.has(stream) : !this.log.guards && !surely;
      if (!trusted) fresh.add(stream);
      states[name] = state;
      revisions.set(stream, revision);
    }
    return { states, revisions, remembered };
  }

  forget(streams: ReadonlyMap<string, number>): void {
    for (const stream of streams.keys()) this.known.delete(stream);
  }

  private recall(stream: string, fold: Fold<unknown, never>, before: number | undefined): Known | undefined {
    const known = this.known.get(stream);
    return known?.by === fold && (before === undefined || known.position < before) ? known : undefined;
  }

  /** True when all that is at hand of the stream, or all of it before a position, is in there. */
  private isWhole(stream: string, known: Known, before: number | undefined): boolean {
    const { atHand } = this.log;
    if (atHand === undefined) return false;
    if (known.whole >= (before === undefined ? atHand : before - 1)) return true;
    if (this.log.movedSince(stream, known.whole)) return false;
    this.remember(stream, { ...known, whole: atHand });
    return true;
  }

  private async read(
    stream: string,
    from: Known,
    { before, surely }: Pick<Asked, 'surely'> & { before: number | undefined },
  ) {
    const next = from.revision + 1;
    const whole = this.log.atHand ?? -1; // as it is before looking
    const rest = surely || this.log.guards ? await this.log.read(stream, next) : await this.log.glance(stream, next);
    const seen = before === undefined ? rest : rest.filter((e) => e.position < before);
    const state = seen.reduce<unknown>((s, e) => from.by.evolve(s, e as never), from.state);
    const { revision, position } = rest.at(-1) ?? from;
    if (seen.length === rest.length) this.remember(stream, { ...from, state, revision, position, whole });
    return { state, revision };
  }

  private remember(stream: string, known: Known): void {
    if (this.known.size >= MOST) this.known.delete(this.known.keys().next().value!);
    this.known.set(stream, known);
  }
}

const nothing = (fold: Fold<unknown, never>): Known => ({
  state: fold.initial,
  revision: -1,
  position: 0,
  whole: -1,
  by: fold,
});
