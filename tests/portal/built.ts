import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type Assets, openAssets } from '../../src/portal/assets.js';

const TOOL = resolve(import.meta.dirname, '..', '..', 'tools', 'build-assets.mjs');

/** What browsers load, built afresh into a folder of the spec's own. */
export function builtInto(folder: string): Assets {
  const out = join(folder, 'assets');
  execFileSync(process.execPath, [TOOL, '--out', out]);
  return openAssets(out);
}
