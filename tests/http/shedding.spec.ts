import { Controller, Get } from '@nestjs/common';
import { fastify } from 'fastify';
import { networkOf } from '../../src/http/network.js';
import { problemOf } from '../../src/http/problem.js';
import { shedWhenFull } from '../../src/http/shedding.js';
import { Anyone } from '../../src/http/who.guard.js';
import { TestHouse } from '../support/house.js';

const server = fastify({ forceCloseConnections: true });
const answers: (() => void)[] = [];
let arrived = 0;
shedWhenFull(server, 2);
server.setErrorHandler((error, _request, reply) => {
  const { status, retryAfter } = problemOf(error);
  return reply.status(status).header('retry-after', String(retryAfter)).send(problemOf(error));
});
/** Works until the test lets it be answered. */
const work = async () => {
  arrived++;
  await new Promise<void>((answer) => answers.push(answer));
  return { ok: true };
};
for (const path of ['/work', '/health/live', '/metrics', '/api/v1/status', '/api/v1/stream']) server.get(path, work);
server.post('/work', work);
server.get('/broken', async () => {
  throw new Error('broken');
});
let base: string;
beforeAll(async () => {
  base = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => {
  for (const answer of answers.splice(0)) answer();
  arrived = 0;
});
afterAll(() => server.close());

/** In one of a few seconds, in which those who are sent away come back by turns. */
const SOON = expect.stringMatching(/^[1-4]$/);
const until = async (count: number) => {
  while (arrived < count) await new Promise((later) => setTimeout(later, 5));
};
const status = async (path = '/work', how?: RequestInit) => (await fetch(base + path, how)).status;

it('what comes on top of what can be worked on is told at once to come back, and taken when there is room', async () => {
  const two = [status(), status()];
  await until(2);
  const third = await fetch(`${base}/work`);
  expect([third.status, third.headers.get('retry-after')]).toEqual([503, SOON]);
  expect(await third.json()).toMatchObject({ type: 'urn:ghia:http.busy' });
  expect(await status('/nowhere')).toBe(503);
  for (const answer of answers.splice(0)) answer();
  expect(await Promise.all(two)).toEqual([200, 200]);
  const again = status();
  await until(3);
  answers.pop()!();
  expect(await again).toBe(200);
});

it('a request that failed, and one that was given up, hold no place', async () => {
  for (let n = 0; n < 5; n++) expect(await status('/broken')).toBe(500);
  for (let n = 0; n < 5; n++) {
    const giving = new AbortController();
    const given = fetch(`${base}/work`, { signal: giving.signal }).catch(() => undefined);
    await until(n + 1);
    giving.abort();
    await given;
    while ((await status('/nowhere')) === 503);
  }
  const [one, two] = [status(), status()];
  await until(7);
  for (const answer of answers.splice(0)) answer();
  expect(await Promise.all([one, two])).toEqual([200, 200]);
});

it('a body that is still on its way holds no place', async () => {
  const body = () => new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"a":')) });
  const headers = { 'content-type': 'application/json' };
  const giving = new AbortController();
  const slow = Array.from({ length: 3 }, () =>
    fetch(`${base}/work`, {
      ...{ method: 'POST', headers, signal: giving.signal, duplex: 'half' },
      body: body(),
    } as RequestInit).catch(() => undefined),
  );
  await new Promise((later) => setTimeout(later, 100));
  expect(arrived).toBe(0);
  const [one, two] = [status(), status()];
  await until(2);
  for (const answer of answers.splice(0)) answer();
  expect(await Promise.all([one, two])).toEqual([200, 200]);
  giving.abort();
  await Promise.all(slow);
});

it('how the house is, and the stream of the log, are answered all the same', async () => {
  const two = [status(), status()];
  await until(2);
  const paths = ['/health/live', '/metrics', '/api/v1/status', '/api/v1/stream?after=3'];
  const told = paths.map((path) => status(path));
  await until(6);
  for (const answer of answers.splice(0)) answer();
  expect(await Promise.all([...told, ...two])).toEqual([200, 200, 200, 200, 200, 200]);
});

it('a house that has too much to do says so to programs as a problem, to readers on a page, and goes on', async () => {
  const held: (() => void)[] = [];
  @Controller('held')
  class Held {
    @Get()
    @Anyone()
    async hold() {
      await new Promise<void>((answer) => held.push(answer));
      return {};
    }
  }
  const town = await TestHouse.open({ controllers: [Held] });
  const first = Array.from({ length: 2_000 }, () => town.request('GET', '/held'));
  while (held.length < 2_000) await new Promise((later) => setTimeout(later, 10));
  const program = await town.request('GET', '/api/v1/petitions');
  expect([program.status, program.json.type, program.json.detail]).toEqual([
    ...[503, 'urn:ghia:http.busy', 'Too many requests are being answered at this moment.'],
  ]);
  expect([program.headers['retry-after'], program.headers['cache-control']]).toEqual([SOON, 'no-store']);
  const reader = await town.request('GET', '/en/petitions', { headers: { accept: 'text/html' } });
  expect([reader.status, reader.headers['retry-after']]).toEqual([503, SOON]);
  expect(reader.headers['content-type']).toContain('text/html');
  expect((await town.request('GET', '/health/live')).status).toBe(200);
  for (const answer of held) answer();
  expect(new Set((await Promise.all(first)).map(({ status }) => status))).toEqual(new Set([200]));
  expect((await town.request('GET', '/api/v1/petitions')).status).toBe(200);
  await town.close();
});

it('nothing is done for somebody who has gone while they waited, and that is no fault of the house', async () => {
  const gone = new Promise<string | undefined>((resolve) => {
    server.server.once('request', (request) => {
      request.socket.once('close', () => resolve(request.socket.remoteAddress));
    });
  });
  const giving = new AbortController();
  const given = fetch(`${base}/work`, { signal: giving.signal }).catch(() => undefined);
  await until(1);
  giving.abort();
  await given;
  expect(await gone).toBeUndefined();
  expect(() => networkOf(undefined)).toThrow(expect.objectContaining({ part: 'http', reason: 'busy' }));
});
