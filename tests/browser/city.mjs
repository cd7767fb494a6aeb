// The city that the browser tests visit: the demonstration, and a second regulation small enough to walk through.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdoptRegulation } from '../../dist/commands/petitions/regulation-commands.js';
import { dayOf } from '../../dist/events/calendar.js';
import { readConfig } from '../../dist/src/config.js';
import { makeCity } from '../../dist/src/demo/city.js';
import { regulationsFrom } from '../../dist/src/demo/regulations.js';
import { openHouse } from '../../dist/src/house.js';
import { startServer } from '../../dist/src/server.js';
import { attributed } from '../../dist/src/write/attributed.js';

const folder = mkdtempSync(join(tmpdir(), 'ghia-browser-'));
const house = await openHouse(readConfig({ ...process.env, GHIA_DATA: folder, GHIA_MODE: 'demo' }));
const server = await startServer(house);
const now = house.clock.now();
await makeCity(house, server.commands, now);

const [mayor] = regulationsFrom(dayOf(now));
const rules = {
  ...mayor.rules,
  threshold: { kind: 'absolute', signatures: 2 },
  sponsors: { min: 1, max: 5 },
  runningPerPerson: 50,
};
const small = attributed(
  Object.assign(new AdoptRegulation(), mayor),
  { version: 2, rules },
  { actor: 'browser', at: now },
);
await server.commands.execute(small);
await server.open();

process.on('SIGTERM', async () => {
  await server.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
