import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { jest } from '@jest/globals';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { at, backedUp, eachInItsPlace, FIXED, ghia } from './backed-up.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured
eachInItsPlace();

it('what was backed up beside a running house is whole again in an empty folder, with its key', async () => {
  const { town, id, photo, citizen, head } = await backedUp();
  const { text } = await town.get(`/petitions/${id}`);
  await town.close({ keep: true });
  expect(readdirSync(at('backup'))).not.toContain('kek');
  const restored = ghia(at('new'), 'restore', at('backup'), '--kek', at('data', 'vault', 'kek'));
  expect(restored).toMatchObject({ status: 0 });
  for (const name of ['log.db', 'vault/vault.db', 'vault/kek', 'policies.db'])
    expect([name, statSync(at('new', name)).mode & 0o777]).toEqual([name, 0o600]);
  expect(readdirSync(at('new'))).not.toContain('restoring');

  const again = await TestHouse.open({ env: { ...FIXED, GHIA_DATA: at('new') } });
  expect(await again.house.log.head()).toBe(head);
  await again.house.projecting.seen(head, 10_000);
  const shown = await again.request('GET', `/api/v1/petitions/${id}`);
  expect(shown.json.text).toEqual(JSON.parse(text).text);
  expect(readdirSync(at('new', 'uploads'))).toEqual(readdirSync(at('data', 'uploads')));
  for (const path of [`/files/photos/${photo}`, `/files/photos/${photo}/thumbnail`])
    expect((await again.request('GET', path, { token: citizen })).status).toBe(200);
  expect((await again.sign(id, 11)).status).toBe(201);
  await again.house.projecting.seen(await again.house.log.head(), 10_000);
  await again.close({ keep: true });
  expect(ghia(at('new'), 'verify')).toMatchObject({ status: 0 });
});

it('the published log goes on after a restore: the same name, key, checkpoints and tree, nothing forked', async () => {
  const { town, id, head } = await backedUp();
  await until(() => town.house.published.treeOf(head));
  await town.close({ keep: true });
  rmSync(at('backup'), { recursive: true });
  expect(ghia(at('data'), 'backup', '--out', at('backup'))).toMatchObject({ status: 0 });
  const log = (data: string, name: string) => readFileSync(at(data, 'published', 'log', name), 'utf8');
  const newest = log('data', 'checkpoint');
  expect(ghia(at('new'), 'restore', at('backup'), '--kek', at('data', 'vault', 'kek'))).toMatchObject({ status: 0 });

  const again = await TestHouse.open({ env: { GHIA_DATA: at('new'), GHIA_PUBLIC_URL: 'http://127.0.0.1:2' } });
  await until(() => existsSync(at('new', 'published', 'log', 'checkpoint')) && log('new', 'checkpoint') === newest);
  const kept = readdirSync(at('data', 'published', 'log', 'checkpoints'));
  expect(readdirSync(at('new', 'published', 'log', 'checkpoints'))).toEqual(kept);
  expect((await again.sign(id, 11)).status).toBe(201);
  const now = await again.house.log.head();
  await until(() => again.house.published.treeOf(now));
  await again.house.projecting.seen(now, 10_000);
  await again.close({ keep: true });
  expect(log('new', 'checkpoint').split('\n')[0]).toBe('127.0.0.1:1/log');
  expect(ghia(at('new'), 'verify')).toMatchObject({ status: 0 });
});

it('a backup from before the last checkpoint does not sign again what others hold', async () => {
  const { town, id } = await backedUp();
  await town.sign(id, 12);
  const head = await town.house.log.head();
  await until(() => town.house.published.treeOf(head));
  await town.close({ keep: true });
  expect(ghia(at('new'), 'restore', at('backup'), '--kek', at('data', 'vault', 'kek'))).toMatchObject({ status: 0 });
  copyFileSync(at('data', 'vault', 'log-signed.json'), at('new', 'vault', 'log-signed.json')); // as its operator may still hold it
  const again = await TestHouse.open({ env: { ...FIXED, GHIA_DATA: at('new') } });
  await until(async () => (await again.house.health.reasons()).some(({ why }) => /leaves was signed before/.test(why)));
  await again.close({ keep: true });
});

it('takes no backup that was changed, is not whole, or lists what is none; and leaves nothing behind', async () => {
  const { town } = await backedUp();
  await town.close();
  const refused = (why: string) => {
    const said = ghia(at('new'), 'restore', at('backup'));
    expect([said.status, said.text]).toEqual([1, expect.stringContaining(why)]);
    expect(existsSync(at('new')) ? readdirSync(at('new')).filter((name) => name !== 'instance.lock') : []).toEqual([]);
  };
  const manifest = readFileSync(at('backup', 'manifest.json'), 'utf8');
  const log = readFileSync(at('backup', 'log.db'));
  appendFileSync(at('backup', 'log.db'), 'x');
  refused('log.db is not what was backed up');
  writeFileSync(at('backup', 'log.db'), log);
  writeFileSync(at('backup', 'manifest.json'), manifest.replace('"log.db"', '"../log.db"'));
  refused('does not list log.db');
  writeFileSync(at('backup', 'manifest.json'), manifest.replace('"policies.db"', '"../../policies.db"'));
  refused('lists what no backup holds');
  writeFileSync(at('backup', 'manifest.json'), manifest.replace('"policies.db"', '"files/../../kek"'));
  refused('lists what no backup holds');
  rmSync(at('backup', 'manifest.json'));
  refused('is not a whole backup');
  writeFileSync(at('backup', 'manifest.json'), manifest);
  writeFileSync(at('other-kek'), `${'ab'.repeat(32)}\n`, { mode: 0o600 });
  const wrongKey = ghia(at('new'), 'restore', at('backup'), '--kek', at('other-kek'));
  expect([wrongKey.status, wrongKey.text]).toEqual([1, expect.stringContaining('is not the key')]);
  expect(readdirSync(at('new'))).toEqual(['instance.lock']);
  expect(ghia(at('new'), 'restore', at('backup'))).toMatchObject({ status: 0 }); // and then it is taken
});

it('restores into an empty folder only, and starts nothing that was cut short', async () => {
  const { town } = await backedUp();
  const data = at('data');
  expect(ghia(data, 'backup', '--out', at('backup')).text).toContain('exists already');
  const before = readdirSync(data);
  expect(ghia(data, 'restore', at('backup'))).toMatchObject({
    status: 1,
    text: expect.stringContaining('is not empty'),
  });
  await town.close({ keep: true });
  expect(readdirSync(data).filter((name) => before.includes(name)).length).toBeGreaterThan(3);
  expect(ghia(data, 'status').status).toBe(0);

  expect(ghia(at('new'), 'restore', at('backup')).status).toBe(0);
  const locked = ghia(at('new'), 'status'); // its key was not put in place yet
  expect([locked.status, locked.text]).toEqual([1, expect.stringContaining('its key')]);
  writeFileSync(at('new', 'restoring'), '');
  expect(ghia(at('new'), 'status').text).toContain('was cut short: empty that folder and restore again');
});

it('keys rotate: another key opens everything, the old one opens nothing, through the running house or without', async () => {
  const town = await TestHouse.open({ env: { ...FIXED, GHIA_DATA: at('data') } });
  await town.adopt();
  const id = await town.openPetition(1);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  await town.close({ keep: true });
  const kek = at('data', 'vault', 'kek');
  const old = readFileSync(kek, 'utf8');
  const said = ghia(at('data'), 'keys', 'rotate');
  expect([said.status, said.text]).toEqual([0, expect.stringMatching(/^[1-9]\d* sealed anew/)]);
  const fresh = readFileSync(kek, 'utf8');
  expect([fresh === old, statSync(kek).mode & 0o777, readdirSync(at('data', 'vault')).includes('kek.next')]).toEqual([
    false,
    0o600,
    false,
  ]);
  expect(ghia(at('data'), 'verify')).toMatchObject({ status: 0 });

  const again = await TestHouse.open({ env: { ...FIXED, GHIA_DATA: at('data') } });
  const { operationsOf } = await import('../../src/operations.js');
  const rotated = operationsOf(again.house, again.server)['rotate-keys']!({});
  const signed = again.sign(id, 12); // people go on meanwhile
  expect([await rotated, (await signed).status]).toEqual([{ sealedAnew: expect.any(Number) }, 201]);
  expect(readFileSync(kek, 'utf8')).not.toBe(fresh);
  expect((await again.sign(id, 13)).status).toBe(201);
  await again.close({ keep: true });

  writeFileSync(kek, old);
  expect(ghia(at('data'), 'status').text).toContain('is not the key');
});

it('keys rotate wants the word', () => {
  expect(ghia(at('data'), 'keys')).toMatchObject({
    status: 1,
    text: 'usage: keys rotate [kek|token|log|all] | keys retire log\n',
  });
});
