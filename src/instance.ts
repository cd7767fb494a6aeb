import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDataFolder } from './data-folder.js';
import { FileLock } from './file-lock.js';

/** Held by the one instance that owns the files of a data folder; undefined when another one does. @throws ConfigError */
export function lockInstance(data: string): FileLock | undefined {
  openDataFolder(data);
  return FileLock.take(join(data, 'instance.lock'));
}

/** Held by each of the processes that share a data folder; undefined when one owns it alone. @throws ConfigError */
export function shareInstance(data: string): FileLock | undefined {
  openDataFolder(data);
  return FileLock.share(join(data, 'instance.lock'));
}

/** What several processes make at their first start is made by one of them at a time. */
export const openingLock = (data: string): Promise<FileLock> =>
  FileLock.wait(join(data, 'opening.lock'), LONGEST_OPENING);

export type Operations = Readonly<Record<string, (args: Readonly<Record<string, string>>) => Promise<unknown>>>;
type Asked = { readonly operation: string; readonly args: Readonly<Record<string, string>> };
type Answered = { readonly value: unknown } | { readonly error: string };

const LONGEST_OPENING = 120_000;
const SOCKET = /^instance(-[0-9a-f]{8})?\.sock$/;

/**
 * The running instance takes operations from its own machine's command line, through a socket only its user can open. Of
 * several processes on one folder each has its own, and whichever answers is asked.
 */
export async function listen(data: string, operations: Operations, { shared = false } = {}): Promise<Server> {
  const path = join(data, shared ? `instance-${randomBytes(4).toString('hex')}.sock` : 'instance.sock');
  if (!shared) for (const left of socketsIn(data)) rmSync(left, { force: true }); // of killed ones: the lock says so
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    createInterface(socket).once('line', async (line) => {
      socket.end(`${JSON.stringify(await answer(operations, line))}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  chmodSync(path, 0o600);
  return server;
}

async function answer(operations: Operations, line: string): Promise<Answered> {
  try {
    const { operation, args }: Asked = JSON.parse(line);
    const perform = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!perform) return { error: `no operation is called ${operation}` };
    return { value: (await perform(args)) ?? null };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** @throws Error with what the instance answered, or when none listens */
export async function ask(data: string, operation: string, args: Asked['args']): Promise<unknown> {
  const socket = await connected(data);
  socket.write(`${JSON.stringify({ operation, args } satisfies Asked)}\n`);
  const line = await new Promise<string>((resolve, reject) => {
    socket.once('error', reject);
    createInterface(socket)
      .once('line', resolve)
      .once('close', () => reject(new Error('the instance hung up')));
  });
  socket.end();
  const answered: Answered = JSON.parse(line);
  if ('error' in answered) throw new Error(answered.error);
  return answered.value;
}

const socketsIn = (data: string): readonly string[] =>
  readdirSync(data)
    .filter((name) => SOCKET.test(name))
    .map((name) => join(data, name));

/** To the first that answers; what a killed process left is taken away. @throws Error when none does */
async function connected(data: string): Promise<Socket> {
  for (const path of socketsIn(data)) {
    const socket = createConnection(path);
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') rmSync(path, { force: true });
    }
  }
  throw new Error(`the instance that owns ${data} does not answer`);
}
