import { refuse } from '../../commands/decider.js';
import { RecordScopeSecretDestroyed } from '../../commands/identity/record-commands.js';
import { LapsePetition } from '../../commands/petitions/commands.js';
import { RecordRetention } from '../../commands/privacy/commands.js';
import type { Kept } from '../../events/privacy.js';
import type { SheetDoc } from '../../read-models/petition-documents.js';
import { petitionScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { Projecting } from '../read/projecting.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import type { LegalHolds } from '../write/legal-holds.js';
import { scanSubject } from '../write/scans.js';
import { aboutPetition, followersOf } from './about-petition.js';
import type { Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Recipients } from './recipients.js';

/** Who records what the house does by itself at its hour. */
const ACTOR = 'policy:when-retention-term-over-then-shred';
/** Subjects that are looked for at once. */
const AT_ONCE = 500;

type Means = {
  readonly vault: Pick<Vault, 'destroyScopeSecret' | 'enteredIn' | 'erase' | 'shred'>;
  readonly reading: Reading;
  readonly recipients: Pick<Recipients, 'askingFor'>;
  readonly projecting: Pick<Projecting, 'purge'>;
  readonly desk: Pick<Desk, 'send'>;
  readonly holds: Pick<LegalHolds, 'on'>;
};
export type Due = { readonly petitionId: string; readonly what: Kept; readonly schedule: number };

/**
 * A term of the retention schedule is over: what it keeps is shredded, then it is said to be gone. Of signatories, the scans of
 * their sheets, and the key and the link of everybody but the author, who is named in public; whoever asked for news can still be reached, and not be read.
 * Of a petition that came to nothing, all of it. Cut short, it is done once more and changes nothing.
 */
export const applyRetention =
  (means: Means): Worker =>
  async (payload) => {
    const { petitionId, what, schedule } = payload as Due;
    if (await means.holds.on(petitionId)) throw new Refused(refuse('retention.held', { petition: petitionId })); // tried again, and asked for again when it is lifted
    const keys = what === 'signatories' ? await shredSignatories(means, petitionId) : await forget(means, petitionId);
    if (keys === undefined) return;
    await means.desk.send(new RecordRetention(), { petitionId, what, keys, schedule }, ACTOR);
  };

async function shredSignatories(
  { vault, reading, recipients, projecting }: Means,
  petitionId: string,
): Promise<number> {
  const about = await aboutPetition(reading, '', petitionId);
  if (!about) throw new Error(`the read models do not know ${petitionId} yet`); // they follow the log: tried again
  const reachable = new Set(recipients.askingFor(petitionId));
  for await (const followers of followersOf(reading, petitionId))
    for (const follower of followers) reachable.add(follower);
  const others = vault.enteredIn(petitionScope(petitionId)).filter((subject) => subject !== about.author);
  for (let from = 0; from < others.length; from += AT_ONCE) await projecting.purge(others.slice(from, from + AT_ONCE));
  const sheets = await reading.store.find<SheetDoc>(reading.of('sheets'), { where: { petitionId } });
  const scans = sheets.map(({ scan }) => scanSubject(scan));
  await vault.shred(others.filter((subject) => reachable.has(subject)));
  await vault.erase([...others.filter((subject) => !reachable.has(subject)), ...scans]);
  return others.length + scans.length;
}

/** It is closed first, so that nobody can support it while its keys go. Undefined where it was handed in at the last moment. */
async function forget({ vault, projecting, desk }: Means, petitionId: string): Promise<number | undefined> {
  const scope = petitionScope(petitionId);
  try {
    await desk.send(new LapsePetition(), { petitionId }, ACTOR);
  } catch (error) {
    if (error instanceof Refused && error.refusal.refused === 'petition.not-a-draft') return undefined;
    throw error;
  }
  await vault.destroyScopeSecret(scope);
  const subjects = [scope, ...vault.enteredIn(scope)]; // the petition's own text is sealed under its scope's name
  await projecting.purge(subjects);
  await vault.erase(subjects);
  await projecting.purge(subjects);
  await desk.send(new RecordScopeSecretDestroyed(), { scope }, ACTOR);
  return subjects.length;
}
