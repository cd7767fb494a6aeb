import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Get } from '@nestjs/common';
import { Anyone } from '../../src/http/who.guard.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

it('a stop waits for who is being answered, and for no connection on which nothing was asked', async () => {
  let answer: (() => void) | undefined;
  @Controller()
  class Slow {
    @Get('slow')
    @Anyone()
    async slow() {
      await new Promise<void>((done) => (answer = done));
      return {};
    }
  }
  const town = await TestHouse.open({ controllers: [Slow] });
  const { port } = town.server.app.getHttpServer().address() as { port: number };
  const called = async (...said: string[]) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const heard: string[] = [];
    socket.on('data', (piece) => heard.push(String(piece))).on('error', () => undefined);
    const over = once(socket, 'close').then(() => heard.join(''));
    for (const line of said) socket.write(`${line}\r\n`);
    return { over };
  };
  const host = 'host: ghia';
  const silent = [await called(), await called('GET /health/live HTTP/1.1'), await called('POST /slow HTTP/1.1', host)];
  const before = await called('GET /health/live HTTP/1.1', host, '');
  const slow = await called('GET /slow HTTP/1.1', host, '');
  await until(() => answer);
  let closed = false;
  const closing = town.close().then(() => (closed = true));
  for (const { over } of silent) expect(await over).toBe('');
  expect(await before.over).toMatch(/^HTTP\/1\.1 200 /);
  expect(closed).toBe(false);
  answer!();
  expect(await slow.over).toMatch(/^HTTP\/1\.1 200 /);
  await closing;
});
