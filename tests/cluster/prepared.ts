import { SMALL_RULES, TestHouse } from '../support/house.js';
import { PUBLIC_URL } from '../support/served.js';

export type Prepared = Awaited<ReturnType<typeof prepare>>;

/** Petition 1 is open, petition 2 waits for its moderator; `crowd` people may sign. One process made it, alone. */
export async function prepare(env: Readonly<Record<string, string>>, crowd: number) {
  const town = await TestHouse.open({ env: { ...env, GHIA_PUBLIC_URL: PUBLIC_URL } });
  town.clock.at = new Date().toISOString(); // the processes have clocks of their own
  await town.adopt({ ...SMALL_RULES, threshold: { kind: 'absolute', signatures: 1_000_000 } });
  const open = await town.openPetition(1);
  const waiting = await town.submit(501);
  const moderator = await town.staff('moderator');
  const signers = (await town.crowd(10, crowd)).map(({ token }) => token);
  await town.close({ keep: true });
  return { folder: town.folder, open, waiting, moderator, signers };
}
