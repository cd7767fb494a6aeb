import { adopt, REPORT } from '../smart-map/made-up.js';
import { TestHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

const CENTRE = { lat: 41.7011, lon: 44.7511 };
const LAYER = { layer: 'city-projects', version: 1, name: { ka: 'ქალაქის პროექტები', en: 'City projects' } };
const STREET = {
  layer: 'city-projects',
  title: { ka: 'ქუჩის განახლება', en: 'A street made anew' },
  geometry: {
    type: 'LineString',
    coordinates: [
      [44.76, 41.71],
      [44.77, 41.712],
    ],
  },
  period: { from: '2026-03-01', to: '2026-12-31' },
  budget: 125_000_000,
};

let town: TestHouse;
let object: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 10);
  await town.post('/map/layers', await town.staff('administrator'), LAYER);
  object = (await town.post('/map/objects', await town.staff('officer'), STREET)).json.id;
  for (const [n, place] of [CENTRE, { lat: 41.78, lon: 44.83 }].entries())
    await town.post('/reports', (await town.citizen(n + 1)).token, { ...REPORT, place });
  // they are read and counted by then
  for (const path of ['/reports', '/map/clusters?bbox=44.6,41.6,45,41.9&z=11']) await town.get(path);
});
afterAll(() => town.close());

const page = (path: string) => town.request('GET', path);
const reportsIn = (html: string) =>
  [...html.matchAll(/<h2><a href="\/en\/reports\/([0-9a-f-]{36})"/g)].map(([, id]) => id);

describe('the map’s page', () => {
  it('lists what lies in the part of the city that its address names', async () => {
    const all = await page('/en/reports');
    expect(reportsIn(all.text)).toHaveLength(2);
    const part = await page('/en/reports?bbox=44.74,41.69,44.77,41.72&z=14');
    expect(reportsIn(part.text)).toHaveLength(1);
    expect(part.text).toContain('1 report found');
    expect(reportsIn((await page('/en/reports?bbox=44.77,41.72,44.74,41.69')).text)).toHaveLength(2);
  });

  it('lists what is no older than asked for', async () => {
    const before = town.clock.at;
    town.clock.days(8);
    expect(reportsIn((await page('/en/reports?age=7')).text)).toHaveLength(0);
    expect(reportsIn((await page('/en/reports?age=30')).text)).toHaveLength(2);
    town.clock.at = before;
  });

  it('ticks the layers that are shown, and leads to the lists of the others', async () => {
    const { text } = await page('/en/reports?layers=reports');
    const ticked = [...text.matchAll(/<input[^>]*name="layers"[^>]*>/g)].map(([box]) => box);
    expect(ticked.filter((box) => / checked/.test(box)).map((box) => /value="([^"]+)"/.exec(box)![1])).toEqual([
      'reports',
    ]);
    expect(ticked.length).toBeGreaterThan(2);
    expect(text).toContain('href="/en/map/objects?layer=city-projects"');
  });

  it('has the map’s name for another', async () => {
    const { status, headers } = await page('/ka/map?district=vake');
    expect([status, headers.location]).toEqual([303, '/ka/reports?district=vake']);
  });
});

describe('what stands on the map besides', () => {
  it('has a list by layer', async () => {
    const { text } = await page('/en/map/objects?layer=city-projects');
    expect(text).toContain(`href="/en/map/objects/${object}"`);
    expect((await page('/en/map/objects?layer=budget-winners')).text).not.toContain(object);
    expect((await page('/en/map/objects?layer=nowhere')).text).toContain(object);
  });

  it('has pages of its own, with shape, period and money', async () => {
    const { text } = await page(`/en/map/objects/${object}`);
    expect(text).toContain('A street made anew');
    expect(text).toMatch(/class="object line" points="/);
    expect(text).toContain('1,250,000\u00a0₾');
    expect(text).toContain('Vake');
    expect((await page('/en/map/objects/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await page('/en/map/objects/none')).status).toBe(404);
  });
});

describe('reporting with a place', () => {
  const form = (more: Readonly<Record<string, string>>) => ({
    ...{ district: '', address: '', display: 'none', key: '' },
    ...{ 'answer-where': 'lane', 'answer-depth': '10', description: REPORT.description, ...more },
  });
  const path = `/en/reports/new?category=${REPORT.category}`;
  const at = (lat: number, lon: number) => ({ lat: String(lat), lon: String(lon) });

  it('shows what is near first, then takes the place as it was marked', async () => {
    const citizen = await Visitor.of(town, 5);
    const near = await citizen.post(path, form(at(CENTRE.lat + 0.001, CENTRE.lon)));
    expect(near.status).toBe(200);
    expect(near.text).toContain('Is it reported already?');
    expect(near.text).toContain(`name="lat" value="${CENTRE.lat + 0.001}"`);
    const sent = await citizen.post(path, form({ ...at(CENTRE.lat + 0.001, CENTRE.lon), anyway: 'yes' }));
    expect(sent.status).toBe(303);
    const { text } = await citizen.get(sent.headers.location!);
    expect(text).toContain(`${CENTRE.lat + 0.001}, ${CENTRE.lon}`);
    expect(text).toContain('class="place-sketch"');
  });

  it('shows nothing of another neighbourhood', async () => {
    const citizen = await Visitor.of(town, 6);
    expect((await citizen.post(path, form(at(41.715, 44.73)))).status).toBe(303);
  });

  it.each([
    ['beyond the city', at(48.85, 2.35)],
    ['that is none', { lat: 'x', lon: '44.8' }],
    ['off the planet', at(441.7, 44.8)],
  ])('refuses a place %s, and keeps what was written', async (_, where) => {
    const citizen = await Visitor.of(town, 7);
    const { status, text } = await citizen.post(path, form(where));
    expect(status).toBe(422);
    expect(text).toContain(REPORT.description);
  });
});
