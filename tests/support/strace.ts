import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/**
 * From now on the kernel treats every fsync of a process, in all its threads, as told: `error=EIO`, `delay_enter=200000`
 * (microseconds). Undefined, and said loudly, where nobody may be traced. Ended by `well`.
 */
export async function fsyncMeets(fault: string, pid: number): Promise<ChildProcess | undefined> {
  const may = spawnSync('strace', ['-e', 'trace=fsync', '-o', '/dev/null', 'true']);
  if (may.status !== 0) {
    console.warn(`NOT TESTED: fsync with ${fault}. strace is missing, or may trace nobody: ${may.error ?? may.stderr}`);
    return undefined;
  }
  const calls = 'fsync,fdatasync';
  const how = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:${fault}`];
  const strace = spawn('strace', [...how, '-p', String(pid)], { stdio: 'ignore' });
  await once(strace, 'spawn');
  return strace;
}

/** The disk is as it was. */
export async function well(strace: ChildProcess): Promise<void> {
  const over = once(strace, 'exit');
  strace.kill('SIGTERM');
  await over;
}
