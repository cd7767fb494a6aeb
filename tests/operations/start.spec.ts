import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { ROOT } from '../support/root.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const folders: string[] = [];
const children: ChildProcess[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ghia-start-'));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

type Env = Readonly<Record<string, string>>;
function run(script: string, args: readonly string[], env: Env): ChildProcess {
  const child = spawn(process.execPath, [`dist/src/${script}`, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, GHIA_PORT: '0', GHIA_CACHE_MB: '8', GHIA_DATA: folder(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** What it says until it ends, or until it answers. */
async function said(script: string, args: readonly string[], env: Env = {}): Promise<string> {
  const child = run(script, args, env);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (piece: Buffer) => {
      text += piece;
      if (text.includes('Ghia answers')) child.kill('SIGTERM');
    });
  }
  await once(child, 'close');
  return text.trim();
}
const start = (env: Env) => said('main.js', ['--empty'], env);

describe('a wrong configuration is one sentence that says what to write', () => {
  it.each<[Env, string]>([
    [{ GHIA_EVENT_LOG: 'sqlite:/tmp/x.db' }, 'write sqlite: and nothing behind it'],
    [{ GHIA_EVENT_LOG: 'esdb://' }, 'write one such as esdb://127.0.0.1:2113'],
    [{ GHIA_READ_STORE: 'sqlite:/tmp/x.db' }, 'write sqlite: and nothing behind it'],
    [{ GHIA_READ_STORE: 'mongodb://' }, 'write one such as mongodb://127.0.0.1:27017/ghia'],
    [{ GHIA_VAULT: 'postgres://db' }, 'write sqlite: and nothing behind it'],
    [{ GHIA_VAULT: 'mongodb://' }, 'write one such as mongodb://127.0.0.1:27017/ghia'],
    [{ GHIA_QUEUE: 'inline:x' }, 'write inline: and nothing behind it'],
    [{ GHIA_MODE: 'production' }, 'set GHIA_SMTP'],
    [{ GHIA_MODE: 'production', GHIA_SMTP: 'smtp:' }, 'write smtp://host'],
    [{ GHIA_HOST: 'nowhere.invalid' }, 'write an address of this machine'],
    [{ GHIA_HOST: '' }, 'GHIA_HOST is empty; write'],
    [{ GHIA_PORT: '' }, 'write a whole number'],
    [{ GHIA_MODE: 'production', GHIA_PUBLIC_URL: 'http://ghia.example.ge' }, 'in production write https://…'],
    [{ GHIA_LOG_MIRRORS: 'https://a.example/log, b.example' }, 'GHIA_LOG_MIRRORS holds "b.example"; write addresses'],
    [{ GHIA_TRUST_PROXY: '10.0.0.0/8, balancer' }, 'GHIA_TRUST_PROXY holds "balancer"; write addresses'],
    [{ GHIA_CONTACT_EMAIL: 'City Hall' }, 'write an e-mail address'],
    [{ GHIA_CONTACT_PHONE: 'hotline' }, 'write digits and spaces'],
    [{ GHIA_ROLES: 'api,protector' }, 'GHIA_ROLES holds "protector"; write any of api, projector, worker'],
    [{ GHIA_ROLES: 'api' }, 'write GHIA_EVENT_LOG=esdb://…, GHIA_READ_STORE=mongodb://…, GHIA_VAULT=mongodb://…'],
    [
      {
        GHIA_ROLES: 'projector,worker',
        GHIA_EVENT_LOG: 'esdb://127.0.0.1:1',
        GHIA_READ_STORE: 'mongodb://127.0.0.1:1/x',
        GHIA_VAULT: 'mongodb://127.0.0.1:1/x',
      },
      'share engines: write GHIA_QUEUE=redis://…, or leave GHIA_ROLES out',
    ],
    [{ GHIA_DRAIN_SECONDS: '5s' }, 'write a whole number'],
    [{ GHIA_PORT: '0x1F90' }, 'write a whole number'],
    [{ GHIA_DATA: '' }, 'GHIA_DATA is empty; write'],
    [{ GHIA_DATA: '/proc/ghia' }, 'write the path of one that can'],
    [{ GHIA_DATA: '/etc/hostname/ghia' }, 'write the path of one that can'],
  ])('%j', async (env, wanted) => {
    const text = await start(env);
    expect(text).toContain(wanted);
    expect(text.split('\n')).toHaveLength(1);
  });

  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const text = await start({ GHIA_PORT: String(port) });
    other.close();
    expect(text).toBe(
      `Port ${port} of 127.0.0.1 is taken: write another number in GHIA_PORT, or stop what listens there.`,
    );
  });

  it('without the password that stands in it', () => {
    expect(() => readConfig({ GHIA_READ_STORE: 'postgres://ghia:secret@db/ghia' })).toThrow(/^((?!secret).)*$/);
  });

  it('and the command line says the same', async () => {
    expect(await said('cli.js', ['status'], { GHIA_READ_STORE: 'sqlite:/x' })).toMatch(/^GHIA_READ_STORE is .*[^\n]$/);
  });
});

it('says the port that it was given, and takes an address of the newer kind', async () => {
  expect(await start({})).toMatch(/^Ghia answers at http:\/\/127\.0\.0\.1:[1-9]\d+ \(demonstration\)$/);
  expect(readConfig({ GHIA_HOST: '::1' }).publicUrl).toBe('http://[::1]:3000');
});

it('a folder that cannot be written to is told at once', async () => {
  const data = folder();
  await start({ GHIA_DATA: data });
  const text = await said('cli.js', ['backup', '--out', '/proc/ghia'], { GHIA_DATA: data });
  expect(text).toBe('--out is "/proc/ghia": that folder cannot be made or written to (ENOENT)');
});

it('closes to others what lies open in a folder that was there before', async () => {
  const data = folder();
  await start({ GHIA_DATA: data });
  for (const name of readdirSync(data)) chmodSync(join(data, name), 0o755);
  writeFileSync(join(data, 'log.db-journal'), '', { mode: 0o644 });
  mkdirSync(join(data, 'vault'), { recursive: true });
  chmodSync(data, 0o755);

  const child = run('main.js', ['--empty'], { GHIA_DATA: data });
  await new Promise<void>((ready) => child.stdout!.on('data', (piece: Buffer) => piece.includes('answers') && ready()));
  const open = [data, join(data, 'vault')].flatMap((path) =>
    ['.', ...readdirSync(path)].map((name) => join(path, name)).filter((one) => (statSync(one).mode & 0o077) !== 0),
  );
  expect(readdirSync(data)).toEqual(expect.arrayContaining(['log.db', 'log.db-wal', 'read.db', 'policies.db']));
  expect(open).toEqual([]);
});
