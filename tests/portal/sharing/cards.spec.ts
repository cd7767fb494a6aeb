import { Writer } from '../../forum/made-up.js';
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

it('draws a report and a topic that everybody may see, and the map, each in its own way', async () => {
  const cards = await Promise.all(
    [`report/${here.report}`, `topic/${here.topic}`, 'map.ka', 'map.en', 'default', 'default.en'].map((name) =>
      picture(`/og/${name}.png`),
    ),
  );
  for (const { status, png } of cards) expect([status, ...sizeOf(png)]).toEqual([200, 1200, 630]);
  expect(new Set(cards.map(({ etag }) => etag)).size).toBe(6);
});

it('shows the portal’s own card for a report or a topic that is hidden or erased', async () => {
  const { png: own } = await picture('/og/default.png');
  for (const name of [`report/${here.hidden}`, `topic/${here.hiddenTopic}`, `topic/${here.erasedTopic}`]) {
    const { status, png } = await picture(`/og/${name}.png`);
    expect([name, status, png.equals(own)]).toEqual([name, 200, true]);
  }
});

it('draws a topic anew when somebody has replied', async () => {
  const path = `/og/topic/${here.topic}.png`;
  const before = await picture(path);
  expect((await picture(path, { 'if-none-match': before.etag })).status).toBe(304);
  await new Writer(here.town, 36).posts(here.topic);
  await here.town.house.projecting.seen(await here.town.house.log.head(), 5_000);
  const after = await picture(path, { 'if-none-match': before.etag });
  expect([after.status, after.png.equals(before.png)]).toEqual([200, false]);
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
  for (const name of [
    'report/x.png',
    'topic/x.png',
    'other.png',
    'default.de.png',
    `report/${here.petition}.png`,
    `topic/${here.post}.png`,
  ])
    expect([name, (await picture(`/og/${name}`)).status]).toEqual([name, 404]);
});
