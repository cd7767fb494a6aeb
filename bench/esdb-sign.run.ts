import 'reflect-metadata';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { readConfig } from '../src/config.js';
import { openHouse } from '../src/house.js';
import { startServer } from '../src/server.js';
import { countedOf, inTurns, signingBy } from './desk-signing.js';
import { manySignatures } from './many-signatures.js';
import { openPetition } from './open-petition.js';

const [what = '', url = '', folder = '', count = '0'] = process.argv.slice(2);
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
  const env = { GHIA_DATA: folder, GHIA_PORT: '0', GHIA_EVENT_LOG: url };
  const house = await openHouse(readConfig(env));
  const server = await startServer(house);
  const petitionId = await openPetition(house, server.commands);
  const ran = await timed(await signingBy(house, server, petitionId, WITH_WARM_UP));
  return { ...ran, counted: await countedOf(house, petitionId) };
}
