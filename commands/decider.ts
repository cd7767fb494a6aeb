import type { Command } from './command.js';
import type { RefusalCode } from './refusals.js';

type AnyFact = { readonly type: string; readonly data: object };

/** The world as the decision may see it: the clock and the caller. Nothing else leaks in. */
export type Now = { readonly at: string; readonly actor: string };

/** A refusal is an answer, not a crash: a stable code and the facts a person needs to understand it. */
export type Refusal = { readonly refused: RefusalCode; readonly because: Readonly<Record<string, string | number>> };
export const refuse = (refused: RefusalCode, because: Refusal['because'] = {}): Refusal => ({ refused, because });

/** New facts, `[]` when the wish is already true, or a refusal. */
export type Decision<E extends AnyFact> = readonly E[] | Refusal;
export const isRefusal = (d: Decision<AnyFact>): d is Refusal => 'refused' in d;

/** What a fold sees of a recorded fact: its id, place in the log, when, by whom, its public data; never the private part. */
export type Seen<E extends AnyFact> = E extends AnyFact
  ? Omit<E, 'private'> & {
      readonly id: string;
      readonly position: number;
      readonly at: string;
      readonly meta: { readonly actor: string };
    }
  : never;

/** Folds a stream into the state a decision needs. */
export type Fold<S, E extends AnyFact> = {
  readonly category: string;
  readonly initial: S;
  /** Total and deterministic; an unknown type changes nothing. */
  evolve(state: S, event: Seen<E>): S;
};

/** `G` names the other short streams this decision must see; they are read, never written. */
export type Decider<S, C extends Command, E extends AnyFact, G extends object = Record<never, never>> = Fold<S, E> & {
  /** Most of its streams are opened by the very command that comes: the writer first tries without reading. */
  readonly usuallyNew?: boolean;
  readonly handles: readonly (abstract new (...args: never[]) => C)[];
  id(command: C): string;
  /** The id of the one fact that the command makes (32 hex digits), where others must find it by what it says. */
  factId?(command: C): string;
  readonly given?: { readonly [K in keyof G]: { readonly fold: Fold<G[K], never>; id(command: C): string } };
  decide(command: C, state: S, now: Now, given: G): Decision<E>;
  /** Which fact made a wish true that finds itself true already; where nobody says, the stream's last one. */
  madeTrue?(command: C, fact: Seen<E>): boolean;
};

export const streamOf = (category: string, id: string): string => `${category}-${id}`;
