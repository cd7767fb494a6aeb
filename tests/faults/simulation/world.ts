import { AsyncLocalStorage } from 'node:async_hooks';
import crypto, { hash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import timers from 'node:timers/promises';
import { chance } from '../../../src/demo/people.js';
import { random } from '../../../src/identity/aead.js';

/** A process or a thread: what waits in it when it dies never goes on. */
export class Life {
  dead = false;
  private readonly over: (() => void)[] = [];
  constructor(readonly name: string) {}

  /** Resolves when it dies. */
  readonly death = new Promise<void>((resolve) => this.over.push(resolve));
  end(): void {
    this.dead = true;
    for (const tell of this.over) tell();
  }
}

type Task = { readonly life: Life | undefined; readonly label: string; readonly due: number; readonly go: () => void };

const BEGINS = Date.parse('2026-06-10T08:00:00.000Z');
const REAL = { Date, setTimeout, clearTimeout, setImmediate, clearImmediate };

/**
 * Everything that a process takes from outside, by one seed: the clock, chance, timers, and whose turn it is. A step picks
 * one of the waits that are over and lets what waits there go on until it waits again; when none is over, time moves on.
 * There is one world at a time; while it runs, the process's own clock and timers are its own.
 */
export class World {
  readonly random: () => number;
  /** What happened, a line a step. */
  readonly trace: string[] = [];
  /** How far the wall clock has been set wrong (milliseconds). */
  jump = 0;
  /** How often each wait takes its time, of a thousand. */
  slow = 0;
  private readonly lives = new AsyncLocalStorage<Life>();
  private tasks: Task[] = [];
  private now = 0;
  private slept = 0;

  constructor(readonly seed: number) {
    this.random = chance(seed);
  }

  /** One of `n`, from 0. */
  pick(n: number): number {
    return Math.floor(this.random() * n);
  }

  happens(perThousand: number): boolean {
    return perThousand > 0 && this.random() * 1_000 < perThousand;
  }

  /** Runs a part of somebody's life. */
  inLife<T>(life: Life, work: () => T): T {
    return this.lives.run(life, work);
  }

  get life(): Life | undefined {
    return this.lives.getStore();
  }

  get elapsed(): number {
    return this.now;
  }

  /** Days pass while nobody does anything. */
  sleep(days: number): void {
    this.slept += days * 86_400_000;
    this.say(`${days} days pass`);
  }

  say(what: string): void {
    this.trace.push(`${this.now} ${this.life?.name ?? '-'} ${what}`);
  }

  /** Gives others a turn, whoever waits longest or not; or waits for so many milliseconds. */
  wait(label: string, milliseconds = 0): Promise<void> {
    const late = this.happens(this.slow) ? 1 + this.pick(400) : 0;
    return new Promise((resolve) => this.later(label, milliseconds + late, resolve));
  }

  /** Goes on until it is so. @throws Error when it never becomes so */
  async run(done: () => boolean, most = 200_000): Promise<void> {
    for (let steps = 0; !done(); steps++) {
      if (steps > most) throw new Error(`still not done after ${most} steps`);
      this.step();
      await new Promise<void>((resolve) => REAL.setImmediate(resolve)); // every promise that can goes on until it waits
    }
  }

  /** Over this time, however much is left to be done. */
  async pass(milliseconds: number): Promise<void> {
    let over = false;
    this.later('time', milliseconds, () => {
      over = true;
    });
    await this.run(() => over);
  }

  digest(): string {
    return hash('sha256', this.trace.join('\n'));
  }

  private step(): void {
    this.tasks = this.tasks.filter(({ life }) => !life?.dead);
    let ready = this.tasks.filter(({ due }) => due <= this.now);
    if (ready.length === 0) {
      if (this.tasks.length === 0) throw new Error('everybody waits for somebody else');
      this.now = Math.min(...this.tasks.map(({ due }) => due));
      ready = this.tasks.filter(({ due }) => due <= this.now);
    }
    const task = ready[this.pick(ready.length)]!;
    this.tasks.splice(this.tasks.indexOf(task), 1);
    const go = () => {
      this.say(task.label);
      task.go();
    };
    if (task.life) this.inLife(task.life, go);
    else go();
  }

  private later(label: string, milliseconds: number, go: () => void): Task | undefined {
    const { life } = this;
    if (life?.dead) return undefined;
    const task = { life, label, due: this.now + milliseconds, go };
    this.tasks.push(task);
    return task;
  }

  private cancel(task: unknown): void {
    const at = this.tasks.indexOf(task as Task);
    if (at >= 0) this.tasks.splice(at, 1);
  }

  /** Runs the work in this world; the process has its own again afterwards. */
  async around<T>(work: () => Promise<T>): Promise<T> {
    const world = this;
    const time = () => BEGINS + world.now + world.slept;
    const later = (go: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) =>
      world.later('timer', Math.max(1, milliseconds), () => go(...given)) ?? {};
    const soon = (go: (...given: unknown[]) => void, ...given: unknown[]) =>
      world.later('turn', 0, () => go(...given)) ?? {};
    class SimulatedDate extends REAL.Date {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [time() + world.jump] : given) as [number]));
      }
      static override now() {
        return time() + world.jump;
      }
    }
    const bytes = chance(this.seed ^ 0x5eed);
    const fill = <B extends Uint8Array>(into: B): B => {
      for (let i = 0; i < into.length; i++) into[i] = bytes() * 256;
      return into;
    };
    const { uptime } = os;
    const { randomUUID, randomFillSync, randomBytes } = crypto;
    const { setTimeout: pause } = timers;
    const performanceNow = performance.now;
    Object.assign(globalThis, {
      ...{ Date: SimulatedDate, setTimeout: later, setImmediate: soon },
      ...{ clearTimeout: (task: unknown) => world.cancel(task), clearImmediate: (task: unknown) => world.cancel(task) },
    });
    performance.now = () => world.now;
    os.uptime = () => (time() - BEGINS) / 1_000 + 3_600;
    Object.assign(crypto, {
      randomUUID: () =>
        fill(Buffer.alloc(16))
          .toString('hex')
          .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      randomFillSync: fill,
      randomBytes: (size: number) => fill(Buffer.alloc(size)),
    });
    Object.assign(timers, {
      setTimeout: (milliseconds: number, value: unknown, { signal }: { signal?: AbortSignal } = {}) =>
        new Promise((resolve, fail) => {
          if (signal?.aborted) return fail(signal.reason);
          const task = world.later('pause', milliseconds, () => resolve(value));
          signal?.addEventListener('abort', () => {
            world.cancel(task);
            fail(signal.reason);
          });
        }),
    });
    syncBuiltinESMExports();
    random(8_192); // what lies ready was drawn in another world
    try {
      return await work();
    } finally {
      Object.assign(globalThis, REAL);
      performance.now = performanceNow;
      os.uptime = uptime;
      Object.assign(crypto, { randomUUID, randomFillSync, randomBytes });
      Object.assign(timers, { setTimeout: pause });
      syncBuiltinESMExports();
      random(8_192); // nor is any key of the real world to follow from a seed
    }
  }
}
