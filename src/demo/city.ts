import type { CommandBus } from '@nestjs/cqrs';
import type { House } from '../house.js';
import { chapterActs, officeActs } from './acts.js';
import { budgetActs } from './budget.js';
import { forumActs } from './forum.js';
import { groupActs } from './group.js';
import { groupTodayActs } from './group-today.js';
import { keepingActs } from './keeping.js';
import { objectActs } from './map-objects.js';
import { plan2017Acts } from './ogp-2017.js';
import { planTodayActs } from './ogp-today.js';
import { chance, PEOPLE, person } from './people.js';
import { mapActs } from './reports.js';
import { serviceActs } from './services.js';
import { spendingActs } from './spending.js';
import { type Act, caughtUp, Stage } from './stage.js';
import { STORY } from './story.js';
import { surveyActs } from './surveys.js';

/** So many acts are under way at once, of no longer than that. */
const AT_ONCE = 200;
const SPAN = 24 * 3_600_000;

/**
 * Makes the demonstration city on first start: everything by real commands with dated clocks, nothing written past the
 * rules. A log that holds anything already is left alone.
 */
export async function startCity(house: House, commands: CommandBus): Promise<void> {
  if ((await house.log.head()) > 0) return;
  process.stdout.write('Making the demonstration city … ');
  const started = performance.now();
  const { acts, seconds } = await makeCity(house, commands, house.clock.now());
  await caughtUp(house);
  const rate = `${Math.round(acts / seconds)} commands a second without ballots and photos`;
  console.log(`done in ${((performance.now() - started) / 1000).toFixed(1)} s, ${rate}`);
}

/** How many acts went while neither ballots nor photos did, and how long they took. */
type Pace = { readonly acts: number; readonly seconds: number };

/** @param anchor the day everything is told from, ISO-8601 */
export async function makeCity(house: House, commands: CommandBus, anchor: string, story = STORY): Promise<Pace> {
  await house.residents.register(Array.from({ length: PEOPLE }, (_, n) => person(n)) as never);
  const stage = await Stage.set(house, commands);
  const random = chance(2017);
  const now = Date.parse(anchor);
  const rooms: readonly (readonly Act[])[] = [
    ...(await Promise.all(story.map((chapter, n) => chapterActs(stage, chapter, n, now, random)))),
    [...mapActs(stage, now, chance(1453)), ...objectActs(stage, now)],
    forumActs(stage, now),
    budgetActs(stage, house, now),
    spendingActs(stage, now),
    surveyActs(stage, house, now),
    serviceActs(stage, house, now),
    [
      ...plan2017Acts(stage, now),
      ...planTodayActs(stage, house, now),
      ...groupActs(stage, house, now),
      ...groupTodayActs(stage, house, now),
    ],
  ];
  const acts: Placed[] = [...officeActs(stage, now), ...keepingActs(stage, now)];
  for (const [room, told] of rooms.entries()) acts.push(...told.map((act) => ({ ...act, room })));
  acts.sort((a, b) => a.at - b.at); // stable: what happens at one instant happens in the order it is told
  return perform(acts);
}

/** An act in its room: nothing that is done in one room waits for another. Without a room it goes alone. */
type Placed = Act & { readonly room?: number };

/**
 * In order of their hours, many under way at once, so that they share commits: an act begins once what it follows is done,
 * and the earliest that is still under way is not long before it, since the log dates nothing before what it holds.
 */
async function perform(acts: readonly Placed[]): Promise<Pace> {
  const rooms = new Map<number | undefined, Room>();
  const going = new Set<Placed>();
  const pacing = new Pacing();
  let failure: { readonly error: unknown } | undefined;
  let changed = () => {};
  const change = () => new Promise<void>((done) => (changed = done));
  const fits = ({ room, at }: Placed) => {
    const [first] = going;
    if (first === undefined) return true;
    return room !== undefined && first.room !== undefined && going.size < AT_ONCE && at - first.at <= SPAN;
  };
  for (const act of acts) {
    while (!fits(act)) await change();
    if (failure) break;
    going.add(act);
    pacing.begins(act);
    const room = rooms.get(act.room) ?? new Room();
    rooms.set(act.room, room);
    void room
      .perform(act)
      .catch((error) => (failure ??= { error }))
      .finally(() => {
        going.delete(act);
        pacing.ends(act);
        changed();
      });
  }
  while (going.size > 0) await change();
  if (failure) throw failure.error;
  return pacing;
}

/** What is done in one place: acts that go alone between those beside each other, never two of one name at once. */
class Room {
  private alone: Promise<unknown> = Promise.resolve();
  /** Since the last that went alone. */
  private beside: Promise<unknown>[] = [];
  private readonly named = new Map<string, Promise<unknown>>();

  perform({ at, beside, perform }: Act): Promise<unknown> {
    const before = this.before(beside);
    const done = before.then(() => perform(new Date(at).toISOString()));
    if (beside === undefined) {
      this.alone = done;
      this.beside = [];
      this.named.clear();
    } else this.beside.push(done);
    if (typeof beside === 'string') this.named.set(beside, done);
    return done;
  }

  private before(beside: Act['beside']): Promise<unknown> {
    if (beside === undefined) return Promise.all([this.alone, ...this.beside]);
    return beside === true ? this.alone : (this.named.get(beside) ?? this.alone);
  }
}

/** Acts that were done while neither ballots nor photos were under way, and how long that was. */
class Pacing implements Pace {
  acts = 0;
  private milliseconds = 0;
  private apart = 0;
  private since = performance.now();

  get seconds(): number {
    return this.milliseconds / 1000;
  }

  begins({ apart }: Act): void {
    this.pass();
    if (apart) this.apart++;
  }

  ends({ apart }: Act): void {
    this.pass();
    if (apart) this.apart--;
    else if (this.apart === 0) this.acts++;
  }

  private pass(): void {
    const now = performance.now();
    if (this.apart === 0) this.milliseconds += now - this.since;
    this.since = now;
  }
}
