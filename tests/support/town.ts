import type { Command } from '../../commands/command.js';
import { isRefusal, type Refusal, streamOf } from '../../commands/decider.js';
import { deciderOf } from '../../commands/index.js';
import type { Fact, Recorded } from '../../events/envelope.js';
import type { GhiaEvent } from '../../events/index.js';
import type { Projection } from '../../projections/projection.js';

type Doc = { readonly _id: string };

/** The rules and the folds with nothing between them: what was decided is remembered in one row. No log, no store. */
export class Town {
  readonly events: Recorded[] = [];
  /** What the facts keep from the public, by event id. */
  readonly hidden = new Map<string, object>();
  private readonly streams = new Map<string, Recorded[]>();

  constructor(public at = '2026-03-02T06:00:00.000Z') {}

  /** Days later, at the same hour. */
  days(n: number): this {
    this.at = new Date(Date.parse(this.at) + n * 86_400_000).toISOString();
    return this;
  }

  /** What comes of a wish: the facts, none, or a refusal. */
  ask(command: Command, actor: string): readonly Recorded[] | Refusal {
    const decider = deciderOf.get(command.constructor);
    if (!decider) throw new Error(`nobody decides ${command.constructor.name}`);
    const stream = streamOf(decider.category, decider.id(command));
    const given = Object.fromEntries(
      Object.entries(decider.given ?? {}).map(([name, { fold, id }]) => [
        name,
        this.stream(streamOf(fold.category, id(command))).reduce<unknown>(fold.evolve as never, fold.initial),
      ]),
    );
    const state = this.stream(stream).reduce<unknown>(decider.evolve as never, decider.initial);
    const decision = decider.decide(command, state, { at: this.at, actor }, given);
    return isRefusal(decision) ? decision : decision.map((fact) => this.record(stream, fact, actor));
  }

  /** The same where a refusal would be a mistake of the test. */
  do(command: Command, actor: string): readonly Recorded[] {
    const outcome = this.ask(command, actor);
    if ('refused' in outcome) throw new Error(`${command.constructor.name}: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  /** Writes a fact past the rules, as a log that guards one stream only might have to. */
  record(stream: string, { type, data, private: hidden }: Fact, actor: string): Recorded {
    const past = this.stream(stream);
    const position = this.events.length + 1;
    const id = position.toString(16).padStart(32, '0');
    const sealed = hidden as { subject: string; content: object } | undefined;
    if (sealed) this.hidden.set(id, sealed.content);
    const event: Recorded = {
      id,
      stream,
      type,
      data,
      revision: past.length,
      position,
      schema: 1,
      at: this.at,
      meta: { actor, commandId: id, correlationId: id, causationId: null },
      ...(sealed && { sealed: { subject: sealed.subject, commitment: `c${position}`, box: '' } }),
    };
    past.push(event);
    this.events.push(event);
    return event;
  }

  stream(name: string): Recorded[] {
    let found = this.streams.get(name);
    if (!found) {
      found = [];
      this.streams.set(name, found);
    }
    return found;
  }

  /** Every document of a read model, by id. */
  fold<D extends Doc, E extends GhiaEvent>(projection: Projection<D, E>): Map<string, D> {
    return folded(projection, this.events);
  }
}

/** Folds events into documents as the runner does: keys first, then each document by its own. */
export function folded<D extends Doc, E extends GhiaEvent>(
  { handles, keys, fold }: Projection<D, E>,
  events: readonly Recorded[],
): Map<string, D> {
  const docs = new Map<string, D>();
  for (const event of events as unknown as readonly Recorded<E>[]) {
    if (!handles.includes(event.type as E['type'])) continue;
    for (const key of keys(event)) {
      const doc = fold(docs.get(key), event, key);
      if (doc) docs.set(key, doc);
      else docs.delete(key);
    }
  }
  return docs;
}
