import type { CommandBus } from '@nestjs/cqrs';
import { makeCity } from '../src/demo/city.js';
import { STORY } from '../src/demo/story.js';
import type { House } from '../src/house.js';

/** Makes the demonstration city with one petition, open and signed by nobody: its id. */
export async function openPetition(house: House, commands: CommandBus): Promise<string> {
  const story = STORY.filter(({ text }) => text === 'signs').map((chapter) => ({ ...chapter, signatures: 0 }));
  const before = await house.log.head();
  await makeCity(house, commands, house.clock.now(), story);
  let petitionId = '';
  for await (const { events } of house.log.pages(before, ['PetitionAdmitted']))
    for (const { data } of events) ({ petitionId } = data as { petitionId: string });
  return petitionId;
}
