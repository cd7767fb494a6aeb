import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chance } from '../../src/demo/people.js';
import { SMALL_RULES, TestHouse } from '../support/house.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROUNDS = 3;
const PEOPLE = 250;
const PUBLIC_URL = 'http://127.0.0.1:1'; // the tokens' issuer, whatever the port

let folder: string;
let petition: string;
let tokens: string[];
let port: number;
let child: ChildProcess | undefined;

beforeAll(async () => {
  const town = await TestHouse.open({ env: { GHIA_PUBLIC_URL: PUBLIC_URL } });
  folder = town.folder;
  town.clock.at = new Date().toISOString(); // the server that is killed has a clock of its own
  await town.adopt({ ...SMALL_RULES, threshold: { kind: 'absolute', signatures: 1_000_000 } });
  petition = await town.openPetition(1);
  tokens = (await town.crowd(10, ROUNDS * PEOPLE)).map(({ token }) => token);
  await town.close({ keep: true });
  port = await freePort();
}, 30_000);
afterAll(async () => {
  await end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({ ...process.env, GHIA_DATA: folder, GHIA_PORT: String(port), GHIA_PUBLIC_URL: PUBLIC_URL });

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

async function start(): Promise<void> {
  child = spawn(process.execPath, ['dist/src/main.js', '--empty'], {
    cwd: ROOT,
    env: env(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = new Promise<void>((ready, fail) => {
    const hear = (piece: Buffer) => {
      said += piece;
      if (said.includes('Ghia answers')) ready();
    };
    child!.stdout!.on('data', hear);
    child!.stderr!.on('data', hear);
    child!.once('exit', () => fail(new Error(`the server did not start: ${said}`)));
  });
  await heard;
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const one = child;
  child = undefined;
  if (!one || one.exitCode !== null || one.signalCode !== null) return;
  const over = once(one, 'exit');
  one.kill(signal);
  await over;
}

type Told = { readonly status: number; readonly eventId?: string };
/** What one signer was told; undefined when the line went dead before an answer came. */
async function sign(n: number): Promise<Told | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/petitions/${petition}/signatures`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[n]}`, 'content-type': 'application/json' },
      body: '{"display":"none"}',
    });
    const { eventId } = (await response.json()) as { eventId?: string };
    return { status: response.status, ...(eventId && { eventId }) };
  } catch {
    return undefined;
  }
}

/** Event ids of every signature in the public log. */
async function recorded(): Promise<string[]> {
  const ids: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const url = `http://127.0.0.1:${port}/api/v1/audit/events?type=PetitionSigned&limit=1000&after=${after}`;
    const page = (await (await fetch(url)).json()) as { items: { id: string }[]; next: number | null };
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

it('killed in the middle of it all, it keeps every acknowledged signature once and takes the others again', async () => {
  const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
  console.log(`kill: seed ${seed} (GHIA_TEST_SEED repeats it)`);
  const random = chance(seed);
  const acknowledged = new Map<number, string>();
  let cut = 0;
  await start();
  for (let round = 0; round < ROUNDS; round++) {
    const people = Array.from({ length: PEOPLE }, (_, i) => round * PEOPLE + i);
    const answers = Promise.all(people.map(async (n) => [n, await sign(n)] as const));
    await pause(30 + random() * 300);
    await end('SIGKILL');
    const open: number[] = [];
    for (const [n, told] of await answers) {
      if (!told) open.push(n);
      else {
        expect([n, told.status]).toEqual([n, 201]);
        acknowledged.set(n, told.eventId!);
      }
    }
    cut += open.length;

    await start();
    const held = await recorded();
    expect(new Set(held).size).toBe(held.length);
    const holds = new Set(held);
    expect([...acknowledged].filter(([, id]) => !holds.has(id))).toEqual([]);

    for (const [n, told] of await Promise.all(open.map(async (n) => [n, await sign(n)] as const))) {
      expect([n, told?.status === 200 || told?.status === 201]).toEqual([n, true]); // 200: it was there, only the answer was lost
      acknowledged.set(n, told!.eventId!);
    }
    const whole = await recorded();
    expect([whole.length, new Set(whole).size]).toEqual([acknowledged.size, (round + 1) * PEOPLE]);
  }
  console.log(`kill: ${cut} of ${ROUNDS * PEOPLE} were cut off before their answer`);

  const head = Math.max(
    ...(
      (await (await fetch(`http://127.0.0.1:${port}/api/v1/status`)).json()) as {
        projections: { position: number; lag: number }[];
      }
    ).projections.map(({ position, lag }) => position + lag),
  );
  const count = await fetch(`http://127.0.0.1:${port}/api/v1/petitions/${petition}/count?after=${head}`);
  expect(await count.json()).toMatchObject({ count: ROUNDS * PEOPLE });
  await end('SIGTERM');
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/cli.js', 'verify'], {
    cwd: ROOT,
    env: env(),
  });
  expect(stdout).toContain('ok     revisions');
  expect(stdout).not.toContain('WRONG');
}, 60_000);
