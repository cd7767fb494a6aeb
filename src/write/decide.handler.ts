import { hash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { Command } from '../../commands/command.js';
import { isRefusal, refuse, streamOf } from '../../commands/decider.js';
import { type AnyDecider, deciderOf } from '../../commands/index.js';
import type { Fact, Recorded } from '../../events/envelope.js';
import { catalogue, type GhiaEvent } from '../../events/index.js';
import { Clock } from '../clock.js';
import { Contents } from '../content/contents.js';
import { Unavailable } from '../durable/unavailable.js';
import { Erased, Vault } from '../identity/vault.js';
import { FactTooLarge, sealFact } from '../log/codec.js';
import { EventLog, WrongRevision } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Attributed } from './attributed.js';
import { Given } from './given.js';

/** Where a wish was recorded. `created` is false when it was already so and nothing new was written. */
export type Receipt = {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly eventId: string;
  readonly created: boolean;
};

const RETRIES = 3;

/** The half of a command's id that names the wish, and follows from nothing that was said. */
const wishIn = (commandId: string): string => commandId.split('.')[0]!;

/**
 * The same wish to the same stream makes the same ids, so the log can tell a repeat. Ids are public: were they to follow
 * from what was said, sealed words could be guessed and tried against them.
 */
const eventId = (stream: string, commandId: string, n: number) =>
  hash('sha256', `${stream}:${wishIn(commandId)}:${n}`).slice(0, 32);

/** The only command handler: load, decide, seal, append, and begin again if someone wrote first. */
@CommandHandler(Command)
export class DecideHandler {
  private readonly given: Given;

  constructor(
    @Inject(EventLog) private readonly log: EventLog,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Contents) private readonly contents: Contents,
  ) {
    this.given = new Given(log);
  }

  async execute(command: Attributed): Promise<Receipt> {
    const decider = deciderOf.get(command.constructor);
    if (!decider) throw new Error(`no decider handles ${command.constructor.name}`);
    const stream = streamOf(decider.category, decider.id(command));

    let surely = false;
    for (let attempt = 0; ; attempt++) {
      // if that was wrong, the append or the decision tells; what carries a key may be a repeat, which only reading tells
      const unread = attempt === 0 && decider.usuallyNew === true && !command.meta.commandId.includes('.');
      const past = unread ? [] : await this.log.read(stream);
      const repeated = this.repeated(past, command);
      if (repeated) return this.inTime(decider, command, past, repeated);

      const given = await this.given.of(decider, command, { surely });
      const decision = this.decide(decider, command, past, given.states);
      if (unread && (isRefusal(decision) || decision.length === 0)) continue;
      if (isRefusal(decision)) {
        if (given.remembered) {
          surely = true; // the refusal may rest on something that has changed since
          continue;
        }
        // its own stream was read first: by now it may hold this very wish, granted before what forbids it
        if (decider.given && (await this.log.read(stream, past.length)).length > 0) continue;
        throw new Refused(decision);
      }
      if (decision.length === 0) {
        const last = past.findLast((e) => decider.madeTrue?.(command, e as never) ?? true);
        if (!last) throw new Error(`${decider.category} finds already true what no fact says`);
        return this.inTime(decider, command, past, receipt(last, false));
      }
      try {
        return await this.append(decider, command, stream, past, decision, given.revisions);
      } catch (error) {
        if (unread && wasErased(error)) continue; // they may have done so already, before they were forgotten
        if (!(error instanceof WrongRevision)) throw error;
        this.given.forget(given.revisions);
        surely = true;
        if (attempt >= RETRIES) throw new Refused(refuse('log.contended', { stream }));
      }
    }
  }

  private decide(decider: AnyDecider, command: Attributed, past: readonly Recorded[], given: Record<string, unknown>) {
    const state = past.reduce<unknown>((s, e) => decider.evolve(s, e as never), decider.initial);
    return decider.decide(command, state, { at: command.at, actor: command.meta.actor }, given);
  }

  private async append(
    decider: AnyDecider,
    command: Attributed,
    stream: string,
    past: readonly Recorded[],
    decision: readonly Fact[],
    unchanged: ReadonlyMap<string, number>,
  ): Promise<Receipt> {
    const { meta, at } = command;
    const { trouble } = this.clock;
    if (trouble) throw new Unavailable(trouble, 'broken', { part: 'clock' });
    const known = this.introduce(command);
    const sealed = decision.map((fact, n) =>
      this.seal(fact, {
        id: decider.factId?.(command) ?? eventId(stream, meta.commandId, n),
        schema: catalogue[fact.type as GhiaEvent['type']].schema,
      }),
    );
    // a key that is lost later would have lost what it sealed, and a name what it names
    const named = this.contents.settle(decision, command.beside);
    await Promise.all([known, named, ...sealed.map(({ durable }) => durable)]);
    const facts = sealed.map(({ newFact }) => newFact);
    const expected = past.length - 1;
    const { revision, position, before } = await this.log.append({ stream, expected, facts, meta, at, unchanged });
    // somebody was quicker with this key, or, where the log does not tell, may have been: what they said is looked at
    const keyed = wishIn(meta.commandId) !== meta.commandId;
    if (before || (keyed && !this.log.guards)) this.repeated(await this.log.read(stream), command);
    const found = { stream, revision, position, eventId: facts.at(-1)!.id, created: !before };
    return this.inTime(decider, command, past, found);
  }

  /** The vault learns whose pseudonym it is only for a wish that is granted. */
  private introduce({ owner }: Attributed): Promise<void> | undefined {
    if (!owner) return undefined;
    const { person, scope, also } = owner;
    const entered = [scope, ...(also === undefined ? [] : [also])].map((one) =>
      orRefused(() => this.vault.sealingKey(this.vault.enter(person, one)).durable),
    );
    return Promise.all(entered).then(() => undefined);
  }

  private seal(fact: Fact, as: { id: string; schema: number }) {
    return orRefused(() => sealFact(fact, as, this.vault));
  }

  /** What this very command recorded before, if it did. One key must not carry two wishes. */
  private repeated(past: readonly Recorded[], { meta }: Attributed): Receipt | undefined {
    const wish = wishIn(meta.commandId);
    const before = past.findLast((e) => wishIn(e.meta.commandId) === wish);
    if (!before) return undefined;
    if (before.meta.commandId !== meta.commandId) throw new Refused(refuse('command.key-reused'));
    return receipt(before, false);
  }

  /** A log that cannot guard other streams may have recorded the fact behind what forbids it: then it does not count. */
  private async inTime(decider: AnyDecider, command: Attributed, past: readonly Recorded[], found: Receipt) {
    if (this.log.guards || !decider.given) return found;
    const before = past.filter((e) => e.position < found.position);
    const { states } = await this.given.of(decider, command, { before: found.position });
    if (isRefusal(this.decide(decider, command, before, states)))
      throw new Refused(refuse('log.recorded-too-late', { position: found.position }));
    return found;
  }
}

const wasErased = (error: unknown) => error instanceof Refused && error.refusal.refused === 'identity.erased';

/** Nothing new is recorded of somebody who was forgotten there; nor what no entry of the public log could hold. */
function orRefused<R>(sealing: () => R): R {
  try {
    return sealing();
  } catch (error) {
    if (error instanceof Erased) throw new Refused(refuse('identity.erased'));
    if (error instanceof FactTooLarge) throw new Refused(refuse('fact.too-large', { type: error.type }));
    throw error;
  }
}

const receipt = ({ stream, revision, position, id }: Recorded, created: boolean): Receipt => ({
  stream,
  revision,
  position,
  eventId: id,
  created,
});
