import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Invited } from '../../src/surveys/invited.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { openSurvey } from './made-up.js';

jest.setTimeout(360_000);

const PEOPLE = 5;
let place: string;
let town: TestHouse;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ghia-invitations-'));
});
afterEach(async () => {
  await town.close();
  rmSync(place, { recursive: true, force: true });
});

const open = (works: boolean) => TestHouse.open({ works, env: { GHIA_DATA: join(place, 'data') } });
const batchOf = () => ({
  ...{ batch: randomUUID(), channel: 'email', language: 'en' },
  to: Array.from({ length: PEOPLE }, (_, n) => ({ stratum: 'vake', email: `person${n}@example.ge` })),
});
/** To whom a code went, and which. */
const sent = (): readonly (readonly [to: string, code: string])[] => {
  const folder = join(place, 'data', 'outbox');
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter(({ kind }) => kind === 'survey-invitation')
    .map(({ to, text }) => [JSON.stringify(to), /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(text)![0]] as const);
};
const issue = async (id: string, body: object) =>
  town.request('POST', `/api/v1/surveys/${id}/invitations`, { token: await town.staff('officer'), body });
/** Everybody has one code, and no two the same. */
async function eachOnce(): Promise<void> {
  await until(() => sent().length >= PEOPLE, 60_000);
  const left = () =>
    town.house.vaultFile.db.prepare<[], { n: number }>('select count(*) n from survey_sendings').get()!.n;
  await until(() => left() === 0);
  expect(sent()).toHaveLength(PEOPLE);
  expect(new Set(sent().map(([to]) => to)).size).toBe(PEOPLE);
  expect(new Set(sent().map(([, code]) => code)).size).toBe(PEOPLE);
}

it('invitations go out once when the process dies behind the fact, before anything is queued', async () => {
  town = await open(false); // nobody looks at facts
  const id = await openSurvey(town, 'sample');
  const body = batchOf();
  expect((await issue(id, body)).status).toBe(201);
  await town.close({ keep: true });
  expect(sent()).toEqual([]);
  town = await open(true);
  await eachOnce();
  expect((await issue(id, body)).status).toBe(200);
  await town.close({ keep: true });
  town = await open(true); // and no second time
  await town.house.projecting.seen(await town.house.log.head(), 20_000);
  await eachOnce();
});

it('when it dies between the codes and the fact, the batch sent again goes out once, as it was made', async () => {
  town = await open(false);
  const id = await openSurvey(town, 'sample');
  const body = batchOf();
  const { batch } = body;
  const to = body.to.map(({ stratum, email }) => ({ stratum, to: { email } }));
  expect(await town.server.app.get(Invited).byMessage(id, batch, to, 'en')).toBe(true); // and here it dies
  await town.close({ keep: true });
  town = await open(true);
  await town.house.projecting.seen(await town.house.log.head(), 20_000);
  expect(sent()).toEqual([]); // what the log does not say was not issued
  const changed = { ...body, to: [...body.to, { stratum: 'gldani', email: 'late@example.ge' }] };
  expect((await issue(id, changed)).status).toBe(201);
  await eachOnce();
  const [fact] = (await town.house.log.read(`survey-${id}`)).filter(({ type }) => type === 'InvitationsIssued');
  expect(fact!.data).toMatchObject({ batch, counts: [{ stratum: 'vake', count: PEOPLE }] });
});
