import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorded } from '../../events/envelope.js';
import { chance } from '../../src/demo/people.js';
import { SqliteLogReader } from '../../src/log/sqlite.log.js';
import { Served } from '../support/served.js';
import { until } from '../support/until.js';
import { lost, wrongOrder } from './invariants.js';

const CUTS = 1;
const PEOPLE = 120;
const run = (command: string, ...given: string[]) => execFileSync(command, given, { stdio: 'pipe' });

/** A disk in a file of its own, whose bytes can be kept as they are at one moment: what was only on its way is not among them. */
class Disk {
  readonly at: string;
  private constructor(private readonly place: string) {
    this.at = join(place, 'mounted');
  }

  /** Undefined where this machine lets nobody mount one. */
  static make(): Disk | undefined {
    const disk = new Disk(mkdtempSync(join(tmpdir(), 'ghia-power-')));
    mkdirSync(disk.at);
    try {
      run('truncate', '-s', '96M', disk.image);
      run('mkfs.ext4', '-q', '-F', disk.image);
      disk.mount();
      return disk;
    } catch (error) {
      rmSync(disk.place, { recursive: true, force: true });
      console.warn(
        `NOT TESTED: a power cut. Mounting a disk takes root and a loop device: ${(error as Error).message}`,
      );
      return undefined;
    }
  }

  private get image(): string {
    return join(this.place, 'image');
  }
  private get kept(): string {
    return join(this.place, 'kept');
  }
  private mount(): void {
    run('mount', '-o', 'loop', this.image, this.at);
  }

  /** Keeps what is on the disk now. */
  cut(): void {
    run('cp', '--sparse=always', this.image, this.kept);
  }
  /** The disk as it was kept, and nothing of what came after. */
  back(): void {
    run('umount', this.at);
    run('mv', this.kept, this.image);
    this.mount();
  }
  remove(): void {
    run('umount', '-l', this.at);
    rmSync(this.place, { recursive: true, force: true });
  }
}

it('when the power goes at whatever moment, everything that was acknowledged before is there, once', async () => {
  const disk = Disk.make();
  if (!disk) return;
  const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
  console.log(`power: seed ${seed} (GHIA_TEST_SEED repeats it)`);
  const random = chance(seed);
  const data = join(disk.at, 'data');
  mkdirSync(data, { mode: 0o700 });
  let house: Served | undefined;
  try {
    house = await Served.prepare(CUTS * PEOPLE, { GHIA_DATA: data });
    const served = house;
    const facts = async () => {
      const log = new SqliteLogReader(join(data, 'log.db'));
      const found: Recorded[] = [];
      for await (const { events } of log.pages(0)) found.push(...events.map((e) => ({ ...e, ...pick(e) })));
      await log.close();
      return found;
    };
    const acknowledged = new Set<string>();
    for (let round = 0; round < CUTS; round++) {
      await served.start();
      const enough = acknowledged.size + 10 + Math.floor(random() * PEOPLE * 0.6);
      const signing = Array.from({ length: PEOPLE }, async (_, i) => {
        const told = await served.sign(round * PEOPLE + i);
        if (told?.status === 201) acknowledged.add(told.eventId!);
      });
      await until(() => acknowledged.size >= enough);
      process.kill(served.pid, 'SIGSTOP'); // it says nothing more while the disk is kept
      const before = [...acknowledged];
      disk.cut();
      const gone = served.end('SIGKILL');
      await Promise.all([gone, ...signing]);
      disk.back();

      const held = await facts();
      expect([
        ...wrongOrder(held),
        ...lost(
          held,
          before.map((eventId) => ({ eventId })),
        ),
      ]).toEqual([]);
      await served.start(); // it goes on from there: what was cut off is taken now, the rest is known
      const again = Array.from({ length: PEOPLE }, (_, i) => served.sign(round * PEOPLE + i));
      for (const told of await Promise.all(again)) expect([200, 201]).toContain(told?.status);
      const signed = (await facts()).filter(({ type }) => type === 'PetitionSigned').map(({ id }) => id);
      expect(signed).toHaveLength((round + 1) * PEOPLE);
      expect(await served.count()).toBe(signed.length);
      expect((await served.get('/health/ready')).status).toBe(200);
      acknowledged.clear();
      for (const id of signed) acknowledged.add(id);
      await served.end('SIGTERM');
    }
  } finally {
    await house?.end('SIGKILL');
    disk.remove();
  }
}, 120_000);

/** Rows of the log are read part by part: what is asked for here. */
const pick = ({ id, type, stream, revision, position, at }: Recorded) => ({ id, type, stream, revision, position, at });
