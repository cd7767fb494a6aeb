import convert from 'xml-js';
import { TEXTS } from '../../src/demo/texts.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

const { xml2js } = convert;
/** What a careless writer of XML trips over. */
const SHARP = 'ველობილიკი <script>alert(1)</script> & „ბილიკი“ ]]>';

let town: TestHouse;
let running: string;
let hidden: string;
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  await town.adopt();
  await town.crowd(1, 40);
  running = await town.openPetition(1, { title: SHARP });
  for (const n of [11, 12, 13]) await town.sign(running, n);
  await until(async () => (await town.get(`/petitions/${running}`)).json.status === 'goal-reached');
  await town.post(`/petitions/${running}/answer`, await town.staff('mayor-office'), {
    decision: 'declined',
    text: `${TEXTS.market.demand} <b>`,
  });
  hidden = await town.submit(21, { title: TEXTS.market.title });
  const refusal = { ground: 'offensive', explanation: TEXTS.market.demand.padEnd(40, '.') };
  await town.post(`/petitions/${hidden}/refuse`, await town.staff('moderator'), refusal);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
});
afterAll(() => town.close());

const feed = (name: string, headers = {}) => town.request('GET', `/feeds/${name}`, { headers });

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at from all sides
const parsed = (text: string) => xml2js(text, { compact: true }) as any;
const textIn = (node: { _text?: string; _cdata?: string | string[] }) => [node._cdata ?? node._text].flat().join('');
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

it('is well-formed Atom with every decision once, the newest first', async () => {
  const { status, headers, text } = await feed('decisions.atom');
  expect([status, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  const { entry, title, updated, link } = parsed(text).feed;
  const { facts, feed: t } = say('ka');
  expect(textIn(title)).toContain(t.decisions);
  const titles = entry.map((one: { title: object }) => textIn(one.title));
  expect(titles).toEqual([
    facts.PetitionRefused,
    html(`${facts.PetitionAnswered}: ${SHARP}`),
    html(`${facts.PetitionAdmitted}: ${SHARP}`),
    facts.RegulationAdopted,
  ]);
  expect(new Set(entry.map(({ id }: { id: { _text: string } }) => id._text)).size).toBe(4);
  expect(entry[0].id._text).toMatch(/^urn:ghia:event:[0-9a-f]{32}$/);
  expect(updated._text).toBe(entry[0].updated._text);
  expect(link.map((one: { _attributes: { rel: string } }) => one._attributes.rel)).toContain('self');
});

it('says the same as RSS and as JSON Feed, in the language asked for', async () => {
  const { rss } = parsed((await feed('decisions.rss?lang=en')).text);
  const { json } = await town.request('GET', '/feeds/decisions.json?lang=en');
  const { text, headers } = await feed('decisions.json?lang=en');
  expect(headers['content-type']).toBe('application/feed+json; charset=utf-8');
  const items = (json ?? JSON.parse(text)).items;
  expect(rss.channel.item.map(({ title }: { title: object }) => textIn(title))).toEqual(
    items.map(({ title }: { title: string }) => title),
  );
  expect(items[1].title).toBe(`An answer was given: ${SHARP}`);
  expect(items[1].url).toBe(`${town.house.config.publicUrl}/en/petitions/${running}`);
  expect(items[1].content_html).toContain(`${TEXTS.market.demand} &lt;b&gt;`);
});

it('neither names nor quotes what is closed to readers', async () => {
  for (const format of ['atom', 'rss', 'json']) {
    const { text } = await feed(`decisions.${format}`);
    expect(text).not.toContain(TEXTS.market.title);
    expect(text).not.toContain(hidden);
  }
});

it('answers 304 to whoever holds it, and 404 for what there is none of', async () => {
  const { headers } = await feed('decisions.atom');
  expect((await feed('decisions.atom', { 'if-none-match': headers.etag })).status).toBe(304);
  for (const name of ['decisions', 'decisions.xml', 'log.atom', '__proto__.atom'])
    expect((await feed(name)).status).toBe(404);
});

it('is offered by every page', async () => {
  const { text } = await town.request('GET', '/en/petitions');
  expect(text).toContain('<link rel="alternate" type="application/atom+xml"');
  expect(text).toContain('href="/feeds/decisions.atom?lang=en"');
});
