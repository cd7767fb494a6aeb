import type { Command } from '../../commands/command.js';
import { type Fold, streamOf } from '../../commands/decider.js';
import type { AnyDecider } from '../../commands/index.js';
import type { EventLog } from '../log/event-log.js';

/** `by`: the fold that made it. Rooms look at one stream in ways of their own. */
type Known = { readonly state: unknown; readonly revision: number; readonly by: unknown };
type GivenStates = {
  readonly states: Record<string, unknown>;
  readonly revisions: ReadonlyMap<string, number>;
  /** True when some state came from memory and may be old. */
  readonly remembered: boolean;
};

const MOST = 2_000;

/**
 * The other streams that decisions look at. Thousands of signatures look at one petition, so its folded state is
 * remembered; a log that guards refuses the append if it has moved, and then it is read again. Where the log cannot
 * guard, nothing is remembered.
 */
export class Given {
  private readonly known = new Map<string, Known>();

  constructor(private readonly log: EventLog) {}

  /** @param before looks only at facts before this position */
  async of({ given = {} }: AnyDecider, command: Command, before?: number): Promise<GivenStates> {
    const states: Record<string, unknown> = {};
    const revisions = new Map<string, number>();
    /** Read just now: a decision may look at one stream by two names. */
    const fresh = new Set<string>();
    let remembered = false;
    for (const [name, { fold, id }] of Object.entries(given)) {
      const stream = streamOf(fold.category, id(command));
      const known = before === undefined ? this.known.get(stream) : undefined;
      const old = known?.by === fold ? known : undefined;
      const { state, revision } = old ?? (await this.read(stream, fold as Fold<unknown, never>, before));
      remembered ||= old !== undefined && !fresh.has(stream);
      if (!old) fresh.add(stream);
      states[name] = state;
      revisions.set(stream, revision);
    }
    return { states, revisions, remembered };
  }

  forget(streams: ReadonlyMap<string, number>): void {
    for (const stream of streams.keys()) this.known.delete(stream);
  }

  private async read(stream: string, fold: Fold<unknown, never>, before: number | undefined): Promise<Known> {
    const past = await this.log.read(stream);
    const seen = before === undefined ? past : past.filter((e) => e.position < before);
    const state = seen.reduce<unknown>((s, e) => fold.evolve(s, e as never), fold.initial);
    const known = { state, revision: past.length - 1, by: fold };
    if (before === undefined && this.log.guards) this.remember(stream, known);
    return known;
  }

  private remember(stream: string, known: Known): void {
    if (this.known.size >= MOST) this.known.delete(this.known.keys().next().value!);
    this.known.set(stream, known);
  }
}
