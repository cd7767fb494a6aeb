import type { Command } from '../../commands/command.js';
import type { Recorded } from '../../events/envelope.js';
import type { Collections } from '../../read-models/query.js';
import type { ReadStore } from '../../read-models/store.js';
import type { Job } from '../work/queue.js';

/** What a policy wants: a command (exactly once for one cause) or work outside the log (at least once). */
export type Wish = { readonly command: Command; readonly cause: string } | { readonly job: Job };

/** Looks at each new fact once. Its name is its identity and never changes. */
export type FactPolicy = {
  readonly name: `when-${string}-then-${string}`;
  readonly handles: readonly string[];
  /** Where it begins at its very first start: at zero what carries out a decision, at the head what only tells of it. */
  readonly begins: 'at-zero' | 'at-head';
  react(fact: Recorded): Promise<readonly Wish[]> | readonly Wish[];
};

/** Looks at the read models again and again: what is due by now. Losing a ring loses nothing. */
export type HourPolicy = {
  readonly name: `when-${string}-then-${string}`;
  due(store: ReadStore, of: Collections, now: string): Promise<readonly Wish[]>;
};
