import type { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { Refused } from '../refused.js';
import type { Attributed } from '../write/attributed.js';
import type { Receipt } from '../write/decide.handler.js';
import { asking } from './asking.js';
import type { Metrics, Outcome } from './metrics.js';
import { isUnwatched } from './unwatched.js';

/** Wishes of the ballot box, which leave no line. */
const OF_BALLOTS = /Ballot|Credential/;

/** Watches every wish that is handed in: its name, how it ended, how long it took, and for which request it was. */
export function watchCommands(commands: CommandBus, journal: Logger, metrics: Metrics): void {
  const execute = commands.execute.bind(commands) as (command: Attributed) => Promise<Receipt>;
  commands.execute = (async (command: Attributed) => {
    const { name } = command.constructor;
    if (OF_BALLOTS.test(name) || isUnwatched(name)) return execute(command);
    const begun = performance.now();
    const tell = (outcome: Outcome, refused?: string) => {
      const ms = performance.now() - begun;
      metrics.command(outcome, ms / 1000);
      const by = {
        ...asking.getStore(),
        command: name,
        commandId: wishIn(command),
        outcome,
        ms: Math.round(ms * 10) / 10,
      };
      journal.info({ ...by, ...(refused !== undefined && { refused }) }, 'command');
    };
    try {
      const receipt = await execute(command);
      tell(receipt?.created === false ? 'already' : 'recorded');
      return receipt;
    } catch (error) {
      if (error instanceof Refused) tell('refused', error.refusal.refused);
      else tell('failed');
      throw error;
    }
  }) as CommandBus['execute'];
}

/** The half of the id that names the wish, as it stands in the public log. */
const wishIn = ({ meta }: Attributed): string | undefined => meta?.commandId.split('.')[0];
