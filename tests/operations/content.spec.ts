import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { borderRound } from '../support/borders.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { s3ForTests } from '../support/s3.js';
import { until } from '../support/until.js';
import { at, eachInItsPlace, FIXED, ghia } from './backed-up.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured
eachInItsPlace();

const LAYER = { layer: 'parks', version: 1, name: { ka: 'პარკები', en: 'Parks' } };
const shape = (n: number) => borderRound([44.78 + n / 1_000, 41.71], 3_000);
const opened = (data: string, env: Record<string, string> = {}) =>
  TestHouse.open({ env: { ...FIXED, ...env, GHIA_DATA: at(data) } });

async function place(town: TestHouse, n: number) {
  const body = { layer: LAYER.layer, title: { ka: 'ახალი პარკი', en: 'A new park' }, geometry: shape(n) };
  const { id } = (await town.post('/map/objects', await town.staff('officer'), body)).json;
  const { exact } = (await town.get(`/map/objects/${id}`)).json;
  return { id, digest: exact.digest as string };
}

/** Closed once everything that was recorded is published. */
async function settled(town: TestHouse): Promise<void> {
  const head = await town.house.log.head();
  await town.house.projecting.seen(head, 20_000);
  await until(() => town.house.published.treeOf(head));
  await town.close({ keep: true });
}

/** A house with a petition and a large shape. */
async function furnished(env: Record<string, string> = {}) {
  const town = await opened('data', env);
  await town.adopt();
  const petition = await town.openPetition(1);
  await town.post('/map/layers', await town.staff('administrator'), LAYER);
  return { town, petition, first: await place(town, 1) };
}

const pathIn = (folder: string, digest: string) => at(folder, 'content', digest.slice(0, 2), digest);
/** Changes a file for as long as something is looked at. */
function changed(path: string, change: (bytes: Buffer) => Buffer | undefined, look: () => void): void {
  const bytes = readFileSync(path);
  const other = change(Buffer.from(bytes));
  if (other) writeFileSync(path, other);
  else rmSync(path);
  look();
  writeFileSync(path, bytes);
}
const flipped = (bytes: Buffer) => {
  bytes[bytes.length >> 1]! ^= 1;
  return bytes;
};
const gone = () => undefined;

it('verify names what is missing or was altered, and counts what no fact names', async () => {
  const { town, first } = await furnished();
  const stray = Buffer.from('[]');
  const digest = createHash('sha256').update(stray).digest('hex');
  await town.house.contents.keep({ content: { digest, bytes: 2, mediaType: 'application/json' }, bytes: stray });
  await settled(town);
  const line = () => {
    const { status, text } = ghia(at('data'), 'verify');
    return [status, text.split('\n').find((one) => one.includes(' content '))];
  };
  const fine = [0, expect.stringMatching(/^ok .* 1 files that facts name are there .*; 1 more are named by none/)];
  expect(line()).toEqual(fine);
  const path = pathIn('data', first.digest);
  changed(path, flipped, () => expect(line()).toEqual([1, expect.stringMatching(/^WRONG .*was altered/)]));
  changed(
    path,
    (bytes) => Buffer.concat([bytes, Buffer.from(' ')]),
    () => expect(line()[0]).toBe(1),
  );
  changed(path, gone, () => expect(line()).toEqual([1, `WRONG  content      ${first.digest} is missing`]));
  expect(line()).toEqual(fine);
});

it('an export holds it under its name, and a recount from the export alone looks at it', async () => {
  const { town, petition, first } = await furnished();
  await settled(town);
  expect(ghia(at('data'), 'export', '--out', at('export')).status).toBe(0);
  const { files, size } = JSON.parse(readFileSync(at('export', 'manifest.json'), 'utf8'));
  const bytes = readFileSync(at('export', 'content', first.digest));
  expect(files).toContainEqual({ name: `content/${first.digest}`, bytes: bytes.length, sha256: first.digest });
  const recount = () => {
    const { status, text } = ghia('/nowhere', 'recount', 'petitions', petition, '--from', at('export'));
    return [status, text];
  };
  expect(recount()).toEqual([0, expect.stringContaining('ok     content      1 files that facts name are there')]);
  const path = at('export', 'content', first.digest);
  changed(path, flipped, () => expect(recount()).toEqual([1, expect.stringMatching(/WRONG {2}content .*altered/)]));
  changed(path, gone, () => expect(recount()).toEqual([1, expect.stringMatching(/WRONG {2}content .*missing/)]));

  const later = await opened('data');
  const second = await place(later, 2);
  await settled(later);
  expect(ghia(at('data'), 'export', '--out', at('newer'), '--since', String(size)).status).toBe(0);
  expect(readdirSync(at('newer', 'content'))).toEqual([second.digest]);
  cpSync(at('newer'), at('export'), { recursive: true });
  expect(recount()).toEqual([0, expect.stringContaining('2 files that facts name are there')]);

  const kept = pathIn('data', first.digest);
  changed(kept, flipped, () =>
    expect(ghia(at('data'), 'export', '--out', at('never'))).toMatchObject({
      status: 1,
      text: expect.stringContaining('was altered'),
    }),
  );
  expect(existsSync(at('never', 'manifest.json'))).toBe(false);
});

it('lies in the bucket where there is one, and is verified, exported and brought back there', async () => {
  const s3 = await s3ForTests();
  try {
    const { town, first } = await furnished(s3.env());
    const { digest } = first;
    const key = `content/${digest.slice(0, 2)}/${digest}`;
    expect([[...s3.objects.keys()], existsSync(at('data', 'content'))]).toEqual([[key], false]);
    expect((await town.request('GET', `/log/content/${digest}`)).status).toBe(200);
    await settled(town);
    // not waited for in one go: the bucket answers from this very process
    const run = (data: string, ...args: string[]) => {
      const env = { ...process.env, ...FIXED, ...s3.env(), GHIA_DATA: at(data), NODE_OPTIONS: '' };
      return promisify(execFile)(process.execPath, ['dist/src/cli.js', ...args], { cwd: ROOT, env }).then(
        ({ stdout }) => [0, stdout],
        ({ code, stdout, stderr }) => [code, `${stdout}${stderr}`],
      );
    };
    expect(await run('data', 'verify')).toEqual([0, expect.stringContaining('ok     content      1 files')]);
    expect((await run('data', 'backup', '--out', at('backup')))[1]).toContain('lie in the bucket of GHIA_FILES');
    const later = await opened('data', s3.env());
    const second = await place(later, 2);
    await settled(later);
    expect((await run('data', 'export', '--out', at('export')))[0]).toBe(0);
    s3.objects.delete(`content/${second.digest.slice(0, 2)}/${second.digest}`);
    const kek = ['--kek', at('data', 'vault', 'kek')];
    expect((await run('new', 'restore', at('backup'), ...kek, '--log', at('export')))[0]).toBe(0);
    expect(s3.objects.size).toBe(2);
    await settled(await opened('new', s3.env()));
    expect(await run('new', 'verify')).toEqual([0, expect.stringContaining('ok     content      2 files')]);
  } finally {
    await s3.close();
  }
});

const restore = (...more: string[]) =>
  ghia(at('new'), 'restore', at('backup'), '--kek', at('data', 'vault', 'kek'), ...more);

it('goes into a backup and comes back; facts that came after bring theirs along from an export', async () => {
  const { town, first } = await furnished();
  expect(ghia(at('data'), 'backup', '--out', at('backup'))).toMatchObject({ status: 0 });
  const second = await place(town, 2);
  await settled(town);
  expect(ghia(at('data'), 'export', '--out', at('export')).status).toBe(0);

  expect(restore()).toMatchObject({ status: 0 });
  expect(existsSync(pathIn('new', second.digest))).toBe(false);
  const alone = await opened('new');
  expect((await alone.request('GET', `/log/content/${first.digest}`)).status).toBe(200);
  await settled(alone);
  expect(ghia(at('new'), 'verify')).toMatchObject({ status: 0 });
  rmSync(at('new'), { recursive: true });

  const exported = at('export', 'content', second.digest);
  const refused = (why: string) => {
    expect(restore('--log', at('export'))).toMatchObject({ status: 1, text: expect.stringContaining(why) });
    expect(readdirSync(at('new'))).toEqual(['instance.lock']);
  };
  changed(exported, flipped, () => refused('of the export was altered'));
  changed(exported, gone, () => refused('is missing'));
  expect(restore('--log', at('export'))).toMatchObject({ status: 0 });
  const whole = await opened('new');
  await whole.house.projecting.seen(await whole.house.log.head(), 20_000);
  for (const { id, digest } of [first, second]) {
    expect((await whole.request('GET', `/log/content/${digest}`)).status).toBe(200);
    expect((await whole.request('GET', `/api/v1/map/objects/${id}`)).json.exact.digest).toBe(digest);
  }
  await settled(whole);
  expect(ghia(at('new'), 'verify')).toMatchObject({
    status: 0,
    text: expect.stringContaining('2 files that facts name'),
  });

  const damaged = at('backup', 'content', first.digest.slice(0, 2), first.digest);
  rmSync(at('new'), { recursive: true });
  changed(damaged, flipped, () =>
    expect(restore()).toMatchObject({ status: 1, text: expect.stringContaining('its SHA-256 differs') }),
  );
});
