import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { SignPetition } from '../commands/petitions/commands.js';
import type { District } from '../events/districts.js';
import { readConfig } from '../src/config.js';
import { makeCity } from '../src/demo/city.js';
import { STORY } from '../src/demo/story.js';
import { openHouse } from '../src/house.js';
import { Anyone, Needs } from '../src/http/who.guard.js';
import { startServer } from '../src/server.js';

/** The same guard, pipe and body as the real route; no decision, no vault, no append. */
@Controller('bench')
@Needs('citizen')
class NothingController {
  @Get('nothing')
  @Anyone()
  nothing() {
    return {};
  }

  /** For how long the oldest fact has been waiting for a checkpoint (milliseconds). */
  @Get('lag')
  @Anyone()
  async lag() {
    for await (const { events } of house.log.pages(house.published.last?.position ?? 0))
      if (events[0]) return { lag: Date.now() - Date.parse(events[0].at) };
    return { lag: 0 };
  }

  @Post('petitions/:id/signatures')
  sign(@Param('id', ParseUUIDPipe) petitionId: string, @Body() _: SignPetition) {
    return { stream: `signature-${petitionId}_${'0'.repeat(32)}`, revision: 0, position: 1, eventId: '0'.repeat(32) };
  }
}

const [folder = '', people = '0', publishes = 'true'] = process.argv.slice(2);
const config = readConfig({ ...process.env, GHIA_DATA: folder, GHIA_PORT: '0' });
const house = await openHouse(config);
const server = await startServer(house, { controllers: [NothingController] });
const open = STORY.filter(({ text }) => text === 'signs').map((chapter) => ({ ...chapter, signatures: 0 }));
await makeCity(house, server.commands, house.clock.now(), open);

const districts = ['vake', 'gldani', 'samgori', 'isani'] as const;
const crowd = Array.from({ length: Number(people) }, (_, n) => ({
  number: `02${String(n).padStart(9, '0')}`,
  name: { first: 'მარიამ', last: 'ბენჩიძე' },
  birthDate: '1985-05-05',
  district: districts[n % 4] as District,
  registeredVoter: true,
}));
await house.residents.register(crowd);
const tokens: string[] = [];
for (const { number, district } of crowd) {
  const { person } = (await house.residents.byNumber(number))!;
  tokens.push((await house.tokens.issue({ person, roles: [], level: 1, district }, 86_400)).token);
}
writeFileSync(join(folder, 'tokens'), tokens.join('\n'));
if (publishes === 'false') await house.sequencing.stop();
await server.open();
const { port } = server.app.getHttpServer().address() as AddressInfo;
const { events } = (await house.log.pages(0, ['PetitionAdmitted'])[Symbol.asyncIterator]().next()).value;
process.send!({ port, petition: events[0].data.petitionId });
process.on('SIGTERM', async () => {
  await server.close();
  await house.close();
  process.exit(0);
});
