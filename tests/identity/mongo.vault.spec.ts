import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Collection } from 'mongodb';
import { person } from '../../src/demo/people.js';
import { VaultLocked } from '../../src/identity/kek.file.js';
import { openVault } from '../../src/identity/open-vault.js';
import { SqliteResidents } from '../../src/identity/sqlite.residents.js';
import { VaultFile } from '../../src/identity/vault.file.js';
import { Erased } from '../../src/identity/vault.js';
import { cuttable, type Database, Line, mongoIsGiven } from '../support/mongo.js';
import { mongoVaultAt, shut, tidyMongo, vaultDatabase } from './mongo-place.js';
import { folder, personOf, tidy } from './place.js';

jest.setTimeout(180_000);

const ana = personOf(1);
/** What lies sealed in the file of each machine: its check and the register’s secret. */
const SETTINGS = 2;
const MINUTES_11 = 660_000;

/** Another machine of the same city: its own folder, the same key. */
function neighbour(at: string): string {
  const there = folder();
  writeFileSync(join(there, 'kek'), readFileSync(join(at, 'kek')), { mode: 0o600 });
  return there;
}
const keyIn = (at: string): string => readFileSync(join(at, 'kek'), 'utf8').trim();
const everything = async ({ client, name }: Database): Promise<string> => {
  const all = await client.db(name).collections();
  const docs = await Promise.all(all.map((one: Collection) => one.find().toArray()));
  return JSON.stringify(docs.flat(), (_, value) =>
    value?.sub_type === undefined ? value : Buffer.from(value.buffer).toString('hex'),
  );
};

afterEach(tidyMongo);
afterEach(tidy);

if (mongoIsGiven('the vault on MongoDB between machines')) {
  it('names people the same on every machine, and opens there what was sealed here', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const here = await mongoVaultAt(database.url, at);
    const there = await mongoVaultAt(database.url, neighbour(at));
    const subject = here.enter(ana, 'petition-1');
    const { key, durable } = here.sealingKey(subject);
    await durable;
    expect(there.pseudonym(ana, 'petition-1')).toBe(subject);
    expect(there.openingKey(subject)).toEqual(key);
    expect(there.personOf(subject)).toBe(ana);
  });

  it('gives a resident the same id on every machine, and refuses a register that was made by another secret', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const here = await mongoVaultAt(database.url, at);
    const there = await mongoVaultAt(database.url, neighbour(at));
    const entered = async ({ file }: { readonly file: VaultFile }) => {
      const residents = new SqliteResidents(file);
      await residents.register([person(1) as never]);
      return (await residents.byNumber(person(1).number))!.person;
    };
    expect(await entered(there)).toBe(await entered(here));
    const alone = neighbour(at);
    const file = await VaultFile.open({ folder: alone });
    await entered({ file });
    await expect(openVault(database.url, file)).rejects.toThrow(/by another secret/);
    await file.close();
  });

  it('of two keys made at once keeps one, and whoever made the other hears of it', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const here = await mongoVaultAt(database.url, at);
    const there = await mongoVaultAt(database.url, neighbour(at));
    const both = [here, there].map((vault) => vault.sealingKey('a document'));
    const ended = await Promise.allSettled(both.map(({ durable }) => durable));
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [first, second] = [here, there].map((vault) => vault.sealingKey('a document'));
    await Promise.all([first!.durable, second!.durable]);
    expect(second!.key).toEqual(first!.key);
  });

  it('does not seal for whom another machine has erased, once a key is no longer kept', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const here = await mongoVaultAt(database.url, at);
    const subject = here.enter(ana, 'petition-1');
    await here.sealingKey(subject).durable;
    await here.erase([subject]);
    const there = await mongoVaultAt(database.url, neighbour(at));
    expect(there.openingKey(subject)).toBeUndefined();
    expect(there.personOf(subject)).toBeUndefined();
    expect(() => there.sealingKey(subject)).toThrow(Erased);
  });

  it('shows whoever reads the server neither a person nor a key', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const vault = await mongoVaultAt(database.url, at);
    const subjects = ['petition-1', 'petition-2'].map((scope) => vault.enter(ana, scope));
    const keys = await Promise.all(
      subjects.map(async (subject) => {
        const { key, durable } = vault.sealingKey(subject);
        await durable;
        return key.toString('hex');
      }),
    );
    const seen = await everything(database);
    expect(seen).toContain(subjects[0]);
    for (const secret of [ana, ...keys, keyIn(at)]) expect(seen).not.toContain(secret);
  });

  it('changes keys: everything still opens, on the other machine too, whose file follows', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const here = await mongoVaultAt(database.url, at);
    const beside = neighbour(at);
    const there = await mongoVaultAt(database.url, beside);
    const old = keyIn(at);
    const made = Array.from({ length: 600 }, (_, n) => here.sealingKey(here.enter(personOf(n), 'petition-1')));
    await Promise.all(made.map(({ durable }) => durable));
    expect(await here.rewrap(Buffer.alloc(32, 7))).toBe(603 + SETTINGS);
    expect(keyIn(at)).toBe('07'.repeat(32));
    const late = there.sealingKey('sealed by the old key before it has heard');
    await late.durable;
    await there.look();
    expect([keyIn(beside), readdirSync(beside).includes('kek.next')]).toEqual(['07'.repeat(32), false]);
    await expect(here.rewrap(Buffer.alloc(32, 8))).rejects.toThrow(/ten minutes/);
    await here.look(Date.now() + MINUTES_11);
    expect(await everything(database)).not.toMatch(/forward|backward|turned/);
    await shut(here);
    await shut(there);
    const again = await mongoVaultAt(database.url, at);
    expect(
      made.filter(({ key }, n) => !again.openingKey(again.pseudonym(personOf(n), 'petition-1'))?.equals(key)),
    ).toEqual([]);
    expect(again.openingKey('sealed by the old key before it has heard')).toEqual(late.key);
    const stale = folder();
    writeFileSync(join(stale, 'kek'), `${old}\n`, { mode: 0o600 });
    await expect(mongoVaultAt(database.url, stale)).rejects.toThrow(VaultLocked);
  });

  it('a machine that was off while the keys were changed comes in with its old key within ten minutes', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const here = await mongoVaultAt(database.url, at);
    const beside = neighbour(at);
    const { key, durable } = here.sealingKey('a document');
    await durable;
    await here.rewrap(Buffer.alloc(32, 7));
    const late = await mongoVaultAt(database.url, beside);
    expect(late.openingKey('a document')).toEqual(key);
    expect(keyIn(beside)).toBe('07'.repeat(32));
  });

  it('a change of keys that was cut short goes on at the next start', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const line = await Line.to(database);
    line.counts = /^vault_/;
    const first = await mongoVaultAt(database.url, at);
    const made = Array.from({ length: 40 }, (_, n) => first.sealingKey(`document ${n}`));
    await Promise.all(made.map(({ durable }) => durable));
    await shut(first);
    // at the announcement, at the sixth key, at the secret that hides people, and at the turn itself
    for (const left of [0, 5, 41, 42]) {
      const cut = await mongoVaultAt(line.url, at);
      await cut.look(Date.now() + MINUTES_11);
      line.left = left;
      const changed = await cut.rewrap(Buffer.alloc(32, left + 1)).catch(() => 'cut short');
      expect([left, changed, line.broken]).toEqual([left, 'cut short', true]);
      await shut(cut);
      line.mend();
      const after = await mongoVaultAt(database.url, at);
      expect(made.filter(({ key }, n) => !after.openingKey(`document ${n}`)?.equals(key))).toEqual([]);
      await after.look(Date.now() + MINUTES_11);
      await shut(after);
    }
    await line.close();
  });

  it('reads beside the instance, and learns a changed key from the server', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const vault = await mongoVaultAt(database.url, at);
    const beside = await openVault(database.url, VaultFile.reading({ folder: at }));
    const { key, durable } = vault.sealingKey('a document');
    await durable;
    expect(beside.openingKey('a document')).toEqual(key);
    await vault.rewrap(Buffer.alloc(32, 7));
    expect(beside.openingKey('a document')).toEqual(key);
    await expect(beside.erase(['a document'])).rejects.toThrow(/only reads/);
    await beside.close();
  });

  it('says that it is unavailable when the server is gone, and acknowledges nothing', async () => {
    const [database, at] = [await vaultDatabase(), folder()];
    const line = await cuttable(database);
    const vault = await mongoVaultAt(line.url, at);
    await vault.sealingKey('a document').durable;
    await line.cut();
    expect(() => vault.sealingKey('another')).toThrow(
      expect.objectContaining({ name: 'Error', part: 'vault', reason: 'busy' }),
    );
    expect(vault.health()).toMatchObject({ ok: false });
    await expect(vault.erase(['a document'])).rejects.toMatchObject({ part: 'vault', reason: 'busy' });
  });
} else it('needs a server', () => expect(process.env.GHIA_TEST_MONGO).toBeUndefined());
