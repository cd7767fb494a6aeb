import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 22; // better-sqlite3 13 crashes below

/** Runs the program again on the Node that comes with the dependencies when this one is too old. Imports nothing else. */
export function onNewEnoughNode(script: string): void {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return;
  const node = nearest(dirname(fileURLToPath(script)), join('node_modules', '.bin', 'node'));
  if (!node) {
    console.error(
      `Node ${NEEDED} or newer is needed, this is ${process.versions.node}. Run "npm ci" first: it brings one.`,
    );
    process.exit(1);
  }
  const { status, signal } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(signal ? 1 : (status ?? 1));
}

function nearest(folder: string, path: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const here = join(at, path);
    if (existsSync(here)) return here;
    if (dirname(at) === at) return undefined;
  }
}
