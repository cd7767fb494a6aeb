import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type Server } from 'node:net';
import { Worker } from 'node:worker_threads';
import { Doors } from '../../src/http/doors.js';

const HOST = '127.0.0.1';
const TURN = 40;
const COMING = 120;

async function house(doors?: Doors) {
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((open) => server.listen({ host: HOST, port: 0, reusePort: true } as never, open));
  await doors?.open(server as Server);
  return { server, port: (server.address() as { port: number }).port };
}

/** How many turns of a busy thread pass until all of them, who come at once, have been answered. */
async function turnsUntilAllIn(port: number): Promise<number> {
  const asking = new Worker(
    `const { get } = require('node:http');
    const { parentPort } = require('node:worker_threads');
    let left = ${COMING};
    for (let n = left; n > 0; n--)
      get({ host: '${HOST}', port: ${port}, agent: false }, (answer) => answer.resume().on('end', () => --left || parentPort.postMessage('all')));`,
    { eval: true },
  );
  let turns = 0;
  let going = true;
  const turn = () => {
    if (!going) return;
    turns++;
    for (const begun = performance.now(); performance.now() - begun < TURN; );
    setImmediate(turn);
  };
  await once(asking, 'online');
  turn();
  await once(asking, 'message');
  going = false;
  await asking.terminate();
  return turns;
}

it('whoever comes new to a busy house is taken in by many doors at once', async () => {
  const doors = new Doors();
  const [many, one] = [await house(doors), await house()];
  const [few, lots] = [await turnsUntilAllIn(many.port), await turnsUntilAllIn(one.port)];
  expect(lots).toBeGreaterThanOrEqual(COMING); // one in each turn: what the doors are for; if not, they are no longer wanted
  expect(few).toBeLessThan(lots / 2);
  await doors.close();
  for (const { server } of [many, one]) server.close();
});

it('closed, it takes nobody in, and waits for whoever is inside', async () => {
  const doors = new Doors();
  const answers: (() => void)[] = [];
  const server = createServer((_, response) => answers.push(() => response.end('here')));
  await new Promise<void>((open) => server.listen({ host: HOST, port: 0, reusePort: true } as never, open));
  await doors.open(server as Server);
  const { port } = server.address() as { port: number };
  const told = Array.from(
    { length: 40 },
    () =>
      new Promise<number>((done) =>
        request({ host: HOST, port, agent: false }, (response) => done(response.resume().statusCode!)).end(),
      ),
  );
  while (answers.length < 40) await new Promise((later) => setTimeout(later, 5));
  let gone = false;
  const closing = Promise.all([doors.close(), new Promise((closed) => server.close(closed))]).then(() => {
    gone = true;
  });
  await new Promise((later) => setTimeout(later, 50));
  expect(gone).toBe(false);
  const [refused] = await once(connect(port, HOST), 'error');
  expect(refused.code).toBe('ECONNREFUSED');
  for (const answer of answers) answer();
  expect(new Set(await Promise.all(told))).toEqual(new Set([200]));
  await closing;
});

it('an address that somebody else has is not shared with them, though both would share', async () => {
  const doors = new Doors();
  const { server, port } = await house(doors);
  await expect(Doors.areShared({ host: HOST, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await doors.close();
  await new Promise((closed) => server.close(closed));
  expect(await Doors.areShared({ host: HOST, port })).toBe(true);
});
