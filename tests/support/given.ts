import type { Command } from '../../commands/command.js';
import { type Decider, isRefusal, type Seen } from '../../commands/decider.js';

type AnyFact = { readonly type: string; readonly data: object };
/** A fact with who recorded it, when and where in the log; otherwise the clerk did, in the order they are given. */
export type Told<E extends AnyFact> = {
  readonly fact: E;
  readonly by?: string;
  readonly at?: string;
  position?: number;
};

export const NOW = { at: '2026-06-10T08:00:00.000Z', actor: 'clerk' };

export const by = <E extends AnyFact>(who: string, fact: E, more: Partial<Told<E>> = {}): Told<E> => ({
  ...more,
  fact,
  by: who,
});

/** Facts as a fold sees them: event ids e1, e2 …, positions 1, 2 … */
export const seen = <E extends AnyFact>(past: readonly (E | Told<E>)[]): Seen<E>[] =>
  past.map((one, i) => {
    const { fact, by = NOW.actor, at = NOW.at, position = i + 1 } = 'fact' in one ? one : { fact: one as E };
    const { type, data } = fact;
    return { type, data, id: `e${i + 1}`, position, at, meta: { actor: by } } as unknown as Seen<E>;
  });

/** The state of a stream after these facts. */
export const stateOf = <S, E extends AnyFact>(
  fold: { initial: S; evolve(state: S, event: Seen<E>): S },
  ...past: readonly (E | Told<E>)[]
): S => seen(past).reduce((state, event) => fold.evolve(state, event), fold.initial);

/** given(past) · when(command) · then(events): the whole test language. */
export function spec<S, C extends Command, E extends AnyFact, G extends object>(
  d: Decider<S, C, E, G>,
  world: G = {} as G,
) {
  return {
    given: (...past: (E | Told<E>)[]) => ({
      when: (command: C, now: Partial<typeof NOW> = {}) => {
        const decision = d.decide(command, stateOf(d, ...past), { ...NOW, ...now }, world);
        return {
          // biome-ignore lint/suspicious/noThenProperty: the spec's own word, and nobody awaits it
          then: (...events: E[]) => expect(decision).toEqual(events),
          thenNothing: () => expect(decision).toEqual([]),
          refused: (code: string, because?: object) => {
            expect(isRefusal(decision) ? decision.refused : decision).toBe(code);
            if (because && isRefusal(decision)) expect(decision.because).toMatchObject(because);
          },
        };
      },
    }),
  };
}

/** A command with what the body and the shell have put into it. */
export const wish = <C extends object>(command: new () => C, ...parts: readonly Partial<C>[]): C =>
  Object.assign(new command(), ...parts);
