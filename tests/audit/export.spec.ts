import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { figureDigest } from '../../src/audit/figures.js';
import { exportCommand } from '../../src/audit/public-commands.js';
import { canonical } from '../../src/log/codec.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';

jest.setTimeout(360_000);

const WINDOW = 21;
let place: string;
let id: string;
let open: string;
let town: TestHouse;
const data = () => join(place, 'data');
const env = () => ({ ...process.env, GHIA_PUBLIC_URL: 'http://127.0.0.1:1', GHIA_DATA: data(), GHIA_CACHE_MB: '8' });

/** A command of Ghia: how it ended, and what it said. */
function ghia(args: readonly string[], change: NodeJS.ProcessEnv = {}): readonly [number | null, string] {
  const command = spawnSync(process.execPath, ['dist/src/cli.js', ...args], {
    cwd: ROOT,
    env: { ...env(), ...change },
  });
  return [command.status, `${command.stdout}${command.stderr}`];
}
/** From an export alone: no folder of the house is near. */
const recount = (from: string, petition: string, ...more: string[]) =>
  ghia(['recount', 'petitions', petition, '--from', from, ...more], { GHIA_DATA: '/nowhere' });
const figures = async () => (await town.get('/audit/figures')).json.items;
const caughtUp = async () => {
  const head = await town.house.log.head();
  await town.house.projecting.seen(head, 20_000);
  await until(() => town.house.published.treeOf(head));
};

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ghia-export-'));
  town = await TestHouse.open({ works: true, env: { GHIA_DATA: data(), GHIA_PUBLIC_URL: 'http://127.0.0.1:1' } });
  await town.adopt();
  id = await town.openPetition(1);
  open = await town.openPetition(5);
  const people = await town.crowd(10, 300);
  await Promise.all(people.map((_, i) => town.sign(id, 10 + i)));
  await Promise.all(people.slice(0, 20).map((_, i) => town.sign(open, 10 + i)));
  const { token } = await town.citizen(10);
  expect((await town.request('DELETE', `/api/v1/petitions/${id}/signatures/mine`, { token })).status).toBeLessThan(300);
  await caughtUp();
});
afterAll(async () => {
  await town.close();
  rmSync(place, { recursive: true, force: true });
});

it('public words come with the salt that proves them against their leaf, over the API too', async () => {
  const { items } = (await town.get(`/audit/texts/${id}`)).json;
  expect(items.map(({ type }: { type: string }) => type)).toEqual(['PetitionDrafted']);
  for (const { event, commitment, salt, content } of items) {
    const plain = Buffer.concat([
      Buffer.from('ghia/private/v1\0'),
      Buffer.from(salt, 'base64url'),
      Buffer.from(canonical(content)),
    ]);
    expect(createHash('sha256').update(plain).digest('hex')).toBe(commitment);
    const leaf = JSON.parse((await town.request('GET', `/api/v1/audit/leaves/${event}`)).text);
    expect(leaf.c).toBe(commitment);
  }
  const draft = await town.draft(400);
  await caughtUp();
  for (const closed of [draft, '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11'])
    expect((await town.request('GET', `/api/v1/audit/texts/${closed}`)).status).toBe(404);
});

it('an export waits for the checkpoint over what its tables say, which a busy city has not signed yet', async () => {
  let n = 400;
  await until(async () => {
    await town.draft(++n);
    await town.readable();
    return !town.house.published.treeOf(town.position);
  });
  const out = join(place, 'busy');
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await exportCommand(town.house.config, out, undefined)).toBe(0);
  log.mockRestore();
  expect(town.house.published.treeOf(town.position)).toBeDefined();
  expect(recount(out, open)[0]).toBe(0);
});

it('the count at the close becomes a figure that names the leaves it is counted from', async () => {
  expect(await figures()).toEqual([]);
  expect(ghia(['export', '--out', join(place, 'early')])[0]).toBe(0);
  town.clock.days(WINDOW);
  await until(async () => (await figures()).length === 2);
  const [figure] = (await figures()).filter((one: { of: string }) => one.of === id);
  expect(figure).toMatchObject({
    figure: 'petition-signatures',
    rule: 1,
    value: { signatures: 299, withdrawn: 1, invalidated: 0 },
  });
  expect(figure.digest).toBe(figureDigest(figure.value));
  expect(town.house.published.indexOf(figure.counted)).toBe(figure.size - 1);
  const page = await town.request('GET', `/ka/petitions/${id}`);
  expect(page.text).toContain('ოფიციალური რაოდენობა');
  expect((await town.get(`/petitions/${id}/timeline`)).text).toContain('FigurePublished');
  expect((await town.get(`/audit/figures?of=${id}`)).json.items).toEqual([figure]);
  await caughtUp();
  expect(ghia(['verify'])).toEqual([0, expect.stringContaining('ok     figures      2 official figures')]);
});

it('a review behind the close brings a corrected figure, once it has settled', async () => {
  const officer = await town.staff('moderator');
  const day = '2026-06-10T11/2026-06-10T13';
  const body = { criterion: 'window', value: day, reason: 'ერთი ქსელიდან გაგზავნილი ხელმოწერები' };
  const struck = await town.request('POST', `/api/v1/petitions/${id}/signatures/invalidate`, { token: officer, body });
  expect([struck.status, struck.text]).toEqual([201, expect.any(String)]);
  await until(async () => (await town.get(`/petitions/${id}`)).json.invalidated === 299);
  expect((await figures()).length).toBe(2);
  town.clock.days(1);
  await until(async () => (await figures()).length === 3);
  expect((await figures())[0]).toMatchObject({ of: id, value: { signatures: 0, invalidated: 299 } });
  await caughtUp();
});

it('an export holds the log, tables, and words that prove themselves; its manifest lists every file', async () => {
  const out = join(place, 'export');
  expect(ghia(['export', '--out', out])).toEqual([
    0,
    expect.stringMatching(/^\d+ leaves, \d+ files; next time: export --since \d+\n$/),
  ]);
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  for (const { name, bytes, sha256 } of manifest.files) {
    const content = readFileSync(join(out, name));
    expect([name, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([name, bytes, sha256]);
  }
  const listed = manifest.files.map(({ name }: { name: string }) => name).sort();
  const lying = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name !== 'manifest.json')
    .map((one) => join(one.parentPath, one.name).slice(out.length + 1));
  expect(listed).toEqual(lying.sort());
  expect(manifest.size).toBe(await town.house.log.head());

  const texts = readFileSync(join(out, 'texts.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(texts.map(({ type }) => type)).toEqual(['PetitionDrafted', 'PetitionDrafted']);
  for (const { commitment, salt, content } of texts) {
    const proved = createHash('sha256').update('ghia/private/v1\0').update(Buffer.from(salt, 'base64url'));
    expect(proved.update(canonical(content)).digest('hex')).toBe(commitment);
  }
  const all = lying.map((name) => readFileSync(join(out, name), 'utf8')).join('');
  const { residents } = town.house;
  const author = await residents.byNumber((await town.citizen(1)).resident.number);
  expect(all).not.toContain(author!.name.last);
  const rows = JSON.parse(readFileSync(join(out, 'datasets/petitions.json'), 'utf8'));
  expect(rows.find((row: { id: string }) => row.id === id)).toMatchObject({
    status: 'closed',
    signatures: 0,
    invalidated: 299,
  });
  expect(ghia(['export', '--out', out])).toEqual([1, expect.stringContaining('holds an export already')]);
});

it('a recount from the export alone gives the site’s numbers', async () => {
  const [status, said] = recount(join(place, 'export'), id);
  expect([status, said]).toEqual([0, expect.stringMatching(/^ok {5}log/)]);
  expect(said).toContain('ok     signatures   nobody counts twice');
  expect(said).toContain('299 signatures published, 299 counted');
  expect(said).toContain('0 signatures published, 0 counted');
  expect(said).toContain('petitions.json says 0 signatures');
  expect(said).toContain('299 signatures are struck off by 1 public decisions');
  const [vkey = ''] = JSON.parse(readFileSync(join(place, 'export/log.json'), 'utf8')).vkeys;
  const known = recount(join(place, 'export'), open, '--vkey', vkey);
  expect(known).toEqual([0, expect.stringContaining('20 signatures published, 20 counted')]);
  expect(known[1]).not.toContain('the key is the one that the export names');
  const early = recount(join(place, 'early'), id);
  expect(early).toEqual([0, expect.stringContaining('petitions.json says 299 signatures')]);
  expect(early[1]).toContain('no official figure yet');
});

it('a changed export is found out', () => {
  const change = (name: string, from: string, to: string) => {
    const copy = mkdtempSync(join(place, 'copy-'));
    cpSync(join(place, 'export'), copy, { recursive: true });
    const path = join(copy, name);
    const before = readFileSync(path, 'latin1');
    writeFileSync(path, before.replace(from, to), 'latin1');
    expect([name, readFileSync(path, 'latin1') === before]).toEqual([name, false]);
    return recount(copy, id);
  };
  expect(change('log/tile/entries/000', '"portal"', '"papers"')).toEqual([1, expect.stringContaining('another root')]);
  expect(change('datasets/petitions.json', '"signatures":0', '"signatures":9')).toEqual([
    1,
    expect.stringContaining('is not the file that the manifest lists'),
  ]);
  expect(change('log/checkpoint', '127.0.0.1:1/log\n', '127.0.0.1:2/log\n')).toEqual([
    1,
    expect.stringMatching(/not signed|no checkpoint/),
  ]);
  expect(recount(join(place, 'export'), 'nobody')).toEqual([1, expect.stringContaining('knows no petition nobody')]);
  expect(recount(join(place, 'nowhere'), id)).toEqual([1, expect.stringContaining('there is no export in')]);
  expect(recount(join(place, 'export'), id, '--vkey', 'x+1+y')).toEqual([
    1,
    expect.stringContaining('is not a key of a log'),
  ]);
});

it('what is new goes over the export before it', async () => {
  const { size } = JSON.parse(readFileSync(join(place, 'export/manifest.json'), 'utf8'));
  await town.openPetition(8);
  await caughtUp();
  const fresh = join(place, 'fresh');
  expect(ghia(['export', '--out', fresh, '--since', String(size)])[0]).toBe(0);
  expect(existsSync(join(fresh, 'log/tile/entries/000'))).toBe(false);
  expect(recount(fresh, id)).toEqual([1, expect.stringContaining(`this export begins at leaf ${size}`)]);
  cpSync(fresh, join(place, 'export'), { recursive: true });
  expect(recount(join(place, 'export'), id)[0]).toBe(0);
  expect(ghia(['export', '--out', join(place, 'beyond'), '--since', '999999'])[0]).toBe(1);
});
