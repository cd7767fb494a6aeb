import { RecordInvolvedForgotten } from '../../commands/privacy/commands.js';
import { reportScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { Projecting } from '../read/projecting.js';
import type { Desk } from '../write/desk.js';
import type { Worker } from './queue.js';

/** Who records what the house does by itself at its hour. */
const ACTOR = 'policy:when-retention-term-over-then-shred';

type Means = {
  readonly vault: Pick<Vault, 'enteredIn' | 'erase'>;
  readonly projecting: Pick<Projecting, 'purge'>;
  readonly desk: Pick<Desk, 'send'>;
};
type Due = { readonly report: string; readonly schedule: number };

/**
 * The term of those involved in a report is over: the keys and the links of who reported it and who found the same go, and
 * with them a name that was shown and an appeal; then it is said. The report's own text has a key of its own and stays.
 * Cut short, it is done once more and changes nothing.
 */
export const forgetInvolved =
  ({ vault, projecting, desk }: Means): Worker =>
  async (payload) => {
    const { report, schedule } = payload as Due;
    const subjects = vault.enteredIn(reportScope(report));
    await projecting.purge(subjects);
    await vault.erase(subjects);
    await projecting.purge(subjects);
    await desk.send(new RecordInvolvedForgotten(), { report, keys: subjects.length, schedule }, ACTOR);
  };
