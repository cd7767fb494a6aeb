import type { Command } from '../../commands/command.js';
import { refusals } from '../../commands/refusals.js';
import type { Vault } from '../identity/vault.js';
import type { Operations } from '../instance.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Ballots } from './open-ballots.js';
import { type Opening, RoundOpening } from './opening.js';

type Recording = (command: Command, facts: object) => Promise<unknown>;
type Engines = {
  readonly log: EventLog;
  readonly vault: Pick<Vault, 'openingKey'>;
  readonly ballots: Pick<Ballots, 'files' | 'counts' | 'registrar'>;
};

/** What `ghia budget` asks of the instance. */
export function budgetOperations({ log, vault, ballots }: Engines, record: Recording): Operations {
  const opening = new RoundOpening({ log, vault, files: ballots.files, counts: ballots.counts, record });
  return {
    registrar: async () => ballots.registrar,
    'open-ballots': ({ round = '', shares = '[]' }) => inWords(opening.open(round, JSON.parse(shares) as string[])),
  };
}

/** The command line has no problem documents: it says in a sentence why not. */
async function inWords(opening: Promise<Opening>): Promise<Opening> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refused, because } = error.refusal;
    const told = Object.entries(because).map(([name, value]) => `${name} ${value}`);
    throw new Error([refusals[refused].detail, ...(told.length > 0 ? [`(${told.join(', ')})`] : [])].join(' '));
  }
}
