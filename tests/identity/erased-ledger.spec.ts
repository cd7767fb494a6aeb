import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErasedLedger } from '../../src/identity/erased.ledger.js';
import { SqliteVault } from '../../src/identity/sqlite.vault.js';
import { folder, personOf, tidy } from './place.js';

afterEach(tidy);
const file = (at: string) => join(at, 'erased.log');

describe('the list of what is gone for good', () => {
  it('is written before a key goes, and lets an older vault forget what a newer one has forgotten', async () => {
    const at = folder();
    const vault = await SqliteVault.open({ folder: at });
    const [ana, gio] = [1, 2].map((n) => vault.enter(personOf(n), 'petition-a'));
    const late = vault.enter(personOf(3), 'petition-b');
    for (const subject of [ana!, gio!, late]) await vault.sealingKey(subject).durable;
    await vault.erase([ana!]);
    await vault.shred([gio!]);
    await vault.destroyScopeSecret('petition-b');
    expect(readFileSync(file(at), 'utf8')).toBe(`erase ${ana}\nshred ${gio}\nscope petition-b\n`);
    expect(statSync(file(at)).mode & 0o777).toBe(0o600);
    await vault.close();
  });

  it('is done again by a vault that is behind it, once, also when its end was cut off', async () => {
    const at = folder();
    const vault = await SqliteVault.open({ folder: at });
    const subjects = Array.from({ length: 3 }, (_, i) => vault.enter(personOf(i), 'petition-a'));
    for (const subject of subjects) await vault.sealingKey(subject).durable;
    const kept = vault.enter(personOf(9), 'petition-b');
    await vault.sealingKey(kept).durable;
    await vault.close();
    writeFileSync(
      file(at),
      `erase ${subjects[0]}\nshred ${subjects[1]}\nclose petition-a ${subjects[2]}\nerase ${kept.slice(0, 9)}`,
    );

    const again = await SqliteVault.open({ folder: at });
    expect(again.openingKey(subjects[0]!)).toBeUndefined();
    expect(again.openingKey(subjects[1]!)).toBeUndefined();
    expect(again.personOf(subjects[0]!)).toBeUndefined();
    expect(again.openingKey(subjects[2]!)).toBeDefined(); // its author
    expect(() => again.pseudonym(personOf(1), 'petition-a')).toThrow(/has been destroyed/);
    expect(again.openingKey(kept)).toBeDefined();
    expect(readFileSync(file(at), 'utf8').endsWith('\n')).toBe(true);
    await again.erase([kept]);
    await again.close();
    expect(ErasedLedger.open(at).count).toBe(4);

    writeFileSync(file(at), ''); // a list that was lost takes nothing back, and goes on
    const third = await SqliteVault.open({ folder: at });
    expect(third.openingKey(kept)).toBeUndefined();
    await third.erase([subjects[2]!]);
    await third.close();
    const last = await SqliteVault.open({ folder: at });
    expect(last.openingKey(subjects[2]!)).toBeUndefined();
    await last.close();
  });

  it('is refused when it says what nobody knows', async () => {
    const at = folder();
    await (await SqliteVault.open({ folder: at })).close();
    appendFileSync(file(at), 'forgive everybody\n');
    await expect(SqliteVault.open({ folder: at })).rejects.toThrow(/says nothing known/);
  });
});
