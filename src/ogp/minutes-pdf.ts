import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { refuse } from '../../commands/decider.js';
import { Refused } from '../refused.js';

const run = promisify(execFile);
const KNOWN = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
/** A paper of some pages takes a second or two. */
const PATIENCE = 30_000;
/** Nothing is fetched: the paper is whole in itself. */
const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--no-pdf-header-footer'],
  ...['--disable-extensions', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND'],
];

/** The system's Chromium, where there is one: at the path that the house names, or in a usual place. */
const chromium = (named: string | undefined): string | undefined =>
  (named === undefined ? KNOWN : [named]).find((path) => existsSync(path));

/** One at a time: a browser wants memory. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Prints a page, whole in itself, with the system's Chromium. `named`: its path, where it is in no usual place.
 * @throws Refused `minutes.no-printer` where there is none
 */
export async function pdf(html: string, named: string | undefined): Promise<Buffer> {
  const browser = chromium(named);
  if (browser === undefined) throw new Refused(refuse('minutes.no-printer'));
  const mine = turn.then(() => print(html, browser));
  turn = mine.catch(() => undefined);
  return mine;
}

async function print(html: string, browser: string): Promise<Buffer> {
  const place = await mkdtemp(join(tmpdir(), 'ghia-print-'));
  try {
    const [page, out] = [join(place, 'page.html'), join(place, 'page.pdf')];
    await writeFile(page, html, { mode: 0o600 });
    const args = [...FLAGS, `--user-data-dir=${join(place, 'profile')}`, `--print-to-pdf=${out}`];
    await run(browser, [...args, pathToFileURL(page).href], { timeout: PATIENCE });
    return await readFile(out);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
