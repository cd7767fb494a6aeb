// A city with an action plan and nothing else: thirty days ago a milestone had begun, ten days ago it was complete.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DraftCommitment, ReportMilestoneProgress, SetMilestone } from '../../dist/commands/ogp/commitment-commands.js';
import { AdoptPlan, DraftPlan, SubmitPlan } from '../../dist/commands/ogp/plan-commands.js';
import { dayOf } from '../../dist/events/calendar.js';
import { Clock } from '../../dist/src/clock.js';
import { readConfig } from '../../dist/src/config.js';
import { openHouse } from '../../dist/src/house.js';
import { listen, lockInstance } from '../../dist/src/instance.js';
import { operationsOf, recordBy } from '../../dist/src/operations.js';
import { startServer } from '../../dist/src/server.js';

const DAY = 86_400_000;
const day = (n) => dayOf(new Date(Date.now() + n * DAY).toISOString());
/** Goes with the machine's, so much behind. */
class ShiftedClock extends Clock {
  shift = -40 * DAY;
  now() {
    return new Date(Date.now() + this.shift).toISOString();
  }
}
const data = mkdtempSync(join(tmpdir(), 'ghia-monitored-'));
const clock = new ShiftedClock();
const lock = lockInstance(data);
const house = await openHouse(readConfig({ ...process.env, GHIA_DATA: data, GHIA_MODE: 'demo' }), { clock });
const server = await startServer(house);
const record = recordBy(house, server.commands);
const send = (Wish, said, supplied) => record(Object.assign(new Wish(), said), supplied);

const words = { ka: 'გამოგონილი სიტყვები', en: 'Made-up words' };
const period = { from: day(-60), to: day(300) };
const [plan, commitment, milestone] = ['watched', 'wat0001', 'm1'];
const institutions = [
  { code: 'services', name: { ka: 'სერვისების სააგენტო', en: 'Services Agency' }, kind: 'municipal' },
];
const member = { ka: 'გამოგონილი ქალაქი', en: 'Made-up City' };
const content = {
  title: { ka: 'ღია ქალაქის გეგმა', en: 'Plan of an open city' },
  summary: words,
  ...period,
  institutions,
};
await send(DraftPlan, { code: plan, member, level: 'local', number: 1, content }, { plan });
const promise = { number: 1, title: words, problem: words, promise: words, ...period, lead: ['services'], support: [] };
const more = { values: ['civic-participation'], areas: ['open-data'], figures: ['petitions-admitted'] };
const of = { plan, commitment };
await send(DraftCommitment, { code: commitment, content: { ...promise, ...more } }, of);
const goal = { title: words, deliverable: words, ...period, lead: ['services'] };
await send(SetMilestone, { code: milestone, content: goal }, { ...of, milestone });
await send(AdoptPlan, { day: day(-40), act: words }, { plan });
await send(SubmitPlan, { day: day(-40) }, { plan });
for (const [shift, completion] of [
  [-30, 'limited'],
  [-10, 'complete'],
]) {
  clock.shift = shift * DAY;
  await send(
    ReportMilestoneProgress,
    { completion, by: 'services', day: day(shift), text: words },
    { ...of, milestone },
  );
}
clock.shift = 0;
await house.projecting.seen(await house.log.head(), 10_000);
await server.open();
const control = await listen(data, operationsOf(house, server));
process.send({ ready: { data, plan, earlier: day(-20) } });

process.on('SIGTERM', async () => {
  control.close();
  await server.close();
  await house.close();
  lock.release();
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
});
