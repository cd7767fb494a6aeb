import type { Server } from 'node:net';
import { jest } from '@jest/globals';
import { refusals } from '../../commands/refusals.js';
import { listen, lockInstance } from '../../src/instance.js';
import { operationsOf } from '../../src/operations.js';
import { ghiaBeside } from '../support/ghia.js';
import { PLAN } from './made-up.js';
import { type MonitoredCity, monitoredCity } from './monitored-city.js';

jest.setTimeout(360_000); // a command line starts a process of its own

let city: MonitoredCity;
let control: Server;
let lock: ReturnType<typeof lockInstance>;
beforeAll(async () => {
  city = await monitoredCity({ env: { GHIA_CHROMIUM: '/nowhere/chromium' } });
  const { town } = city;
  lock = lockInstance(town.folder);
  control = await listen(town.folder, operationsOf(town.house, town.server));
});
afterAll(async () => {
  control.close();
  lock?.release();
  await city.town.close();
});

const said = refusals['minutes.no-printer'].detail;
const ghia = (...args: string[]) => ghiaBeside({ ...process.env, GHIA_DATA: city.town.folder }, ...args);

describe('where no Chromium is installed', () => {
  it('a PDF is refused with what to do instead, and the other forms are there', async () => {
    const ask = (format: string) =>
      city.town.request('GET', `/api/v1/ogp/report?plan=${PLAN}&asOf=${city.town.clock.now()}&format=${format}`);
    const { status, json } = await ask('pdf');
    expect([status, json.type, json.detail]).toEqual([404, 'urn:ghia:minutes.no-printer', said]);
    const page = await ask('html');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('the command line says so in one sentence, and prints nothing', async () => {
    const { status, out, err } = await ghia('report', 'ogp', '--plan', PLAN, '--format', 'pdf');
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(said);
  });
});
