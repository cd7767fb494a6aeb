import { TEXTS } from '../../src/demo/texts.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { office, shell } = say('ka');
const { queue: t, staff } = office;

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await town.crowd(1, 60);
});
afterAll(() => town.close());
const seen = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);

describe('the queue by age bands', () => {
  let moderator: Visitor;
  beforeAll(async () => {
    await town.submit(1, { title: TEXTS.bicycle.title });
    town.clock.days(6);
    await town.submit(11, { title: TEXTS.trees.title });
    town.clock.days(2); // the first term of ten days ends in two
    await seen();
    moderator = await Visitor.of(town, 50, ['moderator']);
  });

  const titles = async (query: string) => {
    const { text } = await moderator.get(`/ka/moderation${query}`);
    return [TEXTS.bicycle.title, TEXTS.trees.title].filter((title) => text.includes(title));
  };

  it('links each number with what it counts', async () => {
    const { text } = await moderator.get('/ka/moderation?kind=moderation');
    const links = [...text.matchAll(/<a class="card figure[^"]*" href="([^"]+)"[^>]*>(.*?)<\/a>/g)];
    expect(links.map(([, href, words]) => [href?.replaceAll('&amp;', '&'), wordsOf(words!).trim()])).toEqual([
      ['/ka/moderation?kind=moderation', expect.stringMatching(/2$/)],
      ['/ka/moderation?kind=moderation&band=overdue', expect.stringMatching(/0$/)],
      ['/ka/moderation?kind=moderation&band=due-soon', expect.stringMatching(/1$/)],
      ['/ka/moderation?kind=moderation&band=in-time', expect.stringMatching(/1$/)],
    ]);
  });

  it('shows one band only, and says how many days are left by the calendar', async () => {
    expect(await titles('')).toHaveLength(2);
    expect(await titles('?band=due-soon')).toEqual([TEXTS.bicycle.title]);
    expect(await titles('?band=in-time')).toEqual([TEXTS.trees.title]);
    expect(await titles('?band=overdue')).toEqual([]);
    expect(await titles('?band=nonsense')).toHaveLength(2);
    const { text } = await moderator.get('/ka/moderation?band=due-soon');
    expect(wordsOf(text)).toContain(t.left(2, 10));
    expect(text).toContain('<input type="hidden" name="band" value="due-soon"');
  });

  it('is told the same to programs, a page at a time', async () => {
    const token = await town.staff('moderator');
    const ask = async (query: string) =>
      (await town.request('GET', `/api/v1/petitions/queue?${query}`, { token })).json;
    expect(await ask('band=due-soon')).toMatchObject({
      total: 1,
      items: [{ band: 'due-soon', petition: { text: { title: TEXTS.bicycle.title } } }],
      bands: { overdue: 0, 'due-soon': 1, 'in-time': 1 },
    });
    const first = await ask('limit=1');
    const rest = await ask(`limit=1&cursor=${encodeURIComponent(first.next)}`);
    expect([first.items[0].id, rest.items[0].id, rest.next]).toEqual([
      expect.stringMatching(/_moderation$/),
      expect.not.stringContaining(first.items[0].id),
      null,
    ]);
    expect((await ask('kind=answer')).items).toEqual([]);
    expect(await ask('kind=tea')).toMatchObject({ type: 'urn:ghia:request.invalid' });
  });

  it('keeps a task due soon to the end of its last day, then calls it late', async () => {
    const before = town.clock.at;
    town.clock.at = '2026-06-20T19:59:00.000Z'; // one minute before midnight in Tbilisi, on the tenth day
    expect(wordsOf((await moderator.get('/ka/moderation?band=due-soon')).text)).toContain(t.left(0, 10));
    town.clock.at = '2026-06-20T20:00:00.000Z';
    expect(wordsOf((await moderator.get('/ka/moderation?band=overdue')).text)).toContain(t.late(1));
    town.clock.at = before;
  });
});

describe('the notice of a refusal', () => {
  it('waits in the queue until an official says that the author has been told, and is offered no more', async () => {
    const moderator = await Visitor.of(town, 51, ['moderator']);
    const id = await town.submit(21, { title: TEXTS.market.title });
    const at = `/ka/moderation/${id}`;
    await moderator.post(`${at}/refuse`, { ground: 'duplicate', explanation: TEXTS.market.demand });
    await seen();
    const waiting = () => moderator.get('/ka/moderation?kind=notice').then(({ text }) => text.includes(id));
    const offered = () => moderator.get(at).then(({ text }) => text.includes(`action="${at}/notice"`));
    expect([await waiting(), await offered()]).toEqual([true, true]);
    const told = await moderator.follow(`${at}/notice`, {});
    expect(wordsOf(told.text)).toContain(office.item.notices.noticed);
    await seen();
    expect([await waiting(), await offered()]).toEqual([false, false]);
  });
});

describe('the staff page', () => {
  let administrator: Visitor;
  const nameOf = async (n: number) => (await town.citizen(n)).resident.name;
  const number = async (n: number) => (await town.citizen(n)).resident.number;
  const grant = async (n: number, more: Record<string, string> = {}) =>
    administrator.post('/ka/staff/grant', {
      personalNumber: await number(n),
      role: 'moderator',
      deed: 'grant',
      ...more,
    });
  beforeAll(async () => {
    administrator = await Visitor.of(town, 55, ['administrator']);
    expect((await grant(56)).status).toBe(303);
    const last = { 'expires-day': '31', 'expires-month': '12', 'expires-year': '2027' };
    expect((await grant(57, { role: 'auditor', ...last })).status).toBe(303);
    await seen();
  });

  const rows = async (query: string) => {
    const { text } = await administrator.get(`/ka/staff?${new URLSearchParams(query)}`);
    return [...text.matchAll(/<th scope="row"><span lang="ka">([^<]+)</g)].map(([, name]) => name);
  };

  it('finds officials by the beginning of a name and by role, without a script', async () => {
    const [one, other] = [await nameOf(56), await nameOf(57)];
    const full = ({ first, last }: typeof one) => `${first} ${last}`;
    expect((await rows('')).sort()).toEqual([full(one), full(other)].sort());
    expect(await rows(`q=${one.last.slice(0, 4)} ${one.first}`)).toContain(full(one));
    expect(await rows('q=არავინ')).toEqual([]);
    expect(await rows('of=auditor')).toEqual([full(other)]);
    expect(await rows('of=nonsense')).toHaveLength(2);
  });

  it('shows until when a role holds, and folds away how it is taken back', async () => {
    const { text } = await administrator.get('/ka/staff?of=auditor');
    expect(wordsOf(text)).toContain(staff.expires('2027-12-31T20:00:00.000Z'));
    expect(text).toMatch(new RegExp(`<details class="fold"><summary>${staff.change}`));
    expect(wordsOf(text)).toContain(staff.revokeFor(staff.names.auditor));
  });

  it('grants nothing as long as no role has been chosen', async () => {
    const page = (await administrator.get('/ka/staff')).text;
    const [, choice] = /<select class="input" id="role"[^>]*>(<option[^>]*>)/.exec(page)!;
    expect(choice).toBe('<option value selected>');
    for (const role of ['', 'emperor']) {
      const back = await grant(59, { role, personalNumber: '123' });
      expect(back.status).toBe(422);
      for (const [field, text] of [
        ['personalNumber', staff.errors.personalNumber],
        ['role', staff.errors.role],
      ])
        expect(back.text).toContain(`<li><a href="#${field}">${text}</a></li>`);
    }
    const nobody = await grant(59, { personalNumber: '99999999999' });
    expect(wordsOf(nobody.text)).toContain(staff.errors.unknown);
  });

  it('revokes a role only after asking again, and once', async () => {
    const { text } = await administrator.get('/ka/staff?of=auditor');
    const [, href] = /<a class="button danger" href="([^"]+)"/.exec(text)!;
    const asked = await administrator.get(href!.replaceAll('&amp;', '&'));
    const { first, last } = await nameOf(57);
    for (const said of [staff.revoke.question, `${first} ${last}`, staff.names.auditor])
      expect(wordsOf(asked.text)).toContain(said);
    expect(await rows('of=auditor')).toHaveLength(1);
    const of = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(asked.text)![1]!;
    const form = { staff: of('staff'), role: of('role'), key: of('key') };
    for (let i = 0; i < 2; i++) {
      const done = await administrator.follow('/ka/staff/revoke', form);
      expect(wordsOf(done.text)).toContain(staff.notices.revoked);
    }
    await seen();
    expect(await rows('of=auditor')).toEqual([]);
    const again = await administrator.get(href!.replaceAll('&amp;', '&'));
    expect([again.status, again.headers.location]).toEqual([303, '/ka/staff']);
    expect((await administrator.post('/ka/staff/revoke', { ...form, role: 'officer', key: 'k' })).status).toBe(422);
    await grant(57, { role: 'auditor' });
  });

  it('asks again for a day that there is not, and keeps what was typed', async () => {
    const back = await grant(58, { 'expires-day': '31', 'expires-month': '6', 'expires-year': '2027' });
    expect(back.status).toBe(422);
    expect(wordsOf(back.text)).toContain(`${staff.expiresOn}: ${shell.date.faults.unreal}`);
    expect(back.text).toContain('name="expires-month"');
    expect(back.text).toMatch(/<details class="fold card" open/);
    await seen();
    expect(await rows('')).toHaveLength(2);
  });
});
