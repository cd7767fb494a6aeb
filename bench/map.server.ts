import 'reflect-metadata';
import { join } from 'node:path';
import { manyReports } from './many-reports.js';
import { NothingController } from './nothing.controller.js';
import { endWhenAsked, listening, ownHouse } from './own-house.js';

const [folder = '', reports = '0'] = process.argv.slice(2);
await manyReports(join(folder, 'read.db'), Number(reports));
// without its policies: they would look in the log for what was written into the read store alone
const roles = ['api', 'projector'] as const;
const { house, server } = await ownHouse(folder, { roles }, { controllers: [NothingController] });
const port = await listening(server);
const started = performance.now();
await house.liveMap.start();
const read = (performance.now() - started) / 1000;
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
endWhenAsked({ house, server }, () => clearImmediate(stirring));
