import { TestHouse } from '../support/house.js';
import { EXPLAINED, FEASIBLE, IDEA, ROUND } from './made-up.js';

let town: TestHouse;
let round: string;
let idea: string;
beforeAll(async () => {
  town = await TestHouse.open();
  round = (await town.post('/budget/rounds', await town.staff('administrator'), ROUND)).json.id;
  idea = (await town.post(`/budget/rounds/${round}/proposals`, (await town.citizen(1)).token, IDEA)).json.id;
});
afterAll(() => town.close());

const picture = async (path: string) => {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const { rawPayload, statusCode, headers } = await town.server.app.inject({ method: 'GET', url: path });
  expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
  return rawPayload;
};
const text = async (path: string) => (await town.request('GET', path)).text;

it('a round has a picture, a card and an address for Mastodon in both languages', async () => {
  const [ka, en, own] = await Promise.all([
    picture(`/og/round/${round}.ka.png`),
    picture(`/og/round/${round}.en.png`),
    picture('/og/default.png'),
  ]);
  expect([ka.equals(en), ka.equals(own)]).toEqual([false, false]);
  for (const lang of ['ka', 'en'] as const) {
    const page = await text(`/${lang}/budget/${round}`);
    expect(page).toContain(`/og/round/${round}.${lang}.png`);
    expect(page).toContain('"@type":"Event"');
    expect(await text(`/embed/round/${round}?lang=${lang}`)).toContain(ROUND.title[lang]);
    expect(await text(`/${lang}/share/mastodon?path=/${lang}/budget/${round}`)).toContain(ROUND.title[lang]);
  }
  const url = encodeURIComponent(`${town.house.config.publicUrl}/en/budget/${round}`);
  const told = (await town.request('GET', `/oembed?url=${url}`)).json;
  expect(told).toMatchObject({ title: ROUND.title.en, thumbnail_url: expect.stringContaining(`${round}.en.png`) });
  expect((await town.request('GET', `/og/round/${idea}.en.png`)).status).toBe(404);
});

it('a proposal has them while everybody may read it, and none of its words when it is hidden', async () => {
  const drawn = await picture(`/og/proposal/${idea}.ka.png`);
  const portal = await picture('/og/default.png');
  expect(drawn.equals(portal)).toBe(false);
  expect(await text(`/en/budget/proposals/${idea}`)).toContain(`/og/proposal/${idea}.en.png`);
  expect(await text(`/embed/proposal/${idea}?lang=ka`)).toContain(IDEA.title);
  const officer = await town.staff('officer');
  await town.post(`/budget/proposals/${idea}/assess`, officer, { stage: 'formal', outcome: 'passed' });
  await town.post(`/budget/proposals/${idea}/assess`, officer, FEASIBLE);
  expect((await picture(`/og/proposal/${idea}.ka.png`)).equals(drawn)).toBe(false);
  const moderator = await town.staff('moderator', 2);
  await town.post(`/budget/proposals/${idea}/hide`, moderator, { ground: 'spam', text: EXPLAINED.explanation });
  expect((await picture(`/og/proposal/${idea}.ka.png`)).equals(portal)).toBe(true);
  expect((await town.request('GET', `/embed/proposal/${idea}?lang=ka`)).status).toBe(404);
});

it('results have a feed of their own', async () => {
  const feed = JSON.parse(await text('/feeds/results.json?lang=en'));
  expect([feed.title, feed.items]).toMatchObject([expect.stringContaining('Results of budget rounds'), []]);
});
