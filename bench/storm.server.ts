import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactPolicy } from '../src/policies/policy.js';
import { PolicyRunner } from '../src/policies/runner.js';
import { tokensOf } from './crowd.js';
import { countedOf } from './desk-signing.js';
import { NothingController } from './nothing.controller.js';
import { openPetition } from './open-petition.js';
import { endWhenAsked, listening, ownHouse } from './own-house.js';

/** What is asked of it beside HTTP: how it is, and whether everything acknowledged is there, once, and nothing else. */
export type Look = {
  readonly rss: number;
  readonly heap: number;
  readonly jobs: number;
  /** Facts that no checkpoint holds yet. */
  readonly lag: number;
  /** The processor time of the thread that answers, and of all threads, since the start (seconds). */
  readonly thread: number;
  readonly cpu: number;
};
export type Stored = {
  readonly counted: number;
  readonly stored: number;
  readonly signers: number;
  readonly lost: number;
};

const [folder = '', people = '0', smtp = ''] = process.argv.slice(2);
const { house, server } = await ownHouse(join(folder, 'data'), { smtp }, { controllers: [NothingController] });
const petition = await openPetition(house, server.commands);
writeFileSync(join(folder, 'tokens'), (await tokensOf(house, Number(people))).join('\n'));
const port = await listening(server);
await house.projecting.seen(await house.log.head(), 60_000);

/** Ghia answers with the receipt and sends no mail for it; here each signer gets one, by the way all mails go. */
const mailed: FactPolicy = {
  name: 'when-signed-then-mail-the-receipt',
  begins: 'at-head',
  handles: ['PetitionSigned'],
  react: ({ id, position }) => [{ job: { kind: 'bench-receipt', id, payload: { id, position } } }],
};
house.queue.work('bench-receipt', async (payload) => {
  const { id, position } = payload as { id: string; position: number };
  const text = `თქვენი ხელმოწერა ჩაიწერა: ${position}`;
  const about = { kind: 'bench-receipt', language: 'ka' as const, subject: 'ხელმოწერის ქვითარი', text, key: id };
  await house.messages.send({ to: { email: `${id}@example.org` }, ...about });
});
const of = (name: string) => house.projecting.collection(name);
const runner = new PolicyRunner(
  { ...house, commands: server.commands, of, now: () => house.clock.now() },
  [mailed],
  [],
);
await runner.start();

process.send!({ port, petition });

async function look(): Promise<Look> {
  const { rss, heapUsed } = process.memoryUsage();
  const { waiting, active } = await house.queue.counts();
  const lag = (await house.log.head()) - (house.published.last?.position ?? 0);
  const spent = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
  const [thread, cpu] = [spent(process.threadCpuUsage()), spent(process.cpuUsage())];
  return { rss, heap: heapUsed, jobs: waiting + active, lag, thread, cpu };
}

/** @param acknowledged ids of facts, one a line */
async function stored(): Promise<Stored> {
  const acknowledged = new Set(readFileSync(join(folder, 'acknowledged'), 'utf8').split('\n').filter(Boolean));
  const signers = new Set<string>();
  let count = 0;
  for await (const { events } of house.log.pages(0, ['PetitionSigned']))
    for (const { id, data } of events) {
      const signed = data as { petitionId: string; signer: string };
      if (signed.petitionId !== petition) continue;
      count++;
      signers.add(signed.signer);
      acknowledged.delete(id);
    }
  return { counted: await countedOf(house, petition), stored: count, signers: signers.size, lost: acknowledged.size };
}
process.on('message', async (word) => process.send!(word === 'look' ? await look() : await stored()));
endWhenAsked({ house, server }, () => runner.stop());
