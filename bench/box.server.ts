import 'reflect-metadata';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get } from '@nestjs/common';
import { OpenRound, OpenVoting } from '../commands/budgeting/round-commands.js';
import { seedCommitment } from '../src/ballots/lots.js';
import { prepareVoting } from '../src/ballots/preparing.js';
import { RoundParams } from '../src/ballots/round-params.js';
import { makeKeys } from '../src/ballots/trustees.js';
import { Anyone } from '../src/http/who.guard.js';
import { recordBy } from '../src/operations.js';
import { keyIn, manyBallots } from './many-ballots.js';
import { endWhenAsked, listening, ownHouse } from './own-house.js';

/** The processor time of this process, all its threads, in microseconds. */
@Controller('bench')
@Anyone()
class CpuController {
  @Get('cpu')
  cpu() {
    const { user, system } = process.cpuUsage();
    return { cpu: user + system };
  }
}

const ROUND = 'b0a7b0a7-0000-4000-8000-000000000001';
const DAY = 86_400_000;
const [folder = '', count = '0'] = process.argv.slice(2);
const { house, server } = await ownHouse(join(folder, 'data'), {}, { controllers: [CpuController] });
const record = recordBy(house, server.commands);
const [seed, now] = ['5e'.repeat(32), Date.now()];
const at = (days: number) => new Date(now + days * DAY).toISOString();
await record(new OpenRound(), {
  ...{ roundId: ROUND, seed, seedCommitment: seedCommitment(seed), year: 2026, minAge: 16 },
  title: { ka: 'რაუნდი', en: 'Round' },
  envelope: { total: 1_000_000_00 },
  phases: { voting: { from: at(-1), until: at(5) } },
  ...{ ballot: 'approval', most: { city: 10, district: 0 }, rule: 'greedy' },
});
const projects = Array.from({ length: 100 }, (_, i) => ({ id: `p${i}`, pot: 'city', cost: 10_000_00 + i }));
const prepared = await prepareVoting(
  ROUND,
  await makeKeys(ROUND, ['a', 'b', 'c'], join(folder, 'keys')),
  house.ballots,
);
await record(new OpenVoting(), { roundId: ROUND, ...prepared, projects, eligible: 1_000_000 });

const params = (await server.app.get(RoundParams).of(ROUND))!;
const file = createWriteStream(join(folder, 'ballots'));
for await (const { ballot } of manyBallots(Number(count), params, [
  keyIn(house.ballots.keys.held(`issuer-key ${ROUND}`)!),
]))
  file.write(`${JSON.stringify(ballot)}\n`);
file.end();
await once(file, 'close');
process.send!({ port: await listening(server), round: ROUND });
endWhenAsked({ house, server });
