import { spawn, spawnSync } from 'node:child_process';
import { ROOT } from './root.js';

/** A command of Ghia as it ships: how it ended, and what it said. */
export function ghiaIn(env: NodeJS.ProcessEnv, ...args: string[]) {
  const call = { cwd: ROOT, env: { ...env, NODE_OPTIONS: '' }, timeout: 60_000 };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli.js', ...args], call);
  return { status, text: `${stdout}${stderr}` };
}

/** The same while this process goes on answering it. */
export async function ghiaBeside(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['dist/src/cli.js', ...args], {
    ...{ cwd: ROOT, env: { ...env, NODE_OPTIONS: '' }, timeout: 60_000 },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece) => out.push(piece));
  child.stderr.on('data', (piece) => err.push(piece));
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') };
}
