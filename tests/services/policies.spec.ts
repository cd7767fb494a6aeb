import type { Recorded } from '../../events/envelope.js';
import { person } from '../../src/demo/people.js';
import { whenCaseMovesThenTellItsApplicant } from '../../src/policies/when-case-moves-then-tell-its-applicant.js';
import { whenCaseTermOverThenSaySo } from '../../src/policies/when-case-term-over-then-say-so.js';
import { caseMessage } from '../../src/work/case.message.js';
import { CASE_NEWS } from '../../src/work/case-news.js';
import { TestHouse } from '../support/house.js';
import { Post, workingFor } from '../support/post.js';
import { scratch } from '../support/scratch.js';
import { ANSWERS, adoptService } from './made-up.js';

const file = scratch();
const application = { version: 1, answers: ANSWERS, declaration: true, language: 'ka' };

describe('what a case brings about', () => {
  let town: TestHouse;
  let officer: string;
  let post: Post;
  let work: Awaited<ReturnType<typeof workingFor>>;
  beforeAll(async () => {
    town = await TestHouse.open();
    officer = await town.staff('officer');
    await adoptService(town);
    post = new Post();
    work = await workingFor(town, file('queue.db'), post);
  });
  afterAll(async () => {
    await work.queue.close();
    await town.close();
  });

  const step = (id: string, name: string, token: string, body: object = {}) =>
    town.request('POST', `/api/v1/cases/${id}/${name}`, { token, body });
  const begin = async (n: number, ...names: string[]) => {
    const { token } = await town.citizen(n);
    const body = application;
    const { json } = await town.request('POST', '/api/v1/services/tree-work/applications', { token, body });
    const { id, reference } = json as { id: string; reference: string };
    for (const name of names) expect((await step(id, name, officer)).status).toBe(201);
    return { id, reference, token };
  };
  const seen = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);
  const facts = (id: string) => town.house.log.read(`case-${id}`);
  const last = async (id: string) => (await facts(id)).at(-1)!.type;
  /** What the hour wishes of one case. */
  const due = async (id: string) => {
    await seen();
    const of = (name: string) => town.house.projecting.collection(name);
    const all = await whenCaseTermOverThenSaySo.due(town.house.store, of, town.clock.now());
    return all.filter(
      (one) =>
        ('job' in one ? (one.job.payload as { case: string }) : (one.command as never as { case: string })).case === id,
    );
  };
  const wishes = async (id: string) =>
    (await due(id)).map((one) => ('job' in one ? one.job.kind : one.command.constructor.name));
  const tell = async (id: string) => {
    await seen();
    const told = (await facts(id)).filter(({ type }) => whenCaseMovesThenTellItsApplicant.handles.includes(type));
    for (const fact of told)
      for (const wish of await whenCaseMovesThenTellItsApplicant.react(fact as Recorded))
        if ('job' in wish) await work.queue.add(wish.job);
    await work.idle();
  };

  it('its applicant is told of each step, and no message names the service or says the outcome', async () => {
    const { id, reference, token } = await begin(7, 'accept', 'assign');
    await step(id, 'request-information', officer, { text: 'გეგმა' });
    await step(id, 'supply', token, { text: 'აქ არის' });
    await step(id, 'decide', officer, { outcome: 'granted', text: 'თანხმობა' });
    post.sent.length = 0;
    await tell(id);
    expect(post.lines).toEqual(Array(5).fill(person(7).contact.phone));
    const words = post.sent.map(({ subject, text }) => `${subject} ${text}`).join(' ');
    expect(words).toContain(`/ka/me/cases/${reference}`);
    expect(words).not.toContain(id); // by which anybody finds in the log which service it is
    expect(words).not.toMatch(/ხის მოჭრა|თანხმობა|გეგმა/);
  });

  it.each(CASE_NEWS)('%s is told in both languages', (news) => {
    const [ka, en] = (['ka', 'en'] as const).map((language) => caseMessage(news, language, 'https://x'));
    expect([ka!.kind, ka!.text === en!.text, ka!.short.includes('https://x')]).toEqual([en!.kind, false, true]);
  });

  it('whoever works on it is reminded two working days before the term ends, and it falls overdue after it', async () => {
    const { id } = await begin(8, 'accept', 'assign');
    expect(await wishes(id)).toEqual([]);
    town.clock.days(12);
    const [reminder] = await due(id);
    expect(reminder).toMatchObject({ job: { kind: 'remind-of-case' } });
    town.clock.days(3);
    expect((await wishes(id)).sort()).toEqual(['remind-of-case', 'RecordCaseOverdue'].sort());
    town.clock.days(-15);
  });

  it('a term that was missed is told to the department, not only to whoever works on it', async () => {
    const { id, reference } = await begin(13, 'accept', 'assign');
    const { resident } = await town.citizen(62);
    await town.post('/identity/roles', await town.staff('administrator'), {
      ...{ personalNumber: resident.number, role: 'officer', department: 'greenery' },
    });
    await town.post('/identity/roles', await town.staff('administrator'), {
      ...{ personalNumber: (await town.citizen(63)).resident.number, role: 'officer', department: 'roads' },
    });
    await seen();
    post.sent.length = 0;
    await work.queue.add({ kind: 'tell-of-case', id: `overdue ${id}`, payload: { case: id, news: 'CaseOverdue' } });
    await work.idle();
    expect(post.sent.map(({ kind, to }) => [kind, to.phone])).toEqual(
      expect.arrayContaining([
        ['case-overdue', person(13).contact.phone],
        ['case-missed', person(62).contact.phone],
      ]),
    );
    expect(post.sent.map(({ to }) => to.phone)).not.toContain(person(63).contact.phone);
    const { text } = post.sent.find(({ kind }) => kind === 'case-missed')!;
    expect([text.includes(`/ka/case-queue/${reference}`), text.includes(id)]).toEqual([true, false]);
  });

  it('what did not come in time is waited for no longer; while it is waited for nothing is due', async () => {
    const { id } = await begin(9, 'accept', 'assign');
    await step(id, 'request-information', officer, { text: 'გეგმა' });
    town.clock.days(6);
    expect(await wishes(id)).toEqual([]);
    town.clock.days(2);
    expect(await wishes(id)).toEqual(['ResumeCase']);
    town.clock.days(-8);
    expect(await last(id)).toBe('CaseInformationRequested');
  });

  it('what was returned and not amended in time is closed', async () => {
    const { id } = await begin(12);
    await step(id, 'return', officer, { text: 'გეგმა აკლია' });
    town.clock.days(6);
    expect(await wishes(id)).toEqual([]);
    town.clock.days(2);
    expect(await wishes(id)).toEqual(['CloseCase']);
    town.clock.days(-8);
  });

  it('it is closed when nobody can appeal any more', async () => {
    const { id } = await begin(10, 'accept', 'assign');
    await step(id, 'decide', officer, { outcome: 'granted', text: 'თანხმობა' });
    expect(await wishes(id)).toEqual([]);
    town.clock.days(31);
    expect(await wishes(id)).toEqual(['CloseCase']);
    town.clock.days(-31);
  });

  it('who is erased takes an open case back; one that is decided stays', async () => {
    const { id, token } = await begin(11, 'accept', 'assign');
    const body = application;
    const sent = await town.request('POST', '/api/v1/services/tree-work/applications', { token, body });
    for (const name of ['accept', 'assign']) await step(sent.json.id, name, officer);
    await step(sent.json.id, 'decide', officer, { outcome: 'granted', text: 'თანხმობა' });
    expect((await town.request('POST', '/api/v1/me/erase', { token, body: {} })).status).toBe(200);
    expect([await last(id), await last(sent.json.id)]).toEqual(['CaseWithdrawn', 'CaseDecided']);
    const { json } = await town.request('GET', `/api/v1/cases/${id}`, { token: officer });
    expect(json).toMatchObject({ status: 'withdrawn', answers: null });
  });
});
