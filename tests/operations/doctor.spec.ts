import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisLease } from '../../src/cluster/redis.lease.js';
import { readConfig } from '../../src/config.js';
import { examine } from '../../src/doctor/doctor.js';
import { clock, type Finding, isAtLeast } from '../../src/doctor/finding.js';
import { VaultFile } from '../../src/identity/vault.file.js';
import { mailServer } from '../identity/mail-server.js';
import { EventstoreDouble } from '../support/eventstore/double.js';
import { ghiaIn } from '../support/ghia.js';
import { mongoDatabase, mongoIsGiven } from '../support/mongo.js';
import { RedisServer } from '../support/redis.js';
import { s3ForTests } from '../support/s3.js';

jest.setTimeout(180_000);

const NOWHERE = '127.0.0.1:1';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ghia-doctor-'));
  chmodSync(folder, 0o700);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const findings = (env: Record<string, string> = {}) =>
  examine(readConfig({ GHIA_DATA: folder, GHIA_PUBLIC_URL: `http://${NOWHERE}`, ...env }));
const of = (all: readonly Finding[], part: string) => all.filter((one) => one.part === part);
const wrong = (all: readonly Finding[], part: string) =>
  of(all, part).flatMap(({ how, says }) => (how === 'wrong' ? [says] : []));

it('finds nothing wrong with a folder that nobody has begun', async () => {
  const all = await findings();
  expect(all.filter(({ how }) => how === 'wrong')).toEqual([]);
  expect(of(all, 'disk space')[0]!.says).toMatch(/^[\d.]+ GB free, \d+ % of the disk/);
});

it('one line for each finding, and 1 when anything is wrong', () => {
  const env = { ...process.env, GHIA_DATA: folder, GHIA_PUBLIC_URL: `http://${NOWHERE}` };
  const well = ghiaIn(env, 'doctor');
  expect([well.status, well.text.trim().split('\n').at(-1)]).toEqual([0, 'nothing is wrong']);
  chmodSync(folder, 0o755);
  const ill = ghiaIn(env, 'doctor');
  expect(ill.status).toBe(1);
  expect(ill.text).toContain(`BAD   data folder     others may look into it: run chmod 700 ${folder}`);
  expect(ill.text.trim().split('\n').at(-1)).toBe('1 thing is wrong');
  expect(ghiaIn({ ...env, GHIA_PORT: 'x' }, 'doctor').status).toBe(1); // that is an answer, too
});

it('files that others may read, by name', async () => {
  mkdirSync(join(folder, 'vault'), { mode: 0o700 });
  writeFileSync(join(folder, 'vault', 'token-key.json'), '{}', { mode: 0o644 });
  chmodSync(join(folder, 'vault', 'token-key.json'), 0o644);
  expect(wrong(await findings(), 'data folder')).toEqual([
    `others may look into it: run chmod 600 ${join(folder, 'vault', 'token-key.json')}`,
  ]);
});

it('a key that is not the vault’s', async () => {
  const at = join(folder, 'vault');
  const file = await VaultFile.open({ folder: at });
  await file.close();
  expect(of(await findings(), 'vault key')[0]!.how).toBe('well');
  writeFileSync(join(at, 'kek'), `${'0'.repeat(64)}\n`);
  expect(wrong(await findings(), 'vault key')).toHaveLength(1);
});

it('servers that are not there, each with what to write', async () => {
  const all = await findings({
    GHIA_EVENT_LOG: `esdb://${NOWHERE}?tls=false`,
    GHIA_READ_STORE: `mongodb://ghia:secret@${NOWHERE}/x`,
    GHIA_QUEUE: `redis://:secret@${NOWHERE}`,
    GHIA_SMTP: `smtp://ghia:secret@${NOWHERE}`,
  });
  expect(wrong(all, 'event log')[0]).toMatch(/^EventStoreDB does not answer .* GHIA_EVENT_LOG\.$/);
  expect(wrong(all, 'read store')[0]).toMatch(/^GHIA_READ_STORE cannot be used/);
  expect(wrong(all, 'queue')[0]).toMatch(/^Redis does not answer .* GHIA_QUEUE\.$/);
  expect(wrong(all, 'e-mail')[0]).toMatch(/^the mail server of GHIA_SMTP does not take us/);
  expect(JSON.stringify(all)).not.toContain('secret');
});

it('what production must not be without', async () => {
  const all = await findings({
    GHIA_MODE: 'production',
    GHIA_EVENT_LOG: `esdb://${NOWHERE},${NOWHERE}?tls=false`,
    GHIA_SMTP: `smtp://${NOWHERE}`,
  });
  expect(wrong(all, 'public address')[0]).toContain(
    'nobody else reaches that. Write the address people use, https://…',
  );
  expect(wrong(all, 'event log').join(' ')).toMatch(/tls=false.*two nodes are named/);
});

it('an EventStoreDB that answers, and whether it shows a certificate', async () => {
  const double = await EventstoreDouble.start();
  try {
    const plain = of(await findings({ GHIA_EVENT_LOG: double.url }), 'event log');
    expect(plain.map(({ how }) => how)).not.toContain('wrong');
    expect(plain.at(-1)!.says).toBe('it holds no fact yet');
    const secure = await findings({ GHIA_EVENT_LOG: double.url.replace('?tls=false', '') });
    expect(wrong(secure, 'event log').join(' ')).toMatch(/shows no certificate that holds/);
  } finally {
    await double.close();
  }
});

describe('Redis', () => {
  let redis: RedisServer;
  let client: Redis;
  beforeEach(async () => {
    redis = await RedisServer.start();
    client = new Redis(redis.url);
  });
  afterEach(async () => {
    await client.config('SET', 'appendonly', 'no'); // else it writes its first file before it ends
    client.disconnect();
    await redis.close();
  });
  const split = () => ({
    GHIA_EVENT_LOG: `esdb://${NOWHERE}?tls=false`,
    GHIA_READ_STORE: `mongodb://${NOWHERE}/x`,
    GHIA_VAULT: `mongodb://${NOWHERE}/x`,
    GHIA_QUEUE: redis.url,
    GHIA_ROLES: 'api',
  });

  it('that would forget jobs is told so', async () => {
    expect(wrong(await findings({ GHIA_QUEUE: redis.url }), 'queue')).toEqual([]);
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const production = { GHIA_MODE: 'production', GHIA_SMTP: `smtp://${NOWHERE}`, GHIA_QUEUE: redis.url };
    const said = wrong(await findings(production), 'queue');
    expect(said[0]).toContain('Write maxmemory-policy noeviction');
    expect(said[1]).toContain('Write appendonly yes');
    await client.config('SET', 'maxmemory-policy', 'noeviction');
    await client.config('SET', 'appendonly', 'yes');
    expect(wrong(await findings(production), 'queue')).toEqual([]);
  });

  it('knows whether anybody leads, and whether anybody works', async () => {
    expect(wrong(await findings(split()), 'roles').map((says) => says.split(':')[0])).toEqual([
      'nobody holds the lease of the projector',
      'no worker takes jobs',
    ]);
    const lease = new RedisLease(redis.url, 'projector', 30_000);
    await lease.acquire();
    expect(wrong(await findings(split()), 'roles').map((says) => says.split(':')[0])).toEqual(['no worker takes jobs']);
    await lease.close();
  });
});

it('a mail server that greets', async () => {
  const server = await mailServer();
  expect(of(await findings({ GHIA_SMTP: server.url }), 'e-mail')[0]!.how).toBe('well');
  await server.close();
});

it('a bucket that takes what it is given, and one that does not', async () => {
  const s3 = await s3ForTests();
  const env = s3.env();
  expect(of(await findings(env), 'files')).toEqual([expect.objectContaining({ how: 'well' })]);
  await s3.close();
  expect(wrong(await findings(env), 'files')[0]).toContain('its keys must be allowed to put, get and delete');
});

it('Ghia at the public address, and why it is not well', async () => {
  const reasons: { part: string; why: string }[] = [];
  const stands = createServer((_, response) => response.end(JSON.stringify({ reasons }))).listen(0, '127.0.0.1');
  await new Promise((listening) => stands.once('listening', listening));
  const env = { GHIA_PUBLIC_URL: `http://127.0.0.1:${(stands.address() as AddressInfo).port}` };
  expect(of(await findings(env), 'public address')).toEqual([expect.objectContaining({ how: 'well' })]);
  reasons.push({ part: 'queue', why: 'it is away' });
  expect(wrong(await findings(env), 'public address')).toEqual([expect.stringContaining('queue: it is away')]);
  stands.close();
  stands.closeAllConnections();
});

it('another program at the public address', async () => {
  const other = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as AddressInfo;
  expect(wrong(await findings({ GHIA_PUBLIC_URL: `http://127.0.0.1:${port}` }), 'public address')[0]).toContain(
    'another program answers',
  );
  other.close();
  other.closeAllConnections();
});

it('clocks that are apart, by how much; and versions by their numbers', () => {
  expect(clock('Redis', 100_000, 99_000, 101_000).how).toBe('well');
  expect(clock('Redis', 105_000, 100_000, 100_200)).toMatchObject({
    how: 'wrong',
    says: expect.stringContaining('4.8 s apart'),
  });
  expect(['6.2', '6.10.1', '7.0.15'].map((found) => isAtLeast(found, '6.2'))).toEqual([true, true, true]);
  expect(['6.1.9', '5'].map((found) => isAtLeast(found, '6.2'))).toEqual([false, false]);
});

if (mongoIsGiven('the doctor at a read store')) {
  it('a read store that answers, takes writes, and leaves nothing behind', async () => {
    const database = await mongoDatabase();
    const all = of(await findings({ GHIA_READ_STORE: database.url }), 'read store');
    expect(all.filter(({ how }) => how === 'wrong')).toEqual([]);
    expect(all.at(-1)!.says).toContain('takes writes');
    expect(await database.client.db(database.name).listCollections().toArray()).toEqual([]);
    await database.drop();
  });
}
