import { person } from '../../src/demo/people.js';
import { Vault } from '../../src/identity/vault.js';
import { TestHouse } from '../support/house.js';
import { Post, workingFor } from '../support/post.js';
import { scratch } from '../support/scratch.js';

const file = scratch();
const phone = (n: number) => person(n).contact.phone;

describe('what people and offices are told', () => {
  let town: TestHouse;
  let id: string;
  beforeAll(async () => {
    town = await TestHouse.open();
    await town.adopt();
    id = await town.openPetition(1);
    for (const n of [1, 11, 12, 13, 14, 15]) await town.post(`/petitions/${id}/follow`, (await town.citizen(n)).token);
    const { token } = await town.citizen(14);
    await town.request('DELETE', `/api/v1/petitions/${id}/follow`, { token });
    await seen();
  });
  afterAll(() => town.close());

  const seen = async () => expect(await town.house.projecting.seen(await town.house.log.head(), 5_000)).toBe(true);

  const working = (post: Post) => workingFor(town, file('queue.db'), post);
  const news = (job: string, kind: string, petitionId = id) => ({
    kind: 'tell-people',
    id: job,
    payload: { petitionId, news: kind },
  });

  it('tells the author and everyone who follows, each once a fact', async () => {
    const post = new Post();
    const { queue, idle } = await working(post);
    await queue.add(news('a'.repeat(32), 'PetitionGoalReached'));
    await idle();
    expect(post.lines).toEqual([1, 11, 12, 13, 15].map(phone).sort());
    await queue.add(news('a'.repeat(32), 'PetitionGoalReached'));
    await idle();
    expect(post.sent).toHaveLength(5);
    await queue.add(news('b'.repeat(32), 'PetitionClosed'));
    await idle();
    expect(post.sent).toHaveLength(10);
    for (const { kind, language, text } of post.sent) {
      expect(['petition-goal-reached', 'petition-closed']).toContain(kind);
      expect(language).toBe('ka');
      expect(text).toContain(`${town.house.config.publicUrl}/ka/petitions/${id}`);
      for (const n of [1, 11, 12, 13, 15]) expect(text).not.toContain(person(n).name.last);
    }
    await queue.close();
  });

  it('writes a letter with the title to a mailbox, and says to each why', async () => {
    const { resident } = await town.citizen(15);
    const { person: _, ...registration } = resident;
    const email = 'reader@example.ge';
    await town.house.residents.register([{ ...registration, contact: { email } }]);
    const post = new Post();
    const { queue, idle } = await working(post);
    await queue.add(news('c'.repeat(32), 'PetitionAnswered'));
    await idle();
    const letter = post.sent.find(({ to }) => to.email === email)!;
    const title = (await town.get(`/petitions/${id}`)).json.text.title;
    expect(letter.subject).toBe(`პეტიციას პასუხი გაეცა: „${title}“`);
    expect(letter.text).toContain('სიახლეები გამოწერილი გაქვთ');
    await town.house.residents.register([registration]);
    await queue.close();
  });

  it('tells nobody who has turned it off, and a signer who has turned it on', async () => {
    const choose = async (n: number, body: object) => {
      const { token } = await town.citizen(n);
      const said = await town.request('POST', '/api/v1/me/notifications', { token, body });
      expect(said.status).toBe(200);
    };
    await town.sign(id, 20);
    await town.sign(id, 21);
    await choose(1, { petition: id, on: false }); // the author
    await choose(11, { petition: id, on: false });
    await choose(12, { on: false });
    await choose(20, { petition: id, on: true });
    await choose(21, { petition: id, on: true });
    await choose(21, { on: false });
    const post = new Post();
    const { queue, idle } = await working(post);
    const head = await town.house.log.head();
    await queue.add(news('9'.repeat(32), 'PetitionGoalReached'));
    await idle();
    expect(post.lines).toEqual([13, 15, 20].map(phone).sort());

    await choose(1, { petition: id, on: true });
    await choose(12, { on: true });
    await choose(20, { petition: id, on: false });
    expect(await town.house.log.head()).toBe(head); // none of it is a fact
    await queue.add(news('8'.repeat(32), 'PetitionGoalReached'));
    await idle();
    expect(post.lines.slice().sort()).toEqual([13, 15, 20, 1, 12, 13, 15].map(phone).sort());
    await town.post(`/petitions/${id}/follow`, (await town.citizen(11)).token); // says more than the switch did
    await queue.add(news('7'.repeat(32), 'PetitionClosed'));
    await idle();
    expect(post.sent.filter(({ kind }) => kind === 'petition-closed').map(({ to }) => to.phone)).toContain(phone(11));
    await queue.close();
  });

  it('does not tell who turns it off while the message waits', async () => {
    const post = new Post([phone(15)]); // the line is lost at first, so that it is tried again
    const { queue, idle } = await working(post);
    const { resident } = await town.citizen(15);
    await town.house.notifications.choose(resident.person, false, id);
    await queue.add({
      kind: 'tell-person',
      id: `${'6'.repeat(32)}.x`,
      payload: {
        petitionId: id,
        news: 'PetitionClosed',
        to: town.house.vault.pseudonym(resident.person, `petition-${id}`),
        why: 'follower',
      },
    });
    expect((await idle()).failed).toBe(0);
    expect(post.tried).toEqual([]);
    await town.house.notifications.choose(resident.person, true, id);
    await queue.close();
  });

  it('is not stopped by one line that is lost, and tries that one again', async () => {
    const post = new Post([phone(11)]);
    const { queue, idle } = await working(post);
    await queue.add(news('d'.repeat(32), 'PetitionFollowedUp'));
    expect((await idle()).failed).toBe(1);
    expect(post.lines).toEqual([1, 12, 13, 15].map(phone).sort());
    expect(post.tried.filter((line) => line === phone(11))).toHaveLength(5);
    await queue.close();
  });

  it('does not look for who was erased, and keeps the words of what is hidden', async () => {
    const vault = town.server.app.get(Vault);
    const gone = (await town.citizen(13)).resident.person;
    await vault.erase(vault.scopesOf(gone).map(({ subject }) => subject));
    const post = new Post();
    const { queue, idle } = await working(post);
    await queue.add(news('e'.repeat(32), 'PetitionClosed'));
    expect((await idle()).failed).toBe(0);
    expect(post.lines).toEqual([1, 11, 12, 15].map(phone).sort());

    const hidden = await town.submit(41, { title: 'ფასდაკლება ჩვენს მაღაზიაში', language: 'en' });
    const refusal = { ground: 'advertisement', explanation: 'ეს რეკლამაა და არა მოთხოვნა.' };
    await town.post(`/petitions/${hidden}/refuse`, await town.staff('moderator'), refusal);
    await seen();
    await queue.add(news('f'.repeat(32), 'PetitionRefused', hidden));
    await idle();
    const told = post.sent.at(-1)!;
    expect(told).toMatchObject({ kind: 'petition-refused', language: 'en', to: { phone: phone(41) } });
    expect(told.text).toContain(`/en/petitions/${hidden}`);
    expect(JSON.stringify(told)).not.toContain('ფასდაკლება');
    await queue.close();
  });

  it('reminds the officials who hold the role now, and nobody else', async () => {
    const administrator = await town.staff('administrator', 50);
    for (const [n, role, more] of [
      [51, 'moderator', {}],
      [52, 'moderator', { expires: '2026-06-11T00:00:00.000Z' }],
      [53, 'mayor-office', {}],
    ] as const) {
      await town.citizen(n);
      await town.post('/identity/roles', administrator, { personalNumber: person(n).number, role, ...more });
    }
    town.clock.days(2);
    await seen();
    const post = new Post();
    const { queue, idle } = await working(post);
    const remind = (kind: string) =>
      queue.add({
        kind: 'remind-office',
        id: `${id}_${kind}.1`,
        payload: { petitionId: id, kind, due: '2026-06-20T20:00:00.000Z' },
      });
    await remind('moderation');
    await idle();
    await remind('moderation');
    await idle();
    expect(post.lines).toEqual([phone(51)]);
    expect(post.sent[0]!.text).toContain('20 ივნისი');
    await remind('answer-aim');
    await idle();
    expect(post.lines).toEqual([phone(51), phone(53)].sort());
    await queue.close();
  });
});
