import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { SqliteVault } from '../../src/identity/sqlite.vault.js';
import { folder, personOf, tidy } from './place.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const open = new Set<SqliteVault>();
async function vaultAt(at: string): Promise<SqliteVault> {
  const vault = await SqliteVault.open({ folder: at });
  open.add(vault);
  return vault;
}
async function shut(vault: SqliteVault): Promise<void> {
  open.delete(vault);
  await vault.close();
}
afterEach(async () => {
  await Promise.all([...open].map(shut));
  await tidy();
});

it('a change of keys that failed half-way is finished with its own key when it is asked for again', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const { key, durable } = vault.sealingKey(vault.enter(personOf(1), 'petition-1'));
  await durable;
  writeFileSync(join(at, 'kek.next'), 'cd'.repeat(32), { mode: 0o600 });
  await vault.rewrap(Buffer.alloc(32, 7));
  expect(readFileSync(join(at, 'kek'), 'utf8').trim()).toBe('cd'.repeat(32));
  await shut(vault);
  const again = await vaultAt(at);
  expect(again.openingKey(again.pseudonym(personOf(1), 'petition-1'))).toEqual(key);
});

it('a change of keys that is killed in the middle leaves every key to be opened', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const subjects = Array.from({ length: 20_000 }, (_, n) => vault.enter(personOf(n), 'petition-1'));
  const made = subjects.map((subject) => vault.sealingKey(subject));
  await Promise.all(made.map(({ durable }) => durable));
  await shut(vault);
  let halves = 0;
  for (let n = 1; n <= 4; n++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'rotate.child.js'), at, String(n)]);
    await once(child.stdout, 'data');
    while (!readdirSync(at).includes('kek.next') && child.exitCode === null) await pause(1);
    await pause(n * 15);
    const over = once(child, 'close');
    child.kill('SIGKILL');
    await over;
    if (readdirSync(at).includes('kek.next')) halves++;
    const after = await vaultAt(at);
    const lost = subjects.filter((subject, i) => !after.openingKey(subject)?.equals(made[i]!.key));
    expect([n, lost.length, readdirSync(at).includes('kek.next')]).toEqual([n, 0, false]);
    await shut(after);
  }
  expect(halves).toBeGreaterThan(0);
});
