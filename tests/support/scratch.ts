import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names fresh files in a folder of the spec's own, gone when the spec is done. */
export function scratch(): (name?: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'ghia-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let n = 0;
  return (name = 'file.db') => join(folder, `${++n}-${name}`);
}
