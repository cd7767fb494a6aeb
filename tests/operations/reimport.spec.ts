import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { person } from '../../src/demo/people.js';
import { TEXTS } from '../../src/demo/texts.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { at, backedUp, eachInItsPlace, FIXED, ghia } from './backed-up.js';

jest.setTimeout(270_000); // loaded machines take their time; nothing here is measured
eachInItsPlace();

const kek = () => at('data', 'vault', 'kek');
const checkpoint = (data: string) => readFileSync(at(data, 'published', 'log', 'checkpoint'), 'utf8');
const restore = (...more: string[]) => ghia(at('new'), 'restore', at('backup'), '--kek', kek(), ...more);
const opened = () => TestHouse.open({ env: { ...FIXED, GHIA_DATA: at('new') } });

/** A backup, then signatures, a petition and an erasure that it does not hold, then a public export of all of it. */
async function lost() {
  const { town, id, head } = await backedUp();
  expect((await town.sign(id, 11)).status).toBe(201);
  expect((await town.sign(id, 12)).status).toBe(201);
  const newer = await town.openPetition(21, { title: TEXTS.market.title });
  expect((await town.sign(newer, 31)).status).toBe(201);
  await town.post('/me/erase', (await town.citizen(10)).token);
  const end = await town.house.log.head();
  await until(() => town.house.published.treeOf(end));
  await town.house.projecting.seen(end, 10_000);
  await town.close({ keep: true });
  expect(ghia(at('data'), 'export', '--out', at('export'))).toMatchObject({ status: 0 });
  return { id, newer, head, end };
}

it('facts that the backup lacks come back from a public export: the same log, root and counts, nothing forked', async () => {
  const { id, newer, head, end } = await lost();
  const published = checkpoint('data');
  const said = restore('--log', at('export'), '--erased', at('data', 'vault', 'erased.log'));
  expect([said.status, said.text]).toEqual([0, expect.stringContaining(`${end - head} facts were brought back`)]);
  expect(said.text).toContain('1 petitions were begun since the backup');

  const again = await opened();
  expect(await again.house.log.head()).toBe(end);
  await until(() => existsSync(at('new', 'published', 'log', 'checkpoint')) && checkpoint('new') === published);
  await again.house.projecting.seen(end, 10_000);
  expect((await again.get(`/petitions/${id}/count`)).json.count).toBe(3);
  expect((await again.get(`/petitions/${newer}`)).json.text).toMatchObject({ erased: true });

  // whoever signed what was lost has signed; the others go on; nobody acts in what only the lost vault could name
  expect((await again.sign(id, 11)).status).toBe(200);
  expect((await again.sign(id, 13)).status).toBe(201);
  expect((await again.sign(newer, 31)).status).toBe(409);
  expect((await again.sign(newer, 32)).status).toBe(409);
  const now = await again.house.log.head();
  await until(() => again.house.published.treeOf(now));
  await again.house.projecting.seen(now, 10_000);
  await again.close({ keep: true });
  expect(ghia(at('new'), 'verify')).toMatchObject({ status: 0 });
  const kept = readdirSync(at('data', 'published', 'log', 'checkpoints'));
  expect(readdirSync(at('new', 'published', 'log', 'checkpoints'))).toEqual(expect.arrayContaining(kept));
});

it('whoever was erased since the backup is erased again before the door opens', async () => {
  const { id } = await lost();
  expect(restore('--erased', at('data', 'vault', 'erased.log'))).toMatchObject({ status: 0 });
  const again = await opened();
  const signer = (await again.house.residents.byNumber(person(10).number))!.person;
  expect(again.house.vault.scopesOf(signer)).toEqual([]);
  const [signed] = (await again.house.log.read(`petition-${id}`)).slice(-1);
  expect(signed).toBeDefined();
  await again.close({ keep: true });
  expect(ghia(at('new'), 'verify')).toMatchObject({ status: 0 });

  rmSync(at('new'), { recursive: true });
  expect(restore()).toMatchObject({ status: 0 }); // without the list their key is there again, and it says so
  const unaware = await opened();
  expect(unaware.house.vault.scopesOf(signer)).toHaveLength(1);
  await unaware.close({ keep: true });
});

it('says how many were erased when nothing tells whom', async () => {
  await lost();
  expect(restore('--log', at('export')).text).toContain('1 people were erased since');
});

it('takes no export that was changed, is older, or is of another log; and no list of another vault', async () => {
  await lost();
  const refused = (why: string, ...more: string[]) => {
    const said = restore(...more);
    expect([said.status, said.text]).toEqual([1, expect.stringContaining(why)]);
    expect(readdirSync(at('new'))).toEqual(['instance.lock']);
  };
  refused('there is no export in', '--log', at('nowhere'));
  cpSync(at('export'), at('changed'), { recursive: true });
  const tiles = readdirSync(at('changed', 'log', 'tile', 'entries', '000.p'));
  const bundle = at('changed', 'log', 'tile', 'entries', '000.p', tiles.at(-1)!);
  const bytes = readFileSync(bundle, 'latin1');
  writeFileSync(bundle, bytes.replace(/"portal"(?!.*"portal")/s, '"postal"'), 'latin1');
  refused('do not give the root', '--log', at('changed'));
  writeFileSync(bundle, bytes.replace('"portal"', '"postal"'), 'latin1');
  refused('is not the fact that the backup holds', '--log', at('changed'));
  const signed = at('changed', 'log', 'checkpoint');
  copyFileSync(at('export', 'log', 'checkpoint'), signed);
  writeFileSync(
    signed,
    readFileSync(signed, 'utf8').replace(/^\d+$/m, (n) => String(Number(n) - 1)),
  );
  refused('not signed by the key', '--log', at('changed'));
  rmSync(at('backup'), { recursive: true });
  expect(ghia(at('data'), 'backup', '--out', at('backup'))).toMatchObject({ status: 0 });
  writeFileSync(at('other.log'), `erase ${'ab'.repeat(16)}\n`);
  refused('does not go on where', '--erased', at('other.log'));
});
