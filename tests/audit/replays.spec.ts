import { type Answer, TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

let town: TestHouse;
let id: string;
let signed: Answer;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await town.crowd(1, 30);
  id = await town.openPetition(1);
  await town.sign(id, 11);
  signed = await town.sign(id, 12);
  await town.sign(id, 13);
});
afterAll(() => town.close());

const replay = (query: string) => town.get(`/audit/replay?${query}`);

describe('a read model, replayed', () => {
  it('comes to the digest that serves now, and to another one of an earlier day', async () => {
    const now = (await replay('readModel=pages')).json;
    const head = now.asOf.position;
    const again = (await replay(`readModel=pages&asOf=${head}`)).json;
    const before = (await replay(`readModel=pages&asOf=${signed.json.position - 1}`)).json;
    expect(now).toMatchObject({ readModel: 'pages', documents: 1, next: null });
    expect([again.digest, again.documents]).toEqual([now.digest, 1]);
    expect(before.digest).not.toBe(now.digest);
    expect(before.items[0].signatures).toBe(1);
    expect(now.items[0].signatures).toBe(3);
  });

  it('shows no instant finer than an hour', async () => {
    for (const readModel of ['pages', 'timelines', 'deadlines']) {
      const { text, json } = await replay(`readModel=${readModel}`);
      expect([readModel, json.items.length > 0]).toEqual([readModel, true]);
      expect(text).not.toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d/);
    }
  });

  it('gives the digest alone where documents tell which official did what', async () => {
    for (const readModel of ['queue', 'staff', 'openings']) {
      const past = (await replay(`readModel=${readModel}&asOf=${signed.json.position}`)).json;
      const since = (await replay(`readModel=${readModel}&asOf=1&against=now`)).json;
      expect([past.items, past.next, since.items]).toEqual([[], null, []]);
      expect(past.digest).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('says what is different today, both ways, a page at a time', async () => {
    const asOf = signed.json.position - 1;
    const { items, now, digest } = (await replay(`readModel=pages&asOf=${asOf}&against=now`)).json;
    expect(
      items.map(({ past, now }: Record<'past' | 'now', { signatures: number }>) =>
        [past, now].map(({ signatures }) => signatures),
      ),
    ).toEqual([[1, 3]]);
    expect(now.digest).not.toBe(digest);
    const fresh = (await replay('readModel=pages&asOf=1&against=now')).json;
    expect(fresh.items).toEqual([{ id, past: null, now: expect.objectContaining({ _id: id }) }]);
    const first = (await replay('readModel=deadlines&asOf=1&against=now&limit=1')).json;
    const head = (await replay('readModel=deadlines')).json.documents;
    const all = [...first.items];
    for (let { next } = first; next; ) {
      const more = (await replay(`readModel=deadlines&asOf=1&against=now&limit=1&cursor=${next}`)).json;
      all.push(...more.items);
      next = more.next;
    }
    expect(all).toHaveLength(head);
  });

  it('refuses what is no read model, and a comparison of nothing', async () => {
    expect((await replay('readModel=texts')).status).toBe(400);
    expect((await replay('readModel=pages&against=now')).status).toBe(400);
    expect((await replay('readModel=pages&cursor=abc')).status).toBe(400);
    expect((await replay('readModel=pages&asOf=yesterday')).status).toBe(400);
  });

  it('keeps its digest when a petition is closed to readers later', async () => {
    const asOf = signed.json.position;
    const before = (await replay(`readModel=pages&asOf=${asOf}`)).json;
    const hidden = await town.submit(21);
    const moderator = await town.staff('moderator');
    await town.post(`/petitions/${hidden}/refuse`, moderator, { ground: 'offensive', explanation: 'ზ'.repeat(40) });
    const shown = await replay(`readModel=pages&asOf=${town.position - 1}`);
    await town.request('GET', `/api/v1/petitions?asOf=${town.position - 1}`); // shown to readers, it is closed
    const again = (await replay(`readModel=pages&asOf=${town.position - 1}`)).json;
    expect(again.digest).toBe(shown.json.digest);
    expect((await replay(`readModel=pages&asOf=${asOf}`)).json.digest).toBe(before.digest);
  });
});

describe('the page of an entry', () => {
  const page = (path: string) => town.request('GET', path);

  it('shows its payload, its place and hash, and what it changed', async () => {
    await until(async () => (await page(`/api/v1/audit/receipts/${signed.json.eventId}`)).status === 200);
    const path = `/en/log/entries/${signed.json.position}`;
    const plain = (await page(path)).text;
    expect(plain).toContain(signed.json.eventId);
    expect(plain).toMatch(/Fingerprint \(SHA-256\)<\/dt><dd><code>[0-9a-f]{64}</);
    expect(plain).toContain('Work it out');
    const { text } = await page(`${path}?changes=yes`);
    expect(text).toMatch(/<code>signatures<\/code><\/th><td>1<\/td><td>2<\/td>/);
    expect(text).toContain('Page of the petition');
  });

  it('is not there for what is no entry', async () => {
    for (const n of ['0', '999999', 'x', '1.5', '-1']) expect((await page(`/en/log/entries/${n}`)).status).toBe(404);
    expect((await page('/en/log/entries/1?changes=yes')).status).toBe(200);
  });
});
