import { TestHouse } from '../support/house.js';

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
});
afterAll(() => town.close());

const picture = async (path: string) => {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const { rawPayload, statusCode } = await town.server.app.inject({ method: 'GET', url: path });
  expect(statusCode).toBe(200);
  return rawPayload;
};
const cardOf = (id: string) => picture(`/og/petitions/${id}.png`);
const portal = () => picture('/og/default.png');

it('draws no title before an official has admitted it, and none that was refused and closed', async () => {
  const id = await town.submit(1);
  expect((await cardOf(id)).equals(await portal())).toBe(true);
  const refusal = { ground: 'offensive', explanation: 'ტექსტი შეურაცხმყოფელ სიტყვებს შეიცავს.' };
  await town.post(`/petitions/${id}/refuse`, await town.staff('moderator'), refusal);
  expect((await cardOf(id)).equals(await portal())).toBe(true);
});

it('draws none of a draft that was taken back', async () => {
  const id = await town.draft(10);
  expect((await cardOf(id)).equals(await portal())).toBe(true);
  await town.post(`/petitions/${id}/withdraw`, (await town.citizen(10)).token);
  expect((await cardOf(id)).equals(await portal())).toBe(true);
});

it('draws the title of what everybody may read', async () => {
  const id = await town.openPetition(20);
  expect((await cardOf(id)).equals(await portal())).toBe(false);
});
