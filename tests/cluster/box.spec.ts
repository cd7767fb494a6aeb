import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { BoxHolding } from '../../src/ballots/box-holding.js';
import { Credentials } from '../../src/ballots/credentials.js';
import { Spool, type Spooled } from '../../src/ballots/spool.js';
import { Unavailable } from '../../src/durable/unavailable.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

const folder = mkdtempSync(join(tmpdir(), 'ghia-boxes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ballot = { digest: 'd', body: { pk: 'p', seq: 1 }, sig: 's', envelope: ['e', 'c'] } as unknown as Spooled;

it('of several processes one holds the box; another takes it up when that one ends, with what lies in it', async () => {
  const [first, second] = [Spool.unclaimed(folder), Spool.unclaimed(folder)];
  const said: string[] = [];
  const holding = (spool: Spool, name: string) =>
    new BoxHolding(spool, async () => void said.push(name), { error: (why: string) => said.push(why) });
  const here = holding(first, 'first');
  here.start();
  await until(() => said.includes('first'));
  const there = holding(second, 'second');
  there.start();
  await first.put('r1', ballot);

  // elsewhere nothing is promised, and nothing is said to be empty that was not looked into
  await expect(second.put('r1', ballot)).rejects.toThrow(Unavailable);
  expect(() => second.of('r1')).toThrow(Unavailable);
  expect(() => second.waiting()).toThrow(Unavailable);
  expect(said).toEqual(['first']);

  await here.stop();
  await first.close();
  await until(() => said.includes('second'));
  expect(second.of('r1').map((lying) => lying.ballot)).toEqual([ballot]);
  await there.stop();
  await second.close();
});

it('a process without the box issues no credential and closes no round', async () => {
  const town = await TestHouse.open();
  await town.house.ballots.spool.close();
  const { resident } = await town.citizen(1);
  const round = '00000000-0000-4000-8000-000000000000';
  const receipt = await town.request('GET', `/api/v1/budget/rounds/${round}/ballots/${'a'.repeat(64)}/receipt`);
  expect(receipt.status).toBe(503); // it does not say that nothing lies there
  const credentials = town.server.app.get(Credentials);
  const caller = { person: resident.person, level: 1, roles: [], via: 'token' } as const;
  const wish = Object.assign(new IssueCredential(), { issuer: 'city', blinded: 'AAAA' });
  await expect(credentials.issue(caller, round, wish)).rejects.toThrow('the ballot box is in another process');
  await expect(credentials.end(round)).rejects.toThrow('the ballot box is in another process');
  await town.close();
});
