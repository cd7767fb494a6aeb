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

/** How many acts there were beside ballots and photos, and how long they took. */
type Pace = { readonly acts: number; readonly seconds: number };

/** @param anchor the day everything is told from, ISO-8601 */
export async function makeCity(house: House, commands: CommandBus, anchor: string, story = STORY): Promise<Pace> {
  await house.residents.register(Array.from({ length: PEOPLE }, (_, n) => person(n)) as never);
  const stage = await Stage.set(house, commands);
  const random = chance(2017);
  const now = Date.parse(anchor);
  const acts: Act[] = [...officeActs(stage, now), ...keepingActs(stage, now)];
  for (const [n, chapter] of story.entries()) acts.push(...(await chapterActs(stage, chapter, n, now, random)));
  acts.push(...mapActs(stage, now, chance(1453)), ...objectActs(stage, now));
  acts.push(...forumActs(stage, now), ...budgetActs(stage, house, now), ...spendingActs(stage, now));
  acts.push(...surveyActs(stage, house, now));
  acts.push(...serviceActs(stage, house, now), ...plan2017Acts(stage, now), ...planTodayActs(stage, house, now));
  acts.push(...groupActs(stage, house, now), ...groupTodayActs(stage, house, now));
  acts.sort((a, b) => a.at - b.at); // stable: what happens at one instant happens in the order it is told
  return perform(acts);
}

/** In order of their hours; those that may go beside each other go together, so that they share a commit. */
async function perform(acts: readonly Act[]): Promise<Pace> {
  const seconds = { apart: 0, counted: 0 };
  for (const together of besideEachOther(acts)) {
    const begun = performance.now();
    await Promise.all(together.map((act) => act.perform(new Date(act.at).toISOString())));
    seconds[together[0]!.apart ? 'apart' : 'counted'] += (performance.now() - begun) / 1000;
  }
  return { acts: acts.filter(({ apart }) => !apart).length, seconds: seconds.counted };
}

/** What is handed in at once: ballots and photos among themselves, and never two acts of one name. */
function* besideEachOther(acts: readonly Act[]): Generator<readonly Act[]> {
  let together: Act[] = [];
  const joins = ({ beside, apart }: Act) => {
    const [first] = together;
    if (!first?.beside || !beside || together.length === AT_ONCE || first.apart !== apart) return false;
    return beside === true || together.every((other) => other.beside !== beside);
  };
  for (const act of acts) {
    if (!joins(act) && together.length > 0) {
      yield together;
      together = [];
    }
    together.push(act);
  }
  if (together.length > 0) yield together;
}
