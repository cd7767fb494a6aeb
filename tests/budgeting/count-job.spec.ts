import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { exportCommand } from '../../src/audit/public-commands.js';
import { ExportedLog } from '../../src/audit/recount/exported-log.js';
import { recountRound } from '../../src/audit/recount/recount-round.js';
import { recounted } from '../../src/ballots/recounted.js';
import { verifyRounds } from '../../src/ballots/verify-rounds.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { Polling, projects, ROUND, UNTIL } from './polling.js';

/** Two voters, one project each: the second is affordable only when shares have grown by 75,000 tetri, and then too much. */
const RULES = {
  envelope: { total: 10_000_000, byDistrict: {} },
  ...{ rule: 'equal-shares', completion: 'add1-official', step: 1 },
} as const;
const standing = (growth: number) => [
  { id: 'lamps', pot: 'city', cost: 5_000_000 },
  { id: 'park', pot: 'city', cost: 5_000_000 + growth },
];

async function closed(growth: number, works: boolean): Promise<Polling> {
  const poll = await Polling.open(RULES as never, { projects: standing(growth), works });
  const [a, b] = await poll.voters(2);
  await poll.cast(a!, projects('lamps'));
  await poll.cast(b!, projects('park'));
  await poll.close();
  return poll;
}
const result = async (town: TestHouse) => (await town.get(`/budget/rounds/${ROUND}/result`)).json;

it('is counted beside everything else, broken off by a stop, and begun anew at the next start with the same result', async () => {
  const poll = await closed(75_000, false);
  const { counts } = poll.town.house.ballots;
  const opening = poll.openBallots().catch((error: Error) => error.message);
  await until(() => counts.progress(ROUND).run > 100);
  poll.town.position = await poll.town.house.log.head();
  const { state, counting } = await result(poll.town);
  expect([state, counting]).toMatchObject(['opened', { state: 'counting', pot: 'city', pots: 1, mostRuns: 100_000 }]);
  const page = (await poll.town.request('GET', `/en/budget/${ROUND}/results`)).text;
  expect(page).toContain('The ballots are being counted');
  await counts.close();
  expect(await opening).toBe('the count was broken off');
  expect(await poll.facts('TallyPublished')).toEqual([]);
  expect(counts.progress(ROUND).state).toBe('waits');

  const { folder } = poll.town;
  await poll.end({ keep: true });
  const town = await TestHouse.open({ works: true, env: { GHIA_DATA: folder } });
  town.clock.at = UNTIL;
  await until(
    async () => (await town.house.log.read(`round-${ROUND}`)).some(({ type }) => type === 'TallyPublished'),
    60_000,
  );
  town.position = await town.house.log.head();
  const { versions, counting: over } = await result(town);
  expect(over).toBeNull();
  expect(versions).toMatchObject([
    { version: 1, value: { ballots: 2, pots: [{ winners: ['lamps'], spent: 5_000_000, votes: 2 }] } },
  ]);
  await town.close();
}, 360_000);

it('without an outcome it says so, wants a larger step, and goes on when an official says how long', async () => {
  const poll = await closed(125_000, true);
  const { town } = poll;
  const refused = await poll.openBallots().catch((error) => error);
  expect(refused.refusal).toMatchObject({ refused: 'round.count-unfinished', because: { pot: 'city', runs: 100_000 } });
  town.position = await town.house.log.head();
  expect((await result(town)).counting).toMatchObject({ state: 'unfinished', run: 100_000 });
  expect((await town.request('GET', `/en/budget/${ROUND}/results`)).text).toContain('take a larger step');
  const token = await town.staff('administrator');
  const go = (runs: number, as = token) =>
    town.request('POST', `/api/v1/budget/rounds/${ROUND}/count`, { token: as, body: { runs } });
  expect((await go(10)).status).toBe(400);
  expect((await go(200_000, await town.staff('officer', 1))).status).toBe(403);
  expect((await go(200_000)).status).toBe(202);
  await until(async () => (await poll.facts('TallyPublished')).length > 0, 60_000);
  town.position = await town.house.log.head();
  const { versions, counting } = await result(town);
  expect(counting).toBeNull();
  expect(versions[0].value.pots).toMatchObject([{ winners: ['lamps'] }]);
  expect((await go(200_000)).json.type).toBe('urn:ghia:round.counted');
  await poll.end();
}, 360_000);

it('districts’ rests and the comparison come out alike at City Hall, at verification and from an export alone', async () => {
  const rules = { rule: 'equal-shares', completion: 'none', comparison: 'greedy', leftover: 'city', districts: 'one' };
  const poll = await Polling.open(rules as never);
  const [a, b, c] = await poll.voters(3);
  await poll.cast(a!, projects('park', 'swings'));
  await poll.cast(b!, projects('park'));
  await poll.cast(c!, projects('lamps'));
  await poll.close();
  const { result: value } = await poll.openBallots();
  expect(value.pots![0]).toMatchObject({ budget: 750_00, fromDistricts: 150_00, compared: expect.anything() });
  const { log, ballots, config } = poll.town.house;
  const [published] = await poll.facts('TallyPublished');
  expect(published.data.rule).toBe(2);
  expect(await recounted(ROUND, { log, ...ballots })).toBe(published.data.digest);
  expect(await verifyRounds(log, ballots.files)).toMatchObject({ ok: true });
  poll.town.position = await log.head();
  const page = (await poll.town.request('GET', `/en/budget/${ROUND}/results`)).text;
  expect(page).toContain('was left over by the districts');
  expect(page).toContain('more of their projects among the winners by equal shares');
  const { text } = await poll.town.request('GET', poll.path('ballots.pb'));
  expect(text).toContain('budget;750\n');
  await poll.published();
  const out = join(mkdtempSync(join(tmpdir(), 'ghia-count-')), 'export');
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await exportCommand(config, out, undefined)).toBe(0);
  said.mockRestore();
  const lines = recountRound(await ExportedLog.open(out), ROUND);
  expect(lines.flatMap((line) => ('ok' in line && !line.ok ? [line] : []))).toEqual([]);
  expect(lines.some((line) => 'name' in line && line.name === 'result')).toBe(true);
  rmSync(out, { recursive: true });
  await poll.end();
}, 360_000);
