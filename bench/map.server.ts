import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { openHouse } from '../src/house.js';
import { startServer } from '../src/server.js';
import { manyReports } from './many-reports.js';
import { NothingController } from './nothing.controller.js';

const [folder = '', reports = '0'] = process.argv.slice(2);
await manyReports(join(folder, 'read.db'), Number(reports));
// without its policies: they would look in the log for what was written into the read store alone
const env = { ...process.env, GHIA_DATA: folder, GHIA_PORT: '0', GHIA_ROLES: 'api,projector' };
const house = await openHouse(readConfig(env));
const server = await startServer(house, { controllers: [NothingController] });
await server.open();
const started = performance.now();
await house.liveMap.start();
const read = (performance.now() - started) / 1000;
const { port } = server.app.getHttpServer().address() as AddressInfo;
process.send!({ port, read, megabytes: process.memoryUsage().heapUsed / 2 ** 20 });

/** A pin comes and goes: whatever was kept of an answer is old from now on. */
const stir = () => {
  const pin = {
    layer: 'reports',
    id: 'bench',
    lat: 41.7,
    lon: 44.8,
    kind: 'holes',
    status: 'submitted',
    district: 'vake',
  };
  house.liveMap.index.put({ ...pin, at: '2026-01-01T00:00:00.000Z' });
  house.liveMap.index.remove('reports', 'bench');
};
let stirring: NodeJS.Immediate | undefined;
process.on('message', (word) => {
  clearImmediate(stirring);
  const again = () => {
    stir();
    stirring = setImmediate(again);
  };
  if (word === 'stir') again();
});
process.on('SIGTERM', async () => {
  clearImmediate(stirring);
  await server.close();
  await house.close();
  process.exit(0);
});
