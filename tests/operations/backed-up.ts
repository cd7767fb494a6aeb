import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestHouse } from '../support/house.js';
import { photo as picture } from '../support/pictures.js';
import { ROOT } from '../support/root.js';
import { PDF } from '../support/scans.js';

export const FIXED = { GHIA_PUBLIC_URL: 'http://127.0.0.1:1' };

let place: string;
/** A folder of its own for each test. */
export function eachInItsPlace(): void {
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'ghia-backup-'));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));
}

export const at = (...names: string[]) => join(place, ...names);
export function ghia(data: string, ...args: string[]) {
  const env = { ...process.env, ...FIXED, GHIA_DATA: data, GHIA_CACHE_MB: '8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli.js', ...args], {
    cwd: ROOT,
    env,
    timeout: 60_000,
  });
  return { status, text: `${stdout}${stderr}` };
}

/** A house with a petition, a signature, a scan and a photo, and a backup that was made while it was running. */
export async function backedUp() {
  const town = await TestHouse.open({ env: { ...FIXED, GHIA_DATA: at('data') } });
  await town.adopt();
  const id = await town.openPetition(1);
  await town.sign(id, 10);
  const token = await town.staff('officer');
  const headers = { 'content-type': 'application/pdf' };
  await town.request('POST', `/api/v1/petitions/${id}/scans`, { token, body: PDF, headers });
  const { token: citizen } = await town.citizen(5);
  const sent = { token: citizen, body: await picture(), headers: { 'content-type': 'image/jpeg' } };
  const { photo } = (await town.request('POST', '/api/v1/reports/photos', sent)).json;
  expect(ghia(at('data'), 'backup', '--out', at('backup'))).toMatchObject({ status: 0 });
  return { town, id, photo, citizen, head: await town.house.log.head() };
}
