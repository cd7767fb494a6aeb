import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round } from './child.js';
import { crowdedLog } from './crowded-log.js';

// From starting the process to its first answer, with a million events in the log and read models current.
// node dist/bench/start.js [signatures] [rounds]

const [signatures = 1_000_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
crowdedLog(join(folder, 'log.db'), signatures);
const port = 20_000 + Math.floor(Math.random() * 10_000);
const main = join(import.meta.dirname, '..', 'src', 'main.js');
const env = { ...process.env, GHIA_DATA: folder, GHIA_PORT: String(port) };

/** Resolves once a public read is answered, or once every read model is live. */
async function until(path: string, good: (body: string) => boolean): Promise<void> {
  for (;;) {
    const body = await fetch(`http://127.0.0.1:${port}${path}`).then(
      (answer) => answer.text(),
      () => '',
    );
    if (good(body)) return;
    await new Promise((later) => setTimeout(later, 5));
  }
}

for (let n = 0; n <= rounds; n++) {
  const started = performance.now();
  const child = spawn(process.execPath, [main, '--empty'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await until('/api/v1/petitions?limit=1', (body) => body.startsWith('{"items"'));
  const seconds = (performance.now() - started) / 1000;
  if (n === 0) {
    await until('/api/v1/status', (body) => body !== '' && !/"state":"(new|booting)"/.test(body));
    console.log(`read models built in ${round((performance.now() - started) / 1000, 1)} s`);
  } else console.log(`first answer after ${round(seconds, 2)} s (bar 2.00)`);
  child.kill('SIGTERM');
  await once(child, 'exit');
}
rmSync(folder, { recursive: true, force: true });
