import 'reflect-metadata';
import { readConfig } from '../src/config.js';
import { openHouse } from '../src/house.js';
import { startServer } from '../src/server.js';
import { countedOf, inTurns, signingBy } from './desk-signing.js';
import { openPetition } from './open-petition.js';

export type Ready = { readonly events: number; readonly seconds: number };
export type Signed = {
  readonly seconds: number;
  readonly cpu: number;
  readonly counted: number;
  readonly megabytes: number;
};

const [folder = '', rounds = '0', count = '0'] = process.argv.slice(2);
const started = performance.now();
const house = await openHouse(readConfig({ ...process.env, GHIA_DATA: folder, GHIA_PORT: '0' }));
const server = await startServer(house);
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
process.on('SIGTERM', async () => {
  await server.close();
  await house.close();
  process.exit(0);
});

/** Resolves when read models have seen all up to a position, and a checkpoint holds it. */
async function settled(position: number): Promise<void> {
  while (!(await house.projecting.seen(position, 60_000)));
  while ((house.published.last?.position ?? 0) < position) await new Promise((later) => setTimeout(later, 50));
}
