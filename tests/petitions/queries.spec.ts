import { FollowPetition, SubmitPetition } from '../../commands/petitions/commands.js';
import { InvalidateSignature, RefusePetition } from '../../commands/petitions/office-commands.js';
import { projections } from '../../projections/index.js';
import { BadCursor, cursorAfter, readCursor } from '../../read-models/cursor.js';
import { statusOf } from '../../read-models/petition-views.js';
import {
  PetitionById,
  PetitionCount,
  PetitionCurve,
  PetitionDistricts,
  PetitionInitials,
  PetitionsList,
  PetitionTimeline,
  SimilarPetitions,
  Totals,
} from '../../read-models/petitions.js';
import { Due, Followers, ModerationQueue, Regulations } from '../../read-models/petitions-office.js';
import type { Query } from '../../read-models/query.js';
import { ANSWERS, EXPLANATIONS, TEXTS } from '../../src/demo/texts.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { texts } from '../../src/read/texts.projection.js';
import { wish } from '../support/given.js';
import {
  AUTHOR,
  adopted,
  BICYCLE,
  draftOf,
  EXAMS,
  NOISE,
  opened,
  resident,
  STAFF,
  signOf,
  story,
  submitted,
} from '../support/story.js';
import { folded, type Town } from '../support/town.js';

/** Everything the town has recorded, folded into a store; `forgotten` are events whose key is gone. */
async function reading(town: Town, forgotten: readonly string[] = []) {
  const store = new MemoryStore();
  const open = ({ id }: { id: string }) => (forgotten.includes(id) ? 'erased' : town.hidden.get(id));
  const position = town.events.length;
  for (const projection of [...projections, texts(open as never)])
    await store.save([{ collection: projection.name, docs: folded(projection as never, town.events), position }]);
  return <R>(query: Query<R>): Promise<R> => query.answer(store, (name) => name);
}
const town = story(12);
const now = town.at;
const ask = await reading(town);
const find = (type: string, id = BICYCLE) =>
  town.events.find((e) => e.type === type && (e.data as { petitionId: string }).petitionId === id)!;

describe('one petition', () => {
  it('speaks with its author’s words', async () => {
    const view = await ask(new PetitionById(BICYCLE, { now }));
    expect(view).toMatchObject({
      id: BICYCLE,
      status: 'answered',
      signable: false,
      text: { title: TEXTS.bicycle.title, demand: TEXTS.bicycle.demand, commitment: expect.any(String) },
      author: { name: resident(1).name },
      answers: [
        { version: 1, decision: 'partly-accepted', text: { text: ANSWERS.ramps } },
        { version: 2, decision: 'accepted', text: { text: ANSWERS.rampsRevised } },
      ],
      followUps: [{ state: 'in-progress', text: { text: ANSWERS.rampsFollowUp } }],
      mine: false,
      asOf: { position: find('PetitionFollowedUp').position, size: null, root: null },
    });
    expect(view).not.toHaveProperty('heat');
    expect(await ask(new PetitionById('nobody'))).toBeUndefined();
  });

  it('says that a text is erased, and shows the rest', async () => {
    const forgetful = await reading(town, [find('PetitionAuthorNamed').id, find('PetitionAnswered').id]);
    const view = await forgetful(new PetitionById(BICYCLE));
    expect(view?.author).toEqual({ erased: true });
    expect(view?.answers[0]).toMatchObject({ version: 1, text: { erased: true } });
    expect(view?.answers[1]).toMatchObject({ text: { text: ANSWERS.rampsRevised } });
  });

  it('shows an appeal’s own words to its author and to officials only', async () => {
    const appeal = async (query: PetitionById) => (await ask(query))?.appeal?.text;
    expect(await appeal(new PetitionById(EXAMS))).toEqual({ sealed: true });
    expect(await appeal(new PetitionById(EXAMS, { as: 'somebody' }))).toEqual({ sealed: true });
    expect(await appeal(new PetitionById(EXAMS, { as: 'author-of-exams' }))).toEqual({
      text: EXPLANATIONS.marketAppeal,
    });
    expect(await appeal(new PetitionById(EXAMS, { viewer: 'staff' }))).toEqual({ text: EXPLANATIONS.marketAppeal });
  });

  it('keeps the words of what was refused on a hidden ground, but for its author and officials', async () => {
    const hidden = submitted(adopted(), BICYCLE);
    const grounds = { ground: 'advertisement', explanation: EXPLANATIONS.advertisement } as const;
    hidden.do(wish(RefusePetition, { petitionId: BICYCLE }, grounds), STAFF.moderator);
    const asked = await reading(hidden);
    expect(await asked(new PetitionById(BICYCLE))).toMatchObject({
      text: { sealed: true, commitment: expect.any(String) },
      author: { sealed: true },
      refusal: { ground: 'advertisement', text: { explanation: EXPLANATIONS.advertisement } },
    });
    expect(JSON.stringify(await asked(new PetitionById(BICYCLE)))).not.toContain(TEXTS.bicycle.title);
    expect((await asked(new PetitionById(BICYCLE, { as: AUTHOR })))?.text).toMatchObject({
      title: TEXTS.bicycle.title,
    });
    expect((await asked(new PetitionsList())).items).toEqual([]);
    expect((await asked(new SimilarPetitions(TEXTS.bicycle.title))).items).toEqual([]);
  });

  it('is read by its link, but found in no list, while it gathers sponsors', async () => {
    const young = submitted(adopted(), BICYCLE);
    const asked = await reading(young);
    const byLink = { sealed: true, byLink: true };
    for (const viewer of ['invited', 'author', 'staff'] as const)
      expect((await asked(new PetitionById(BICYCLE, { viewer })))?.text).toMatchObject({ title: TEXTS.bicycle.title });
    for (const options of [{}, { as: 'sponsor-1' }]) {
      const found = (await asked(new PetitionById(BICYCLE, options)))!;
      expect([found.text, found.author]).toMatchObject([byLink, byLink]);
      expect(JSON.stringify(found)).not.toContain(TEXTS.bicycle.demand);
    }
    expect((await asked(new PetitionsList({ q: 'ველობილიკი' }))).total).toBe(0);
  });

  it('is closed when its window is over, though nobody has said so yet', async () => {
    const late = opened(adopted(), BICYCLE);
    const asked = await reading(late);
    const at = (await asked(new PetitionById(BICYCLE)))!.closesAt!;
    const before = new Date(Date.parse(at) - 1).toISOString();
    expect(await asked(new PetitionById(BICYCLE, { now: before }))).toMatchObject({ status: 'open', signable: true });
    expect(await asked(new PetitionById(BICYCLE, { now: at }))).toMatchObject({ status: 'closed', signable: false });
    expect(statusOf({ status: 'open' } as never)).toBe('open');
  });
});

describe('its figures', () => {
  it('agree: count, districts, curve', async () => {
    const count = await ask(new PetitionCount(BICYCLE));
    expect(count).toEqual({ count: 12, asOf: { position: expect.any(Number), size: null, root: null } });
    const districts = (await ask(new PetitionDistricts(BICYCLE)))!;
    expect(districts.items.reduce((n, { signatures }) => n + signatures, 0)).toBe(12);
    expect(districts.items.map(({ signatures }) => signatures)).toEqual(
      districts.items.map(({ signatures }) => signatures).sort((a, b) => b - a),
    );
    for (const by of ['day', 'hour'] as const) {
      const { points } = (await ask(new PetitionCurve(BICYCLE, by)))!;
      expect(points.at(-1)!.total).toBe(12);
      expect(points.reduce((n, { signatures }) => n + signatures, 0)).toBe(12);
    }
  });
  it('begin each day at midnight in Tbilisi', async () => {
    const { points } = (await ask(new PetitionCurve(BICYCLE, 'day')))!;
    expect(points.map(({ at }) => at.slice(11))).toEqual(points.map(() => '20:00:00.000Z'));
    expect(points[0]!.at < find('PetitionAdmitted').at).toBe(true);
  });
  it('go on day by day after the hours have ended, with nothing left out', async () => {
    const town = opened(adopted(), BICYCLE);
    for (let n = 1; n <= 2; n++) town.days(1).do(signOf(BICYCLE, n), `signer-${n}`);
    const [signed] = town.stream(`signature-${BICYCLE}_signer-1`);
    const named = { petitionId: BICYCLE, signer: 'signer-1', signature: signed!.id, batch: 'b1' };
    town.days(100).do(wish(InvalidateSignature, named), 'policy');
    const { points } = (await (await reading(town))(new PetitionCurve(BICYCLE, 'day')))!;
    const changes = points.flatMap(({ signatures, total }, day) => (signatures ? [[day, signatures, total]] : []));
    expect(changes).toEqual([
      [1, 1, 1],
      [2, 1, 2],
      [102, -1, 1],
    ]);
    expect(points).toHaveLength(103);
  });
  it('are not there for a petition that is not', async () => {
    const asked = [
      new PetitionCount('x'),
      new PetitionDistricts('x'),
      new PetitionCurve('x'),
      new PetitionTimeline('x'),
    ];
    expect(await Promise.all(asked.map((query) => ask(query as Query<unknown>)))).toEqual(Array(4).fill(undefined));
  });
  it('tell signings of the last 24 hours', async () => {
    const at = town.events.filter(({ type }) => type === 'PetitionSigned').at(-1)!.at;
    expect((await ask(new PetitionById(BICYCLE, { now: at })))?.lastDay).toBe(4); // one each six hours
    expect((await ask(new PetitionById(BICYCLE, { now })))?.lastDay).toBe(0);
  });
  it('show initials of those who agreed, latest first, page by page', async () => {
    const first = await ask(new PetitionInitials(BICYCLE, { limit: 3 }));
    expect(first).toMatchObject({
      total: 4,
      items: [expect.stringMatching(/^\p{L}\. \p{L}\.$/u), expect.any(String), expect.any(String)],
    });
    const second = await ask(new PetitionInitials(BICYCLE, { limit: 3, cursor: first.next! }));
    expect([second.items.length, second.next]).toEqual([1, null]);
  });
  it('line up in a timeline, sponsors of one day in one entry', async () => {
    const { items } = (await ask(new PetitionTimeline(BICYCLE)))!;
    expect(items.map(({ type }) => type)).toEqual([
      'PetitionDrafted',
      'PetitionSupported',
      'PetitionSubmitted',
      'PetitionAdmitted',
      'PetitionGoalReached',
      'PetitionClosed',
      'PetitionAnswered',
      'PetitionAnswered',
      'PetitionFollowedUp',
    ]);
    expect(items[1]!.details).toEqual({ supporters: 5, times: 5 });
    expect(items[6]!.details).toEqual({ version: 1, decision: 'partly-accepted' });
  });
});

/** Thirty open petitions, three of each title but for its number. */
const many = () => {
  const crowd = adopted();
  for (let n = 10; n < 40; n++) {
    const petitionId = `p${n}`;
    const title = n % 2 ? `ხეები პარკში ${n}` : `Trees in the park ${n}`;
    opened(crowd, petitionId, { title, districts: n % 3 ? ['vake'] : ['gldani', 'vake'], author: `author-${n}` });
  }
  return crowd;
};

describe('the list', () => {
  it('goes on page by page, with nothing missed and nothing twice', async () => {
    const asked = await reading(many());
    for (const sort of ['newest', 'signatures', 'trending'] as const) {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const found = await asked(new PetitionsList({ sort, limit: 7, cursor }));
        expect(found.total).toBe(30);
        ids.push(...found.items.map(({ id }) => id));
        cursor = found.next ?? undefined;
      } while (cursor);
      expect(new Set(ids).size).toBe(30);
      expect(ids).toHaveLength(30);
      if (sort === 'newest') expect(ids).toEqual([...ids].sort().reverse());
    }
  });
  it('is sorted by signatures', async () => {
    const { items } = await ask(new PetitionsList({ sort: 'signatures' }));
    expect(items.map(({ id, signatures }) => [id, signatures])).toEqual([
      [BICYCLE, 12],
      [NOISE, 3],
      [EXAMS, 0],
    ]);
  });
  it('is narrowed by state, district and words', async () => {
    const ids = async (wanted: ConstructorParameters<typeof PetitionsList>[0]) =>
      (await ask(new PetitionsList(wanted))).items.map(({ id }) => id);
    expect(await ids({ status: 'open' })).toEqual([NOISE]);
    expect(await ids({ status: 'answered' })).toEqual([BICYCLE]);
    expect(await ids({ status: 'appealed' })).toEqual([EXAMS]);
    expect(await ids({ district: 'vake' })).toEqual([BICYCLE]);
    expect(await ids({ district: 'vake.x' })).toEqual([]);
    expect(await ids({ q: 'ველობილიკი ვაკიდან' })).toEqual([BICYCLE]);
    expect(await ids({ q: 'ხმაურის წესი' })).toEqual([NOISE]);
    expect(await ids({ q: 'ველობილიკი', status: 'open' })).toEqual([]);
    expect(await ids({ q: '!!! ???' })).toEqual([]);
    expect((await ids({ q: '  ' })).length).toBe(3);
  });
  it('answers between one and a hundred at a time', async () => {
    const asked = await reading(many());
    const sizes = [undefined, 0, -5, 1, 1_000, Number.NaN].map(async (limit) => {
      return (await asked(new PetitionsList({ limit }))).items.length;
    });
    expect(await Promise.all(sizes)).toEqual([20, 1, 1, 1, 30, 20]);
  });
  it.each([
    '-1',
    '0',
    '',
    'null',
    'W10',
    'x'.repeat(600),
    '%00',
    cursorAfter('petitions-newest', ['a']),
    cursorAfter('petitions-newest', [5, 'p1']),
    cursorAfter('petitions-newest', [null, 'p1']),
    cursorAfter('petitions-newest', ['a', 'p1', 'p2']),
    cursorAfter('petitions-signatures', [5, 'p1']),
    Buffer.from('{"length":2}').toString('base64url'),
  ])('refuses the cursor %j', async (cursor) => {
    await expect(ask(new PetitionsList({ sort: 'newest', cursor }))).rejects.toBeInstanceOf(BadCursor);
  });
  it('reads the cursors that it writes', () =>
    expect(readCursor('l', ['number', 'string'], cursorAfter('l', [5, 'ა']))).toEqual([5, 'ა']));
});

it('similar petitions share words, the most first, and one word by chance is not enough', async () => {
  const titles = async (text: string) => (await ask(new SimilarPetitions(text))).items.map(({ id }) => id);
  expect(await titles('უსაფრთხო ველობილიკი საბურთალოზე')).toEqual([BICYCLE]);
  expect(await titles('სამშენებლო ხმაური უბნებში საღამოს')).toEqual([NOISE]);
  expect(await titles('a dog park on the moon')).toEqual([]);
  expect(await titles('')).toEqual([]);
});

it('regulations tell which version binds today', async () => {
  const found = await ask(new Regulations({ now }));
  expect(found.items.map(({ track, version, threshold, inForce }) => [track, version, threshold, inForce])).toEqual([
    ['mayor', 1, 2_000, true],
    ['sakrebulo', 1, 10_029, true],
  ]);
  expect((await ask(new Regulations({ now: '2025-06-01T00:00:00.000Z' }))).items[0]!.inForce).toBe(false);
  expect((await ask(new Regulations({ track: 'mayor' }))).items.map(({ inForce }) => inForce)).toEqual([null]);
});

it('the totals add up', async () => {
  expect(await ask(new Totals())).toMatchObject({
    petitions: { open: 1, 'goal-reached': 0, closed: 0, answered: 1, refused: 0, appealed: 1, withdrawn: 0 },
    signatures: 15,
    answers: 1,
    answeredInTime: 1,
    overdue: 0,
  });
  expect(await (await reading(adopted()))(new Totals())).toMatchObject({ signatures: 0, answers: 0 });
});

describe('the queue', () => {
  it('holds what waits for officials, most pressing first, with its words', async () => {
    const busy = submitted(story(1), 'p2', { author: 'author-2' });
    const asked = await reading(busy);
    const found = await asked(new ModerationQueue({ now: busy.at }));
    expect(found.items.map(({ kind, petitionId, band, notBy }) => [kind, petitionId, band, notBy])).toEqual([
      ['appeal', EXAMS, 'overdue', STAFF.moderator],
      ['moderation', 'p2', 'in-time', undefined],
    ]);
    expect(found.bands).toEqual({ overdue: 1, 'due-soon': 0, 'in-time': 1 });
    expect(found.items[1]!.petition?.text).toMatchObject({ title: TEXTS.bicycle.title });
    expect((await asked(new ModerationQueue({ kind: 'appeal' }))).items.map(({ band }) => band)).toEqual([null]);
    expect((await asked(new ModerationQueue({ waitsFor: 'mayor-office' }))).total).toBe(0);
  });
  it('shows the Sakrebulo’s certificate to the clerk', async () => {
    const town = submitted(adopted(), NOISE, { addressee: 'sakrebulo' });
    const { items } = await (await reading(town))(new ModerationQueue({ waitsFor: 'register-clerk', now: town.at }));
    // the third of March is a holiday, so the third working day is the sixth
    expect(items).toMatchObject([{ kind: 'certificate', band: 'in-time', due: '2026-03-06T20:00:00.000Z' }]);
  });
});

it('what is due is due at its instant, not before', async () => {
  const kinds = async (at: string) => (await ask(new Due(at))).map(({ kind, petitionId }) => `${kind} ${petitionId}`);
  const window = `window ${NOISE}`;
  const due = find('PetitionAdmitted', NOISE).data as unknown as { closesAt: string };
  expect(await kinds(due.closesAt)).toContain(window);
  expect(await kinds(new Date(Date.parse(due.closesAt) - 1).toISOString())).not.toContain(window);
  expect((await ask(new Due('9999', ['window']))).map(({ petitionId }) => petitionId)).toEqual([NOISE]);
  expect(await kinds('9999')).toEqual([`appeal-decision ${EXAMS}`, window]);
});

it('followers are known by pseudonyms of one petition', async () => {
  const town = opened(adopted(), BICYCLE);
  town.do(wish(FollowPetition, { petitionId: BICYCLE, follower: 'f1' }), 'f1');
  town.do(wish(FollowPetition, { petitionId: BICYCLE, follower: 'f2' }), 'f2');
  const asked = await reading(town);
  expect((await asked(new Followers(BICYCLE))).items).toEqual(['f1', 'f2']);
  expect((await asked(new Followers(NOISE))).items).toEqual([]);
});

it('a draft without sponsors is its author’s to submit in vain', () => {
  const town = adopted();
  town.do(draftOf(BICYCLE), AUTHOR);
  expect(town.ask(wish(SubmitPetition, { petitionId: BICYCLE }), AUTHOR)).toMatchObject({
    refused: 'petition.too-few-supporters',
  });
});
