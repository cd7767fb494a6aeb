import { JoinProposal } from '../../commands/budgeting/proposal-commands.js';
import { attributed } from '../../src/write/attributed.js';
import { TestHouse } from '../support/house.js';
import { EXPLAINED, FEASIBLE, IDEA, ROUND } from './made-up.js';

let town: TestHouse;
let round: string;
let officer: string;
let second: string;
let moderator: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  officer = await town.staff('officer');
  second = await town.staff('officer', 1);
  moderator = await town.staff('moderator');
  round = (await town.post('/budget/rounds', await town.staff('administrator'), ROUND)).json.id;
});
afterAll(() => town.close());

const propose = async (n: number, more: object = {}, key?: string) =>
  town.request('POST', `/api/v1/budget/rounds/${round}/proposals`, {
    token: (await town.citizen(n)).token,
    body: { ...IDEA, ...more },
    ...(key && { key }),
  });
const proposed = async (n: number, more: object = {}): Promise<string> => (await propose(n, more)).json.id;
const act = (id: string, deed: string, token: string, body: object = {}) =>
  town.request('POST', `/api/v1/budget/proposals/${id}/${deed}`, { token, body });
const read = async (id: string) => (await town.get(`/budget/proposals/${id}`)).json;
const code = ({ status, json }: { status: number; json: { type?: string } }) => [
  status,
  json.type?.replace('urn:ghia:', ''),
];

describe('a proposal over the API', () => {
  it('comes once for one key, is read by everybody, and keeps its words and its place out of the log', async () => {
    const first = await propose(1, {}, 'once');
    const again = await propose(1, {}, 'once');
    expect([first.status, again.status, again.json.id]).toEqual([201, 200, first.json.id]);
    const view = await read(first.json.id);
    expect(view).toMatchObject({
      ...{ round, pot: 'vake', theme: 'environment', status: 'submitted', waits: 'formal', won: false },
      text: { title: IDEA.title },
      description: { description: IDEA.description },
      place: IDEA.place,
    });
    const [submitted, named] = await town.house.log.read(`proposal-${first.json.id}`);
    expect(submitted!.data).toMatchObject({ place: { lat: 41.71, lon: 44.75 } });
    expect(JSON.stringify([submitted, named])).not.toMatch(/ჭადარი|41\.70951/);
    expect(named!.sealed!.subject).not.toBe(submitted!.sealed!.subject);
  });

  it('is offered to whoever is about to write the same, in its own round alone', async () => {
    const id = await proposed(2, { title: 'ველოსიპედების სადგომი სკოლასთან' });
    const like = `/similar?text=${encodeURIComponent('ველოსიპედის სადგომი სკოლის წინ')}`;
    const found = await town.get(`/budget/rounds/${round}/proposals${like}`);
    expect(found.json.items.map((one: { id: string }) => one.id)).toEqual([id]);
    const other = (await town.post('/budget/rounds', await town.staff('administrator'), ROUND)).json.id;
    expect((await town.get(`/budget/rounds/${other}/proposals${like}`)).json.items).toEqual([]);
  });

  it('is found by its pot, its theme, its state and its words', async () => {
    const id = await proposed(3, { pot: 'city', theme: 'culture', title: 'ღია კინოთეატრი ბაღში ზაფხულობით' });
    const ids = async (query: string) =>
      (await town.get(`/budget/rounds/${round}/proposals?${query}`)).json.items.map((one: { id: string }) => one.id);
    expect(await ids('pot=city')).toEqual([id]);
    expect(await ids('theme=culture&state=open')).toEqual([id]);
    expect(await ids(`q=${encodeURIComponent('კინოთეატრები')}`)).toEqual([id]);
    expect(await ids('state=won')).toEqual([]);
  });

  it('is refused without a round, with a field that nobody knows, and the sixth time', async () => {
    const { token } = await town.citizen(4);
    const nowhere = '/api/v1/budget/rounds/00000000-0000-4000-8000-000000000000/proposals';
    expect(code(await town.request('POST', nowhere, { token, body: IDEA }))).toEqual([404, 'round.not-found']);
    expect((await propose(4, { cost: 1 })).status).toBe(400);
    expect((await propose(4, { theme: 'war' })).status).toBe(400);
    expect((await propose(4, { estimate: 0 })).status).toBe(400);
    expect(code(await propose(4, { pot: 'gldani' }))).toEqual([422, 'proposal.no-pot']);
    const many = await Promise.all(Array.from({ length: 8 }, () => propose(5)));
    expect(many.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(code(many.find(({ status }) => status !== 201)!)).toEqual([429, 'proposal.too-many']);
  });

  it('passes two reviews and stands on the ballot to be', async () => {
    const id = await proposed(6);
    await act(id, 'assess', officer, { stage: 'formal', outcome: 'passed' });
    expect((await read(id)).waits).toBe('substantive'); // the queue has seen it, too
    const queue = await town.request('GET', `/api/v1/budget/proposals/queue?stage=substantive`, {
      token: officer,
    });
    expect(queue.json.items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect(code(await act(id, 'assess', officer, { ...FEASIBLE, cost: 100_000_001 }))).toEqual([
      422,
      'proposal.too-dear',
    ]);
    expect((await act(id, 'assess', officer, FEASIBLE)).status).toBe(201);
    const { json } = await town.get(`/budget/rounds/${round}/projects`);
    expect(json).toMatchObject({ pinned: false, items: [{ id, pot: 'vake', cost: 3_500_000, title: FEASIBLE.title }] });
  });

  it('that is rejected says why, and its author may appeal to somebody else', async () => {
    const id = await proposed(7);
    const { token } = await town.citizen(7);
    expect(code(await act(id, 'assess', officer, { stage: 'formal', outcome: 'rejected' }))).toEqual([
      422,
      'proposal.no-explanation',
    ]);
    await act(id, 'assess', officer, { stage: 'formal', outcome: 'rejected', ground: 'incomplete', ...EXPLAINED });
    expect((await read(id)).updates.at(-1)).toMatchObject({
      type: 'ProposalRejected',
      details: { ground: 'incomplete' },
      text: { text: EXPLAINED.explanation },
    });
    const text = { text: 'They are to stand along the whole street.' };
    expect(code(await act(id, 'appeal', (await town.citizen(8)).token, text))).toEqual([
      403,
      'proposal.not-the-author',
    ]);
    expect((await act(id, 'appeal', token, text)).status).toBe(201);
    expect((await read(id)).updates.at(-1)).toMatchObject({ type: 'ProposalAppealed', text: { sealed: true } });
    const seen = `/api/v1/budget/proposals/${id}/office?after=${town.position}`;
    const office = await town.request('GET', seen, { token: second });
    expect(office.json.updates.at(-1).text).toEqual(text);
    const upheld = { outcome: 'upheld', ...EXPLAINED };
    expect(code(await act(id, 'appeal/decide', officer, upheld))).toEqual([409, 'proposal.same-person']);
    expect((await act(id, 'appeal/decide', second, upheld)).status).toBe(201);
    expect(await read(id)).toMatchObject({ status: 'submitted', waits: 'formal', rejection: null });
  });

  it('is not decided on by an official who wrote it, nor by one who wrote what was merged into it', async () => {
    const body = { ...IDEA, title: 'ახალი სკამები პარკის ხეივანში' };
    const own = await town.request('POST', `/api/v1/budget/rounds/${round}/proposals`, { token: officer, body });
    const verdict = { stage: 'formal', outcome: 'passed' };
    expect(code(await act(own.json.id, 'assess', officer, verdict))).toEqual([403, 'proposal.own']);
    const into = await proposed(9);
    expect((await act(own.json.id, 'merge', second, { into, ...EXPLAINED })).status).toBe(201);
    await town.server.commands.execute(joining(into, own.json.id));
    expect(code(await act(into, 'assess', officer, verdict))).toEqual([403, 'proposal.own']);
    expect((await act(into, 'assess', second, verdict)).status).toBe(201);
  });

  it('is merged neither into itself nor into what is over', async () => {
    const [id, other] = [await proposed(10), await proposed(11)];
    const merge = (into: string) => act(id, 'merge', officer, { into, ...EXPLAINED });
    expect(code(await merge(id))).toEqual([422, 'proposal.merged-into-itself']);
    await act(other, 'withdraw', (await town.citizen(11)).token);
    expect(code(await merge(other))).toEqual([409, 'proposal.not-mergeable']);
    expect(code(await merge('00000000-0000-4000-8000-000000000000'))).toEqual([409, 'proposal.not-mergeable']);
  });

  it('that is hidden shows its reason and none of its words, and opens again', async () => {
    const id = await proposed(12);
    await act(id, 'hide', moderator, { ground: 'advertisement', text: 'It sells a firm’s trees.' });
    expect(await read(id)).toMatchObject({
      ...{ hidden: true, text: { sealed: true }, description: { sealed: true }, place: null },
      updates: [{}, { type: 'ProposalHidden', text: { text: 'It sells a firm’s trees.' } }],
    });
    const list = (await town.get(`/budget/rounds/${round}/proposals?limit=100`)).json.items;
    expect(list.map((one: { id: string }) => one.id)).not.toContain(id);
    await act(id, 'show', moderator, { text: 'It does not, after all.' });
    expect((await read(id)).text).toEqual({ title: IDEA.title });
  });

  it('keeps its words and loses its author’s name and appeal when the author is forgotten', async () => {
    const id = await proposed(13);
    const { token, resident } = await town.citizen(13);
    expect((await read(id)).author).toEqual({ name: `${resident.name.first} ${resident.name.last}` });
    const mine = await town.request('GET', '/api/v1/me/data', { token });
    expect(mine.json.proposals).toMatchObject([{ proposal: id, status: 'submitted', title: IDEA.title }]);
    expect(mine.json.facts.find(({ scope }: { scope: string }) => scope === `proposal-${id}`).facts).toHaveLength(2);
    await town.request('POST', '/api/v1/me/erase', { token, body: {} });
    expect(await read(id)).toMatchObject({ author: { erased: true }, text: { title: IDEA.title } });
  });

  it('can be talked about in the forum, unless it is hidden', async () => {
    const id = await proposed(14);
    const { token } = await town.citizen(14);
    const topic = { title: 'ვისაუბროთ ხეებზე ჩვენს ქუჩაზე', body: 'რომელი ხე ჯობია ამ ქუჩაზე და რატომ? დავწეროთ აქ.' };
    const category = await town.post('/forum/categories', await town.staff('administrator'), {
      ...{ category: 'budget', version: 1, stances: false, title: { ka: 'ბიუჯეტი', en: 'Budget' } },
      description: { ka: 'ბიუჯეტის შესახებ', en: 'About the budget' },
    });
    expect(category.status).toBe(201);
    const body = { ...topic, category: 'budget', language: 'ka', about: { kind: 'proposal', id } };
    const opened = await town.post('/forum/topics', token, body);
    expect((await town.get(`/forum/topics/${opened.json.id}`)).json.about).toEqual({ kind: 'proposal', id });
    await act(id, 'hide', moderator, { ground: 'spam', text: 'The same text came ten times.' });
    const again = await town.request('POST', '/api/v1/forum/topics', { token, body });
    expect(code(again)).toEqual([422, 'topic.nothing-there']);
  });
});

const joining = (proposalId: string, from: string) =>
  attributed(new JoinProposal(), { proposalId, roundId: round, from }, { actor: 'policy', at: town.clock.now() });
