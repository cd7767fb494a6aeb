// A city with one service and nothing else, in the middle of the last month: nine people have rated it, a tenth is about to.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdoptService } from '../../dist/commands/services/commands.js';
import { NameDepartment } from '../../dist/commands/smart-map/commands.js';
import { dayOf } from '../../dist/events/calendar.js';
import { Clock } from '../../dist/src/clock.js';
import { readConfig } from '../../dist/src/config.js';
import { PEOPLE, person } from '../../dist/src/demo/people.js';
import { PARKED, PARKING } from '../../dist/src/demo/service-cases.js';
import { SERVICES } from '../../dist/src/demo/service-catalogue.js';
import { SERVICE_DEPARTMENTS } from '../../dist/src/demo/service-departments.js';
import { caseActs } from '../../dist/src/demo/services.js';
import { Stage } from '../../dist/src/demo/stage.js';
import { openHouse } from '../../dist/src/house.js';
import { whenMonthOverThenPublishServiceScores } from '../../dist/src/policies/when-month-over-then-publish-service-scores.js';
import { startServer } from '../../dist/src/server.js';
import { Feedback } from '../../dist/src/services/feedback.js';

const DAY = 86_400_000;
/** Goes with the machine's, so much behind. */
class ShiftedClock extends Clock {
  shift = 0;
  now() {
    return new Date(Date.now() + this.shift).toISOString();
  }
}
const clock = new ShiftedClock();
const today = clock.now();
const firstDay = `${dayOf(today).slice(0, 7)}-01T12:00:00.000Z`;
const data = mkdtempSync(join(tmpdir(), 'ghia-rated-'));
// ten days before the month turned
clock.shift = Date.parse(firstDay) - 10 * DAY - Date.parse(today);
const house = await openHouse(readConfig({ ...process.env, GHIA_DATA: data, GHIA_MODE: 'demo' }), { clock });
const server = await startServer(house);
await house.residents.register(Array.from({ length: PEOPLE }, (_, n) => person(n)));
const stage = await Stage.set(house, server.commands);
const now = Date.parse(clock.now());

const administrator = (wish, said) =>
  stage.official('administrator', wish, said)(new Date(now - 9 * DAY).toISOString());
const [department, name] = ['transport', SERVICE_DEPARTMENTS.transport];
await administrator(new NameDepartment(), { department, name });
const parking = SERVICES.find(({ code }) => code === 'resident-parking');
await administrator(new AdoptService(), structuredClone(parking));
const told = (rated) => ({
  ...{ service: parking.code, day: 6, answers: PARKING },
  steps: [
    ...[
      { day: 5, does: 'accept' },
      { day: 4.9, does: 'take' },
      { day: 3, does: 'grant', text: PARKED },
    ],
    ...(rated ? [{ day: 2, does: 'rate', score: 5, text: '' }] : []),
  ],
});
const acts = Array.from({ length: 10 }, (_, n) => caseActs(stage, house, told(n < 9), n, now)).flat();
for (const { at, perform } of acts.sort((a, b) => a.at - b.at)) await perform(new Date(at).toISOString());
await house.projecting.seen(await house.log.head(), 10_000);
await server.open();
process.send({ ready: { service: parking.code, applicant: 1_200 + 9 * 7 } });

/** The month turns. */
process.on('message', async () => {
  clock.shift = 0;
  await house.projecting.seen(await house.log.head(), 10_000);
  const of = (name) => house.projecting.collection(name);
  const due = await whenMonthOverThenPublishServiceScores.due(house.store, of, clock.now());
  for (const { job } of due) await server.app.get(Feedback).publish(job.payload);
  await house.projecting.seen(await house.log.head(), 10_000);
  process.send({ turned: true });
});
process.on('SIGTERM', async () => {
  await server.close();
  await house.close();
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
});
