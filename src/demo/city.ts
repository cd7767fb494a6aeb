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
import { type Act, Stage } from './stage.js';
import { STORY } from './story.js';
import { surveyActs } from './surveys.js';

/** Signatures and the like are handed in so many at once. */
const AT_ONCE = 200;

/**
 * Makes the demonstration city on first start: everything by real commands with dated clocks, nothing written past the
 * rules. A log that holds anything already is left alone.
 */
export async function startCity(house: House, commands: CommandBus): Promise<void> {
  if ((await house.log.head()) > 0) return;
  process.stdout.write('Making the demonstration city … ');
  const started = performance.now();
  const { acts, seconds } = await makeCity(house, commands, house.clock.now());
  await house.projecting.seen(await house.log.head(), 60_000);
  const rate = `${Math.round(acts / seconds)} commands a second without ballots and photos`;
  console.log(`done in ${((performance.now() - started) / 1000).toFixed(1)} s, ${rate}`);
}

/** How many acts went without ballots and photos among them, and how long they took. */
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

/** In order of their hours; those that may go beside each other go together, so that they share a commit. */
async function perform(acts: readonly Placed[]): Promise<Pace> {
  const pace = { acts: 0, seconds: 0 };
  for (const together of besideEachOther(acts)) {
    const begun = performance.now();
    await Promise.all(together.map((act) => act.perform(new Date(act.at).toISOString())));
    if (together.some(({ apart }) => apart)) continue;
    pace.acts += together.length;
    pace.seconds += (performance.now() - begun) / 1000;
  }
  return pace;
}

/** What is handed in at once: of one room either one act that goes alone, or those beside each other, never two of one name. */
function* besideEachOther(acts: readonly Placed[]): Generator<readonly Placed[]> {
  let together: Placed[] = [];
  /** What goes along, by room: the names; nothing else of a room whose act goes alone. */
  const going = new Map<number, 'alone' | Set<string>>();
  const joins = ({ room, beside }: Placed) => {
    if (together.length === 0) return true;
    if (room === undefined || together[0]!.room === undefined || together.length === AT_ONCE) return false;
    const there = going.get(room);
    if (there === undefined) return true;
    return there !== 'alone' && beside !== undefined && (beside === true || !there.has(beside));
  };
  for (const act of acts) {
    if (!joins(act)) {
      yield together;
      together = [];
      going.clear();
    }
    together.push(act);
    if (act.room === undefined) continue;
    const there = going.get(act.room) ?? new Set<string>();
    if (act.beside === undefined) going.set(act.room, 'alone');
    else if (there !== 'alone') going.set(act.room, typeof act.beside === 'string' ? there.add(act.beside) : there);
  }
  if (together.length > 0) yield together;
}
