import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { SignPetition } from '../commands/petitions/commands.js';
import { Anyone, Needs } from '../src/http/who.guard.js';
import { tokensOf } from './crowd.js';
import { NothingController } from './nothing.controller.js';
import { openPetition } from './open-petition.js';
import { endWhenAsked, listening, ownHouse } from './own-house.js';

/** The same guard, pipe and body as the real route; no decision, no vault, no append. */
@Controller('bench')
@Needs('citizen')
class SignNothingController {
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
const controllers = [NothingController, SignNothingController];
const { house, server } = await ownHouse(folder, {}, { controllers });
const petition = await openPetition(house, server.commands);
writeFileSync(join(folder, 'tokens'), (await tokensOf(house, Number(people))).join('\n'));
if (publishes === 'false') await house.sequencing.stop();
process.send!({ port: await listening(server), petition });
endWhenAsked({ house, server });
