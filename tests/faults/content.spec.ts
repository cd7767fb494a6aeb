import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { AdoptMapLayer, PlaceMapObject } from '../../commands/smart-map/map-commands.js';
import { Clock } from '../../src/clock.js';
import { Contents } from '../../src/content/contents.js';
import { FolderFiles } from '../../src/files/folder.files.js';
import { MemoryVault } from '../../src/identity/memory.vault.js';
import type { Append } from '../../src/log/event-log.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { readShape, type Shape } from '../../src/map/geometry.js';
import { inAFact } from '../../src/map/in-a-fact.js';
import { attributed } from '../../src/write/attributed.js';
import { DecideHandler } from '../../src/write/decide.handler.js';
import { borderRound } from '../support/borders.js';
import { ghiaIn } from '../support/ghia.js';
import { wish } from '../support/given.js';
import { TestHouse } from '../support/house.js';
import { scratch } from '../support/scratch.js';
import { PUBLIC_URL, Served } from '../support/served.js';
import { until } from '../support/until.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

const LAYER = { layer: 'parks', version: 1, name: { ka: 'პარკები', en: 'Parks' } };
const TITLE = { ka: 'ახალი პარკი', en: 'A new park' };
const fresh = scratch();
const filesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\/[0-9a-f]{64}$/.test(name))
    : [];

/** A log whose machine goes down when it is to write what names content. */
class GoingDown extends MemoryLog {
  down = true;

  override async append(append: Append) {
    if (this.down && append.stream.startsWith('object-')) throw new Error('the machine went down');
    return super.append(append);
  }
}

it('when the house goes down between content and fact, the content lies there and is used by whoever tries again', async () => {
  const folder = fresh('content');
  const log = new GoingDown();
  const contents = new Contents(new FolderFiles(folder));
  const handler = new DecideHandler(log, new MemoryVault(), new Clock(), contents);
  const by = { actor: 'officer', at: '2026-06-10T08:00:00.000Z' };
  await handler.execute(attributed(wish(AdoptMapLayer, LAYER), {}, by));
  const shape = readShape(borderRound([44.78, 41.71], 3_000)) as Shape;
  const { said, beside } = inAFact(shape.geometry);
  const placing = () => {
    const told = { ...shape, ...said, layer: LAYER.layer, title: TITLE, object: 'o1' };
    return handler.execute(attributed(wish(PlaceMapObject, told), {}, { ...by, beside }));
  };
  await expect(placing()).rejects.toThrow('went down');
  const { digest } = said.exact!;
  expect([await log.read('object-o1'), filesIn(folder)]).toEqual([[], [join(digest.slice(0, 2), digest)]]);
  log.down = false;
  await placing();
  expect((await log.read('object-o1')).map(({ data }) => data)).toMatchObject([{ exact: said.exact }]);
  expect(filesIn(folder)).toHaveLength(1);
  // and without its content the same wish records nothing
  const other = inAFact((readShape(borderRound([44.79, 41.71], 3_000)) as Shape).geometry);
  const bare = wish(PlaceMapObject, { ...shape, ...other.said, layer: LAYER.layer, title: TITLE, object: 'o2' });
  await expect(handler.execute(attributed(bare, {}, by))).rejects.toMatchObject({ part: 'content', reason: 'broken' });
  expect(await log.read('object-o2')).toEqual([]);
});

it('killed as soon as content is there, the house holds no fact without its content, and takes the wish again', async () => {
  const town = await TestHouse.open({ env: { GHIA_PUBLIC_URL: PUBLIC_URL } });
  await town.post('/map/layers', await town.staff('administrator'), LAYER);
  const officer = await town.staff('officer');
  town.clock.at = new Date().toISOString();
  const house = await Served.around(town, {});
  const content = join(house.folder, 'content');
  try {
    const shapes = [3_000, 3_500, 4_000].map((points) => borderRound([44.78, 41.71], points));
    await house.start();
    for (const [n, geometry] of shapes.entries()) {
      const body = { layer: LAYER.layer, title: TITLE, geometry };
      const answer = house.post('/map/objects', officer, body).catch(() => 'cut off');
      await until(() => filesIn(content).length > n);
      await house.end('SIGKILL');
      await answer;
      await house.start();
      expect(await house.post('/map/objects', officer, body)).toBe(201);
      expect(filesIn(content)).toHaveLength(n + 1);
    }
    const digests = async () => {
      const { items } = (await (await house.get('/api/v1/map/objects?limit=100')).json()) as {
        items: { exact: { digest: string } }[];
      };
      return new Set(items.map(({ exact }) => exact.digest));
    };
    await until(async () => (await digests()).size === shapes.length);
    for (const digest of await digests()) expect((await house.get(`/log/content/${digest}`)).status).toBe(200);
    await house.end('SIGTERM');
    const { status, text } = ghiaIn(house.env, 'verify');
    expect([status, text]).toEqual([0, expect.stringContaining('ok     content      3 files that facts name')]);
  } finally {
    await house.remove();
  }
});
