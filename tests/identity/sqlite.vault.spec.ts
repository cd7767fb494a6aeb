import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { VaultLocked } from '../../src/identity/kek.file.js';
import { SqliteVault } from '../../src/identity/sqlite.vault.js';
import { VaultFile } from '../../src/identity/vault.file.js';
import { bytesIn, folder, personOf, tidy } from './place.js';

const ana = personOf(1);
const open: SqliteVault[] = [];

async function vaultAt(at: string): Promise<SqliteVault> {
  const vault = await SqliteVault.open({ folder: at });
  open.push(vault);
  return vault;
}
async function shut(vault: SqliteVault): Promise<void> {
  open.splice(open.indexOf(vault), 1);
  await vault.close();
}
const rows = (at: string, sql: string): Record<string, unknown>[] => {
  const db = new Database(join(at, 'vault.db'), { readonly: true });
  const found = db.prepare(sql).all() as Record<string, unknown>[];
  db.close();
  return found;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((vault) => vault.close()));
  await tidy();
});

it('keeps keys, owners and pseudonyms over a restart', async () => {
  const at = folder();
  const before = await vaultAt(at);
  const subject = before.enter(ana, 'petition-1');
  const { key, durable } = before.sealingKey(subject);
  await durable;
  await shut(before);

  const after = await vaultAt(at);
  expect(after.pseudonym(ana, 'petition-1')).toBe(subject);
  expect(after.openingKey(subject)).toEqual(key);
  expect(after.personOf(subject)).toBe(ana);
  expect(after.scopesOf(ana)).toEqual([{ scope: 'petition-1', subject }]);
});

it('writes one row a signature, and shows its files to nobody else', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  for (let n = 0; n < 30; n++) {
    const subject = vault.enter(personOf(n), 'petition-1');
    vault.sealingKey(subject);
    vault.enter(personOf(n), 'petition-1');
  }
  await vault.sealingKey(vault.pseudonym(personOf(29), 'petition-1')).durable;
  expect(rows(at, 'select count(*) n from keys')).toEqual([{ n: 30 }]);
  expect(rows(at, 'select count(*) n from scopes')).toEqual([{ n: 1 }]);
  expect(rows(at, 'select distinct typeof(subject) s, length(subject) l, length(person) p from keys')).toEqual([
    { s: 'blob', l: 16, p: 16 },
  ]);
  for (const name of readdirSync(at)) expect([name, statSync(join(at, name)).mode & 0o777]).toEqual([name, 0o600]);
});

it('takes ten thousand people at once and loses none', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const entered = Array.from({ length: 10_000 }, (_, n) => {
    const subject = vault.enter(personOf(n), `petition-${n % 13}`);
    return { n, subject, ...vault.sealingKey(subject) };
  });
  await Promise.all(entered.map(({ durable }) => durable));
  await shut(vault);
  const after = await vaultAt(at);
  const wrong = entered.filter(
    ({ n, subject, key }) => after.personOf(subject) !== personOf(n) || !after.openingKey(subject)?.equals(key),
  );
  expect(wrong).toEqual([]);
  expect(rows(at, 'select count(*) n from keys')).toEqual([{ n: 10_000 }]);
});

it('leaves no byte of an erased key, nor of whose it was, in the file or beside it', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const person = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
  const subjects = ['petition-1', 'petition-2'].map((scope) => vault.enter(person, scope));
  for (let n = 0; n < 500; n++) vault.enter(personOf(n), 'petition-1');
  await Promise.all(subjects.map((subject) => vault.sealingKey(subject).durable));
  await vault.sealingKey(vault.pseudonym(personOf(499), 'petition-1')).durable;
  const hex = subjects.map((subject) => `x'${subject}'`).join(',');
  const wrapped = rows(at, `select wrapped from keys where subject in (${hex})`).map((row) => row.wrapped as Buffer);
  const marks = [...wrapped, Buffer.from(person, 'hex')];
  const held = () => marks.map((mark) => bytesIn(at).includes(mark));
  expect(held()).toEqual([true, true, true]);
  await vault.erase(subjects);
  expect(held()).toEqual([false, false, false]);
});

it('leaves no byte of a destroyed scope secret', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const subject = vault.enter(ana, 'petition-1');
  await vault.sealingKey(subject).durable;
  const [{ secret }] = rows(at, 'select secret from scopes') as [{ secret: Buffer }];
  expect(bytesIn(at).includes(secret)).toBe(true);
  await vault.destroyScopeSecret('petition-1');
  expect(bytesIn(at).includes(secret)).toBe(false);
});

it('says erased only when no reader holds the old pages any more, and holds up nobody meanwhile', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const subject = vault.enter(ana, 'petition-1');
  await vault.sealingKey(subject).durable;
  const [{ wrapped }] = rows(at, 'select wrapped from keys') as [{ wrapped: Buffer }];
  const reader = new Database(join(at, 'vault.db'), { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from keys').get();

  let said = false;
  const erased = vault.erase([subject]).then(() => (said = true));
  for (let n = 10; n < 15; n++) await vault.sealingKey(vault.enter(personOf(n), 'petition-1')).durable;
  expect([said, vault.openingKey(subject)]).toEqual([false, undefined]);
  reader.exec('commit');
  await erased;
  expect(bytesIn(at).includes(wrapped)).toBe(false);
  reader.close();
});

it('never holds a key in clear', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const { key, durable } = vault.sealingKey(vault.enter(ana, 'petition-1'));
  await durable;
  expect(bytesIn(at).includes(key)).toBe(false);
});

describe('a key-encryption key that is not right', () => {
  async function used(): Promise<string> {
    const at = folder();
    const vault = await vaultAt(at);
    await vault.sealingKey(vault.enter(ana, 'petition-1')).durable;
    await shut(vault);
    return at;
  }

  it('missing: does not start, and makes no other', async () => {
    const at = await used();
    renameSync(join(at, 'kek'), join(at, 'put away'));
    await expect(vaultAt(at)).rejects.toThrow(VaultLocked);
    expect(readdirSync(at)).not.toContain('kek');
    renameSync(join(at, 'put away'), join(at, 'kek'));
    expect((await vaultAt(at)).scopesOf(ana)).toHaveLength(1);
  });

  it('wrong, broken or readable by others: does not start, and says what to do', async () => {
    const at = await used();
    const right = readFileSync(join(at, 'kek'));
    writeFileSync(join(at, 'kek'), 'ab'.repeat(32));
    await expect(vaultAt(at)).rejects.toThrow(/is not the key that .* was sealed with/);
    expect(() => VaultFile.reading({ folder: at })).toThrow(VaultLocked);
    writeFileSync(join(at, 'kek'), 'ab');
    await expect(vaultAt(at)).rejects.toThrow(/64 hex digits/);
    writeFileSync(join(at, 'kek'), right);
    chmodSync(join(at, 'kek'), 0o644);
    await expect(vaultAt(at)).rejects.toThrow(/chmod 600/);
    chmodSync(join(at, 'kek'), 0o600);
    expect((await vaultAt(at)).scopesOf(ana)).toHaveLength(1);
  });

  it('missing beside an empty vault: begins anew', async () => {
    const at = folder();
    await shut(await vaultAt(at));
    rmSync(join(at, 'kek'));
    const vault = await vaultAt(at);
    await vault.sealingKey(vault.enter(ana, 'petition-1')).durable;
    expect(vault.scopesOf(ana)).toHaveLength(1);
  });
});

describe('changing the key-encryption key', () => {
  it('seals everything anew; the old key opens nothing more, and no old box is left', async () => {
    const at = folder();
    const vault = await vaultAt(at);
    const keys = Array.from({ length: 1200 }, (_, n) => {
      const subject = vault.enter(personOf(n), 'petition-1');
      return { subject, ...vault.sealingKey(subject) };
    });
    await Promise.all(keys.map(({ durable }) => durable));
    const beside = VaultFile.reading({ folder: at });
    const reader = new SqliteVault(beside);
    const old = readFileSync(join(at, 'kek'));
    const [{ wrapped }] = rows(at, 'select wrapped from keys limit 1') as [{ wrapped: Buffer }];

    const turning = vault.rewrap(Buffer.alloc(32, 7));
    const meanwhile = vault.enter(personOf(5000), 'petition-1');
    const late = vault.sealingKey(meanwhile);
    await late.durable;
    expect(await turning).toBeGreaterThanOrEqual(1200);

    expect(bytesIn(at).includes(wrapped)).toBe(false);
    const [first] = keys;
    expect(reader.openingKey(first!.subject)).toEqual(first!.key); // a reader beside it follows
    await reader.close();
    await shut(vault);
    expect(readFileSync(join(at, 'kek'), 'utf8').trim()).toBe('07'.repeat(32));
    expect(readdirSync(at)).not.toContain('kek.next');

    const after = await vaultAt(at);
    const wrong = [...keys, { subject: meanwhile, key: late.key }].filter(
      ({ subject, key }) => !after.openingKey(subject)?.equals(key),
    );
    expect(wrong).toEqual([]);
    expect(after.pseudonym(personOf(3), 'petition-1')).toBe(keys[3]!.subject);
    await shut(after);
    writeFileSync(join(at, 'kek'), old);
    await expect(vaultAt(at)).rejects.toThrow(VaultLocked);
  });

  it('cut short at either end, goes on at the next start', async () => {
    const at = folder();
    const vault = await vaultAt(at);
    const subject = vault.enter(ana, 'petition-1');
    const { key, durable } = vault.sealingKey(subject);
    await durable;
    await shut(vault);
    writeFileSync(join(at, 'kek.next'), 'cd'.repeat(32), { mode: 0o600 }); // nothing sealed anew yet
    const second = await vaultAt(at);
    expect(second.openingKey(subject)).toEqual(key);
    await shut(second);
    expect(readFileSync(join(at, 'kek'), 'utf8').trim()).toBe('cd'.repeat(32));

    renameSync(join(at, 'kek'), join(at, 'kek.next')); // everything sealed anew, the name not yet changed
    writeFileSync(join(at, 'kek'), 'ef'.repeat(32), { mode: 0o600 });
    const third = await vaultAt(at);
    expect(third.openingKey(subject)).toEqual(key);
    expect(readdirSync(at)).not.toContain('kek.next');
  });
});

it('killed while writing, has every key that it acknowledged', async () => {
  const at = folder();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'vault.child.js'), at]);
  let said = '';
  let trouble = '';
  const ended = new Promise((over) => child.once('close', over));
  child.stderr.on('data', (text) => (trouble += text));
  await new Promise<void>((enough) => {
    child.stdout.on('data', (text) => {
      said += text;
      if (said.length > 300_000) enough();
    });
    child.once('close', () => enough());
  });
  child.kill('SIGKILL');
  await ended;
  expect(trouble).toBe('');

  const acknowledged = said.split('\n').slice(0, -1); // the last line may be cut
  expect(acknowledged.length).toBeGreaterThan(1000);
  const vault = await vaultAt(at);
  const lost = acknowledged.filter((line) => {
    const [person, scope, subject, key] = line.split(' ') as [string, string, string, string];
    const named = vault.pseudonym(person, scope) === subject && vault.personOf(subject) === person;
    return !named || vault.openingKey(subject)?.toString('hex') !== key;
  });
  expect(lost).toEqual([]);
});

it('refuses what it cannot keep: a key is not durable when its row is refused', async () => {
  const at = folder();
  const vault = await vaultAt(at);
  const beside = new Database(join(at, 'vault.db'));
  beside.exec("create trigger refuse before insert on keys begin select raise(abort, 'no'); end");
  beside.close();
  const subject = vault.enter(ana, 'petition-1');
  await expect(vault.sealingKey(subject).durable).rejects.toThrow('no');
  expect(vault.openingKey(subject)).toBeUndefined();
  expect(vault.scopesOf(ana)).toEqual([]);
});
