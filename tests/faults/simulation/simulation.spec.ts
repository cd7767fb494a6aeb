import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logsGoTo } from '../../support/logger.js';
import { FAULTS } from './faults.js';
import { type Outcome, Story } from './story.js';

/** The same in every run, then as many that no run has seen. */
const FIXED = 150;
const FRESH = 50;
const LAST_STEPS = 60;

logsGoTo(false);
const folder = mkdtempSync(join(tmpdir(), 'ghia-story-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked = process.env.GHIA_SEED;
const base = Number(process.env.GHIA_SEEDS ?? Date.now() % 1_000_000_000);

/** Says how to tell a story that went wrong once more. */
function explain(seed: number, { wrong, trace }: Outcome): string {
  const again = `GHIA_SEED=${seed} npx jest tests/faults/simulation`;
  return [
    `seed ${seed} went wrong; ${again} tells it again:`,
    ...wrong,
    'its last steps:',
    ...trace.slice(-LAST_STEPS),
  ].join('\n');
}

async function tell(seeds: readonly number[]): Promise<Map<string, number>> {
  const struck = new Map<string, number>([['crash', 0]]);
  for (const seed of seeds) {
    const outcome = await Story.told(seed, folder);
    if (outcome.wrong.length > 0) throw new Error(explain(seed, outcome));
    for (const [fault, times] of [...outcome.struck, ['crash', outcome.crashes] as const])
      struck.set(fault, (struck.get(fault) ?? 0) + times);
  }
  return struck;
}

if (asked !== undefined) {
  it(`the story of seed ${asked}`, async () => {
    const outcome = await Story.told(Number(asked), folder);
    console.log(outcome.trace.join('\n'));
    expect(outcome.wrong).toEqual([]);
  }, 180_000);
} else {
  it('whatever fails at whatever moment, what was acknowledged stays, once, and everything follows from it', async () => {
    const struck = await tell(Array.from({ length: FIXED }, (_, n) => n + 1));
    expect(FAULTS.filter((fault) => (struck.get(fault) ?? 0) === 0)).toEqual([]); // else nothing is said of it
    expect(struck.get('crash')).toBeGreaterThan(FIXED);
  }, 240_000);

  it('and in stories that were never told before', async () => {
    console.log(`simulation: seeds ${base} to ${base + FRESH - 1} (GHIA_SEEDS=${base} repeats them)`);
    await tell(Array.from({ length: FRESH }, (_, n) => base + n));
  }, 360_000);

  it('the same seed tells the same story to the letter, another seed another', async () => {
    const [first, again, other] = [
      await Story.told(7, folder),
      await Story.told(7, folder),
      await Story.told(8, folder),
    ];
    expect(again.trace).toEqual(first.trace);
    expect(first.facts).toBeGreaterThan(10);
    expect(other.digest).not.toBe(first.digest);
  }, 90_000);
}
