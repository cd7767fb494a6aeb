import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { DISTRICTS } from '../../events/districts.js';
import { Surveying } from '../../src/write/surveying.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/served.js';
import { until } from '../support/until.js';
import { wordsOf } from '../support/visitor.js';
import { AGES, answerBy, codesFor, openSurvey } from './made-up.js';

jest.setTimeout(180_000);

const URL = 'http://127.0.0.1:1';
const MARK = 'ნიშანი-7f3a91-marker';
let place: string;
let town: TestHouse;
let id: string;
let used: string[];
const said: string[] = [];
const out = () => join(place, 'export');

/** A command of Ghia beside the house, or with nothing of it near. */
function ghia(args: readonly string[], data: string): readonly [number | null, string] {
  const env = { ...process.env, GHIA_PUBLIC_URL: URL, GHIA_DATA: data, GHIA_CACHE_MB: '8' };
  const command = spawnSync(process.execPath, ['dist/src/cli.js', ...args], { cwd: ROOT, env });
  return [command.status, `${command.stdout}${command.stderr}`];
}
const caughtUp = async () => {
  town.position = await town.house.log.head();
  await town.house.projecting.seen(town.position, 20_000);
  await until(() => town.house.published.treeOf(town.position));
};
const page = (path: string) => town.request('GET', `/ka/surveys/${id}${path}`);

/** A sample survey from its frame to its published tables. */
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ghia-surveys-'));
  town = await TestHouse.open({ works: true, env: { GHIA_DATA: join(place, 'data'), GHIA_PUBLIC_URL: URL } });
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    jest.spyOn(stream, 'write').mockImplementation(((text: string | Uint8Array, ...rest: never[]) => {
      said.push(String(text));
      return write(text, ...rest);
    }) as never);
  }
  id = await openSurvey(town, 'sample');
  const invited: { code: string; district: string }[] = [];
  for (const district of DISTRICTS)
    invited.push(...(await codesFor(town, id, 14, district)).map((code) => ({ code, district })));
  const answering = invited.slice(0, 120);
  const statuses = await Promise.all(
    answering.map(({ code, district }, i) =>
      answerBy(town, id, code, {
        ...{ district, sex: i % 2 ? 'female' : 'male', age: AGES[i % 3], mark: 1 + (i % 5) },
        ...(i % 10 < 7 ? { bus: 'yes' } : { bus: 'no', 'why-not': i === 8 ? MARK : 'შორს არის' }),
        ...(i % 4 === 0 && { first: ['roads', 'parks', 'schools'], content: { clean: 'good', light: 'bad' } }),
        ...(i === 12 && { wish: `<script>${MARK}</script>` }),
        ...(i === 40 && { missing: ['times'] }),
      }),
    ),
  );
  expect(statuses.map(({ status }) => status)).toEqual(answering.map(() => 202));
  used = answering.map(({ code }) => code);
  const officer = await town.staff('officer');
  await town.post(`/surveys/${id}/close`, officer);
  const label = { ka: 'შორს არის', en: 'Too far' };
  const rest = { ka: 'სხვა მიზეზი', en: 'Another reason' };
  const codesOf = [
    { code: 'far', label },
    { code: 'rest', label: rest },
  ];
  await town.post(`/surveys/${id}/codebook`, officer, { question: 'why-not', version: 1, codes: codesOf });
  const { items } = (await town.request('GET', `/api/v1/surveys/${id}/texts?question=why-not`, { token: officer }))
    .json;
  expect(items).toHaveLength(36);
  const given = Object.fromEntries(
    items.map(({ answer, text }: { answer: string; text: string }) => [answer, [text === MARK ? 'rest' : 'far']]),
  );
  await town.post(`/surveys/${id}/codings`, officer, { question: 'why-not', version: 1, codes: given });
  await town.post(`/surveys/${id}/publish`, officer);
  await caughtUp();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await town.close();
  rmSync(place, { recursive: true, force: true });
});

it('its results say n, shares and margins, and hide what stands for too few', async () => {
  const { json } = await town.get(`/surveys/${id}/results`);
  expect(json).toMatchObject({ n: 120, kind: 'sample', byMode: { web: 120 }, responseRate: 0.8571 });
  const table = (question: string) => json.tables.find((one: { question: string }) => one.question === question);
  const share = (question: string, code: string) =>
    table(question).items.find((one: { code: string }) => one.code === code);
  expect(share('bus', 'yes').n).toBe(84);
  expect(share('bus', 'yes').share).toBeCloseTo(0.7, 1);
  expect(share('bus', 'yes').margin).toBeGreaterThan(0);
  expect(share('missing', 'times')).toMatchObject({ n: null, share: null, margin: null });
  expect(JSON.stringify(json)).not.toContain('NaN');
});

it('pages tell results and method in words', async () => {
  const results = await page('/results');
  expect(wordsOf(results.text)).toMatch(/120/);
  expect(wordsOf(results.text)).toContain('დაფარულია');
  const method = wordsOf((await page('/method')).text);
  expect(method).toContain('გამოგონილი აღწერა');
  expect(method).toMatch(/85,7/);
});

it('is reckoned again from the public export alone', async () => {
  const [status, told] = ghia(['export', '--out', out()], join(place, 'data'));
  expect([status, told]).toEqual([0, expect.stringContaining('leaves')]);
  const [right, lines] = ghia(['recount', 'surveys', id, '--from', out()], '/nowhere');
  expect([right, lines]).toEqual([0, expect.stringContaining('ok     tables')]);
  expect(lines).toContain('120 answers before the close');
  expect(lines).toContain('answers are sealed');
  const broken = join(place, 'broken');
  cpSync(out(), broken, { recursive: true });
  const { digest } = (await town.get(`/surveys/${id}`)).json.file;
  const file = join(broken, 'surveys', `${digest}.json`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"yes"', '"no"'));
  expect(ghia(['recount', 'surveys', id, '--from', broken], '/nowhere')[0]).not.toBe(0);
});

it('no word and no code is to be found in any store, export, log or page', async () => {
  const pages = await Promise.all(['', '/results', '/method'].map(page));
  const api = await Promise.all(
    ['', '/results', '/file'].map((part) => town.request('GET', `/api/v1/surveys/${id}${part}`)),
  );
  const events = await town.request('GET', '/api/v1/audit/events?limit=1000&type=SurveyAnswered');
  const files = [place].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
  expect(files.length).toBeGreaterThan(10);
  const code = used[8]!;
  for (const mark of [MARK, code, code.replaceAll('-', '')]) {
    expect(files.filter((bytes) => bytes.includes(mark))).toEqual([]);
    expect([...pages, ...api, events].filter(({ text }) => text.includes(mark))).toEqual([]);
    expect(said.filter((text) => text.includes(mark))).toEqual([]);
  }
  const { items } = events.json;
  expect(items).toHaveLength(120);
  expect(new Set(items.map(({ t }: { t: string }) => t.length))).toEqual(new Set([10])); // the day, and no hour
  expect(new Set(items.flatMap(({ pub }: { pub: object }) => Object.keys(pub)))).toEqual(
    new Set(['survey', 'version', 'mode']),
  );
});

it('codes and contacts are gone when it is closed, and late answers are refused', async () => {
  const db = town.house.vaultFile.db;
  const left = () =>
    db.prepare<[string], { n: number }>('select count(*) n from survey_codes where survey = ?').get(id)!.n;
  await until(() => left() === 0);
  expect((await answerBy(town, id, used[0]!)).status).toBe(409);
});

it('invitations go out by message, each code to one line, and are forgotten when sent; reminders carry no code', async () => {
  const other = await openSurvey(town, 'sample');
  const officer = await town.staff('officer');
  const to = [1, 2, 3].map((n) => ({ stratum: 'vake', email: `person${n}@example.ge` }));
  const body = { batch: randomUUID(), channel: 'email', language: 'ka', to };
  expect((await town.post(`/surveys/${other}/invitations`, officer, body)).json.letters).toEqual([]);
  await caughtUp();
  await until(() => outbox().filter(({ kind }) => kind === 'survey-invitation').length === 3);
  const codes = outbox().flatMap(({ kind, text }) =>
    kind === 'survey-invitation' ? [/[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(text)![0]] : [],
  );
  expect(new Set(codes).size).toBe(3);
  expect(
    (await answerBy(town, other, codes[0]!, { district: 'vake', sex: 'male', age: AGES[0], bus: 'yes', mark: 3 }))
      .status,
  ).toBe(202);
  const db = town.house.vaultFile.db;
  await until(() => db.prepare<[], { n: number }>('select count(*) n from survey_sendings').get()!.n === 0);
  town.clock.days(4);
  await until(() => outbox().filter(({ kind }) => kind === 'survey-reminder').length === 3);
  expect(
    outbox().filter(({ kind, text }) => kind === 'survey-reminder' && codes.some((code) => text.includes(code))),
  ).toEqual([]);
  town.clock.days(10); // beyond its last day: it closes by itself
  await town.server.app.get(Surveying).record();
  await until(async () => {
    await caughtUp();
    return (await town.get(`/surveys/${other}`)).json.status === 'closed';
  });
});

const outbox = (): readonly { kind: string; text: string }[] =>
  readdirSync(join(place, 'data', 'outbox')).flatMap((name) =>
    name.endsWith('.json') ? [JSON.parse(readFileSync(join(place, 'data', 'outbox', name), 'utf8'))] : [],
  );
