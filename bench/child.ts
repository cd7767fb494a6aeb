import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** As `npm start` has it; the peers have it too. */
const NURSERY = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

/** A server in a process of its own; its first message says where it listens. */
export async function start<Hello>(
  script: string,
  args: readonly string[],
  flags: readonly string[] = NURSERY,
): Promise<{ child: ChildProcess; hello: Hello }> {
  const child = fork(new URL(script, import.meta.url), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, ...flags],
  });
  const [hello] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended before it was ready`))),
  ]);
  return { child, hello };
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
export const round = (value: number, digits = 0): string => value.toFixed(digits);
