import { Served } from '../support/served.js';
import { fsyncMeets, well } from '../support/strace.js';
import { until } from '../support/until.js';

const PEOPLE = 160;

let house: Served;
beforeAll(async () => {
  house = await Served.prepare(PEOPLE);
}, 60_000);
afterAll(() => house.remove());

it('once an fsync has failed nothing is acknowledged any more, health is red, and a restart finds all that was', async () => {
  await house.start();
  const acknowledged = new Set<string>();
  const signAll = async (from: number, to: number) => {
    const answers = await Promise.all(Array.from({ length: to - from }, (_, i) => house.sign(from + i)));
    for (const told of answers) if (told?.status === 201) acknowledged.add(told.eventId!);
    return answers.map((told) => told?.status);
  };
  expect(new Set(await signAll(0, 40))).toEqual(new Set([201]));
  const strace = await fsyncMeets('error=EIO', house.pid);
  if (!strace) return;
  let next = 40;
  // until it has taken hold of every thread some may still be acknowledged, and rightly so
  await until(async () => (await signAll(next, ++next))[0] === 503 || next > PEOPLE / 2);
  const before = acknowledged.size;
  expect(new Set(await signAll(PEOPLE / 2 + 1, PEOPLE))).toEqual(new Set([503]));
  await well(strace); // nobody knows what it holds
  expect(await signAll(PEOPLE / 2 + 1, PEOPLE / 2 + 9)).toEqual(Array(8).fill(503));
  expect(acknowledged.size).toBe(before);
  expect((await house.get('/health/ready')).status).toBe(503);
  expect((await house.get(`/api/v1/petitions/${house.petition}/count`)).status).toBe(200); // reading goes on

  await house.end('SIGKILL');
  await house.start();
  const held = await house.recorded();
  expect(new Set(held).size).toBe(held.length);
  expect([...acknowledged].filter((id) => !held.includes(id))).toEqual([]);
  for (const status of await signAll(PEOPLE / 2 + 1, PEOPLE)) expect([200, 201]).toContain(status);
  expect((await house.get('/health/ready')).status).toBe(200);
}, 60_000);
