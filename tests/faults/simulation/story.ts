import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandBus } from '@nestjs/cqrs';
import type { Command } from '../../../commands/command.js';
import { ClosePetition, SubmitPetition, WithdrawSignature } from '../../../commands/petitions/commands.js';
import { AdmitPetition } from '../../../commands/petitions/office-commands.js';
import { AdoptRegulation } from '../../../commands/petitions/regulation-commands.js';
import type { Recorded } from '../../../events/envelope.js';
import { deadlines } from '../../../projections/petitions/deadlines.js';
import { pages } from '../../../projections/petitions/pages.js';
import { totals } from '../../../projections/petitions/totals.js';
import type { Doc, ReadStore } from '../../../read-models/store.js';
import { Ledger } from '../../../src/audit/sequencer/ledger.js';
import { type LogKeys, openLogKeys } from '../../../src/audit/sequencer/log-key.js';
import { filesIn, ledgerIn } from '../../../src/audit/sequencer/open-sequencer.js';
import { PublishedLog } from '../../../src/audit/sequencer/published-log.js';
import { Sequencer } from '../../../src/audit/sequencer/sequencer.js';
import { Signer } from '../../../src/audit/sequencer/signer.js';
import { PublishedCheck } from '../../../src/audit/verify-published.js';
import { Clock } from '../../../src/clock.js';
import { Contents } from '../../../src/content/contents.js';
import { Unavailable } from '../../../src/durable/unavailable.js';
import { DurableWriter } from '../../../src/durable/writer.js';
import { FolderFiles } from '../../../src/files/folder.files.js';
import { openSealed } from '../../../src/log/codec.js';
import { lastRecorded } from '../../../src/log/last-recorded.js';
import { SqliteLog } from '../../../src/log/sqlite.log.js';
import { PolicyRunner } from '../../../src/policies/runner.js';
import { whenGoalReachedThenRecordIt } from '../../../src/policies/when-goal-reached-then-record-it.js';
import { whenHourStrikesThenCloseOrRemind } from '../../../src/policies/when-hour-strikes-then-close-or-remind.js';
import { whenPetitionMovesThenTellPeople } from '../../../src/policies/when-petition-moves-then-tell-people.js';
import { MemoryStore } from '../../../src/read/memory.store.js';
import { Projector } from '../../../src/read/projector.js';
import { SqliteStore } from '../../../src/read/sqlite.store.js';
import type { AnyProjection } from '../../../src/read/track.js';
import { Refused } from '../../../src/refused.js';
import type { Queue } from '../../../src/work/queue.js';
import { attributed, uuidFrom } from '../../../src/write/attributed.js';
import { DecideHandler } from '../../../src/write/decide.handler.js';
import { wish } from '../../support/given.js';
import { draftOf, MAYOR_RULES, REGULATIONS, signOf, supportOf } from '../../support/story.js';
import {
  lost,
  moved,
  signaturesOf,
  type Told,
  type Wish,
  wrongAnswers,
  wrongDocuments,
  wrongOrder,
} from '../invariants.js';
import { DiskVault, KeptJobs, logWriter, ReachedLog, reachedStore, SteppedFiles } from './engines.js';
import { type Fault, Faults } from './faults.js';
import { Life, World } from './world.js';

const RULES = {
  ...MAYOR_RULES,
  threshold: { kind: 'absolute', signatures: 3 },
  windowDays: 20,
  sponsors: { min: 2, max: 3 },
} as const;
const PROJECTIONS: readonly AnyProjection[] = [pages, deadlines, totals];
const SIGNERS = 4;
const MOST_TRIES = 25;
/** A refusal that may pass is asked about so often again. */
const MOST_REFUSALS = 2;
const PASSING: readonly string[] = [
  'log.contended',
  'petition.not-found',
  'petition.not-open',
  'petition.no-regulation',
];
/** A memory disk where there is one: no story is about fsync. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export type Outcome = {
  readonly wrong: readonly string[];
  readonly trace: readonly string[];
  readonly digest: string;
  readonly facts: number;
  readonly struck: ReadonlyMap<Fault, number>;
  readonly crashes: number;
};
type Asked = { -readonly [K in keyof Wish]: Wish[K] extends readonly (infer T)[] ? T[] : Wish[K] };
/** A house that runs: what dies with its process, and its threads, which die alone as well. */
type Running = {
  readonly life: Life;
  readonly log: SqliteLog;
  readonly handlers: readonly DecideHandler[];
  readonly close: () => void;
  readonly threads: Map<string, Life>;
};

/**
 * One story of a city by one seed: two petitions from draft to close, people who sign twice at once, withdraw and try
 * again, and a house that dies, loses answers, and runs out of disk meanwhile. The disk outlives the house.
 */
export class Story {
  private readonly world: World;
  private readonly faults: Faults;
  private readonly folder = mkdtempSync(join(PLACE, 'ghia-story-'));
  private readonly office = new Life('office');
  private readonly keysOnDisk = new Map<string, Buffer>();
  private readonly store: SqliteStore;
  private readonly checkpoints = new MemoryStore();
  private readonly ledger: Ledger;
  private readonly jobs: KeptJobs;
  private readonly seen = new Map<number, string>();
  private readonly wishes = new Map<string, Asked>();
  private readonly wrong: string[] = [];
  private house: Running | undefined;
  private crashes = 0;
  private open = 0;

  private constructor(
    seed: number,
    private readonly keys: LogKeys,
  ) {
    this.world = new World(seed);
    this.faults = new Faults(this.world);
    this.store = new SqliteStore(join(this.folder, 'read.db'));
    mkdirSync(join(this.folder, 'published'), { mode: 0o700 });
    this.ledger = new Ledger(ledgerIn(this.published));
    this.jobs = new KeptJobs(this.world, this.faults);
  }

  /** @param keys of the log: a folder that holds them, or takes them */
  static async told(seed: number, keys: string): Promise<Outcome> {
    const story = new Story(seed, openLogKeys(keys, 'log.example/events'));
    try {
      return await story.world.around(() => story.tell());
    } finally {
      story.house?.close();
      story.ledger.close();
      await story.store.close();
      rmSync(story.folder, { recursive: true, force: true });
    }
  }

  private get published(): string {
    return join(this.folder, 'published');
  }

  private async tell(): Promise<Outcome> {
    const { world, faults } = this;
    world.slow = world.pick(4) * 40;
    faults.crash = () => this.crash();
    let facts: readonly Recorded[] = [];
    try {
      await this.start();
      const people = world.inLife(this.office, () => this.people());
      const trouble = world.inLife(this.office, () => this.trouble(() => this.open === 0));
      await world.run(() => this.open === 0);
      faults.on = false;
      world.slow = 0;
      await this.settle(Promise.all([people, trouble]));
      if (!this.isWell) await this.again();
      await world.pass(2_500);
      world.sleep(21); // every window is over
      await world.pass(2_500);
      facts = await this.facts();
      await this.check(facts);
    } catch (error) {
      this.wrong.push(`the story broke off: ${(error as Error).stack}`);
    }
    const { wrong, crashes } = this;
    world.say(`${facts.length} facts, root ${this.ledger.lastSigned?.root.toString('hex')}`);
    return { wrong, trace: world.trace, digest: world.digest(), facts: facts.length, struck: faults.struck, crashes };
  }

  // the house

  private get isWell(): boolean {
    return this.house !== undefined && !this.house.life.dead && this.house.log.health().ok;
  }

  private async start(): Promise<void> {
    const { world, faults } = this;
    const life = new Life(`house ${this.crashes + 1}`);
    const file = join(this.folder, 'log.db');
    await this.settle(
      world.inLife(life, async () => {
        const thread = logWriter(world, faults, file);
        const log = await SqliteLog.over(file, new DurableWriter(thread, { file }));
        const clock = new Clock();
        clock.notBefore(await lastRecorded(log));
        const vault = new DiskVault(world, this.keysOnDisk);
        const contents = new Contents(new FolderFiles(join(this.folder, 'contents')));
        // two, as if in two processes: neither knows what the other remembers
        const handlers = [1, 2].map(
          () => new DecideHandler(new ReachedLog(log, world, faults), vault, clock, contents),
        );
        const close = () => {
          thread.db.close();
          (log as unknown as { db: { close(): void } }).db.close();
        };
        this.house = { life, log, handlers, close, threads: new Map() };
      }),
    );
    const held = await this.facts();
    this.wrong.push(...lost(held, this.told()), ...moved(held, this.seen));
    for (const name of ['projector', 'sequencer', 'worker'] as const) this.startThread(name);
  }

  private startThread(name: 'projector' | 'sequencer' | 'worker'): void {
    const { world, faults, house } = this;
    if (!house || house.life.dead) return;
    house.threads.get(name)?.end();
    const life = new Life(name);
    house.threads.set(name, life);
    const remember = (page: { readonly events: readonly Recorded[] }) => {
      for (const { position, id } of page.events) {
        if (this.seen.has(position) && this.seen.get(position) !== id) this.wrong.push(`position ${position} changed`);
        this.seen.set(position, id);
      }
    };
    const log = new ReachedLog(house.log, world, faults, remember);
    const again = async () => {
      await world.wait('again', 100);
      this.startThread(name);
    };
    world.inLife(life, () => {
      if (name === 'sequencer') {
        const signer = Signer.open(this.published, this.keys);
        const files = new SteppedFiles(filesIn(this.published), world, faults);
        return new Sequencer({ log, ledger: this.ledger, files, signer }).start();
      }
      const store = reachedStore(this.store, world, faults);
      if (name === 'projector') return void new Projector(log, store, PROJECTIONS).start().catch(again);
      const queue = this.jobs as unknown as Queue;
      const commands = { execute: (command: never) => house.handlers[0]!.execute(command) } as unknown as CommandBus;
      const of = (readModel: string) => `${readModel}_v${PROJECTIONS.find((p) => p.name === readModel)!.version}_1`;
      const checkpoints = reachedStore(this.checkpoints, world, faults) as ReadStore;
      const means = { log, commands, queue, checkpoints, store, of, now: () => new Date().toISOString() };
      const facts = [{ ...whenPetitionMovesThenTellPeople, begins: 'at-zero' } as const];
      const hours = [whenGoalReachedThenRecordIt, whenHourStrikesThenCloseOrRemind];
      new PolicyRunner(means, facts, hours).start().catch(again);
    });
  }

  /** The process is gone, with all that it remembered and all that was on its way in it. */
  private crash(): void {
    const { house } = this;
    if (!house || house.life.dead) return;
    this.world.say('CRASH');
    this.crashes++;
    for (const thread of house.threads.values()) thread.end();
    house.life.end();
    house.close();
  }

  private async again(): Promise<void> {
    this.crash();
    await this.start();
  }

  /** Things go wrong at times that nobody chose, and are set right. */
  private async trouble(over: () => boolean): Promise<void> {
    const { world } = this;
    while (!over()) {
      await world.wait('trouble', 100 + world.pick(900));
      if (over()) return;
      const what = world.pick(9);
      if (!this.isWell) {
        this.crash();
        await this.start();
      } else if (what < 2) this.crash();
      else if (what < 5) this.startThread((['projector', 'sequencer', 'worker'] as const)[what - 2]!);
      else if (what === 5) {
        world.jump = (world.pick(2) * 2 - 1) * 3_600_000;
        world.say(`the clock jumps by ${world.jump}`);
        await world.wait('clock', 2_500);
        world.jump = 0;
        world.say('the clock is set right');
      }
    }
  }

  /** Until it is so, whoever waits for whom. */
  private async settle<T>(work: Promise<T>): Promise<T> {
    let over = false;
    const done = () => {
      over = true;
    };
    work.then(done, done);
    if (this.world.life) return work; // the world goes on already
    await this.world.run(() => over);
    return work;
  }

  private async facts(): Promise<readonly Recorded[]> {
    const found: Recorded[] = [];
    for await (const { events } of this.house!.log.pages(0)) found.push(...events);
    return found;
  }

  // the people

  private people(): Promise<unknown> {
    const { world } = this;
    const adopted = this.ask(
      'regulation',
      'clerk',
      () => wish(AdoptRegulation, REGULATIONS.mayor, { rules: RULES }),
      true,
    );
    const petitions = [1, 2].map(async (n) => {
      const id = uuidFrom('story', String(n));
      const author = `author-${n}`;
      const petition = `petition ${n}`;
      await adopted;
      await this.ask(`${petition} draft`, author, () => draftOf(id, { author }), true, 1 + world.pick(2));
      await Promise.all(
        [1, 2].map((i) =>
          this.ask(`${petition} sponsor ${i}`, `sponsor-${i}`, () => supportOf(id, i), i === 1, 1 + world.pick(2)),
        ),
      );
      await this.ask(`${petition} submit`, author, () => wish(SubmitPetition, { petitionId: id }), true);
      await this.ask(
        `${petition} admit`,
        'moderator',
        () => wish(AdmitPetition, { petitionId: id }),
        world.happens(500),
        1 + world.pick(2),
      );
      const signing = Array.from({ length: SIGNERS }, (_, i) => this.signer(id, petition, i + 1));
      if (world.happens(400)) {
        await this.pause(world.pick(3_000));
        await this.ask(`${petition} close`, author, () => wish(ClosePetition, { petitionId: id }), true);
      }
      await Promise.all(signing);
    });
    return Promise.all(petitions);
  }

  private async signer(petitionId: string, petition: string, n: number): Promise<void> {
    const { world } = this;
    const who = `signer-${n}`;
    await this.pause(world.pick(2_500));
    const sign = (time: string) =>
      this.ask(`${petition} ${who} ${time}`, who, () => signOf(petitionId, n), world.happens(600), 1 + world.pick(3));
    await sign('signs');
    if (!world.happens(350)) return;
    await this.pause(world.pick(800));
    const withdraw = () => wish(WithdrawSignature, { petitionId, signer: who });
    await this.ask(`${petition} ${who} withdraws`, who, withdraw, world.happens(500), 1 + world.pick(2));
    if (world.happens(500)) await sign('signs again');
  }

  private async pause(milliseconds: number): Promise<void> {
    this.open++;
    await this.world.wait('pause', milliseconds);
    this.open--;
  }

  /** Asks until there is an answer, from several connections at once if need be; with a key it is one wish however often. */
  private async ask(name: string, actor: string, make: () => Command, keyed: boolean, times = 1): Promise<void> {
    this.open++;
    const asked: Asked = { name, commands: [], receipts: [], refusals: [], unknown: 0 };
    this.wishes.set(name, asked);
    const key = keyed ? name : undefined;
    await Promise.all(Array.from({ length: times }, () => this.askOften(asked, actor, make, key)));
    this.open--;
  }

  private async askOften(asked: Asked, actor: string, make: () => Command, key: string | undefined): Promise<void> {
    const { world } = this;
    let refused = 0;
    for (let n = 0; n < MOST_TRIES; n++) {
      await world.wait('client', n === 0 ? world.pick(40) : 100 + world.pick(400));
      const { house } = this;
      if (!house || house.life.dead) continue;
      const handler = house.handlers[world.pick(2)]!;
      const command = attributed(make(), {}, { actor, at: new Date().toISOString(), idempotencyKey: key });
      const { commandId } = command.meta;
      if (!asked.commands.includes(commandId)) asked.commands.push(commandId);
      try {
        const said = world.inLife(house.life, () => handler.execute(command));
        said.catch(() => undefined);
        const receipt = await Promise.race([said, house.life.death]);
        if (!receipt) {
          asked.unknown++;
          world.say(`${asked.name}: no answer`);
          continue;
        }
        world.say(`${asked.name}: ${receipt.eventId} at ${receipt.position}`);
        asked.receipts.push(receipt);
        if (world.happens(700)) return; // others ask once more
      } catch (error) {
        if (error instanceof Refused) {
          const code = error.refusal.refused;
          world.say(`${asked.name}: refused ${code}`);
          if (asked.receipts.length > 0 && key !== undefined && code !== 'log.contended')
            this.wrong.push(`${asked.name}: told that it is recorded, then refused: ${code}`);
          if (code !== 'log.contended') asked.refusals.push({ command: commandId, code });
          if (!PASSING.includes(code) || ++refused > MOST_REFUSALS) return;
        } else if (error instanceof Unavailable) {
          asked.unknown++;
          world.say(`${asked.name}: unavailable, ${error.message}`);
        } else {
          this.wrong.push(`${asked.name}: ${(error as Error).stack}`);
          return;
        }
      }
    }
  }

  // what must be so

  private *told(): Iterable<Told> {
    for (const { receipts } of this.wishes.values()) yield* receipts;
  }

  private async check(facts: readonly Recorded[]): Promise<void> {
    const say = (...wrong: string[]) => this.wrong.push(...wrong);
    say(...wrongOrder(facts), ...lost(facts, this.told()), ...moved(facts, this.seen));
    for (const asked of this.wishes.values()) say(...wrongAnswers(facts, asked));
    for (const projection of PROJECTIONS) {
      const docs: Doc[] = [];
      for await (const doc of this.store.scan(`${projection.name}_v${projection.version}_1`)) docs.push(doc);
      say(...wrongDocuments(projection, facts, docs));
    }
    for (const n of [1, 2]) {
      const id = uuidFrom('story', String(n));
      const mine = facts.filter(({ data }) => (data as { petitionId?: string }).petitionId === id);
      for (const type of [
        'PetitionDrafted',
        'PetitionSubmitted',
        'PetitionAdmitted',
        'PetitionGoalReached',
        'PetitionClosed',
      ])
        if (mine.filter((e) => e.type === type).length > 1) say(`petition ${n}: ${type} more than once`);
      const page = await this.store.get<Doc & { signatures: number; status: string }>(`pages_v${pages.version}_1`, id);
      const admitted = mine.some(({ type }) => type === 'PetitionAdmitted');
      if (admitted && !mine.some(({ type }) => type === 'PetitionClosed'))
        say(`petition ${n}: its window is over and nobody closed it`);
      const count = signaturesOf(facts, id);
      if (admitted && page?.signatures !== count)
        say(`petition ${n}: ${page?.signatures} are counted, ${count} signed`);
      const reached = mine.some(({ type }) => type === 'PetitionGoalReached');
      if (count >= RULES.threshold.signatures && !reached)
        say(`petition ${n}: ${count} signed and no goal was recorded`);
    }
    const due = facts
      .filter(({ type }) => whenPetitionMovesThenTellPeople.handles.includes(type))
      .map(({ id }) => `tell-people ${id}`);
    for (const job of due) if (!this.jobs.jobs.has(job)) say(`nobody is told: ${job}`);
    for (const job of this.jobs.jobs.keys())
      if (job.startsWith('tell-people') && !due.includes(job)) say(`told of what is no fact: ${job}`);
    const vault = new DiskVault(this.world, this.keysOnDisk);
    for (const e of facts) if (openSealed(e, vault) === 'erased') say(`position ${e.position} can be read by nobody`);
    await this.checkPublished(facts);
  }

  private async checkPublished(facts: readonly Recorded[]): Promise<void> {
    const published = new PublishedLog(this.published);
    try {
      const check = new PublishedCheck(published, this.keys.verifiers);
      for (const e of facts) check.take(e);
      if (published.last?.size !== facts.length)
        this.wrong.push(`${published.last?.size} leaves of ${facts.length} facts`);
      await check.settle();
      const { ok, found } = check.result;
      if (!ok) this.wrong.push(`the published log: ${found}`);
    } finally {
      published.close();
    }
  }
}
