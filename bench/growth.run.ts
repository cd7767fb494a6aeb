import 'reflect-metadata';
import { countedOf, inTurns, signingBy } from './desk-signing.js';
import { openPetition } from './open-petition.js';
import { endWhenAsked, ownHouse } from './own-house.js';

export type Ready = { readonly events: number; readonly seconds: number };
export type Signed = {
  readonly seconds: number;
  readonly cpu: number;
  readonly counted: number;
  readonly megabytes: number;
};

const [folder = '', rounds = '0', count = '0'] = process.argv.slice(2);
const started = performance.now();
const { house, server } = await ownHouse(folder);
await settled(await house.log.head()); // a city asks read models for what it has just done
const petitionId = await openPetition(house, server.commands);
const signing = await signingBy(house, server, petitionId, Number(rounds) * Number(count));
const head = await house.log.head();
await settled(head);
process.send!({ events: head, seconds: (performance.now() - started) / 1000 } satisfies Ready);

process.on('message', async () => {
  const mine = signing.splice(0, Number(count));
  const before = process.cpuUsage();
  const began = performance.now();
  await inTurns(mine);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const counted = await countedOf(house, petitionId);
  await settled(await house.log.head()); // so that nothing of this is still going on while the other one signs
  const megabytes = process.memoryUsage.rss() / 2 ** 20;
  process.send!({ seconds, cpu: (user + system) / 1e6, counted, megabytes } satisfies Signed);
});
endWhenAsked({ house, server });

/** Resolves when read models have seen all up to a position, and a checkpoint holds it. */
async function settled(position: number): Promise<void> {
  while (!(await house.projecting.seen(position, 60_000)));
  while ((house.published.last?.position ?? 0) < position) await new Promise((later) => setTimeout(later, 50));
}
