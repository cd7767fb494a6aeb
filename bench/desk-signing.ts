import { SignPetition } from '../commands/petitions/commands.js';
import { PetitionById } from '../read-models/petitions.js';
import type { House } from '../src/house.js';
import { petitionScope } from '../src/identity/scopes.js';
import type { Server } from '../src/server.js';
import { Desk } from '../src/write/desk.js';
import { crowdIn } from './crowd.js';

const AT_ONCE = 256;

/** Signing in process, each by another person: no HTTP, no token; every one a deed that is done when it is called. */
export async function signingBy(house: House, server: Server, petitionId: string, people: number) {
  const desk = server.app.get(Desk, { strict: false });
  return (await crowdIn(house, people)).map(({ person }) => async () => {
    const who = { person, roles: [], level: 1 as const, via: 'token' as const };
    const resident = await desk.resident(who);
    const acting = desk.as(who, petitionScope(petitionId));
    const facts = { petitionId, signer: acting.actor, resident, level: who.level, channel: 'portal' as const };
    return desk.send(Object.assign(new SignPetition(), { display: 'none' as const }), facts, acting);
  });
}

/** How many signatures are counted, once the read models have seen all there is. */
export async function countedOf(house: House, petitionId: string): Promise<number> {
  await house.projecting.seen(await house.log.head(), 60_000);
  const of = (name: string) => house.projecting.collection(name);
  return (await new PetitionById(petitionId).answer(house.store, of))!.signatures;
}

/** 256 at once, until all are done. */
export async function inTurns(all: readonly (() => Promise<unknown>)[]): Promise<void> {
  let next = 0;
  const one = async () => {
    for (let mine = all[next++]; mine; mine = all[next++]) await mine();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
