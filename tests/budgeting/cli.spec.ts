import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeys } from '../../src/ballots/trustees.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';
import { Polling, projects, ROUND } from './polling.js';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'ghia-budget-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

/** `ghia` in a process of its own. */
const ghia = (env: Record<string, string>, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(
      process.execPath,
      ['dist/src/cli.js', ...args],
      { cwd: ROOT, env: { ...process.env, ...env } },
      (_, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    );
  });

it('trustees get a file each, and the whole key is in none of them', async () => {
  const out = join(folder(), 'keys');
  const made = await ghia({ GHIA_DATA: folder() }, 'budget', 'make-keys', 'r1', '--trustees', 'a,b,c', '--out', out);
  expect([made.code, made.err]).toEqual([0, '']);
  expect(readdirSync(out).sort()).toEqual(['round-key.json', 'share-a.json', 'share-b.json', 'share-c.json']);
  for (const file of readdirSync(out)) expect(statSync(join(out, file)).mode & 0o777).toBe(0o600);
  const key = JSON.parse(readFileSync(join(out, 'round-key.json'), 'utf8'));
  expect(key).toMatchObject({ round: 'r1', trustees: { names: ['a', 'b', 'c'], threshold: 2 } });
  expect(key.trustees.shares).toHaveLength(3);
  await expect(makeKeys('r1', ['a', 'b', 'c'], out)).rejects.toThrow('exists already');
  await expect(makeKeys('r1', ['a', 'b'], folder())).rejects.toThrow('three names or more');
  expect((await ghia({ GHIA_DATA: folder() }, 'budget', 'make-keys', 'r1')).err).toContain('usage: budget make-keys');
});

it('a round is opened, exported and recounted from the command line', async () => {
  const poll = await Polling.open();
  const data = poll.town.folder;
  await poll.cast(await poll.voter(1), projects('lamps'));
  await poll.close();
  await poll.town.close({ keep: true }); // the trustees' files stay
  const env = { GHIA_DATA: data, GHIA_PORT: '0' };
  const share = (name: string) => join(poll.keysFolder, `share-${name}.json`);
  const one = await ghia(env, 'budget', 'open-ballots', ROUND, '--share', share('one'));
  expect([one.code, one.err]).toEqual([1, expect.stringContaining('Too few trustees have come')]);
  const none = await ghia(env, 'budget', 'open-ballots', ROUND, '--share', '/nowhere');
  expect([none.code, none.err]).toEqual([1, '/nowhere cannot be read (ENOENT)\n']);
  const two = await ghia(env, 'budget', 'open-ballots', ROUND, '--share', share('two'), '--share', share('one'));
  expect([two.code, two.out]).toEqual([
    0,
    expect.stringContaining('opened by two and one: 1 final ballots, 0 of them spoiled'),
  ]);
  expect(two.out).toContain('city: lamps (30000 of 60000 tetri)');

  const out = join(folder(), 'export');
  await until(async () => (await ghia(env, 'status')).code >= 0);
  const exported = await ghia(env, 'export', '--out', out);
  expect([exported.code, exported.err]).toEqual([0, '']);
  const recount = await ghia({ GHIA_DATA: folder() }, 'recount', 'budget', ROUND, '--from', out);
  expect([recount.code, recount.err]).toEqual([0, '']);
  for (const line of [
    'ok     log',
    'ok     credentials',
    'ok     ballots',
    'ok     close',
    'ok     opened',
    'ok     result',
  ])
    expect(recount.out).toContain(line);
  expect((await ghia(env, 'verify')).out).toContain('ok     rounds');
  rmSync(poll.keysFolder, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}, 270_000);

it('the second issuer is a process of its own, and ends when it is told to', async () => {
  const registrar = (await ghia({ GHIA_DATA: folder(), GHIA_PORT: '0' }, 'budget', 'registrar')).out.trim();
  expect(registrar).toMatch(/^[A-Za-z0-9_-]{50,}$/);
  const child = spawn(
    process.execPath,
    ['dist/src/cli.js', 'issuer', '--name', 'observer', '--registrar', registrar, '--data', folder(), '--port', '0'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  await until(() => said.includes('answers at'));
  const [, address = ''] = /(http:\S+)/.exec(said) ?? [];
  const told = await (await fetch(`${address}/v1/rounds/r1/issued`)).json();
  expect(told).toMatchObject({ issuer: 'observer', issued: 0, nullifiers: [] });
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect((await ghia({}, 'issuer', '--name', 'city')).err).toContain('usage: issuer');
}, 180_000);
