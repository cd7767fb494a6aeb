import { MemoryVault } from '../../src/identity/memory.vault.js';
import { ScopeClosed } from '../../src/identity/scopes.js';
import { SqliteVault } from '../../src/identity/sqlite.vault.js';
import { Erased, type Vault } from '../../src/identity/vault.js';
import { mongoIsGiven } from '../support/mongo.js';
import { mongoVault, tidyMongo } from './mongo-place.js';
import { personOf, tidy, vaultFile } from './place.js';

const ana = personOf(1);
const levan = personOf(2);

const engines: [string, () => Promise<Vault>][] = [
  ['memory', async () => new MemoryVault()],
  ['sqlite', async () => new SqliteVault((await vaultFile()).file)],
];
if (mongoIsGiven('the vault on MongoDB')) engines.push(['mongodb', mongoVault]);

afterEach(tidyMongo);
afterEach(tidy);

describe.each(engines)('the %s vault', (_, open) => {
  it('names a person the same way every time, and differently in every scope', async () => {
    const vault = await open();
    const here = vault.pseudonym(ana, 'petition-1');
    expect(here).toMatch(/^[0-9a-f]{32}$/);
    expect(vault.pseudonym(ana, 'petition-1')).toBe(here);
    expect(vault.enter(ana, 'petition-1')).toBe(here);
    expect(vault.pseudonym(ana, 'petition-2')).not.toBe(here);
    expect(vault.pseudonym(levan, 'petition-1')).not.toBe(here);
  });

  it('records nothing when only asked for a pseudonym', async () => {
    const vault = await open();
    const subject = vault.pseudonym(ana, 'petition-1');
    expect(vault.openingKey(subject)).toBeUndefined();
    expect(vault.personOf(subject)).toBeUndefined();
    expect(vault.scopesOf(ana)).toEqual([]);
  });

  it('holds the key and the owner from the moment somebody enters', async () => {
    const vault = await open();
    const subject = vault.enter(ana, 'petition-1');
    const { key, durable } = vault.sealingKey(subject);
    expect(key).toHaveLength(32);
    expect(vault.openingKey(subject)).toEqual(key);
    expect(vault.personOf(subject)).toBe(ana);
    expect(vault.scopesOf(ana)).toEqual([{ scope: 'petition-1', subject }]);
    await durable;
    expect(vault.sealingKey(subject).key).toEqual(key);
    expect(vault.openingKey(subject)).toEqual(key);
    expect(vault.personOf(subject)).toBe(ana);
    expect(vault.scopesOf(ana)).toEqual([{ scope: 'petition-1', subject }]);
  });

  it('lists every scope that a person has entered, and nobody else’s', async () => {
    const vault = await open();
    const subjects = ['petition-1', 'petition-2', 'survey-9'].map((scope) => ({
      scope,
      subject: vault.enter(ana, scope),
    }));
    vault.enter(levan, 'petition-1');
    await vault.sealingKey(vault.pseudonym(levan, 'petition-1')).durable;
    expect(vault.scopesOf(ana)).toEqual(subjects);
  });

  it('has keys for documents, which are nobody’s', async () => {
    const vault = await open();
    const { key, durable } = vault.sealingKey('minutes of 30 May 2017');
    await durable;
    expect(vault.openingKey('minutes of 30 May 2017')).toEqual(key);
    expect(vault.personOf('minutes of 30 May 2017')).toBeUndefined();
  });

  it('links a key to its owner who enters later, and keeps the key', async () => {
    const vault = await open();
    const subject = vault.pseudonym(ana, 'petition-1');
    const { key, durable } = vault.sealingKey(subject);
    await durable;
    expect(vault.enter(ana, 'petition-1')).toBe(subject);
    await vault.sealingKey(subject).durable;
    expect(vault.personOf(subject)).toBe(ana);
    expect(vault.openingKey(subject)).toEqual(key);
  });

  it('erases for good: no key, no owner, no new key, and twice is once', async () => {
    const vault = await open();
    const subject = vault.enter(ana, 'petition-1');
    const other = vault.enter(ana, 'petition-2');
    await vault.sealingKey(subject).durable;
    await vault.erase([subject]);
    await vault.erase([subject]);
    expect(vault.openingKey(subject)).toBeUndefined();
    expect(vault.personOf(subject)).toBeUndefined();
    expect(vault.scopesOf(ana)).toEqual([{ scope: 'petition-2', subject: other }]);
    expect(() => vault.sealingKey(subject)).toThrow(Erased);
    expect(vault.enter(ana, 'petition-1')).toBe(subject);
    expect(vault.personOf(subject)).toBeUndefined();
    expect(() => vault.sealingKey(subject)).toThrow(Erased);
  });

  it('forgets what is erased at once, even before it is on disk', async () => {
    const vault = await open();
    const subject = vault.enter(ana, 'petition-1');
    const erased = vault.erase([subject]);
    expect(vault.openingKey(subject)).toBeUndefined();
    expect(() => vault.sealingKey(subject)).toThrow(Erased);
    await erased;
    expect(() => vault.sealingKey(subject)).toThrow(Erased);
  });

  it('makes no key for whoever was erased before they had one', async () => {
    const vault = await open();
    const subject = vault.pseudonym(ana, 'petition-1');
    await vault.erase([subject]);
    expect(() => vault.sealingKey(subject)).toThrow(Erased);
    expect(vault.enteredIn('petition-1')).toEqual([]);
  });

  it('lists who has entered a scope, also before it is on disk, and not whom it has forgotten', async () => {
    const vault = await open();
    const [one, two] = [vault.enter(ana, 'petition-1'), vault.enter(levan, 'petition-1')];
    vault.enter(ana, 'petition-2');
    expect([...vault.enteredIn('petition-1')].sort()).toEqual([one, two].sort());
    await vault.sealingKey(two).durable;
    await vault.erase([one]);
    expect(vault.enteredIn('petition-1')).toEqual([two]);
    expect(vault.enteredIn('petition-3')).toEqual([]);
  });

  it('shreds a key and still knows whose it was', async () => {
    const vault = await open();
    const subject = vault.enter(ana, 'petition-1');
    await vault.sealingKey(subject).durable;
    await vault.shred([subject]);
    expect(vault.openingKey(subject)).toBeUndefined();
    expect(() => vault.sealingKey(subject)).toThrow(Erased);
    expect(vault.personOf(subject)).toBe(ana);
    expect(vault.scopesOf(ana)).toEqual([{ scope: 'petition-1', subject }]);
    await vault.erase([subject]);
    expect(vault.personOf(subject)).toBeUndefined();
  });

  it('names nobody in a scope whose secret is destroyed, and can still erase there', async () => {
    const vault = await open();
    const subject = vault.enter(ana, 'petition-1');
    const other = vault.pseudonym(ana, 'petition-2');
    await vault.sealingKey(subject).durable;
    await vault.destroyScopeSecret('petition-1');
    expect(() => vault.pseudonym(ana, 'petition-1')).toThrow(ScopeClosed);
    expect(() => vault.enter(levan, 'petition-1')).toThrow(ScopeClosed);
    expect(vault.pseudonym(ana, 'petition-2')).toBe(other);
    expect(vault.scopesOf(ana)).toEqual([{ scope: 'petition-1', subject }]);
    await vault.erase([subject]);
    expect(vault.openingKey(subject)).toBeUndefined();
  });
});
