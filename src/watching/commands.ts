import type { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Attributed } from '../write/attributed.js';
import type { Receipt } from '../write/decide.handler.js';
import { asking } from './asking.js';
import type { Metrics, Outcome } from './metrics.js';
import { beginSpan, inSpan, placeOf } from './spans.js';
import type { Span } from './tracing.js';
import { OF_BALLOTS } from './unwatched.js';

/** Watches every wish that is handed in: its name, how it ended, how long it took, and for which request it was. */
export function watchCommands(commands: CommandBus, journal: Logger, metrics: Metrics): void {
  const execute = commands.execute.bind(commands) as (command: Attributed) => Promise<Receipt>;
  commands.execute = (async (command: Attributed) => {
    if (OF_BALLOTS.test(command.constructor.name)) return execute(command);
    const begun = performance.now();
    const span = spanOf(command);
    const tell = (outcome: Outcome, refused?: string) => {
      const ms = performance.now() - begun;
      metrics.command(outcome, ms / 1000);
      const ended = { outcome, ...(refused !== undefined && { refused }) };
      journal.info({ ...idsFor(command, span), ms: Math.round(ms * 10) / 10, ...ended }, 'command');
      const attributes = { 'ghia.outcome': outcome, ...(refused !== undefined && { 'ghia.refused': refused }) };
      span?.end({ attributes, failed: outcome === 'failed' });
    };
    const within = { ...asking.getStore(), ...(span && { span: span.place }) };
    try {
      const receipt = await asking.run(within, () => execute(command));
      tell(receipt?.created === false ? 'already' : 'recorded');
      return receipt;
    } catch (error) {
      if (error instanceof Refused) tell('refused', error.refusal.refused);
      else tell('failed');
      throw error;
    }
  }) as CommandBus['execute'];
}

/** Watches what is written into the log, where anything is traced. */
export function watchAppends(log: EventLog): void {
  const append = log.append.bind(log);
  log.append = (one) => {
    if (OF_BALLOTS.test(one.facts[0]?.type ?? '')) return append(one);
    const about = { attributes: { 'ghia.facts': one.facts.length } };
    return inSpan(
      'append',
      () => about,
      () => append(one),
    );
  };
}

/** Begins a trace of its own that anybody finds by the metadata of its facts; it is linked to the request that it came with. */
function spanOf(command: Attributed): Span | undefined {
  const { meta } = command;
  if (!meta) return undefined;
  const above = asking.getStore()?.span;
  return beginSpan(`command ${command.constructor.name}`, {
    at: placeOf(meta),
    links: above ? [above] : [],
    attributes: { 'ghia.correlation_id': meta.correlationId, 'ghia.command_id': meta.commandId },
  });
}

/** The half of a command's id that names the wish is what its facts' ids follow from. */
function idsFor(command: Attributed, span: Span | undefined) {
  const requestId = asking.getStore()?.requestId;
  return {
    ...(requestId && { requestId }),
    ...(span && { traceId: span.place.traceId }),
    command: command.constructor.name,
    commandId: command.meta?.commandId.split('.')[0],
  };
}
