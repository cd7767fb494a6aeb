import 'reflect-metadata';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { SignPetition } from '../commands/petitions/commands.js';
import { PetitionById } from '../read-models/petitions.js';
import { readConfig } from '../src/config.js';
import { makeCity } from '../src/demo/city.js';
import { STORY } from '../src/demo/story.js';
import { openHouse } from '../src/house.js';
import { petitionScope } from '../src/identity/scopes.js';
import { startServer } from '../src/server.js';
import { Desk } from '../src/write/desk.js';
import { manySignatures } from './many-signatures.js';

const [what = '', url = '', folder = '', count = '0'] = process.argv.slice(2);
const AT_ONCE = 256;
const WITH_WARM_UP = Number(count) + 1_000;
const ran = what === 'append' ? await append() : await sign();
process.send!(ran);
setInterval(() => undefined, 1000); // until it is stopped

/** So many at once, until all are done. The first ones compile what is hot, and are not counted. */
async function timed(all: readonly (() => Promise<unknown>)[]) {
  await inTurns(all.slice(Number(count)));
  const before = process.cpuUsage();
  const started = performance.now();
  await inTurns(all.slice(0, Number(count)));
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

async function inTurns(all: readonly (() => Promise<unknown>)[]): Promise<void> {
  let next = 0;
  const one = async () => {
    for (let mine = all[next++]; mine; mine = all[next++]) await mine();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function append() {
  const client = EventStoreDBClient.connectionString(url);
  const text = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString());
  const events = [...manySignatures(WITH_WARM_UP)].map(({ stream, id, type, data, metadata }) => ({
    stream,
    event: jsonEvent({ id, type, data: text(data), metadata: text(metadata) }),
  }));
  const appending = events.map(
    ({ stream, event }) =>
      () =>
        client.appendToStream(stream, event, { expectedRevision: NO_STREAM }),
  );
  return timed(appending);
}

async function sign() {
  const env = { GHIA_DATA: folder, GHIA_PORT: '0', GHIA_EVENT_LOG: url, GHIA_ROLES: 'api,projector' };
  const house = await openHouse(readConfig(env));
  const server = await startServer(house);
  const open = STORY.filter(({ text }) => text === 'signs').map((chapter) => ({ ...chapter, signatures: 0 }));
  const before = await house.log.head();
  await makeCity(house, server.commands, house.clock.now(), open);
  let petitionId = '';
  for await (const { events } of house.log.pages(before, ['PetitionAdmitted']))
    for (const { data } of events) ({ petitionId } = data as { petitionId: string });

  const people = Array.from({ length: WITH_WARM_UP }, (_, n) => ({
    ...{ number: `02${String(n).padStart(9, '0')}`, name: { first: 'მარიამ', last: 'ბენჩიძე' } },
    ...{ birthDate: '1985-05-05', district: 'vake' as const, registeredVoter: true },
  }));
  await house.residents.register(people);
  const desk = server.app.get(Desk, { strict: false });
  const callers = await Promise.all(
    people.map(async ({ number }) => ({
      ...{ person: (await house.residents.byNumber(number))!.person, roles: [], level: 1 as const },
      via: 'token' as const,
    })),
  );
  const signing = callers.map((who) => async () => {
    const resident = await desk.resident(who);
    const acting = desk.as(who, petitionScope(petitionId));
    const facts = { petitionId, signer: acting.actor, resident, level: who.level, channel: 'portal' as const };
    return desk.send(Object.assign(new SignPetition(), { display: 'none' as const }), facts, acting);
  });
  const ran = await timed(signing);
  await house.projecting.seen(await house.log.head(), 60_000);
  const of = (name: string) => house.projecting.collection(name);
  const page = await new PetitionById(petitionId).answer(house.store, of);
  return { ...ran, counted: page!.signatures };
}
