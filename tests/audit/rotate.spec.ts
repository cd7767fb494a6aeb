import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RecordLogKeyRetired } from '../../commands/identity/record-commands.js';
import { checkEd25519, merkle } from '../../src/audit/sequencer/hashing.js';
import { readNote } from '../../src/audit/tlog/note.js';
import { judge } from '../../src/audit/tlog/proof.js';
import { filesOf } from '../../src/data-folder.js';
import { KeyKeeper } from '../../src/key-keeper.js';
import { operationsOf, recordBy } from '../../src/operations.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

let town: TestHouse;
let n = 1;
beforeEach(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await published();
});
afterEach(() => town.close());

const keeper = () => new KeyKeeper(town.house, recordBy(town.house, town.server.commands));
const size = () => town.house.published.last?.size ?? 0;
const published = async () =>
  until(async () => town.house.published.last?.position === (await town.house.log.head()) && size() > 0);
/** One more checkpoint, and the ids of the keys that signed it. */
async function signers(): Promise<string[]> {
  await town.draft(n++);
  await published();
  return signersOf(town.house.published.last!.note);
}
const signersOf = (note: string) => readNote(note)!.signatures.map(({ id }) => id);
const ids = () => town.house.logKeys.keys.map(({ verifier }) => verifier.id);
const about = async () => (await town.request('GET', '/.well-known/ghia-log.json')).json;
const states = async () => (await about()).keys.map(({ state }: { state: string }) => state);
const keyFile = () => join(filesOf(town.house.config).vault, 'log-key.json');
const announcements = async () =>
  (await town.house.log.read('keys-log')).map(({ type, data }) => [type, (data as { vkey: string }).vkey]);
async function again(): Promise<void> {
  await town.close({ keep: true });
  town = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
}

it('a new key is announced under the old one, then both sign, then it alone; receipts of each time hold', async () => {
  const [old] = ids();
  const item = async (i: number) => (await town.request('GET', `/api/v1/audit/events?limit=${i + 1}`)).json.items[i];
  const receiptOf = async (id: string) => ({
    receipt: (await town.request('GET', `/api/v1/audit/receipts/${id}`)).text,
    entry: Buffer.from((await town.request('GET', `/api/v1/audit/leaves/${id}`)).text),
  });
  const holds = async ({ receipt, entry }: { receipt: string; entry: Buffer }, keys = town.house.logKeys.verifiers) =>
    'index' in (await judge(receipt, entry, { merkle, check: checkEd25519, log: keys }));
  const { id } = await item(0);
  const before = await receiptOf(id);
  const oldKey = town.house.logKeys.verifiers;

  const { vkey } = await keeper().rotateLog();
  expect(await announcements()).toEqual([['LogKeyRotated', vkey]]);
  expect(await states()).toEqual(['announced', 'signing']);
  await published(); // the checkpoint that holds the announcement is the old key's alone
  expect(signersOf(town.house.published.last!.note)).toEqual([old]);
  const [fresh] = ids();
  expect(await signers()).toEqual([fresh, old]);
  expect(await states()).toEqual(['signing', 'signing']);
  const both = await receiptOf(id);
  expect([await holds(both, oldKey), await holds(both)]).toEqual([true, true]);
  await expect(keeper().rotateLog()).rejects.toThrow(/two keys sign the log already/);

  await keeper().retireLog();
  expect(await signers()).toEqual([fresh]);
  const { vkeys, keys, policy, origin } = await about();
  expect(keys.map(({ state }: { state: string }) => state)).toEqual(['signing', 'retired']);
  expect([vkeys[0], vkeys.length, origin]).toEqual([vkey, 2, town.house.logKeys.origin]);
  expect(policy).toBe(`log ${vkey}\nquorum none\n`);
  const after = await receiptOf(id);
  expect([await holds(before), await holds(both), await holds(after), await holds(after, oldKey)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  const kept = JSON.parse(readFileSync(keyFile(), 'utf8'));
  expect([kept.keys.length, statSync(keyFile()).mode & 0o777]).toEqual([1, 0o600]);
  expect(Object.keys(kept.retired[0])).toEqual(['vkey', 'retired']); // how to sign with it is forgotten
  await expect(keeper().retireLog()).rejects.toThrow(/one key signs the log, and it stays/);
});

it('killed before the announcement, it signs nothing, and is announced at the next start', async () => {
  const [old] = ids();
  town.house.logKeys.add(town.clock.now());
  const [fresh] = ids();
  expect([await signers(), await signers()]).toEqual([[old], [old]]);
  expect(await announcements()).toEqual([]);
  await again();
  await until(async () => (await announcements()).length === 1);
  expect(ids()).toEqual([fresh, old]);
  await published();
  expect(signersOf(town.house.published.last!.note)).toEqual([old]);
  expect(await signers()).toEqual([fresh, old]);
});

it('killed between announcement and use, it goes on with that key, and makes no third', async () => {
  const [old] = ids();
  const { vkey } = await keeper().rotateLog();
  await again();
  await expect(keeper().rotateLog()).resolves.toMatchObject({ vkey }); // asked again, it is the same wish
  expect((await announcements()).length).toBe(1);
  await published();
  await expect(
    keeper()
      .retireLog()
      .then(
        () => 'retired',
        (error) => error.message,
      ),
  ).resolves.toMatch(/has signed nothing yet/);
  expect(await signers()).toEqual([ids()[0], old]);
});

it('killed while the old one was retired, it is forgotten at the next start', async () => {
  await keeper().rotateLog();
  await published();
  await signers();
  const { vkey } = town.house.logKeys.keys[1]!;
  await recordBy(town.house, town.server.commands)(new RecordLogKeyRetired(), { vkey });
  await again();
  await until(() => ids().length === 1);
  expect(await signers()).toEqual(ids());
  expect((await announcements()).map(([type]) => type)).toEqual(['LogKeyRotated', 'LogKeyRetired']);
});

it('the overlap ends by itself, and not before the new key has signed', async () => {
  await keeper().rotateLog();
  await published();
  town.clock.days(31);
  await keeper().look();
  expect(ids().length).toBe(2);
  await signers();
  await keeper().look();
  expect(ids().length).toBe(1);
  expect(await signers()).toEqual(ids());
});

it('a tree that is grown anew is signed by the same keys', async () => {
  await keeper().rotateLog();
  await published();
  await signers();
  await keeper().retireLog();
  const before = await signers();
  await town.close({ keep: true });
  rmSync(filesOf(town.house.config).published, { recursive: true });
  town = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
  await published();
  expect(signersOf(town.house.published.last!.note)).toEqual(before);
});

it('tokens: a new key signs, those that are out hold until they end, and nothing secret is told', async () => {
  const operations = operationsOf(town.house, town.server);
  const { token, resident } = await town.citizen(500);
  const file = join(filesOf(town.house.config).vault, 'token-key.json');
  const secret = JSON.parse(readFileSync(file, 'utf8')).d;
  expect(await operations['rotate-keys']!({ what: 'token' })).toEqual({ tokens: true });
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  expect([kept.d === secret, kept.older[0].d, statSync(file).mode & 0o777]).toEqual([false, undefined, 0o600]);
  const { token: fresh } = await town.house.tokens.issue({ person: resident.person, roles: [], level: 1 }, 600);
  const kid = (text: string) => JSON.parse(Buffer.from(text.split('.')[0]!, 'base64url').toString()).kid;
  expect(kid(fresh)).not.toBe(kid(token));
  await again();
  const me = async (one: string) => (await town.request('GET', '/api/v1/me/data', { token: one })).status;
  expect([await me(token), await me(fresh)]).toEqual([200, 200]);
  const told = JSON.stringify(await operationsOf(town.house, town.server)['rotate-keys']!({ what: 'all' }));
  for (const path of [file, keyFile()])
    for (const [, d] of readFileSync(path, 'utf8').matchAll(/"d":"([^"]+)"/g)) expect(told).not.toContain(d);
  await expect(operationsOf(town.house, town.server)['rotate-keys']!({ what: 'door' })).rejects.toThrow(
    'one of kek, token, log, all',
  );
});
