import { jest } from '@jest/globals';
import { TestHouse } from '../support/house.js';
import { PUBLIC_URL, Served } from '../support/served.js';
import { ANSWERS, codesFor, openSurvey } from './made-up.js';

jest.setTimeout(180_000);

const CODES = 240;
let served: Served;
let id: string;
let codes: string[];

beforeAll(async () => {
  const town = await TestHouse.open({ env: { GHIA_PUBLIC_URL: PUBLIC_URL } });
  town.clock.at = new Date().toISOString(); // the process has a clock of its own
  id = await openSurvey(town, 'sample', {}, new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
  codes = await codesFor(town, id, CODES);
  served = await Served.around(town, {});
});
afterAll(() => served.remove());

/** What somebody with a code was told; undefined when the line went dead before an answer came. */
async function answer(code: string): Promise<number | undefined> {
  try {
    return (await served.anonymously(`/surveys/${id}/answers`, { version: 1, answers: ANSWERS, code })).status;
  } catch {
    return undefined;
  }
}

async function recorded(): Promise<number> {
  const streams = new Set<string>();
  for (let after: number | null = 0; after !== null; ) {
    const page = (await (
      await served.get(`/api/v1/audit/events?type=SurveyAnswered&limit=1000&after=${after}`)
    ).json()) as {
      items: { s: string }[];
      next: number | null;
    };
    for (const { s } of page.items) {
      expect(streams.has(s)).toBe(false);
      streams.add(s);
    }
    after = page.next;
  }
  return streams.size;
}

it('killed while answers come in, it has every promised one once, and no code answers twice', async () => {
  const promised = new Set<string>();
  for (let round = 0; round < 3; round++) {
    await served.start();
    const part = codes.slice(round * 60, round * 60 + 60);
    const all = part.map(async (code, i) => {
      await new Promise((later) => setTimeout(later, i * 4));
      if ((await answer(code)) === 202) promised.add(code);
    });
    await new Promise((later) => setTimeout(later, 120 + round * 40));
    await served.end('SIGKILL');
    await Promise.all(all);
  }
  await served.start();
  for (const code of promised) expect(await answer(code)).toBe(409);
  const again = await Promise.all(codes.slice(0, 180).map(answer));
  expect(again.every((status) => status === 202 || status === 409)).toBe(true);
  expect(promised.size).toBeGreaterThan(0);
  await served.end('SIGKILL'); // with whatever waits
  await served.start(); // records what an earlier process promised
  const deadline = Date.now() + 60_000;
  while ((await recorded()) < 180 && Date.now() < deadline) await new Promise((later) => setTimeout(later, 500));
  expect(await recorded()).toBe(180); // each of these codes has answered by now, once
});
