import { readFileSync } from 'node:fs';
import { Served } from '../support/served.js';
import { fsyncMeets, well } from '../support/strace.js';
import { until } from '../support/until.js';

/** Some who sign while each sync takes a fifth of a second, and more than may wait at once while one takes a minute. */
const SOME = 300;
const MANY = 2_600;
const SLOW = 'delay_enter=200000';
const STUCK = 'delay_enter=60000000';

let house: Served;
beforeAll(async () => {
  house = await Served.prepare(SOME + MANY);
}, 120_000);
afterAll(() => house.remove());

const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${house.pid}/status`, 'utf8'))![1]) / 1024;

it('a disk that is slow under load loses nothing: who waits is answered in the end, who comes on top is told when to come again', async () => {
  await house.start();
  const acknowledged: string[] = [];
  let answered = 0;
  const sign = async (n: number) => {
    const told = await house.sign(n);
    answered++;
    if (told?.eventId) acknowledged.push(told.eventId);
    return { n, ...told };
  };
  const crowd = (from: number, to: number) => Promise.all(Array.from({ length: to - from }, (_, i) => sign(from + i)));

  const slow = await fsyncMeets(SLOW, house.pid);
  if (!slow) return;
  const slowly = crowd(0, SOME);
  for (let reading = 0; answered < SOME; reading++) {
    const count = await house.get(`/api/v1/petitions/${house.petition}/count`); // waits for no disk
    expect([reading, count.status]).toEqual([reading, 200]);
  }
  for (const { n, status } of await slowly) expect([n, status]).toEqual([n, 201]);
  await well(slow);

  const stuck = (await fsyncMeets(STUCK, house.pid))!;
  const before = megabytes();
  answered = 0;
  const flood = crowd(SOME, SOME + MANY);
  await until(() => answered >= MANY - 2_000);
  const full = megabytes();
  expect((await house.get('/health/live')).status).toBe(200);
  expect((await house.get('/api/v1/status')).status).toBe(200);
  await well(stuck);
  const refused: number[] = [];
  for (const { n, status, type, retryAfter } of await flood) {
    if (status === 503) refused.push(n);
    const later = { n, status: 503, type: 'urn:ghia:http.busy', retryAfter: expect.any(Number) };
    if (status !== 201) expect({ n, status, type, retryAfter }).toEqual(later);
  }
  expect(refused.length).toBeGreaterThan(0);
  expect(full - before).toBeLessThan(400); // what waits is bounded, and so is what it holds

  for (const { n, status } of await Promise.all(refused.map(sign))) expect([n, status]).toEqual([n, 201]);
  const held = await house.recorded();
  expect(held).toHaveLength(SOME + MANY);
  expect(new Set(held)).toEqual(new Set(acknowledged));
  expect(await house.count()).toBe(SOME + MANY);
  expect((await house.get('/health/ready')).status).toBe(200);
}, 120_000);
