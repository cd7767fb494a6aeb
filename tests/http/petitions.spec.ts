import { ANSWERS, EXPLANATIONS, TEXTS } from '../../src/demo/texts.js';
import { Invitations } from '../../src/identity/invitations.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

const UNKNOWN = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';

/** Every command's receipt, whatever was commanded. */
const RECEIPT = {
  stream: expect.stringMatching(/^[a-z]+-[\w-]+$/),
  revision: expect.any(Number),
  position: expect.any(Number),
  eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
};

describe('a petition over the API', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open({ works: true });
    await town.adopt();
  });
  afterAll(() => town.close());

  it('goes from a draft to an answer and what became of it', async () => {
    const { token: author } = await town.citizen(1);
    const moderator = await town.staff('moderator');
    const { title, demand, details, language, districts, place } = TEXTS.bicycle;
    const body = { title, demand, details, language, districts, place, addressee: 'mayor' };
    const drafted = await town.post('/petitions', author, body);
    expect(drafted.status).toBe(201);
    expect(drafted.json).toEqual({
      id: expect.any(String),
      invitation: expect.stringMatching(/^[0-9a-f]{24}$/),
      ...RECEIPT,
    });
    const { id, invitation } = drafted.json;
    expect(drafted.headers.location).toBe(`/api/v1/petitions/${id}`);
    expect(drafted.headers.etag).toBe(`"${drafted.json.revision}"`);

    const stranger = await town.get(`/petitions/${id}?invitation=${'0'.repeat(24)}`);
    expect(stranger.json).toMatchObject({ id, text: { byLink: true }, author: { byLink: true } });
    expect(stranger.text).not.toContain(title);
    const gathering = await town.get(`/petitions/${id}?invitation=${invitation}`);
    expect(gathering.json).toMatchObject({ id, status: 'draft', signatures: 0, sponsors: { min: 2, max: 3 } });
    expect(gathering.json.text).toMatchObject({ title, demand });
    expect((await town.get('/petitions')).json.items.map((one: { id: string }) => one.id)).not.toContain(id);

    const early = await town.request('POST', `/api/v1/petitions/${id}/submit`, { token: author, body: {} });
    expect(early.json).toMatchObject({
      type: 'urn:ghia:petition.too-few-supporters',
      because: { needed: 2, supporters: 0 },
    });
    const support = async (n: number) => town.post(`/petitions/${id}/support`, (await town.citizen(n)).token);
    const [first] = [await support(2), await support(3)];
    const supported = await support(2);
    expect([supported.status, supported.json]).toEqual([200, first.json]);
    await town.post(`/petitions/${id}/submit`, author);
    await town.post(`/petitions/${id}/admit`, moderator);

    const signed = [await town.sign(id, 11, { display: 'initials' }), await town.sign(id, 12), await town.sign(id, 13)];
    for (const one of signed) expect([one.status, one.json]).toEqual([201, RECEIPT]);
    const { count, asOf } = (await town.get(`/petitions/${id}/count`)).json;
    expect([count, asOf.size === null]).toEqual([3, asOf.root === null]); // a tree that holds it may be signed, or is not yet
    await until(async () => (await town.get(`/petitions/${id}`)).json.status === 'goal-reached'); // the policy's own count

    const withdrawn = await town.request('DELETE', `/api/v1/petitions/${id}/signatures/mine`, {
      token: (await town.citizen(12)).token,
    });
    expect(withdrawn.status).toBe(201);
    expect((await town.get(`/petitions/${id}/count`)).json.count).toBe(2);
    const again = await town.sign(id, 12);
    expect([again.status, again.json.revision]).toEqual([201, 2]);

    town.clock.days(21);
    await until(async () => (await town.get(`/petitions/${id}`)).json.closedAt !== undefined); // by the policy of the hour
    const late = await town.sign(id, 14);
    expect([late.status, late.json.type]).toEqual([409, 'urn:ghia:petition.not-open']);

    const office = await town.staff('mayor-office');
    await town.post(`/petitions/${id}/answer`, office, { decision: 'partly-accepted', text: ANSWERS.ramps });
    const revised = { decision: 'accepted', text: ANSWERS.rampsRevised };
    const second = await town.post(`/petitions/${id}/answer`, office, revised);
    await town.post(`/petitions/${id}/follow-up`, office, { state: 'in-progress', text: ANSWERS.rampsFollowUp });
    const repeated = await town.post(`/petitions/${id}/answer`, office, { ...revised, text: `${revised.text}\n` });
    expect([second.status, repeated.status, repeated.json]).toEqual([201, 200, second.json]);
    const { json } = await town.get(`/petitions/${id}`);
    expect(json).toMatchObject({
      status: 'answered',
      signatures: 3,
      signable: false,
      answers: [
        { version: 1, decision: 'partly-accepted', text: { text: ANSWERS.ramps } },
        { version: 2, decision: 'accepted', text: { text: ANSWERS.rampsRevised } },
      ],
      followUps: [{ state: 'in-progress', text: { text: ANSWERS.rampsFollowUp } }],
    });
    const timeline: { type: string }[] = (await town.get(`/petitions/${id}/timeline`)).json.items;
    const told = timeline.map(({ type }) => type);
    for (const type of [
      'PetitionDrafted',
      'PetitionAdmitted',
      'PetitionGoalReached',
      'PetitionClosed',
      'PetitionAnswered',
    ])
      expect(told).toContain(type);
    expect(told.indexOf('PetitionAdmitted')).toBeLessThan(told.indexOf('PetitionClosed'));

    const districts_ = (await town.get(`/petitions/${id}/districts`)).json;
    expect(districts_.items.reduce((sum: number, one: { signatures: number }) => sum + one.signatures, 0)).toBe(3);
    for (const by of ['day', 'hour']) {
      const { points } = (await town.get(`/petitions/${id}/curve?by=${by}`)).json;
      expect(points.at(-1).total).toBe(3);
      const lines = points.map((one: { at: string; signatures: number; total: number }) =>
        [one.at, one.signatures, one.total].join(','),
      );
      const { headers, text } = await town.get(`/petitions/${id}/curve.csv?by=${by}`);
      expect([headers['content-type'], headers['content-disposition'], text]).toEqual([
        'text/csv; charset=utf-8',
        `attachment; filename="curve-${id}.csv"`,
        ['at,signatures,total', ...lines, ''].join('\r\n'),
      ]);
    }
    const rows = districts_.items.map(
      (one: { district: string; signatures: number }) => `${one.district},${one.signatures}`,
    );
    const table = (await town.get(`/petitions/${id}/districts.csv`)).text;
    expect(table).toBe(['district,signatures', ...rows, ''].join('\r\n'));
    const name = (await town.citizen(11)).resident.name;
    const initials = `${[...name.first][0]}. ${[...name.last][0]}.`;
    expect((await town.get(`/petitions/${id}/initials`)).json.items).toEqual([initials]);
  });

  it('is refused, appealed, and admitted by another person than the refuser', async () => {
    const { title, demand, details } = TEXTS.market;
    const id = await town.submit(31, { title, demand, details });
    const { token: author } = await town.citizen(31);
    const moderator = await town.staff('moderator');
    const appeal = { text: EXPLANATIONS.marketAppeal };
    const refusal = { ground: 'already-considered', explanation: EXPLANATIONS.market };
    const tooEarly = await town.request('POST', `/api/v1/petitions/${id}/appeal`, { token: author, body: appeal });
    expect([tooEarly.status, tooEarly.json.type]).toEqual([409, 'urn:ghia:petition.not-refused']);
    await town.post(`/petitions/${id}/refuse`, moderator, refusal);
    expect((await town.get(`/petitions/${id}`)).json.refusal).toMatchObject({
      ground: 'already-considered',
      text: { explanation: EXPLANATIONS.market },
    });
    await town.post(`/petitions/${id}/appeal`, author, appeal);
    const shown = (await town.get(`/petitions/${id}`)).json;
    expect(shown.appeal.text).toEqual({ sealed: true }); // the author's own words are not for everyone
    const decision = { outcome: 'admitted', explanation: EXPLANATIONS.marketDecision };
    const self = await town.request('POST', `/api/v1/petitions/${id}/appeal/decide`, {
      token: moderator,
      body: decision,
    });
    expect([self.status, self.json.type]).toEqual([409, 'urn:ghia:petition.same-person']);
    await town.post(`/petitions/${id}/appeal/decide`, await town.staff('moderator', 1), decision);
    expect((await town.get(`/petitions/${id}`)).json).toMatchObject({ status: 'open', signable: true });
    expect((await town.sign(id, 41)).status).toBe(201);
  });

  it('keeps the words of a petition refused on a hidden ground', async () => {
    const { title, demand, details } = TEXTS.advertisement;
    const id = await town.submit(51, { title, demand, details });
    const refusal = { ground: 'advertisement', explanation: EXPLANATIONS.advertisement };
    await town.post(`/petitions/${id}/refuse`, await town.staff('moderator'), refusal);
    const { json, text } = await town.get(`/petitions/${id}`);
    expect(json.text).toMatchObject({ sealed: true });
    expect(text).not.toContain(title);
    expect((await town.get(`/petitions?q=${encodeURIComponent('ფასდაკლებით')}`)).json.items).toEqual([]);
  });

  it('is taken back by its author alone', async () => {
    const id = await town.openPetition(61);
    const other = await town.request('POST', `/api/v1/petitions/${id}/withdraw`, {
      token: (await town.citizen(62)).token,
      body: {},
    });
    expect([other.status, other.json.type]).toEqual([403, 'urn:ghia:petition.not-the-author']);
    await town.post(`/petitions/${id}/withdraw`, (await town.citizen(61)).token);
    expect((await town.get(`/petitions/${id}`)).json).toMatchObject({ status: 'withdrawn', signable: false });
    expect((await town.sign(id, 63)).json.type).toBe('urn:ghia:petition.not-open');
  });

  it('answers every refusal with its own code and status', async () => {
    const { token } = await town.citizen(71);
    const moderator = await town.staff('moderator');
    const office = await town.staff('mayor-office');
    const draft = await town.draft(71);
    const open = await town.openPetition(74);
    const cases: [string, string, object, number, string][] = [
      [token, `/petitions/${UNKNOWN}/signatures`, { display: 'none' }, 404, 'petition.not-found'],
      [token, `/petitions/${draft}/signatures`, { display: 'none' }, 409, 'petition.not-open'],
      [token, `/petitions/${draft}/support`, {}, 409, 'petition.author-may-not-support'],
      [(await town.citizen(72)).token, `/petitions/${draft}/submit`, {}, 403, 'petition.not-the-author'],
      [moderator, `/petitions/${draft}/admit`, {}, 409, 'petition.not-submitted'],
      [moderator, `/petitions/${open}/register`, { certificate: '12-34/2026' }, 409, 'petition.no-certificate-needed'],
      [
        office,
        `/petitions/${open}/answer`,
        { decision: 'accepted', text: ANSWERS.ramps },
        409,
        'petition.not-answerable',
      ],
      [office, `/petitions/${open}/follow-up`, { state: 'done', text: ANSWERS.ramps }, 409, 'petition.not-answered'],
      [
        moderator,
        `/petitions/${open}/signatures/restore`,
        { batch: 'none', reason: 'nobody knows it' },
        404,
        'review.not-found',
      ],
    ];
    for (const [who, path, body, status, code] of cases) {
      const refused = await town.request('POST', `/api/v1${path}`, { token: who, body });
      expect([path, refused.status, refused.json?.type]).toEqual([path, status, `urn:ghia:${code}`]);
      expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(refused.json).toEqual({
        type: `urn:ghia:${code}`,
        title: expect.any(String),
        detail: expect.any(String),
        status,
        because: expect.any(Object),
      });
    }
    const { title, demand } = TEXTS.trees;
    const body = { title, demand, addressee: 'mayor', language: 'ka' };
    const elsewhere = [
      [{ districts: ['atlantis'] }, 'petition.district-unknown'],
      [{ place: { lat: 42.26, lon: 42.7 } }, 'petition.outside-city'],
    ] as const;
    for (const [change, code] of elsewhere) {
      const refused = await town.request('POST', '/api/v1/petitions', { token, body: { ...body, ...change } });
      expect([refused.status, refused.json.type]).toEqual([422, `urn:ghia:${code}`]);
    }
    const sakrebulo = await town.request('POST', '/api/v1/petitions', {
      token,
      body: { ...body, addressee: 'sakrebulo' },
    });
    expect([sakrebulo.status, sakrebulo.json.type]).toEqual([409, 'urn:ghia:petition.no-regulation']);
    for (let n = 0; n < 2; n++) await town.draft(71);
    const fourth = await town.request('POST', '/api/v1/petitions', { token, body });
    expect([fourth.status, fourth.json.type]).toEqual([429, 'urn:ghia:petition.too-many-running']);
  });

  it('keeps officials from their own petitions', async () => {
    const id = await town.submit(121);
    const { person } = (await town.citizen(121)).resident;
    const { token: both } = await town.house.tokens.issue({ person, roles: ['moderator'], level: 1 }, 3_600);
    const own = (path: string, body: object) =>
      town.request('POST', `/api/v1/petitions/${id}/${path}`, { token: both, body });
    const refusal = { ground: 'no-clear-demand', explanation: EXPLANATIONS.exams };
    for (const [path, body] of [
      ['admit', {}],
      ['refuse', refusal],
    ] as const) {
      const { status, json } = await own(path, body);
      expect([path, status, json.type]).toEqual([path, 403, 'urn:ghia:petition.own']);
    }
    await town.post(`/petitions/${id}/refuse`, await town.staff('moderator'), refusal);
    await town.post(`/petitions/${id}/appeal`, (await town.citizen(121)).token, { text: EXPLANATIONS.marketAppeal });
    const decision = { outcome: 'admitted', explanation: EXPLANATIONS.exams };
    expect((await own('appeal/decide', decision)).json.type).toBe('urn:ghia:petition.own');
    await town.post(`/petitions/${id}/appeal/decide`, await town.staff('moderator', 1), decision);
    await town.sign(id, 131);
    const wish = { criterion: 'window', value: '2000-01-01T00/2999-01-01T00', reason: 'All of these look alike.' };
    for (const path of ['signatures/flag', 'signatures/invalidate'])
      expect([path, (await own(path, wish)).json.type]).toEqual([path, 'urn:ghia:petition.own']);
  });

  it('does not take one wish for another under the same key', async () => {
    const id = await town.openPetition(141);
    const { token } = await town.citizen(146);
    const key = 'one-key';
    await town.post(`/petitions/${id}/follow`, token, {}, { key });
    const left = await town.request('DELETE', `/api/v1/petitions/${id}/follow`, { token, key });
    expect([left.status, left.json.type]).toEqual([422, 'urn:ghia:command.key-reused']);
    await town.post(`/petitions/${id}/withdraw`, (await town.citizen(141)).token, {}, { key });
    const submitted = await town.request('POST', `/api/v1/petitions/${id}/submit`, {
      token: (await town.citizen(141)).token,
      body: {},
      key,
    });
    expect([submitted.status, submitted.json.type]).toEqual([422, 'urn:ghia:command.key-reused']);
  });

  it('takes one wish under one key once, and no other wish under it', async () => {
    const { token } = await town.citizen(81);
    const { title, demand } = TEXTS.lighting;
    const body = { title, demand, addressee: 'mayor', language: 'ka' };
    const first = await town.post('/petitions', token, body, { key: 'once' });
    const second = await town.post('/petitions', token, body, { key: 'once' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.json).toEqual(first.json);
    const other = await town.request('POST', '/api/v1/petitions', {
      token,
      key: 'once',
      body: { ...body, title: TEXTS.market.title },
    });
    expect([other.status, other.json.type]).toEqual([422, 'urn:ghia:command.key-reused']);
    // another person's key of the same name is another key
    const stranger = await town.post('/petitions', (await town.citizen(82)).token, body, { key: 'once' });
    expect([stranger.status, stranger.json.id === first.json.id]).toEqual([201, false]);

    const id = await town.openPetition(84);
    const { token: signer } = await town.citizen(87);
    const sign = (display: string, key?: string) =>
      town.request('POST', `/api/v1/petitions/${id}/signatures`, {
        token: signer,
        body: { display },
        ...(key && { key }),
      });
    const signed = await sign('none', 'k');
    const repeats = [await sign('none', 'k'), await sign('none'), await sign('initials')];
    expect(repeats.map(({ status, json }) => [status, json])).toEqual(repeats.map(() => [200, signed.json]));
    expect((await sign('initials', 'k')).json.type).toBe('urn:ghia:command.key-reused');
    expect((await town.get(`/petitions/${id}/count`)).json.count).toBe(1);
  });

  it('is followed and left', async () => {
    const id = await town.openPetition(91);
    const { token } = await town.citizen(95);
    expect((await town.post(`/petitions/${id}/follow`, token)).status).toBe(201);
    expect((await town.post(`/petitions/${id}/follow`, token)).status).toBe(200);
    const left = await town.request('DELETE', `/api/v1/petitions/${id}/follow`, { token });
    expect(left.status).toBe(201);
    const stranger = await town.request('DELETE', `/api/v1/petitions/${id}/follow`, {
      token: (await town.citizen(96)).token,
    });
    expect([stranger.status, stranger.json.type]).toEqual([409, 'urn:ghia:follow.not-following']);
  });

  it('loses signatures to a review, and gets them back', async () => {
    const id = await town.openPetition(101);
    for (const n of [105, 106]) await town.sign(id, n);
    const moderator = await town.staff('moderator');
    const number = (await town.citizen(105)).resident.number;
    const wish = { criterion: 'person', value: number, reason: 'The signer says that it was not they.' };
    const dry = await town.request('POST', `/api/v1/petitions/${id}/signatures/invalidate`, {
      token: moderator,
      body: { ...wish, dryRun: true },
    });
    expect([dry.status, dry.json]).toMatchObject([200, { dryRun: true, count: null, fewerThan: 5 }]);
    const flagged = await town.post(`/petitions/${id}/signatures/flag`, moderator, wish);
    expect(flagged.status).toBe(201);
    expect((await town.get(`/petitions/${id}/count`)).json.count).toBe(2); // it counts until it is decided
    const done = await town.post(`/petitions/${id}/signatures/invalidate`, moderator, wish, { key: 'review' });
    const [batch] = done.json.batches;
    expect(done.json.count).toBe(1);
    // the same again: by its key the same batch, without one nothing is left to take off
    const path = `/api/v1/petitions/${id}/signatures/invalidate`;
    const repeated = await town.request('POST', path, { token: moderator, body: wish, key: 'review' });
    expect(repeated.json).toEqual(done.json);
    const other = { ...wish, reason: 'For another reason altogether.' };
    const reused = await town.request('POST', path, { token: moderator, body: other, key: 'review' });
    expect([reused.status, reused.json.type]).toEqual([422, 'urn:ghia:command.key-reused']);
    const nothing = await Promise.all([1, 2].map(() => town.request('POST', path, { token: moderator, body: wish })));
    expect(nothing.map(({ json }) => json.type)).toEqual(Array(2).fill('urn:ghia:review.nothing-matches'));
    await until(async () => (await town.get(`/petitions/${id}/count`)).json.count === 1);
    const again = await town.sign(id, 105);
    expect([again.status, again.json.type]).toEqual([409, 'urn:ghia:signature.invalidated']);
    await town.post(`/petitions/${id}/signatures/restore`, moderator, { batch, reason: 'It was they after all.' });
    await until(async () => (await town.get(`/petitions/${id}/count`)).json.count === 2);
    const reviews = await town.request('GET', `/api/v1/petitions/${id}/reviews`, { token: moderator });
    expect(reviews.text).not.toContain(number);
    expect(reviews.headers['cache-control']).toBe('private, no-store');
  });
});

describe('reading over the API', () => {
  let town: TestHouse;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    town = await TestHouse.open();
    await town.adopt();
    let n = 1;
    for (const name of ['trees', 'bus', 'libraries', 'signs', 'lighting', 'market'] as const) {
      const { title, demand, details, language, ...where } = TEXTS[name];
      const { districts } = where as { districts?: string[] };
      ids.set(name, await town.openPetition(n, { title, demand, details, language, ...(districts && { districts }) }));
      n += 5;
      town.clock.days(1 / 24);
    }
    await Promise.all([1, 2, 3].map((i) => town.sign(ids.get('bus')!, 200 + i)));
    await town.sign(ids.get('trees')!, 201);
  });
  afterAll(() => town.close());
  const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

  it('walks every page of every order once and misses nothing', async () => {
    for (const sort of ['newest', 'signatures', 'trending']) {
      const whole = await town.get(`/petitions?sort=${sort}`);
      expect(whole.json.total).toBe(6);
      const walked: string[] = [];
      let path = `/petitions?sort=${sort}&limit=2`;
      for (let pages = 1; ; pages++) {
        const { json } = await town.get(path);
        walked.push(...idsOf(json.items));
        if (json.next === null) {
          expect(pages).toBe(3);
          break;
        }
        path = `/petitions?sort=${sort}&limit=2&cursor=${json.next}`;
      }
      expect(walked).toEqual(idsOf(whole.json.items));
      expect(new Set(walked).size).toBe(6);
    }
    expect(idsOf((await town.get('/petitions?sort=signatures&limit=2')).json.items)).toEqual([
      ids.get('bus'),
      ids.get('trees'),
    ]);
  });

  it('refuses a cursor of another list', async () => {
    const { next } = (await town.get('/petitions?sort=newest&limit=2')).json;
    const wrong = await town.get(`/petitions?sort=signatures&limit=2&cursor=${next}`);
    expect([wrong.status, wrong.json]).toEqual([
      400,
      expect.objectContaining({ type: 'urn:ghia:request.bad-cursor', title: 'Bad request', status: 400 }),
    ]);
  });

  it('filters by district and state', async () => {
    expect(idsOf((await town.get('/petitions?district=gldani')).json.items)).toEqual([ids.get('bus')]);
    expect((await town.get('/petitions?status=open')).json.total).toBe(6);
    expect((await town.get('/petitions?status=answered')).json).toMatchObject({ items: [], next: null, total: 0 });
  });

  it.each([
    ['ბიბლიოთეკა', 'libraries'],
    ['ბიბლიოთეკაში', 'libraries'],
    ['ბიბლიოთეკებისთვის', 'libraries'],
    ['ავტობუსი', 'bus'],
    ['ავტობუსის', 'bus'],
    ['ავტობუსებს', 'bus'],
    ['გლდანში', 'bus'],
    ['დიდუბის', 'market'],
    ['bus stops', 'signs'],
    ['STOP SIGN', 'signs'],
  ])('finds „%s“ whatever its ending', async (q, name) => {
    const found = idsOf((await town.get(`/petitions?q=${encodeURIComponent(q)}`)).json.items);
    expect(found).toContain(ids.get(name));
    expect(found.length).toBeLessThan(3);
  });

  it('offers petitions that say much the same', async () => {
    const text = encodeURIComponent('ღამით ავტობუსები გლდანიდან ვარკეთილამდე');
    const { items } = (await town.get(`/petitions/similar?text=${text}`)).json;
    expect(items[0].id).toBe(ids.get('bus'));
    expect((await town.get('/petitions/similar?text=zzzz')).json.items).toEqual([]);
  });

  it('answers 304 to whoever has it already, whatever else has moved', async () => {
    const id = ids.get('market')!;
    const first = await town.get(`/petitions/${id}`);
    expect(first.headers).toMatchObject({
      etag: expect.stringMatching(/^"[\w-]+"$/),
      'cache-control': expect.stringMatching(/^public, max-age=\d/),
      'access-control-allow-origin': '*',
    });
    await town.sign(ids.get('libraries')!, 210); // another petition's business
    const again = await town.get(`/petitions/${id}`, { 'if-none-match': first.headers.etag! });
    expect([again.status, again.text]).toEqual([304, '']);
    await town.sign(id, 211);
    const changed = await town.get(`/petitions/${id}`, { 'if-none-match': first.headers.etag! });
    expect([changed.status, changed.json.signatures]).toEqual([200, 1]);
  });

  it('answers as of a position and as of an instant', async () => {
    const id = ids.get('signs')!;
    const before = town.clock.now();
    town.clock.days(1);
    const at = town.clock.now();
    const { json: receipt } = await town.sign(id, 220);
    town.clock.days(1);
    await town.sign(id, 221);
    const counts: [string, number][] = [
      [String(receipt.position - 1), 0],
      [String(receipt.position), 1],
      [before, 0],
      [at, 1],
      [String(receipt.position + 1_000_000), 2],
    ];
    for (const [asOf, count] of counts) {
      const { json } = await town.get(`/petitions/${id}/count?asOf=${asOf}`);
      expect([asOf, json.count]).toEqual([asOf, count]);
    }
    const then = (await town.get(`/petitions/${id}?asOf=${receipt.position}`)).json;
    expect(then).toMatchObject({ id, signatures: 1, asOf: { position: receipt.position } });
    expect(then.text).toMatchObject({ title: TEXTS.signs.title });
    const list = (await town.get(`/petitions?sort=signatures&asOf=${encodeURIComponent(before)}`)).json;
    expect(list.items.find((one: { id: string }) => one.id === id).signatures).toBe(0);
    expect((await town.get(`/petitions/${id}?asOf=2020-01-01`)).status).toBe(404);
    for (const asOf of ['yesterday', '-3', '1.5', '2026-13-45', '2026-02-31', '2026-02-31T10:00:00Z']) {
      const wrong = await town.get(`/petitions/${id}/count?asOf=${asOf}`);
      expect([asOf, wrong.status, wrong.json.type]).toEqual([asOf, 400, 'urn:ghia:request.bad-as-of']);
    }
  });

  it('shows the past with the clock of that day, but nothing that is closed today', async () => {
    const far = await TestHouse.open();
    await far.adopt();
    const id = await far.openPetition(340);
    const open = (await far.get(`/petitions/${id}`)).json;
    const opened = far.clock.now();
    far.clock.days(100);
    expect((await far.get(`/petitions/${id}`)).json.status).toBe('closed');
    for (const asOf of [opened, open.asOf.position])
      expect((await far.get(`/petitions/${id}?asOf=${asOf}`)).json).toMatchObject({ status: 'open', signable: true });
    const listed = (await far.get(`/petitions?status=open&limit=100&asOf=${opened}`)).json.items;
    expect(new Set(listed.map((one: { status: string }) => one.status))).toEqual(new Set(['open']));

    const hidden = await far.submit(345);
    const before = await far.house.log.head();
    const refusal = { ground: 'libellous', explanation: TEXTS.signs.demand };
    await far.post(`/petitions/${hidden}/refuse`, await far.staff('moderator'), refusal);
    const invitation = new Invitations(far.house.residents).to(hidden);
    for (const query of [`asOf=${before}`, `asOf=${before}&invitation=${invitation}`, `invitation=${invitation}`]) {
      const { json } = await far.get(`/petitions/${hidden}?${query}`);
      expect([query, json.text, json.author]).toMatchObject([query, { sealed: true }, { sealed: true }]);
      expect(JSON.stringify(json.text)).not.toContain(TEXTS.bicycle.title);
    }
    await far.close();
  });

  it('answers many questions about one past at once', async () => {
    const id = ids.get('signs')!;
    const head = await town.house.log.head();
    const asked = ['', '/count', '/timeline', '/curve', '/districts', '/count', ''].map((what) =>
      town.request('GET', `/api/v1/petitions/${id}${what}?asOf=${head - 3}`),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(7).fill(200));
  });

  it('waits for a position it has not seen, but for none that nobody has written', async () => {
    const id = ids.get('lighting')!;
    const { json } = await town.sign(id, 230);
    const seen = await town.request('GET', `/api/v1/petitions/${id}/count?after=${json.position}`);
    expect(seen.json).toMatchObject({ count: 1, asOf: { position: json.position } });
    const never = await town.request('GET', `/api/v1/petitions/${id}/count?after=${json.position + 1_000}`);
    expect([never.status, never.json.type]).toEqual([422, 'urn:ghia:read.beyond-the-log']);
  });

  it('shows the log to anyone, page by page, without anybody’s words', async () => {
    const items: { id: string; type: string; position: number }[] = [];
    for (let after = 0; ; ) {
      const { json } = await town.request('GET', `/api/v1/audit/events?after=${after}&limit=10`);
      items.push(...json.items);
      if (json.next === null) break;
      after = json.next;
    }
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.at(-1)!.position).toBe(await town.house.log.head());
    const lines = await town.request('GET', '/api/v1/audit/events?type=PetitionSigned&limit=3', {
      headers: { accept: 'application/x-ndjson' },
    });
    expect(lines.headers['content-type']).toContain('application/x-ndjson');
    const three = lines.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(three.map(({ type }) => type)).toEqual(Array(3).fill('PetitionSigned'));
    const { resident } = await town.citizen(201);
    for (const word of [resident.number, resident.name.last, resident.person, TEXTS.bus.title])
      expect(JSON.stringify(items)).not.toContain(word);
    const stream = await town.request('GET', `/api/v1/audit/events?stream=petition-${ids.get('bus')}`);
    expect(stream.json.items[0]).toMatchObject({ type: 'PetitionDrafted', r: 0 });
  });
});
