import { spawnSync } from 'node:child_process';
import { ROOT } from './served.js';

/** A command of Ghia as it ships: how it ended, and what it said. */
export function ghiaIn(env: NodeJS.ProcessEnv, ...args: string[]) {
  const call = { cwd: ROOT, env: { ...env, NODE_OPTIONS: '' }, timeout: 60_000 };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli.js', ...args], call);
  return { status, text: `${stdout}${stderr}` };
}
