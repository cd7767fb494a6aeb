import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { SqliteLog, SqliteLogReader } from '../../src/log/sqlite.log.js';
import { append, eventsOf, fact, ids, many, positions, walk } from '../contracts/log-facts.js';
import { mirrored } from '../mirror/filled.js';
import { EventstoreDouble } from '../support/eventstore/double.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const FACTS = 1_500;
let folder: string;
let server: EventstoreDouble;
let was: Awaited<ReturnType<typeof walk>>['events'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ghia-moving-'));
  server = await EventstoreDouble.start();
  const log = await SqliteLog.open(join(folder, 'log.db'));
  const streams = Array.from({ length: FACTS / 3 }, (_, n) => append(`note-${n}`, -1, ...many(3, () => 'Noted')));
  await Promise.all(streams.map((one) => log.append(one)));
  was = (await walk(log.pages(0))).events;
  await log.close();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const env = (more: Record<string, string>) => ({ ...process.env, GHIA_DATA: folder, ...more });
const moving = (from: string, to: string): ChildProcess =>
  spawn(process.execPath, ['dist/src/cli.js', 'migrate', 'log', '--to', to], {
    ...{ cwd: ROOT, env: env({ GHIA_EVENT_LOG: from }) },
    stdio: 'inherit',
  });
const facts = () => server.ledger.all.filter(({ stream }) => stream.startsWith('note-'));

it('killed on its way to a server it goes on from there; killed again on its way back, too', async () => {
  for (const enough of [200, 700]) {
    const child = moving('sqlite:', server.url);
    const over = once(child, 'exit');
    await until(() => facts().length >= enough, 60_000);
    child.kill('SIGKILL');
    await over;
    expect(facts().length).toBeLessThan(FACTS);
  }
  expect(await once(moving('sqlite:', server.url), 'exit')).toEqual([0, null]);
  expect(facts().map(({ id }) => id.replaceAll('-', ''))).toEqual(ids(was));

  const there = await mirrored(server, join(folder, 'mirror.db'));
  const { position } = await there.append(append('late-1', -1, fact()));
  expect(position).toBe(FACTS + 1);
  await there.close();
  const child = moving(server.url, 'sqlite:');
  const over = once(child, 'exit');
  await new Promise((later) => setTimeout(later, 400)); // wherever it is by then
  child.kill('SIGKILL');
  await over;
  expect(await once(moving(server.url, 'sqlite:'), 'exit')).toEqual([0, null]);
  const log = new SqliteLogReader(join(folder, 'log.db'));
  const pages = [];
  for await (const page of log.pages(0)) pages.push(page);
  const now = eventsOf(pages);
  expect(positions(now)).toEqual(Array.from({ length: FACTS + 1 }, (_, n) => n + 1));
  expect(now.slice(0, FACTS)).toEqual(was);
  await log.close();
});
