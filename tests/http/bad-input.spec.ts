import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { generateKeyPair, SignJWT } from 'jose';
import { TEXTS } from '../../src/demo/texts.js';
import { Invitations } from '../../src/identity/invitations.js';
import { type Answer, type Request, TestHouse } from '../support/house.js';

const { title, demand } = TEXTS.trees;
const BODY = { title, demand, addressee: 'mayor', language: 'ka' };
/** What no answer may ever hold: a stack, a statement of the database, a path of this machine. */
const LEAKS = /\bat .+\(.+:\d+:\d+\)|node_modules|\bselect\b.+\bfrom\b|insert into|SQLITE|\/src\/|\.ts:\d/i;

let town: TestHouse;
let token: string;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  token = (await town.citizen(1)).token;
  id = await town.openPetition(5);
});
afterAll(() => town.close());

/** Asks, and holds every answer to the same manners: a problem document, never a fault of ours, nothing of the inside. */
async function refused(method: 'GET' | 'POST' | 'DELETE', path: string, request: Request = {}): Promise<Answer> {
  const answer = await town.request(method, path, request);
  expect(answer.text).not.toMatch(LEAKS);
  expect([path.slice(0, 80), answer.status >= 400 && answer.status < 500]).toEqual([path.slice(0, 80), true]);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json).toMatchObject({ type: expect.stringMatching(/^urn:ghia:/), title: expect.any(String) });
  expect(answer.json.status).toBe(answer.status);
  return answer;
}
const draft = (body: object | string | Buffer, more: Request = {}) =>
  refused('POST', '/api/v1/petitions', { token, body, ...more });

describe('a body', () => {
  it.each<[string, object]>([
    ['unknown fields', { ...BODY, verified: true }],
    ['what only the server may say', { ...BODY, author: 'somebody' }],
    ['the resident', { ...BODY, resident: { name: 'x' } }],
    ['the petition’s id', { ...BODY, petitionId: '1' }],
    ['unknown fields inside', { ...BODY, place: { lat: 41.7, lon: 44.7, alt: 400 } }],
    ['a number for a text', { ...BODY, title: 12_345_678_901 }],
    ['a list for a text', { ...BODY, title: ['a', 'b'] }],
    ['an object for a text', { ...BODY, title: { $ne: null } }],
    ['nothing for a text', { ...BODY, title: null }],
    ['too short a title', { ...BODY, title: 'short' }],
    ['too long a title', { ...BODY, title: 'ა'.repeat(121) }],
    ['a title of spaces', { ...BODY, title: ' '.repeat(40) }],
    ['a title that is a formula', { ...BODY, title: '=HYPERLINK("http://x")' }],
    ['a line break in a title', { ...BODY, title: 'a title with\u0000a zero' }],
    ['a title of zero widths', { ...BODY, title: '\u200B'.repeat(20) }],
    ['a title of fillers', { ...BODY, title: '\u3164'.repeat(20) }],
    ['a title of tags and joiners', { ...BODY, title: '\u{E0041}\u200D'.repeat(20) }],
    ['turned letters', { ...BODY, demand: 'this goes \u202E the other way round' }],
    ['an unknown addressee', { ...BODY, addressee: 'president' }],
    ['an unknown language', { ...BODY, language: 'fr' }],
    ['a text for districts', { ...BODY, districts: 'vake' }],
    ['twice the same district', { ...BODY, districts: ['vake', 'vake'] }],
    ['districts without end', { ...BODY, districts: Array.from({ length: 11 }, (_, n) => 'abcdefghijk'[n]) }],
    ['a place of texts', { ...BODY, place: { lat: '41.7', lon: '44.7' } }],
    ['a list for a place', { ...BODY, place: [41.7, 44.7] }],
    ['a place off the globe', { ...BODY, place: { lat: 91, lon: 44.7 } }],
    ['nothing at all', {}],
  ])('with %s is told what is wrong with it', async (_, body) => {
    const { status, json } = await draft(body);
    expect([status, json.type]).toEqual([400, 'urn:ghia:request.invalid']);
    expect(json.errors.length).toBeGreaterThan(0);
    for (const one of json.errors) expect(one).toEqual({ path: expect.any(String), message: expect.any(String) });
  });

  it.each(['[]', 'null', '"text"', '12', 'true'])('that is %s is no command', async (body) => {
    expect((await draft(body)).status).toBe(400);
  });

  it.each<[string, string | Buffer]>([
    ['broken JSON', '{"title": '],
    ['half a JSON', '{"title":"a"'],
    ['no JSON', 'title=a'],
    ['nothing', ''],
    ['two of them', '{}{}'],
    ['a prototype', '{"__proto__": {"admin": true}, "title": "a"}'],
    ['a constructor', '{"constructor": {"prototype": {"admin": true}}}'],
    ['bytes', randomBytes(64)],
  ])('of %s is refused before anybody reads it', async (_, body) => {
    expect((await draft(body)).status).toBe(400);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('of broken UTF-8 is refused', async () => {
    const broken = Buffer.from(JSON.stringify({ ...BODY, title: `${title} X` }));
    broken[broken.indexOf('X')] = 0xff;
    expect((await draft(broken)).status).toBe(400);
  });

  it('of two megabytes is too large', async () => {
    const { status } = await draft({ ...BODY, details: 'a'.repeat(2_000_000) });
    expect(status).toBe(413);
    const told = await draft('{}', { headers: { 'content-length': '2000000' } });
    expect(told.status).toBeGreaterThanOrEqual(400);
  });

  it('deeper than any command is no command', async () => {
    expect((await draft(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).status).toBe(400);
  });

  it.each(['text/plain', 'application/xml', 'application/octet-stream', 'nonsense'])(
    'of type %s is not taken',
    async (type) => {
      expect((await draft(JSON.stringify(BODY), { headers: { 'content-type': type } })).status).toBe(415);
    },
  );

  it('keeps what looks like markup as the text that it is', async () => {
    const wild = `</script><script>alert('ვაკე & "საბურთალო"')</script>`;
    const wildId = await town.draft(20, { title: wild, details: `${wild}\n<!--<img src=x onerror=alert(1)>` });
    const invitation = new Invitations(town.house.residents).to(wildId);
    const { json, headers } = await town.get(`/petitions/${wildId}?invitation=${invitation}`);
    expect(json.text.title).toBe(wild);
    expect(headers['content-type']).toContain('application/json');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('a question', () => {
  it.each([
    'cursor=-1',
    'cursor=0',
    'cursor=garbage',
    'cursor=%00%ff',
    'cursor=%F0%9F',
    `cursor=${'x'.repeat(501)}`,
    `cursor=${Buffer.from('["petitions-newest","\u0000",{}]').toString('base64url')}`,
    `cursor=${Buffer.from('["petitions-newest",1e999,"x"]').toString('base64url')}`,
    'limit=0',
    'limit=-5',
    'limit=101',
    'limit=1.5',
    'limit=many',
    'limit=1e9',
    'limit=10&limit=20',
    'sort=worst',
    'status=draft',
    'status=open&status=closed',
    'district=VAKE',
    `district=${encodeURIComponent("vake' or 1=1 --")}`,
    'district[$ne]=vake',
    'q[]=a&q[]=b',
    `q=${'a'.repeat(201)}`,
    'after=-1',
    'after=soon',
    'after=1&after=2',
    'asOf=1&asOf=2',
    'colour=red',
  ])('with ?%s is refused', async (query) => {
    expect((await refused('GET', `/api/v1/petitions?${query}`)).status).toBe(400);
  });

  it.each(['__proto__=1', 'constructor=1', '__proto__[admin]=1', 'toString=1'])(
    'with ?%s changes nothing',
    async (query) => {
      expect((await town.request('GET', `/api/v1/petitions?${query}`)).status).toBeLessThan(500);
      expect(({} as { admin?: string }).admin).toBeUndefined();
    },
  );

  it.each(['"', "'", '%', '_', '*', '(', '\\', 'a" OR "b', 'NEAR(a b)', '\u0000', '🙂', ';drop table docs', ' '])(
    'for „%s“ is only a question',
    async (q) => {
      const { status, json } = await town.request('GET', `/api/v1/petitions?q=${encodeURIComponent(q)}`);
      expect([status, Array.isArray(json.items)]).toEqual([200, true]);
    },
  );

  it.each(['1', 'x', '..%2f..%2fetc', '%00', 'null', '7d4f0f5e', '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b1g', "'--"])(
    'about the petition „%s“ is refused, whoever asks',
    async (wrong) => {
      for (const path of [
        '',
        '/count',
        '/timeline',
        '/curve',
        '/curve.csv',
        '/districts',
        '/districts.csv',
        '/initials',
      ])
        expect((await refused('GET', `/api/v1/petitions/${wrong}${path}`)).status).toBe(400);
      expect(
        (await refused('POST', `/api/v1/petitions/${wrong}/signatures`, { token, body: { display: 'none' } })).status,
      ).toBe(400);
    },
  );

  it('by a path without end, or of what is no path, is refused', async () => {
    expect((await refused('GET', `/api/v1/petitions/${'a'.repeat(5_000)}`)).status).toBeLessThan(415);
    expect((await refused('GET', `/${'a/'.repeat(2_000)}`)).status).toBe(404);
    await refused('GET', '/api/v1/petitions/%');
    await refused('GET', '/api/v1/%E0%A4%A');
    expect((await refused('GET', '/api/v2/petitions')).status).toBe(404);
    expect((await refused('POST', `/api/v1/petitions/${id}`, { token, body: {} })).status).toBeLessThan(406);
  });

  it('with a line break in its head or path splits no answer', async () => {
    const port = (town.server.app.getHttpServer().address() as { port: number }).port;
    const raw = (text: string) =>
      new Promise<string>((resolve, reject) => {
        let said = '';
        connect(port, '127.0.0.1', function (this: import('node:net').Socket) {
          this.end(text);
        })
          .on('data', (piece) => {
            said += piece;
          })
          .on('close', () => resolve(said))
          .on('error', reject);
      });
    for (const text of [
      `GET /api/v1/petitions?q=a\r\nx-injected: yes HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`,
      `GET /api/v1/petitions HTTP/1.1\r\nhost: a\r\nx: a\rb\r\nconnection: close\r\n\r\n`,
      `POST /api/v1/petitions HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n0\r\n\r\n`,
      `GET / HTTP/9.9\r\n\r\n`,
    ]) {
      const said = await raw(text);
      expect([text.slice(0, 90), said.split('\r\n')[0]]).toEqual([
        text.slice(0, 90),
        expect.stringMatching(/^HTTP\/1\.1 (200|4\d\d) /),
      ]);
      expect(said.toLowerCase()).not.toContain('x-injected');
      if (text.includes('chunked')) expect(said).toMatch(/^HTTP\/1\.1 400 /); // two lengths, two readings
      expect(said).not.toMatch(LEAKS);
    }
    const echoed = await town.request('GET', `/api/v1/petitions?q=${encodeURIComponent('a\r\nset-cookie: a=b')}`);
    expect(echoed.headers['set-cookie']).toBeUndefined();
  });

  it('of the log beyond its bounds is refused', async () => {
    for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=1001', 'after=9007199254740993', 'type=', 'stream='])
      expect([query, (await refused('GET', `/api/v1/audit/events?${query}`)).status]).toEqual([query, 400]);
    for (const query of ['type=Nothing', 'stream=petition-..', 'stream=x', 'type=__proto__', 'after=9007199254740991'])
      expect((await town.request('GET', `/api/v1/audit/events?${query}`)).json).toEqual({ items: [], next: null });
  });
});

describe('a proof of who asks', () => {
  const sign = (headers: Record<string, string>, more: Request = {}) =>
    refused('POST', `/api/v1/petitions/${id}/signatures`, { body: { display: 'none' }, headers, ...more });

  it('that is missing, wrong, of another house or cut is none', async () => {
    const [head, body, tail] = token.split('.') as [string, string, string];
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), roles: ['administrator'] }),
    );
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const foreign = await new SignJWT(claims)
      .setProtectedHeader(JSON.parse(Buffer.from(head, 'base64url').toString()))
      .sign(privateKey);
    const wrong = [
      'Bearer',
      'Bearer x',
      `Basic ${Buffer.from('a:b').toString('base64')}`,
      token,
      `Bearer ${head}.${body}.`,
      `Bearer ${head}.${body}.${tail.slice(0, -4)}AAAA`,
      `Bearer ${head}.${forged.toString('base64url')}.${tail}`,
      `Bearer ${none}.${body}.`,
      `Bearer ${none}.${body}.${tail}`,
      `Bearer ${foreign}`,
      `Bearer ${token} ${token}`,
      `Bearer ${'a'.repeat(5_000)}.a.a`,
    ];
    for (const authorization of wrong) {
      const { status, headers } = await sign({ authorization });
      expect([authorization.slice(0, 60), status]).toEqual([authorization.slice(0, 60), 401]);
      expect(headers['www-authenticate']).toBe('Bearer');
    }
    expect((await sign({})).status).toBe(401);
  });

  it('that has run out is none', async () => {
    const { resident } = await town.citizen(1);
    const { token: old } = await town.house.tokens.issue({ person: resident.person, roles: [], level: 1 }, -10);
    expect((await sign({ authorization: `Bearer ${old}` })).status).toBe(401);
  });

  it('that comes twice, by token and by session, is refused', async () => {
    const { resident } = await town.citizen(1);
    const session = await town.house.sessions.begin({ person: resident.person, level: 1 });
    const both = await sign({ authorization: `Bearer ${token}`, cookie: `__Host-sid=${session.token}` });
    expect(both.status).toBe(400);
    const gone = await sign({ cookie: `__Host-sid=${'A'.repeat(43)}` });
    expect(gone.status).toBe(401);
  });

  it('of a session counts only from our own pages, and under the one name that this instance gives it', async () => {
    const { resident } = await town.citizen(1);
    const session = await town.house.sessions.begin({ person: resident.person, level: 1 });
    const cookie = `__Host-sid=${session.token}`;
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ])
      expect([headers, (await sign({ ...headers, cookie })).status]).toEqual([headers, 403]);
    expect((await sign({ 'sec-fetch-site': 'same-origin', cookie: `sid=${session.token}` })).status).toBe(401);
    const path = `/api/v1/petitions/${id}/signatures`;
    const ours = (headers: Record<string, string>) =>
      town.request('POST', path, { body: { display: 'none' }, headers: { ...headers, cookie } });
    const first = await ours({ 'sec-fetch-site': 'same-origin' });
    const again = await ours({ origin: town.house.config.publicUrl });
    expect([first.status, again.status]).toEqual([201, 200]);
  });

  it('is not given to a browser that another site has sent with a form', async () => {
    for (const path of ['/api/v1/identity/sessions', '/api/v1/identity/codes', '/api/v1/petitions']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const sent = await refused('POST', path, { body: 'personalNumber=01001234567&code=123456', headers });
      expect([path, sent.status, sent.headers['set-cookie']]).toEqual([path, 415, undefined]);
    }
  });

  it('that is too weak may read and not sign', async () => {
    const { resident } = await town.citizen(1);
    const { token: weak } = await town.house.tokens.issue({ person: resident.person, roles: [], level: 0 }, 60);
    const { status, json } = await sign({ authorization: `Bearer ${weak}` });
    expect([status, json.type, json.because]).toEqual([
      403,
      'urn:ghia:identity.assurance-too-low',
      { needed: 1, level: 0 },
    ]);
  });

  it('of somebody whom the register does not know is not enough', async () => {
    const { token: stranger } = await town.house.tokens.issue({ person: 'ab'.repeat(16), roles: [], level: 1 }, 60);
    const { status, json } = await sign({ authorization: `Bearer ${stranger}` });
    expect([status, json.type]).toEqual([403, 'urn:ghia:signature.not-eligible']);
  });

  it('does not open what is another’s', async () => {
    const other = await town.submit(40);
    const { token: stranger } = await town.citizen(44);
    for (const [path, body] of [
      ['submit', {}],
      ['withdraw', {}],
      ['appeal', { text: 'This is not mine at all.' }],
    ] as const) {
      const { status, json } = await refused('POST', `/api/v1/petitions/${other}/${path}`, { token: stranger, body });
      expect([path, status, json.type]).toEqual([path, 403, 'urn:ghia:petition.not-the-author']);
    }
    for (const path of ['admit', 'refuse', 'answer', 'follow-up'])
      expect((await refused('POST', `/api/v1/petitions/${other}/${path}`, { token: stranger, body: {} })).status).toBe(
        403,
      );
  });

  it('does not help when the window is over', async () => {
    const closed = await town.openPetition(50);
    town.clock.days(21);
    const { status, json } = await refused('POST', `/api/v1/petitions/${closed}/signatures`, {
      token,
      body: { display: 'none' },
    });
    expect([status, json.type]).toEqual([409, 'urn:ghia:petition.not-open']);
  });
});

describe('signing in', () => {
  it.each<[string, object]>([
    ['/identity/codes', { personalNumber: '123' }],
    ['/identity/codes', { personalNumber: 12_345_678_901 }],
    ['/identity/codes', { personalNumber: '01010000001', birthDate: '2000-02-31' }],
    ['/identity/codes', { personalNumber: '01010000001', contact: 'nobody@' }],
    ['/identity/codes', { personalNumber: '01010000001', contact: { email: 'a@example.ge' } }],
    ['/identity/sessions', { personalNumber: '01010000001', code: '12345' }],
    ['/identity/sessions', { personalNumber: '01010000001', code: 123_456 }],
    ['/identity/sessions', { personalNumber: ['01010000001'], code: '123456' }],
  ])('by POST %s with %j is refused and repeats no number', async (path, body) => {
    const { status, text } = await refused('POST', `/api/v1${path}`, { body });
    expect(status).toBe(400);
    expect(text).not.toContain('01010000001');
  });

  it('with a wrong code fails the same for a number that nobody has', async () => {
    const { resident } = await town.citizen(1);
    const of = (personalNumber: string) =>
      refused('POST', '/api/v1/identity/sessions', { body: { personalNumber, code: '000000' } });
    const [known, unknown] = [await of(resident.number), await of('99999999998')];
    expect([known.status, known.text]).toEqual([401, unknown.text]);
  });
});
