import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDataFolder } from './data-folder.js';
import { FileLock } from './file-lock.js';

/** Held by the one instance that owns the files of a data folder; undefined when another one does. @throws ConfigError */
export function lockInstance(data: string): FileLock | undefined {
  openDataFolder(data);
  return FileLock.take(join(data, 'instance.lock'));
}

export type Operations = Readonly<Record<string, (args: Readonly<Record<string, string>>) => Promise<unknown>>>;
type Asked = { readonly operation: string; readonly args: Readonly<Record<string, string>> };
type Answered = { readonly value: unknown } | { readonly error: string };

const socketOf = (data: string) => join(data, 'instance.sock');

/** The running instance takes operations from its own machine's command line, through a socket only its user can open. */
export async function listen(data: string, operations: Operations): Promise<Server> {
  const path = socketOf(data);
  rmSync(path, { force: true }); // left by a process that was killed; the lock says that nobody listens
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
  const socket = createConnection(socketOf(data));
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
