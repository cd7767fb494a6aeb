import { spawnSync } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { DISTRICTS } from '../../events/districts.js';
import { allocate } from '../../projections/surveys/statistics/allocation.js';
import { strataOf } from '../../projections/surveys/statistics/frame.js';
import type { AnswerFile } from '../../projections/surveys/statistics/published-file.js';
import { resultsOf } from '../../projections/surveys/statistics/results.js';
import { canonical } from '../../src/log/codec.js';
import { Surveying } from '../../src/write/surveying.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { unread } from '../support/unread.js';
import { until } from '../support/until.js';
import { wordsOf } from '../support/visitor.js';
import { interviewed, takeOut } from './fieldwork.js';
import { AGES, answerBy, codesFor, FRAME, openSurvey, SAMPLE } from './made-up.js';

jest.setTimeout(180_000);

const URL = 'http://127.0.0.1:1';
const MARK = 'ნიშანი-7f3a91-marker';
let place: string;
let town: TestHouse;
let id: string;
const used: string[] = [];
const districtOf: string[] = [];
/** Of those invited in each district. */
const WANTED = 1_200;
const SILENT = 20;
/** Interviews that were made up, and are taken out. */
const TAKEN = 6;
const CODEBOOK = [
  { code: 'far', label: { ka: 'შორს არის', en: 'Too far' } },
  { code: 'rest', label: { ka: 'სხვა მიზეზი', en: 'Another reason' } },
];
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
const sum = (all: readonly number[]) => all.reduce((one, more) => one + more, 0);
const strata = async (): Promise<readonly { code: string; n: number }[]> =>
  (await town.get(`/surveys/${id}`)).json.strata;
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
  id = await openSurvey(town, 'sample', { method: { ...SAMPLE, sample: { ...SAMPLE.sample!, n: WANTED } } });
  for (const { code: district, n } of await strata()) {
    used.push(...(await codesFor(town, id, n + SILENT, district)).slice(0, n));
    districtOf.push(...Array.from({ length: n }, () => district));
  }
  const answering = used.map((code, i) => ({ code, answers: answerOf(i), others: othersOf(i) }));
  for (let from = 0; from < answering.length; from += 100) {
    const some = answering.slice(from, from + 100);
    const told = await Promise.all(
      some.map(({ code, answers, others }) => answerBy(town, id, code, answers, { others })),
    );
    expect(told.map(({ status }) => status)).toEqual(some.map(() => 202));
  }
  const officer = await town.staff('officer');
  await takeOut(town, id, await interviewed(town, id, TAKEN));
  await town.post(`/surveys/${id}/close`, officer);
  for (const question of ['why-not', 'missing']) {
    await town.post(`/surveys/${id}/codebook`, officer, { question, version: 1, codes: CODEBOOK });
    const { items } = (
      await town.request('GET', `/api/v1/surveys/${id}/texts?question=${question}`, { token: officer })
    ).json as { items: { answer: string; text: string }[] };
    const codes = Object.fromEntries(items.map(({ answer, text }) => [answer, [text === MARK ? 'rest' : 'far']]));
    await town.post(`/surveys/${id}/codings`, officer, { question, version: 1, codes });
  }
  await town.post(`/surveys/${id}/publish`, officer);
  await caughtUp();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await town.close();
  rmSync(place, { recursive: true, force: true });
});

/** Everybody whose code was used; a woman three times of five, as it goes in life. */
function answerOf(i: number): object {
  const district = districtOf[i]!;
  return {
    ...{ district, sex: i % 5 < 3 ? 'female' : 'male', age: AGES[(i * 7) % 11 < 6 ? 2 : i % 2], mark: 1 + (i % 5) },
    ...(i % 10 < 7 ? { bus: 'yes' } : { bus: 'no', 'why-not': i % 100 === 8 ? MARK : 'შორს არის' }),
    ...(i % 4 === 0 && { first: ['roads', 'parks', 'schools'], content: { clean: 'good', light: 'bad' } }),
    ...(i === 12 && { wish: `<script>${MARK}</script>` }),
    ...(i % 20 === 1 && { missing: ['shade', 'other'] }),
  };
}

const othersOf = (i: number) => (i % 20 === 1 ? { missing: i === 21 ? MARK : 'წყალი' } : {});

type Told = {
  tables: { question: string; base: object; lines: { code: string; n: number; share: number; margin: number }[] }[];
  crossTables: { question: string; by: string; groups: { codes: string[]; n: number; cells: object[] }[] }[];
};

it('its sample is divided over the districts by largest remainder, and as many answered', async () => {
  const divided = await strata();
  expect(divided.map(({ n }) => n)).toEqual(allocate(WANTED, strataOf(FRAME, ['district'])).map(({ n }) => n));
  expect(divided.map(({ code }) => code)).toEqual([...DISTRICTS]);
  const { json } = await town.request('GET', `/api/v1/surveys/${id}/office`, { token: await town.staff('officer') });
  expect(sum((json.answersBy as { n: number }[]).map(({ n }) => n))).toBe(WANTED);
  const quotas = json.quotas as { target: number; achieved: number }[];
  expect([quotas.length, sum(quotas.map(({ target }) => target))]).toEqual([60, WANTED]);
  expect(sum(quotas.map(({ achieved }) => achieved))).toBe(WANTED);
});

it('its results say n, weighted shares and margins, and by groups hide what stands for too few', async () => {
  const { json } = await town.get(`/surveys/${id}/results`);
  expect(json).toMatchObject({
    n: WANTED,
    kind: 'sample',
    byMode: { web: WANTED, interviewer: TAKEN },
    responseRate: 0.8571,
  });
  expect(json.effect).toBeGreaterThan(10_000);
  expect(json.effective).toBe(Math.round((WANTED * 10_000) / json.effect));
  const { tables, crossTables } = json as Told;
  const bus = tables.find(({ question }) => question === 'bus')!;
  const yes = bus.lines.find(({ code }) => code === 'yes')!;
  expect([yes.n, bus.base]).toEqual([840, expect.objectContaining({ asked: WANTED, answered: WANTED, noAnswer: 0 })]);
  expect(yes.share).not.toBe(7_000); // weighted: in the sample it is seven of ten
  expect(Math.abs(yes.share - 7_000)).toBeLessThan(600);
  expect(yes.margin).toBeGreaterThan(200);
  expect(tables.map(({ question }) => question)).not.toContain('district');
  const words = tables.find(({ question }) => question === 'missing.other')!;
  expect(words.lines.map(({ code, n }) => [code, n])).toEqual([
    ['far', 59],
    ['rest', 1],
  ]);
  const byDistrict = crossTables.filter(({ question, by }) => question === 'bus' && by === 'district');
  expect(byDistrict[0]!.groups.length).toBeGreaterThan(5);
  expect(JSON.stringify(crossTables)).toContain('"hidden":true');
  expect(JSON.stringify(json)).not.toContain('NaN');
});

it('its weights are said with the file: how far they go, and whether they do their work', async () => {
  const { weights } = (await town.get(`/surveys/${id}`)).json;
  const file = JSON.parse((await town.request('GET', `/api/v1/surveys/${id}/file`)).text) as AnswerFile;
  const all = file.rows.map(({ weight }) => weight);
  expect(weights).toMatchObject({ by: 'post-stratification', missing: [], effect: file.effect });
  expect([weights.least, weights.most]).toEqual([Math.min(...all), Math.max(...all)]);
  expect(weights.least).toBeLessThan(1_000_000);
  const alike = new Map<string, number>();
  for (const { district, sex, age } of file.rows)
    alike.set(`${district}.${sex}.${age}`, (alike.get(`${district}.${sex}.${age}`) ?? 0) + 1);
  expect(Math.min(...alike.values())).toBeGreaterThanOrEqual(file.k);
  expect([file.rows.length, file.leftOut]).toEqual([WANTED, ['district', 'sex', 'age']]);
});

it('the same tables follow from the file, from the tables for spreadsheets, and when it is asked to publish again', async () => {
  const before = (await town.get(`/surveys/${id}`)).json;
  const file = JSON.parse((await town.request('GET', `/api/v1/surveys/${id}/file`)).text) as AnswerFile;
  expect(hash('sha256', canonical(resultsOf(file)))).toBe(before.results.digest);
  const csv = (await town.request('GET', `/api/v1/surveys/${id}/results.csv`)).text;
  expect(csv).toContain('\r\nbus,,,,yes,840,');
  const rows = (await town.request('GET', `/api/v1/surveys/${id}/file.csv`)).text.trim().split('\r\n');
  expect([rows.length, rows[0]]).toEqual([WANTED + 1, expect.stringMatching(/^district,sex,age,weight,bus,why-not,/)]);
  expect((await town.post(`/surveys/${id}/publish`, await town.staff('officer'))).status).toBe(200);
  expect((await town.get(`/surveys/${id}`)).json.file).toEqual(before.file);
});

it('pages tell results and method in words', async () => {
  const results = await page('/results');
  const told = wordsOf(results.text);
  expect(told).toMatch(/1[\s\u00a0.]?200/);
  expect(told).toContain('დაფარულია');
  expect(told).toContain('რაიონის მიხედვით');
  expect(told).toContain('ცხრილის გარეშე: სად ცხოვრობთ?');
  const method = wordsOf((await page('/method')).text);
  expect(method).toContain('გამოგონილი აღწერა');
  expect(method).toMatch(/85,7/);
  expect(method).toContain('6 – ინტერვიუ არ ჩატარებულა');
  expect(method).toContain('უდიდესი ნაშთის წესით');
  expect(method).toContain('შეავსებს ყველა რიცხვს, რომელსაც ცხრილები არ აჩვენებს');
});

it('is reckoned again from the public export alone', async () => {
  const [status, told] = ghia(['export', '--out', out()], join(place, 'data'));
  expect([status, told]).toEqual([0, expect.stringContaining('leaves')]);
  const [right, lines] = ghia(['recount', 'surveys', id, '--from', out()], '/nowhere');
  expect([right, lines]).toEqual([0, expect.stringContaining('ok     tables')]);
  expect(lines).toContain('1206 answers before the close');
  expect(lines).toContain('answers are sealed');
  expect(lines).toContain('1200 rows and 6 declared removals');
  const [clean, checks] = ghia(['verify'], join(place, 'data'));
  expect([clean, checks]).toEqual([0, expect.not.stringContaining('WRONG')]);
  const broken = join(place, 'broken');
  cpSync(out(), broken, { recursive: true });
  const { digest } = (await town.get(`/surveys/${id}`)).json.file;
  const file = join(broken, 'surveys', `${digest}.json`);
  const changed = readFileSync(file, 'utf8').replace('"bus":"yes"', '"bus":"no"');
  writeFileSync(file, changed);
  expect(ghia(['recount', 'surveys', id, '--from', broken], '/nowhere')).toEqual([1, expect.stringContaining(digest)]);
  const manifest = join(broken, 'manifest.json');
  const listed = readFileSync(manifest, 'utf8').replace(`"${digest}"`, `"${hash('sha256', changed)}"`);
  writeFileSync(manifest, listed); // whoever changes the file can change the list, but not the log
  const [wrong, why] = ghia(['recount', 'surveys', id, '--from', broken], '/nowhere');
  expect([wrong, why]).toEqual([1, expect.stringContaining('other tables than were published')]);
  expect(why).toContain('not the one that was published');
});

it('and from an export that is made before the read models have come as far as the log', () => {
  const early = join(place, 'early');
  expect(ghia(['export', '--out', early], unread(join(place, 'data'), join(place, 'unread')))[0]).toBe(0);
  const [right, lines] = ghia(['recount', 'surveys', id, '--from', early], '/nowhere');
  expect([right, lines]).toEqual([0, expect.stringContaining('ok     copies')]);
});

describe('a recount finds', () => {
  type Kept = AnswerFile & { readonly survey: string };
  /** A copy of the export in which somebody changed the file, and its name in the list, as best they can. */
  function altered(name: string, change: (file: Kept) => object): readonly [number | null, string] {
    const broken = join(place, name);
    cpSync(out(), broken, { recursive: true });
    const [found] = readdirSync(join(broken, 'surveys')).filter((one) => {
      if (!one.endsWith('.json')) return false;
      return 'rows' in JSON.parse(readFileSync(join(broken, 'surveys', one), 'utf8'));
    });
    const digest = found!.slice(0, -'.json'.length);
    const text = canonical(change(JSON.parse(readFileSync(join(broken, 'surveys', found!), 'utf8'))));
    writeFileSync(join(broken, 'surveys', found!), text);
    const manifest = join(broken, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(`"${digest}"`, `"${hash('sha256', text)}"`));
    return ghia(['recount', 'surveys', id, '--from', broken], '/nowhere');
  }
  const wrong = (told: string) => told.split('\n').flatMap((line) => /^WRONG +(\w+)/.exec(line)?.[1] ?? []);

  it.each<[string, (file: Kept) => object, string[]]>([
    [
      'a row that was left out',
      (file) => ({ ...file, rows: file.rows.slice(1) }),
      ['file', 'rows', 'tables', 'copies'],
    ],
    [
      'a row that was put in',
      (file) => ({ ...file, rows: [...file.rows, file.rows[0]!] }),
      ['file', 'rows', 'tables', 'copies'],
    ],
    [
      'another weight',
      ({ rows: [first, ...rest], ...file }) => ({ ...file, rows: [{ ...first!, weight: first!.weight * 9 }, ...rest] }),
      ['file', 'tables', 'copies'],
    ],
    ['removals that nobody declared', (file) => ({ ...file, removed: {} }), ['file', 'rows', 'removals']],
    [
      'more removals than officials decided',
      (file) => ({ ...file, removed: { 'interviews-removed': 7 } }),
      ['file', 'rows', 'removals'],
    ],
    ['another threshold', (file) => ({ ...file, threshold: 50 }), ['file', 'method', 'tables', 'copies']],
    [
      'strata that were not drawn from',
      (file) => ({ ...file, strata: ['age'] }),
      ['file', 'method', 'tables', 'copies'],
    ],
    ['answers set apart that nobody marked as sensitive', setApart, ['file', 'method', 'tables', 'copies']],
  ])('%s', (name, change, lines) => {
    const [status, told] = altered(`altered-${name}`, change);
    expect([status, wrong(told)]).toEqual([1, lines]);
  });

  it.each(['-results.csv', '-answers.csv', 'tables'])(
    'a copy beside it that says something else: %s',
    async (which) => {
      const broken = join(place, `copy-${which}`);
      cpSync(out(), broken, { recursive: true });
      const { results } = (await town.get(`/surveys/${id}`)).json;
      const name = which === 'tables' ? `${results.digest}.json` : `${id}${which}`;
      const path = join(broken, 'surveys', name);
      const before = readFileSync(path, 'utf8');
      writeFileSync(path, before.replace(/840|1,000|2/, '7'));
      const manifest = join(broken, 'manifest.json');
      const [old, now] = [before, readFileSync(path, 'utf8')].map((text) => hash('sha256', text));
      expect(now).not.toBe(old);
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(`"${old}"`, `"${now}"`));
      const [status, told] = ghia(['recount', 'surveys', id, '--from', broken], '/nowhere');
      expect([status, wrong(told)]).toEqual([1, ['copies']]);
    },
  );

  function setApart(file: Kept): object {
    const { tables } = resultsOf(file);
    const made = tables.map((one) => (one.question === 'bus' ? { ...one, lines: [] } : one));
    return { ...file, apart: { tables: made.filter(({ question }) => question === 'bus'), crossTables: [] } };
  }
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
  expect(items).toHaveLength(1_000); // as many as one page holds
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

/** The folder is made with the first message. */
const outbox = (): readonly { kind: string; text: string }[] => {
  const folder = join(place, 'data', 'outbox');
  return (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) =>
    name.endsWith('.json') ? [JSON.parse(readFileSync(join(folder, name), 'utf8'))] : [],
  );
};
