import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { person } from '../../src/demo/people.js';
import { STAFF } from '../../src/identity/scopes.js';
import { SigningFor } from '../../src/write/signing-for.js';
import { TestHouse } from '../support/house.js';
import { digestOf, PDF } from '../support/scans.js';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const NOWHERE = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
/** In the register's form, and nobody's. */
const NOBODYS = '01099999999';

describe('signatures that come on paper or at a service hall', () => {
  let town: TestHouse;
  let officer: string;
  let id: string;
  beforeAll(async () => {
    town = await TestHouse.open();
    await town.adopt();
    officer = await town.staff('officer');
    id = await town.openPetition(1);
    await town.crowd(100, 90);
  });
  afterAll(() => town.close());

  const upload = (bytes: Buffer, type = 'application/pdf', token: string | undefined = officer, petition = id) =>
    town.request('POST', `/api/v1/petitions/${petition}/scans`, {
      token,
      body: bytes,
      headers: { 'content-type': type },
    });
  const enter = (sheet: string, rows: object[], { scan = digestOf(PDF), petition = id, token = officer } = {}) =>
    town.request('POST', `/api/v1/petitions/${petition}/sheets`, { token, body: { sheet, scan, rows } });
  const row = (n: number, more: object = {}) => ({ personalNumber: person(n).number, ...more });
  const count = async () => {
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    return (await town.get(`/petitions/${id}/count`)).json.count;
  };

  it('keeps a scan sealed, by a name that says nothing, and gives it back to officials alone', async () => {
    const kept = await upload(PDF);
    expect([kept.status, kept.json]).toEqual([201, { scan: digestOf(PDF) }]);
    expect((await upload(PDF)).json).toEqual({ scan: digestOf(PDF) });
    const folder = join(town.folder, 'uploads');
    const [name, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(digestOf(PDF)).not.toContain(name);
    expect(statSync(join(folder, name!)).mode & 0o777).toBe(0o600);
    const box = readFileSync(join(folder, name!));
    expect(box.includes('%PDF')).toBe(false);
    expect(box.includes(PDF.subarray(10, 40))).toBe(false);

    const path = `/api/v1/petitions/${id}/scans/${digestOf(PDF)}`;
    const shown = await town.request('GET', path, { token: officer });
    expect([shown.status, shown.text]).toEqual([200, PDF.toString()]);
    expect(shown.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect((await town.request('GET', path, { token: (await town.citizen(1)).token })).status).toBe(403);
    expect((await town.request('GET', path)).status).toBe(401);
  });

  it('takes for a scan only what is one', async () => {
    expect((await upload(PNG, 'image/png')).status).toBe(201);
    expect((await upload(PNG, 'image/jpeg')).json).toMatchObject({ status: 415, type: 'urn:ghia:scan.not-a-scan' });
    expect((await upload(Buffer.from('<svg/>'), 'image/svg+xml')).status).toBe(415);
    expect((await upload(Buffer.from('{}'), 'application/json')).status).toBe(415);
    expect((await upload(Buffer.alloc(0))).status).toBe(415);
    const large = Buffer.concat([PDF, Buffer.alloc(8 * 1024 * 1024)]);
    expect((await upload(large)).json).toMatchObject({ status: 413, type: 'urn:ghia:scan.too-large' });
    expect((await upload(PDF, 'application/pdf', (await town.citizen(1)).token)).status).toBe(403);
    expect((await upload(PDF, 'application/pdf', officer, NOWHERE)).json.type).toBe('urn:ghia:petition.not-found');
    const command = await town.request('POST', `/api/v1/petitions/${id}/signatures`, {
      token: (await town.citizen(1)).token,
      body: PDF,
      headers: { 'content-type': 'application/pdf' },
    });
    expect(command.status).toBe(400); // a file is no command
  });

  it('signs for each row by itself, counts the others, and never says a number', async () => {
    await town.sign(id, 100);
    const before = await count();
    await town.house.residents.register([{ ...person(101), birthDate: '2012-05-01' } as never]);
    const rows = [row(100), row(101), row(102, { display: 'initials' }), row(103), row(102)];
    const entered = await enter('s-1', [...rows, { personalNumber: NOBODYS }, { personalNumber: 'illegible' }]);
    expect(entered.status).toBe(201);
    expect(entered.json).toMatchObject({ accepted: 2, alreadySigned: 2, notEligible: 3 });
    expect(entered.json.rows).toEqual([
      { row: 1, outcome: 'already-signed' },
      { row: 2, outcome: 'not-eligible', why: 'signature.not-eligible', rule: 'age' },
      { row: 3, outcome: 'accepted' },
      { row: 4, outcome: 'accepted' },
      { row: 5, outcome: 'already-signed' },
      { row: 6, outcome: 'unknown' },
      { row: 7, outcome: 'unknown' },
    ]);
    for (const { personalNumber } of [...rows, { personalNumber: NOBODYS }])
      expect(entered.text).not.toContain(personalNumber);
    expect(await count()).toBe(before + 2);

    const { vault, log } = town.house;
    const signer = vault.pseudonym((await town.citizen(102)).resident.person, `petition-${id}`);
    const [signed] = await log.read(`signature-${id}_${signer}`);
    expect(signed).toMatchObject({ data: { channel: 'paper', sheet: 's-1', initials: true }, meta: { actor: signer } });
    expect(vault.scopesOf((await town.citizen(102)).resident.person).map(({ subject }) => subject)).toContain(signer);
    const [sheet] = await log.read(`sheet-${id}_s-1`);
    expect(sheet).toMatchObject({
      type: 'PaperSheetEntered',
      data: { rows: 7, accepted: 2, alreadySigned: 2, notEligible: 3, scan: digestOf(PDF) },
    });
    // whoever is not signed for leaves no trace in the vault
    expect(vault.scopesOf((await town.house.residents.byNumber(person(101).number))!.person)).toEqual([]);
  });

  it('says that a sheet was received before its rows are read, and lists what waits for officials alone', async () => {
    const receive = (sheet: string, scan = digestOf(PDF), token = officer) =>
      town.request('POST', `/api/v1/petitions/${id}/sheets/received`, { token, body: { sheet, scan } });
    expect((await receive('w-1', 'a'.repeat(64))).json.type).toBe('urn:ghia:scan.not-found');
    expect((await receive('w-1', digestOf(PDF), (await town.citizen(1)).token)).status).toBe(403);
    const first = await receive('w-1');
    expect(first.status).toBe(201);
    expect((await receive('w-1')).json).toEqual(first.json);
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const list = async (token = officer, path = `${id}/sheets`) =>
      town.request('GET', `/api/v1/petitions/${path}?state=received`, { token });
    const waiting = { petitionId: id, sheet: 'w-1', state: 'received', scan: digestOf(PDF) };
    expect((await list()).json).toMatchObject({ total: 1, items: [waiting], petitions: { [id]: { id } } });
    expect((await list(await town.staff('auditor'), 'sheets')).json.items).toMatchObject([waiting]);
    expect((await list((await town.citizen(1)).token)).status).toBe(403);
    expect((await enter('w-1', [row(168)])).json).toMatchObject({ accepted: 1 });
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    expect((await list()).json.items).toEqual([]);
    expect((await receive('w-1')).status).toBe(200); // it was entered since
  });

  it('tells slips of the pen by the register, and not who has signed', async () => {
    await town.sign(id, 169);
    const rows = [row(169), { personalNumber: NOBODYS }, { personalNumber: '123' }, row(169)];
    const head = await town.house.log.head();
    const check = (token: string) =>
      town.request('POST', `/api/v1/petitions/${id}/sheets/check`, { token, body: { rows } });
    const checked = await check(officer);
    expect([checked.status, checked.json.rows.map(({ found }: { found: string }) => found)]).toEqual([
      200,
      ['known', 'unknown', 'malformed', 'twice'],
    ]);
    expect(await town.house.log.head()).toBe(head);
    expect((await check((await town.citizen(1)).token)).status).toBe(403);
  });

  it('enters a sheet once: again is the first receipt, with other rows or from another scan a conflict', async () => {
    const first = await enter('s-2', [row(110), row(111)]);
    const before = await count();
    const head = await town.house.log.head();
    const again = await enter('s-2', [row(110), row(111)]);
    expect(again.status).toBe(200);
    expect(again.json).toEqual({ ...first.json, rows: [] });
    const longer = await enter('s-2', [row(110), row(111), row(112)]);
    expect([longer.status, longer.json.type]).toEqual([409, 'urn:ghia:sheet.already-entered']);
    expect([await count(), await town.house.log.head()]).toEqual([before, head]);
    const other = await enter('s-2', [row(113)], { scan: digestOf(PNG) });
    expect([other.status, other.json.type]).toEqual([409, 'urn:ghia:sheet.already-entered']);
    expect(await count()).toBe(before);
  });

  it('enters a sheet once when two officers send it at the same moment', async () => {
    const before = await count();
    const voters = Array.from({ length: 44 }, (_, i) => 120 + i).filter((n) => person(n).registeredVoter);
    const rows = voters.map((n) => row(n));
    const second = await town.staff('officer', 1);
    const both = await Promise.all([enter('s-3', rows), enter('s-3', rows, { token: second })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(both.map(({ json }) => json.accepted)).toEqual([rows.length, rows.length]);
    expect(both[0]!.json.receipt).toEqual(both[1]!.json.receipt);
    expect(await count()).toBe(before + rows.length);
  });

  it('signs for nobody from the scan that came second', async () => {
    const before = await count();
    const both = await Promise.all([
      enter('s-6', [row(180), row(182)]),
      enter('s-6', [row(183), row(184)], { scan: digestOf(PNG) }),
    ]);
    const first = both.find(({ status }) => status === 201)!;
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(first.json.accepted).toBeGreaterThan(0);
    expect(await count()).toBe(before + first.json.accepted);
  });

  it('goes on where it was cut short: what the sheet had signed for stays its own', async () => {
    const signing = town.server.app.get(SigningFor);
    const { resident } = await town.citizen(165);
    const key = 'sheet s-4'; // as the entering does, before the power went
    await signing.sign(resident, id, { channel: 'paper', sheet: 's-4', display: 'none', key });
    const before = await count();
    const entered = await enter('s-4', [row(165), row(166)]);
    expect(entered.json).toMatchObject({ accepted: 2, alreadySigned: 0 });
    expect(await count()).toBe(before + 1);
  });

  it('asks for an uploaded scan, an officer, an open petition, and at most 200 rows', async () => {
    expect((await enter('s-5', [row(170)], { scan: 'a'.repeat(64) })).json).toMatchObject({
      status: 422,
      type: 'urn:ghia:scan.not-found',
    });
    expect((await enter('s-5', [row(170)], { token: (await town.citizen(170)).token })).status).toBe(403);
    expect((await enter('s-5', [])).status).toBe(400);
    expect(
      (
        await enter(
          's-5',
          Array.from({ length: 201 }, () => row(170)),
        )
      ).status,
    ).toBe(400);
    expect((await enter('../s', [row(170)])).status).toBe(400);
    expect((await enter('s-5', [row(170, { name: 'x' })])).status).toBe(400);
    const submitted = await town.submit(61);
    await upload(PDF, 'application/pdf', officer, submitted);
    const early = await enter('s-5', [row(170)], { petition: submitted });
    expect([early.status, early.json.type]).toEqual([409, 'urn:ghia:petition.not-open']);
  });

  it('counts what was signed too late among the refused rows', async () => {
    const late = await town.openPetition(71);
    await upload(PDF, 'application/pdf', officer, late);
    await town.post(`/petitions/${late}/withdraw`, (await town.citizen(71)).token);
    const entered = await enter('late', [row(171)], { petition: late });
    expect(entered.json).toMatchObject({ accepted: 0, notEligible: 1 });
    expect(entered.json.rows).toEqual([{ row: 1, outcome: 'not-eligible', why: 'petition.not-open' }]);
  });

  it('signs for a person at a service hall whose document the register knows', async () => {
    const { number, documentNumber, birthDate } = person(175);
    const path = `/api/v1/petitions/${id}/signatures/assisted`;
    const body = { personalNumber: number, documentNumber, birthDate, display: 'none' };
    const assist = (change: object, token = officer) =>
      town.request('POST', path, { token, body: { ...body, ...change } });
    const unproved = await assist({ documentNumber: 'WRONG1' });
    expect([unproved.status, unproved.json.type]).toEqual([422, 'urn:ghia:identity.not-proved']);
    expect((await assist({ birthDate: '1970-01-01' })).text).toBe(unproved.text);
    expect((await assist({ personalNumber: NOBODYS })).text).toBe(unproved.text); // whether anybody has that number
    expect((await assist({}, (await town.citizen(175)).token)).status).toBe(403);

    const signed = await assist({});
    expect(signed.status).toBe(201);
    const again = await assist({});
    expect([again.status, again.json]).toEqual([200, signed.json]);
    const { vault, residents, log } = town.house;
    const { person: of } = (await residents.byNumber(number))!;
    const actor = vault.pseudonym(of, `petition-${id}`);
    const [fact] = await log.read(signed.json.stream);
    const clerk = (await residents.byNumber(person(900_000).number))!.person;
    expect(fact).toMatchObject({
      data: { channel: 'hall', signer: actor },
      meta: { actor, correlationId: vault.pseudonym(clerk, STAFF) },
    });
  });
});
