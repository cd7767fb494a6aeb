import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unavailable } from '../../src/durable/unavailable.js';
import { SqliteLog, SqliteLogReader } from '../../src/log/sqlite.log.js';
import { type Answer, SMALL_RULES, TestHouse } from '../support/house.js';
import { Served } from '../support/served.js';
import { until } from '../support/until.js';

const META = { actor: 'a'.repeat(32), commandId: 'b'.repeat(32), correlationId: 'c'.repeat(32), causationId: null };
const noted = (n: number, size = 2_000) => ({
  stream: `test-${n}`,
  expected: -1,
  facts: [{ id: n.toString(16).padStart(32, '0'), type: 'Noted', schema: 1, data: { text: 'x'.repeat(size) } }],
  meta: META,
  at: '2026-06-10T08:00:00.000Z',
});
const idsIn = async (log: SqliteLogReader) => {
  const ids: string[] = [];
  for await (const { events } of log.pages(0)) ids.push(...events.map(({ id }) => id));
  return ids;
};

/** A disk of so many kilobytes, or undefined where this machine lets nobody make one. */
function smallDisk(kilobytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ghia-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true });
    console.warn(
      `NOT TESTED: a full disk. Mounting one takes root and is not allowed here: ${(error as Error).message}`,
    );
    return undefined;
  }
  return {
    folder,
    grow: (to: number) => execFileSync('mount', ['-o', `remount,size=${to}k`, folder]),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe('a full disk', () => {
  it('takes no write it cannot keep, keeps what it took, and goes on when there is space', async () => {
    const disk = smallDisk(1_200);
    if (!disk) return;
    const log = await SqliteLog.open(join(disk.folder, 'log.db'), { cacheMegabytes: 8 });
    try {
      const kept: number[] = [];
      let full: unknown;
      for (let n = 1; n < 5_000 && !full; n++)
        await log.append(noted(n)).then(
          () => kept.push(n),
          (error) => {
            full = error;
          },
        );
      expect(full).toBeInstanceOf(Unavailable);
      expect(full).toMatchObject({ reason: 'full' });
      expect(log.health().ok).toBe(false);
      expect(kept.length).toBeGreaterThan(50);
      const expected = kept.map((n) => n.toString(16).padStart(32, '0'));
      expect(await idsIn(log)).toEqual(expected);

      disk.grow(8_000);
      const lost = kept.length + 1;
      await log.append(noted(lost)); // the same wish again, now that there is space
      expect(log.health().ok).toBe(true);
      await log.close();
      const again = new SqliteLogReader(join(disk.folder, 'log.db'));
      expect(await idsIn(again)).toEqual([...expected, lost.toString(16).padStart(32, '0')]);
      await again.close();
    } finally {
      disk.remove();
    }
  }, 90_000);

  it('answers 507 over HTTP, loses nothing that it acknowledged, and takes the rest when there is space', async () => {
    const disk = smallDisk(24_000);
    if (!disk) return;
    const town = await TestHouse.open({ env: { GHIA_DATA: disk.folder } });
    try {
      await town.adopt({ ...SMALL_RULES, threshold: { kind: 'absolute', signatures: 1_000_000 } });
      const id = await town.openPetition(1);
      const people = await town.crowd(100, 400);
      const sign = (token: string) =>
        town.request('POST', `/api/v1/petitions/${id}/signatures`, { token, body: { display: 'none' } });
      execFileSync('sh', ['-c', 'cat /dev/zero > "$0" 2>/dev/null || true', join(disk.folder, 'ballast')]);
      const answers: Answer[] = [];
      for (let from = 0; from < people.length; from += 50)
        answers.push(...(await Promise.all(people.slice(from, from + 50).map(({ token }) => sign(token)))));
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused.length).toBeGreaterThan(0);
      for (const { status, json, headers, text } of refused) {
        expect([503, 507]).toContain(status);
        expect(json.type).toMatch(/^urn:ghia:(log|vault)\.(full|broken)$/);
        expect(headers['retry-after']).toBeDefined();
        expect(text).not.toMatch(/SQLITE|disk image|stack/);
      }
      const taken = () => town.house.log;
      const streams = answers.filter(({ status }) => status === 201).map(({ json }) => json.stream);
      for (const stream of streams) expect(await taken().read(stream)).toHaveLength(1);
      expect((await town.request('GET', '/health/ready')).status).toBe(503);

      rmSync(join(disk.folder, 'ballast'));
      disk.grow(64_000);
      await until(async () => [200, 201].includes((await sign(people[0]!.token)).status));
      const after = await Promise.all(people.map(({ token }) => sign(token)));
      for (const { status } of after) expect([200, 201]).toContain(status);
      const signed: string[] = [];
      for await (const { events } of taken().pages(0, ['PetitionSigned']))
        signed.push(...events.map(({ stream }) => stream));
      expect([signed.length, new Set(signed).size]).toEqual([people.length, people.length]);
      for (const stream of streams) expect(signed).toContain(stream);
      await until(async () => (await town.get(`/petitions/${id}/count`)).json?.count === people.length);
      await until(async () => (await town.request('GET', '/health/ready')).status === 200);
    } finally {
      await town.close({ keep: true });
      disk.remove();
    }
  }, 180_000);
});

describe('a broken disk', () => {
  const PEOPLE = 400;
  let house: Served;
  beforeAll(async () => {
    house = await Served.prepare(PEOPLE);
  }, 90_000);
  afterAll(() => house.remove());

  /** No file of that process may become longer: every further write is an I/O error. */
  const longestFile = (bytes: number | 'unlimited') =>
    execFileSync('prlimit', ['--pid', String(house.pid), `--fsize=${bytes}:unlimited`]);

  it('ends all writing until a restart, turns health red, and loses nothing that was acknowledged', async () => {
    await house.start();
    const acknowledged = new Map<number, string>();
    const refused: number[] = [];
    const signAll = async (from: number, to: number) => {
      for (let at = from; at < to; at += 25) {
        const some = Array.from({ length: Math.min(25, to - at) }, (_, i) => at + i);
        for (const [n, told] of await Promise.all(some.map(async (n) => [n, await house.sign(n)] as const))) {
          if (told?.status === 201) acknowledged.set(n, told.eventId!);
          else {
            const type = expect.stringMatching(/^urn:ghia:(log|vault)\.broken$/);
            expect([n, told]).toEqual([n, { status: 503, type, retryAfter: 30 }]);
            refused.push(n);
          }
        }
      }
    };
    await signAll(0, 100);
    expect(refused).toEqual([]);
    longestFile(50_000); // shorter than what is there already
    await signAll(100, 200);
    expect(refused.length).toBeGreaterThan(50);
    longestFile('unlimited'); // the disk is well again; nobody knows what it holds
    const before = refused.length;
    await signAll(200, 250);
    expect(refused.length).toBe(before + 50);
    const ready = await house.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      ok: false,
      // the published log may have met the same disk
      reasons: expect.arrayContaining([expect.objectContaining({ why: expect.stringContaining('commit failed') })]),
    });
    expect((await house.get('/health/live')).status).toBe(200);
    expect((await house.get(`/api/v1/petitions/${house.petition}/count`)).status).toBe(200); // reading goes on
    const holds = new Set(await house.recorded());
    expect([...acknowledged.values()].filter((id) => !holds.has(id))).toEqual([]);

    await house.end('SIGKILL');
    await house.start();
    const held = await house.recorded();
    expect([...acknowledged.values()].filter((id) => !held.includes(id))).toEqual([]);
    for (const n of refused.splice(0)) {
      const told = await house.sign(n);
      expect([n, told?.status === 200 || told?.status === 201]).toEqual([n, true]);
      acknowledged.set(n, told!.eventId!);
    }
    expect(new Set(await house.recorded())).toEqual(new Set(acknowledged.values()));
    expect(await house.count()).toBe(250);
    expect((await house.get('/health/ready')).status).toBe(200);
  }, 90_000);
});
