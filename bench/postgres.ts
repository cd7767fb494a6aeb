import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Postgres = { readonly url: string; stop(): void };

/** Debian keeps the server's programs out of PATH. */
function programs(): string {
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (!newest) throw new Error('PostgreSQL is not installed: apt-get install -y postgresql');
  return join(root, newest, 'bin');
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A server of its own in a temporary folder, on loopback, with the durability it ships with (synchronous_commit on). */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'ghia-pg-'));
  chmodSync(folder, 0o777);
  const port = await freePort();
  // the server refuses root
  const as = (...command: string[]) =>
    process.getuid?.() === 0
      ? execFileSync('runuser', ['-u', 'postgres', '--', ...command], { stdio: 'ignore' })
      : execFileSync(command[0]!, command.slice(1), { stdio: 'ignore' });
  const data = join(folder, 'data');
  as(join(bin, 'initdb'), '-D', data, '-U', 'ghia', '--auth=trust');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c synchronous_commit=on -c shared_buffers=256MB -c max_connections=60`;
  as(join(bin, 'pg_ctl'), '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start');
  return {
    url: `postgres://ghia@127.0.0.1:${port}/postgres`,
    stop() {
      as(join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
