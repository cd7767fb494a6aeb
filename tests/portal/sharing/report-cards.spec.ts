import { type Told, told } from './told.js';

let here: Told;
beforeAll(async () => {
  here = await told();
});
afterAll(() => here.town.close());

const picture = async (path: string, headers = {}) => {
  const {
    rawPayload,
    statusCode,
    headers: said,
  } = await here.town.server.app.inject({ method: 'GET', url: path, headers });
  return { status: statusCode, png: rawPayload, etag: said.etag as string };
};
/** Width and height stand in the first chunk of a PNG. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

it('draws a report that everybody may see, and the map, each in its own way', async () => {
  const cards = await Promise.all(
    [`/og/report/${here.report}.png`, '/og/map.ka.png', '/og/map.en.png', '/og/default.png', '/og/default.en.png'].map(
      (path) => picture(path),
    ),
  );
  for (const { status, png } of cards) expect([status, ...sizeOf(png)]).toEqual([200, 1200, 630]);
  expect(new Set(cards.map(({ etag }) => etag)).size).toBe(5);
});

it('shows the portal’s own card for a report that is hidden', async () => {
  const [hidden, own] = await Promise.all([picture(`/og/report/${here.hidden}.png`), picture('/og/default.png')]);
  expect(hidden.png.equals(own.png)).toBe(true);
});

it('has the same picture under the same tag, and another one when the report has moved on', async () => {
  const { town, report } = here;
  const path = `/og/report/${report}.png`;
  const before = await picture(path);
  expect((await picture(path, { 'if-none-match': before.etag })).status).toBe(304);
  await town.post(`/reports/${report}/acknowledge`, await town.staff('officer'));
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const after = await picture(path, { 'if-none-match': before.etag });
  expect([after.status, after.png.equals(before.png)]).toEqual([200, false]);
});

it('keeps the addresses of petitions’ cards that were shared before', async () => {
  const [now, before] = await Promise.all(
    ['petition', 'petitions'].map((kind) => picture(`/og/${kind}/${here.petition}.png`)),
  );
  expect(now!.png.equals(before!.png)).toBe(true);
});

it('has none of what is not there', async () => {
  for (const name of ['report/x.png', 'topic/x.png', 'other.png', 'default.de.png', `report/${here.petition}.png`])
    expect([name, (await picture(`/og/${name}`)).status]).toEqual([name, 404]);
});
