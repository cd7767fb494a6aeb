import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chance } from '../../src/demo/people.js';
import { ROOT } from '../support/root.js';
import { Served } from '../support/served.js';
import { until } from '../support/until.js';

const ROUNDS = 3;
const PEOPLE = 250;
/** Others, who sign while somebody verifies. */
const CROWD = 600;

let house: Served;
beforeAll(async () => {
  house = await Served.prepare(ROUNDS * PEOPLE + CROWD);
}, 90_000);
afterAll(() => house.remove());

it('killed in the middle of it all, it keeps every acknowledged signature once and takes the others again', async () => {
  const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
  console.log(`kill: seed ${seed} (GHIA_TEST_SEED repeats it)`);
  const random = chance(seed);
  const acknowledged = new Map<number, string>();
  let cut = 0;
  await house.start();
  for (let round = 0; round < ROUNDS; round++) {
    const people = Array.from({ length: PEOPLE }, (_, i) => round * PEOPLE + i);
    let told = 0;
    const enough = 1 + Math.floor(random() * PEOPLE * 0.8);
    const answers = Promise.all(
      people.map(async (n) => {
        const answer = await house.sign(n);
        if (answer) told++;
        return [n, answer] as const;
      }),
    );
    await until(() => told >= enough); // some are acknowledged, others are on their way
    await house.end('SIGKILL');
    const open: number[] = [];
    for (const [n, told] of await answers) {
      if (!told) open.push(n);
      else {
        expect([n, told.status]).toEqual([n, 201]);
        acknowledged.set(n, told.eventId!);
      }
    }
    cut += open.length;

    await house.start();
    const held = await house.recorded();
    expect(new Set(held).size).toBe(held.length);
    const holds = new Set(held);
    expect([...acknowledged].filter(([, id]) => !holds.has(id))).toEqual([]);

    for (const [n, told] of await Promise.all(open.map(async (n) => [n, await house.sign(n)] as const))) {
      expect([n, told?.status === 200 || told?.status === 201]).toEqual([n, true]); // 200: only its answer was lost
      acknowledged.set(n, told!.eventId!);
    }
    const whole = await house.recorded();
    expect(new Set(whole)).toEqual(new Set(acknowledged.values()));
    expect(whole).toHaveLength((round + 1) * PEOPLE);
  }
  console.log(`kill: ${cut} of ${ROUNDS * PEOPLE} were cut off before their answer`);
  expect(cut).toBeLessThan(ROUNDS * PEOPLE);
  expect(await house.count()).toBe(ROUNDS * PEOPLE);
  await house.end('SIGTERM');
  await verified();

  await house.start();
  let signing = true;
  const crowd = (async () => {
    let n = ROUNDS * PEOPLE;
    for (const end = n + CROWD; n < end && signing; n++) expect((await house.sign(n))?.status).toBe(201);
    return n;
  })();
  for (let i = 0; i < 2; i++) await verified(); // while facts arrive
  signing = false;
  const signed = await crowd;
  expect(signed).toBeGreaterThan(ROUNDS * PEOPLE + 10);
  expect(await house.count()).toBe(signed);
  await house.end('SIGTERM');
}, 270_000);

/** Rejects unless everything is well, and says what is not. */
async function verified(): Promise<void> {
  const verify = [process.execPath, ['dist/src/cli.js', 'verify'], { cwd: ROOT, env: house.env }] as const;
  const { stdout } = await promisify(execFile)(...verify).catch((error: { stdout?: string }) => ({
    stdout: error.stdout ?? String(error), // 1: what it found stands there
  }));
  expect(stdout).not.toContain('WRONG');
  expect(stdout).toContain('ok     revisions');
}
