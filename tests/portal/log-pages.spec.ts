import { TEXTS } from '../../src/demo/texts.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { format } from '../../src/portal/i18n/format.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { log: t } = say('ka');

let town: TestHouse;
let id: string;
let after: { three: number; five: number };
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await town.crowd(1, 40);
  id = await town.openPetition(1, { title: TEXTS.bicycle.title });
  const sign = async (from: number, to: number) => {
    let position = 0;
    for (let n = from; n <= to; n++) position = (await town.sign(id, n)).json.position;
    return position;
  };
  after = { three: await sign(11, 13), five: 0 };
  town.clock.days(1);
  after.five = await sign(14, 15);
  await seen();
});
afterAll(() => town.close());
const seen = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);
const get = (path: string) => town.request('GET', path);

describe('the log', () => {
  it('says which petition an entry concerns, and leads to it and to its stream', async () => {
    const { text } = await get('/ka/log?type=PetitionSigned');
    expect(text).toContain(`<a href="/ka/petitions/${id}" lang="ka">${TEXTS.bicycle.title}</a>`);
    expect(text).toMatch(new RegExp(`href="/ka/log\\?stream=signature-${id}_[0-9a-f]+">${t.kinds.signature}<`));
  });

  it('shows what was recorded up to a day', async () => {
    const { text } = await get('/ka/log?day=2026-06-10&type=PetitionSigned');
    expect(text.match(/href="\/ka\/log\/entries\/\d+"/g)).toHaveLength(3);
    expect(text).toContain('value="2026-06-10"');
    expect((await get('/ka/log?day=2026-06-11&type=PetitionSigned')).text.match(/log\/entries/g)).toHaveLength(5);
    expect((await get('/ka/log?day=2020-01-01')).text).toContain(t.empty);
    expect((await get('/ka/log?day=nonsense')).status).toBe(200);
  });

  it('does not name a petition that is closed to the public', async () => {
    const sealed = await town.submit(21, { title: TEXTS.market.title });
    const moderator = await Visitor.of(town, 39, ['moderator']);
    const refusal = { ground: 'offensive', explanation: TEXTS.market.demand };
    await moderator.follow(`/ka/moderation/${sealed}/refuse`, refusal);
    await seen();
    const { text } = await get('/ka/log');
    expect(text).toContain(`stream=petition-${sealed}`);
    expect(text).not.toContain(TEXTS.market.title);
    expect((await get(`/ka/petitions/${sealed}`)).text).not.toContain(TEXTS.market.title);
  });
});

describe('the number of an entry', () => {
  const { hall, signing, account } = say('ka');
  const en = say('en');
  let n: number;
  let printed: string[];
  beforeAll(() => {
    n = after.three;
    printed = [
      ...[hall.done.receipt(n), signing.receiptNumber(n), t.found(n), account.me.receipt(n)],
      ...[en.hall.done.receipt(n), en.signing.receiptNumber(n), en.log.found(n), en.account.me.receipt(n)],
      ...[' ', '\u00a0', '\u202f', ',', '.'].map((by) => [...String(n)].join(by)), // five digits are far ahead
      ...[`№ ${n}`, ` ${n}.\n`, `0${n}`],
    ];
  });

  it('is found as the portal prints it, wherever it was copied from', async () => {
    for (const text of printed) {
      const page = (await get(`/ka/log?find=${encodeURIComponent(text)}`)).text;
      expect([text, page.includes(t.foundTitle), page.includes(`<b>${t.found(n)}</b>`)]).toEqual([text, true, true]);
    }
  });

  it('is taken the same way for the portal as it was', async () => {
    for (const text of printed) {
      const { status, text: page } = await get(`/ka/log/replay?position=${encodeURIComponent(text)}`);
      expect([text, status, wordsOf(page).includes(t.replay.stateOf(n))]).toEqual([text, 200, true]);
    }
  });

  it('is not seen where there is none', async () => {
    const code = (await town.house.log.read(`petition-${id}`))[0]!.id;
    expect((await get(`/ka/log?find=%20${code}`)).text).toContain(t.foundTitle);
    for (const text of [`${n}-`, `${n}x`, `-${n}`, 'x', '9'.repeat(16)])
      expect([text, (await get(`/ka/log?find=${text}`)).text.includes(t.notFoundTitle)]).toEqual([text, true]);
  });
});

describe('the portal as it was', () => {
  const row = (html: string, label: string) =>
    new RegExp(`${label} (\\S+) (\\S+) (\\S+) `).exec(wordsOf(html))?.slice(1) ?? [];

  it('sets the figures after an entry beside those of now, and leads to the pages as they were', async () => {
    const { status, text } = await get(`/ka/log/replay?position=${after.three}`);
    expect([status, row(text, t.replay.figures.signatures)]).toEqual([200, ['3', '5', '+2']]);
    expect(wordsOf(text)).toContain(t.replay.stateOf(after.three));
    expect(text).toContain(`href="/ka/petitions/${id}?asOf=${after.three}"`);
  });

  it('takes a moment on the clock of Tbilisi', async () => {
    const between = new Date(Date.parse(town.clock.at) - 12 * 3_600_000 + 4 * 3_600_000).toISOString().slice(0, 16);
    const { text } = await get(`/ka/log/replay?at=${between}`);
    expect(row(text, t.replay.figures.signatures)).toEqual(['3', '5', '+2']);
    expect(row((await get('/ka/log/replay?at=2019-01-01T00:00')).text, t.replay.figures.signatures)).toEqual([
      '0',
      '5',
      '+5',
    ]);
  });

  it('asks again for what is no moment that has come and no entry', async () => {
    for (const at of ['2026-06-31T10:00', '2999-01-01T00:00', 'yesterday', '2026-06-01']) {
      const { status, text } = await get(`/ka/log/replay?at=${at}`);
      expect([at, status, text.includes(t.replay.errors.at)]).toEqual([at, 400, true]);
    }
    const head = await town.house.log.head();
    for (const position of ['0', '-1', `${head + 1}`, 'x', '1e3']) {
      const { status, text } = await get(`/ka/log/replay?position=${position}`);
      expect([position, status, text.includes(t.replay.errors.position(head))]).toEqual([position, 400, true]);
    }
    expect((await get('/ka/log/replay')).status).toBe(200);
  });
});

describe('a petition as it was', () => {
  it('says when that was, and gives the data of the same moment', async () => {
    const { text } = await get(`/ka/petitions/${id}?asOf=${after.three}`);
    const then = new Date(Date.parse(town.clock.at) - 86_400_000).toISOString();
    expect(wordsOf(text)).toContain(say('ka').petition.asOf(format('ka').moment(then)));
    const data = [...text.matchAll(/href="(?:http[^"/]*\/\/[^"/]+)?(\/api\/v1\/petitions\/[^"]+)"/g)].map(
      ([, href]) => href!,
    );
    const parts = ['', '', '/districts', '/districts.csv', '/timeline']; // one day makes no curve
    expect(data.sort()).toEqual(parts.map((part) => `/api/v1/petitions/${id}${part}?asOf=${after.three}`).sort());
    const districts = (await get(`/api/v1/petitions/${id}/districts?asOf=${after.three}`)).json.items;
    expect(districts.reduce((sum: number, one: { signatures: number }) => sum + one.signatures, 0)).toBe(3);
    expect((await get(`/ka/petitions/${id}`)).text).not.toContain('?asOf=');
  });
});

describe('initials and similar petitions of the past', () => {
  it('are those that were there by then', async () => {
    const position = (await town.sign(id, 16, { display: 'initials' })).json.position;
    await seen();
    const api = async (path: string) => (await get(`/api/v1/petitions${path}`)).json;
    expect(await api(`/${id}/initials`)).toMatchObject({ total: 1, asOf: { position } });
    expect(await api(`/${id}/initials?asOf=${position - 1}`)).toMatchObject({ items: [], total: 0 });
    const { token } = await town.citizen(16);
    const mine = async () => (await town.request('GET', '/api/v1/me/data', { token })).json.petitions[0];
    expect(await mine()).toMatchObject({ initials: true, signed: { position } });
    const hidden = await town.request('DELETE', `/api/v1/petitions/${id}/signatures/mine/initials`, { token });
    expect(hidden.status).toBe(201);
    await seen();
    expect(await api(`/${id}/initials`)).toMatchObject({ items: [], total: 0 });
    expect(await mine()).toMatchObject({ initials: false, signed: { position } });
    const similar = `/similar?text=${encodeURIComponent(TEXTS.bicycle.title)}`;
    expect((await api(similar)).items).toMatchObject([{ id, signatures: 6 }]);
    expect((await api(`${similar}&asOf=${after.three}`)).items).toMatchObject([{ id, signatures: 3 }]);
    expect((await api(`${similar}&asOf=1`)).items).toEqual([]);
  });
});
