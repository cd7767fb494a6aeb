// A city with nothing but budget rounds that vote: four instruments, made-up projects, trustees with real shares. Its clock is
// moved by whoever has started it: `{ close: round }` comes to the end of that round's voting, and closes it.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssessProposal, SubmitProposal } from '../../dist/commands/budgeting/proposal-commands.js';
import { OpenRound, OpenVoting } from '../../dist/commands/budgeting/round-commands.js';
import { RoundClosing } from '../../dist/src/ballots/closing.js';
import { seedCommitment } from '../../dist/src/ballots/lots.js';
import { prepareVoting } from '../../dist/src/ballots/preparing.js';
import { makeKeys } from '../../dist/src/ballots/trustees.js';
import { Clock } from '../../dist/src/clock.js';
import { readConfig } from '../../dist/src/config.js';
import { person } from '../../dist/src/demo/people.js';
import { openHouse } from '../../dist/src/house.js';
import { sessionCookie } from '../../dist/src/identity/sessions.js';
import { listen, lockInstance } from '../../dist/src/instance.js';
import { operationsOf, recordBy } from '../../dist/src/operations.js';
import { startServer } from '../../dist/src/server.js';
import { asResident } from '../../dist/src/write/desk.js';

/** Goes with the machine's, so much ahead or behind. */
class ShiftedClock extends Clock {
  shift = 0;
  now() {
    return new Date(Date.now() + this.shift).toISOString();
  }
}
const DAY = 86_400_000;
const NOW = Date.now();
const day = (n) => new Date(NOW + n * DAY).toISOString();

const data = mkdtempSync(join(tmpdir(), 'ghia-polling-'));
const keys = mkdtempSync(join(tmpdir(), 'ghia-trustees-'));
const env = { GHIA_BATCH_BALLOTS: '1', GHIA_BATCH_MINUTES: '0', ...process.env, GHIA_DATA: data, GHIA_MODE: 'demo' };
const clock = new ShiftedClock();
clock.shift = -20 * DAY;
const lock = lockInstance(data);
const house = await openHouse(readConfig(env), { clock });
const server = await startServer(house);
const record = recordBy(house, server.commands);
await house.residents.register(Array.from({ length: 400 }, (_, n) => person(n)));

const TITLES = [
  ['city', 'ქვეითთა ხიდის განათება', 'Lights for the footbridge', 40_000_00],
  ['city', 'ველობილიკი სანაპიროზე', 'A cycle path along the river', 250_000_00],
  ['city', 'სასმელი წყლის შადრევნები', 'Drinking fountains', 60_000_00],
  ['city', 'ცხოველთა თავშესაფრის შეკეთება', 'Repairs to the animal shelter', 190_000_00],
  ['vake', 'ასი ჭადარი ვაკეში', 'A hundred plane trees in Vake', 35_000_00],
  ['vake', 'საბავშვო მოედანი მრგვალ ბაღში', 'A playground in the round garden', 55_000_00],
  ['gldani', 'სტადიონის ღობე გლდანში', 'A fence for the stadium in Gldani', 45_000_00],
];
const THEMES = [
  { code: 'transport', title: { ka: 'ტრანსპორტი', en: 'Transport' }, shares: [{ year: 2025, share: 3150 }] },
  { code: 'buses', within: 'transport', title: { ka: 'ავტობუსები', en: 'Buses' } },
  { code: 'greenery', title: { ka: 'გამწვანება', en: 'Greenery' }, shares: [{ year: 2025, share: 1225 }] },
  { code: 'culture', title: { ka: 'კულტურა', en: 'Culture' }, shares: [{ year: 2025, share: 900 }] },
  {
    code: 'kindergartens',
    title: { ka: 'საბავშვო ბაღები', en: 'Kindergartens' },
    shares: [{ year: 2025, share: 4725 }],
  },
];

async function open(name, title, more) {
  clock.shift = -20 * DAY;
  const roundId = randomUUID();
  const seed = '5eed'.repeat(16);
  const rules = { minAge: 16, envelope: { total: 500_000_00, byDistrict: { vake: 60_000_00, gldani: 50_000_00 } } };
  const phases = { proposals: { from: day(-30), until: day(-10) }, voting: { from: day(-1), until: day(9) } };
  const rest = { roundId, seed, seedCommitment: seedCommitment(seed), year: 2027, phases };
  await record(new OpenRound(), { ...rules, ...rest, title, ...more }, 'clerk');
  const projects = [];
  if (more.ballot !== 'allocation')
    for (const [n, [pot, ka, en, cost]] of TITLES.entries()) {
      const proposalId = randomUUID();
      const by = { proposalId, roundId };
      const text = { title: ka, description: `${ka}: დაწვრილებით მოგვიანებით.`, language: 'ka', pot };
      const author = { author: `author-${name}-${n}`, resident: asResident(person(n)), proposed: 0 };
      const place = { lat: 41.7095 + n / 300, lon: 44.7504 + n / 400 };
      await record(new SubmitProposal(), { ...by, ...text, ...author, place }, author.author);
      await record(new AssessProposal(), { ...by, stage: 'formal', outcome: 'passed' }, 'clerk');
      const feasible = { stage: 'substantive', outcome: 'passed', cost, title: { ka, en } };
      await record(new AssessProposal(), { ...by, ...feasible }, 'clerk');
      projects.push({ id: proposalId, pot, cost });
    }
  const key = await makeKeys(roundId, ['one', 'two', 'three'], join(keys, name));
  const prepared = await prepareVoting(roundId, key, house.ballots);
  await record(new OpenVoting(), { roundId, ...prepared, projects, eligible: 400 }, 'clerk');
  return roundId;
}

const rounds = {
  allocation: await open(
    'allocation',
    { ka: '100 ლარი 2027', en: '100 lari 2027' },
    {
      ...{ ballot: 'allocation', rule: 'weighted-mean', themes: THEMES },
    },
  ),
  approval: await open(
    'approval',
    { ka: 'მონაწილეობითი ბიუჯეტი 2027', en: 'Participatory budget 2027' },
    {
      ...{ ballot: 'approval', most: { city: 2, district: 1 }, rule: 'greedy' },
    },
  ),
  knapsack: await open(
    'knapsack',
    { ka: 'ქალაქის კალათა 2027', en: 'The city’s basket 2027' },
    {
      ...{ ballot: 'knapsack', rule: 'greedy' },
    },
  ),
  ranking: await open(
    'ranking',
    { ka: 'პრიორიტეტები 2027', en: 'Priorities 2027' },
    {
      ...{ ballot: 'ranking', placePoints: [3, 2, 1], rule: 'borda' },
    },
  ),
};
clock.shift = 0;
await house.projecting.seen(await house.log.head(), 10_000);
await server.open();
const control = await listen(data, operationsOf(house, server));
const tell = (what) => (process.send ? process.send(what) : console.log(JSON.stringify(what)));
// an official who has signed in already
const { person: clerk } = await house.residents.byNumber(person(390).number);
const { token } = await house.sessions.begin({ person: clerk, level: 1, roles: ['officer'] });
const officer = { name: sessionCookie(house.config.publicUrl).name, value: token };
tell({ ready: { data, keys, rounds, officer } });

process.on('message', async ({ close }) => {
  clock.shift = 9 * DAY + 60_000;
  await server.app.get(RoundClosing).close(close, 'clerk');
  await house.projecting.seen(await house.log.head(), 10_000);
  tell({ closed: close });
});
process.on('SIGTERM', async () => {
  control.close();
  await server.close();
  await house.close();
  lock.release();
  for (const folder of [data, keys]) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
