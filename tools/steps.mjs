// What `npm run up` and `npm run check` share. Runs on any Node from 20.19, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules', '.bin');
/** The Node that comes with the dependencies, as npm scripts see it. */
export const env = { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}` };

export function run(command, args, more = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...env, ...more } });
  if (error) throw error;
  return signal ? 1 : (status ?? 1);
}

export function mustRun(command, args, more) {
  const status = run(command, args, more);
  if (status !== 0) process.exit(status);
}

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newest(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return age(path);
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Installs what the lock says, if that has not been done since the lock changed. */
export function install() {
  if (age(join(ROOT, 'node_modules', '.package-lock.json')) >= age(join(ROOT, 'package-lock.json'))) return;
  mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

const SOURCES = [
  'src',
  'events',
  'commands',
  'projections',
  'read-models',
  'tools',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds, if anything has changed since the last build. */
export function build() {
  const built = age(join(ROOT, 'dist', 'assets', 'manifest.json'));
  if (built > Math.max(...SOURCES.map((source) => newest(join(ROOT, source))))) return;
  mustRun('npm', ['run', '--silent', 'build']);
}
