import { person } from '../../src/demo/people.js';
import { Gateway } from '../support/gateway.js';
import { TestHouse } from '../support/house.js';
import { PUBLIC_URL, Served } from '../support/served.js';
import { until } from '../support/until.js';

type Work = { readonly waiting: number; readonly active: number; readonly failed: number };
const gateway = new Gateway();
let house: Served;
let petition: string;
let moderator: string;

beforeEach(async () => {
  gateway.taken.length = 0;
  await gateway.open();
  const town = await TestHouse.open({ env: { ...gateway.env, GHIA_PUBLIC_URL: PUBLIC_URL } });
  town.clock.at = new Date().toISOString(); // the process has a clock of its own
  await town.adopt();
  petition = await town.submit(1);
  moderator = await town.staff('moderator');
  house = await Served.around(town, gateway.env);
  await house.start();
}, 90_000);
afterEach(async () => {
  await house.remove();
  await gateway.close();
});

const work = async (): Promise<Work> => ((await (await house.get('/api/v1/status')).json()) as { queue: Work }).queue;
const quiet = () => until(async () => (({ waiting, active }) => waiting + active === 0)(await work()));
const admit = async () => expect(await house.post(`/petitions/${petition}/admit`, moderator)).toBe(201);
const author = person(1).contact.phone;

it('a message whose gateway is away outlives the process, and comes once the gateway is back', async () => {
  await gateway.close();
  await admit();
  await until(async () => (await work()).waiting > 0); // tried in vain
  await house.end('SIGKILL');
  await gateway.open();
  await house.start();
  await until(() => gateway.taken.length > 0);
  await quiet();
  expect(gateway.taken).toEqual([
    { to: expect.stringContaining(author.slice(-9)), key: expect.stringMatching(/^[0-9a-f]{32}$/) },
  ]);
  expect((await work()).failed).toBe(0);
}, 180_000);

it('killed at the moment of the fact, the house still tells the author, and a repeat can be told from another message', async () => {
  await admit();
  await house.end('SIGKILL');
  await house.start();
  await until(() => gateway.taken.length > 0);
  await quiet();
  expect(new Set(gateway.taken.map(({ to, key }) => `${to} ${key}`)).size).toBe(1);
  const sent = gateway.taken.length;
  for (const _ of [1, 2]) {
    await house.end('SIGTERM');
    await house.start();
    await quiet();
  }
  expect(gateway.taken).toHaveLength(sent);
}, 180_000);
