import { InvalidateSignature, RestoreSignature } from '../../commands/petitions/office-commands.js';
import { person } from '../../src/demo/people.js';
import { Vault } from '../../src/identity/vault.js';
import { Desk } from '../../src/write/desk.js';
import { line } from '../../src/write/signatory-list.js';
import { SMALL_RULES, TestHouse } from '../support/house.js';
import { REGULATIONS } from '../support/story.js';

const NOWHERE = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
const PURPOSE = { purpose: 'საკრებულოს აპარატისთვის გადასაცემად' };

describe('the statutory list of signatories', () => {
  let town: TestHouse;
  let id: string;
  let officer: string;
  let second: string;
  beforeAll(async () => {
    town = await TestHouse.open();
    await town.adopt();
    const rules = { ...SMALL_RULES, certificateWorkingDays: 3 };
    const regulation = { ...structuredClone(REGULATIONS.sakrebulo), rules };
    await town.post('/petitions/regulations', await town.staff('administrator', 9), regulation);
    officer = await town.staff('officer', 1);
    second = await town.staff('officer', 2);
    id = await town.submit(1, { addressee: 'sakrebulo' });
    await town.post(`/petitions/${id}/register`, officer, { certificate: 'ს-12/2026' });
    await town.post(`/petitions/${id}/admit`, await town.staff('moderator'));
  });
  afterAll(() => town.close());

  const request = async () => (await town.post(`/petitions/${id}/unsealings`, officer, PURPOSE)).json.id as string;
  const act = (request: string, deed: 'approve' | 'open', token: string) =>
    town.request('POST', `/api/v1/petitions/${id}/unsealings/${request}/${deed}`, { token });

  it('is asked for by one, agreed to by another, opened once, and holds only what counts now', async () => {
    for (const n of [11, 12, 13, 14]) await town.sign(id, n);
    const { token } = await town.citizen(12);
    await town.request('DELETE', `/api/v1/petitions/${id}/signatures/mine`, { token });
    const gone = (await town.citizen(13)).resident.person;
    const vault = town.server.app.get(Vault);
    await vault.erase(vault.scopesOf(gone).map(({ subject }) => subject));
    // a spreadsheet would take this name for a formula
    await town.house.residents.register([
      { ...person(15), name: { first: '=HYPERLINK("x")', last: 'ბერიძე' } } as never,
    ]);
    await town.sign(id, 15);

    const asked = await request();
    const early = await act(asked, 'open', second);
    expect([early.status, early.json.type]).toEqual([409, 'urn:ghia:unsealing.not-approved']);
    const alone = await act(asked, 'approve', officer);
    expect([alone.status, alone.json.type]).toEqual([409, 'urn:ghia:unsealing.same-person']);
    expect((await act(asked, 'approve', second)).status).toBe(201);

    const opened = await act(asked, 'open', officer);
    expect(opened.status).toBe(200);
    expect(opened.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-signatures': '4',
    });
    const lines = opened.text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    const listed = (n: number) => {
      const { name, number, district } = person(n);
      return `${name.first} ${name.last},${number},${district}`;
    };
    expect(lines).toEqual([
      'name,personal_number,district',
      listed(11),
      `erased,erased,${person(13).district}`,
      listed(14),
      `"'=HYPERLINK(""x"") ბერიძე",${person(15).number},${person(15).district}`,
    ]);

    const facts = await town.house.log.read(`unsealing-${id}_${asked}`);
    expect(facts.map(({ type }) => type)).toEqual([
      'SignatoryListRequested',
      'SignatoryListApproved',
      'SignatoryListUnsealed',
    ]);
    expect(facts.at(-1)!.data).toEqual({ petitionId: id, request: asked, signatures: 4 });
    const again = await act(asked, 'open', officer);
    expect([again.status, again.json.type]).toEqual([409, 'urn:ghia:unsealing.already-opened']);

    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const list = await town.request('GET', `/api/v1/petitions/${id}/unsealings`, { token: second });
    expect(list.json.items).toMatchObject([{ request: asked, state: 'opened', signatures: 4, ...PURPOSE }]);
    expect(list.headers['cache-control']).toBe('private, no-store');
  });

  it('leaves out what was invalidated, and takes back in what was restored', async () => {
    const desk = town.server.app.get(Desk);
    const signed = (await town.sign(id, 21)).json;
    const signer = signed.stream.split('_').at(-1);
    const named = { petitionId: id, signer, signature: signed.eventId, batch: 'b-1' };
    const lineOf21 = async () => {
      const asked = await request();
      await act(asked, 'approve', second);
      return (await act(asked, 'open', officer)).text.includes(person(21).number);
    };
    expect(await lineOf21()).toBe(true);
    await desk.send(new InvalidateSignature(), named, 'policy:test');
    expect(await lineOf21()).toBe(false);
    await desk.send(new RestoreSignature(), named, 'policy:test');
    expect(await lineOf21()).toBe(true);
  });

  it('is opened once by two at the same moment', async () => {
    const asked = await request();
    await act(asked, 'approve', second);
    const both = await Promise.all([act(asked, 'open', officer), act(asked, 'open', second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is for officials, for a request that exists, and only where the law knows such a list', async () => {
    const { token } = await town.citizen(11);
    const path = `/api/v1/petitions/${id}/unsealings`;
    expect((await town.request('POST', path, { token, body: PURPOSE })).status).toBe(403);
    expect((await town.request('GET', path, { token })).status).toBe(403);
    expect((await town.request('GET', path)).status).toBe(401);
    const administrator = await town.staff('administrator', 3);
    expect((await town.request('POST', path, { token: administrator, body: PURPOSE })).status).toBe(403);
    expect((await town.request('POST', path, { token: officer, body: { purpose: 'x' } })).status).toBe(400);
    for (const deed of ['approve', 'open'] as const)
      expect((await act(NOWHERE, deed, second)).json).toMatchObject({
        status: 404,
        type: 'urn:ghia:unsealing.not-found',
      });
    const asked = await request();
    expect((await act(asked, 'approve', administrator)).status).toBe(201);

    const mayors = await town.openPetition(31);
    const none = await town.request('POST', `/api/v1/petitions/${mayors}/unsealings`, {
      token: officer,
      body: PURPOSE,
    });
    expect([none.status, none.json.type]).toEqual([409, 'urn:ghia:unsealing.no-list-in-law']);
  });
});

it('writes no cell that a spreadsheet would run', () => {
  expect(line(['=1+1', '+1', '-1', '@x', '\tx', 'ა=1'])).toBe("'=1+1,'+1,'-1,'@x,'\tx,ა=1\r\n");
  expect(line(['a,b', 'c"d', 'e\nf'])).toBe('"a,b","c""d","e\nf"\r\n');
});
