import { TestHouse } from '../support/house.js';
import { ANSWERS, adoptService } from './made-up.js';
import { decidedCase } from './rated.js';

const application = { version: 1, answers: ANSWERS, declaration: true, language: 'ka' };
const PDF = Buffer.from('%PDF-1.7 a made-up consent');

describe('whoever means ill', () => {
  let town: TestHouse;
  let officer: string;
  let administrator: string;
  beforeAll(async () => {
    town = await TestHouse.open();
    [officer, administrator] = [await town.staff('officer'), await town.staff('administrator')];
    await adoptService(town);
  });
  afterAll(() => town.close());

  const ask = (path: string, token: string, body: object = {}, key?: string) =>
    town.request('POST', `/api/v1${path}`, { token, body, ...(key && { key }) });
  const apply = async (token: string, change: object = {}) =>
    ask('/services/tree-work/applications', token, { ...application, ...change });
  /** Somebody who holds offices by decisions, for a department where one is named. */
  const officialOf = async (
    n: number,
    roles: readonly ('officer' | 'monitor' | 'working-group')[],
    department?: string,
  ) => {
    const { resident } = await town.citizen(n);
    if (roles.includes('officer'))
      await town.post('/identity/roles', administrator, {
        ...{ personalNumber: resident.number, role: 'officer' },
        ...(department && { department }),
      });
    const { token } = await town.house.tokens.issue(
      { person: resident.person, roles: [...roles, 'citizen'], level: 1 },
      6_000,
    );
    return { token, resident };
  };

  it('does not try birthdays one after another, not even with the right one in the end', async () => {
    const { token } = await town.citizen(101);
    const { number, birthDate } = (await town.citizen(102)).resident;
    const tried = (date: string) =>
      apply(token, { onBehalf: { personalNumber: number, birthDate: date, basis: 'parent' } });
    for (let year = 1; year <= 20; year++)
      expect((await tried(`19${String(year).padStart(2, '0')}-01-01`)).json.type).toBe(
        'urn:ghia:case.person-not-proved',
      );
    const { status, json } = await tried(birthDate);
    expect([status, json.type]).toEqual([429, 'urn:ghia:case.too-many-today']);
  });

  it('does not hand a case to an official whose own it is, nor to one who has filed it', async () => {
    const own = await officialOf(111, ['officer'], 'greenery');
    const [granted] = await town.house.log.read(`staff-${town.house.vault.pseudonym(own.resident.person, 'staff')}`);
    const to = (granted!.data as { staff: string }).staff;
    const { json: theirs } = await apply(own.token);
    const { number, birthDate } = (await town.citizen(112)).resident;
    const { json: filed } = await apply(own.token, {
      onBehalf: { personalNumber: number, birthDate, basis: 'power-of-attorney' },
    });
    const { json: other } = await apply((await town.citizen(112)).token);
    const handed: unknown[] = [];
    for (const { id } of [theirs, filed, other]) {
      await ask(`/cases/${id}/accept`, officer);
      const { status, json } = await ask(`/cases/${id}/assign`, officer, { to });
      handed.push(status === 201 ? 201 : json.type);
    }
    expect(handed).toEqual(['urn:ghia:case.own-official', 'urn:ghia:case.own-official', 201]);
  });

  it('rates a case once, however many times at once', async () => {
    const { reference, token } = await decidedCase(town, 121, officer);
    const done = await Promise.all([1, 2, 3, 4].map((score) => ask(`/cases/${reference}/rate`, token, { score })));
    expect(done.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  describe('as a civic monitor', () => {
    const organisation = { ka: 'მოქალაქეთა მეგობრები', en: 'Friends of Citizens' };
    const report = { day: '2026-06-10', channel: 'hall', place: 'ვაკის დარბაზი', checks: { waiting: 'met' } };
    const visit = (token: string) =>
      ask('/services/tree-work/monitor-reports', token, { ...report, text: 'სწრაფად მიმიღეს.', language: 'ka' });
    const accredit = async (token: string, personalNumber: string) => {
      const expires = new Date(Date.parse(town.clock.now()) + 300 * 86_400_000).toISOString();
      return ask('/monitors', token, { personalNumber, organisation, expires });
    };

    it('is not accredited by their own hand', async () => {
      const { token, resident } = await officialOf(131, ['working-group']);
      expect((await accredit(token, resident.number)).json.type).toBe('urn:ghia:monitor.oneself');
      expect((await accredit(await town.staff('working-group'), resident.number)).status).toBe(201);
    });

    it('does not inspect a service of their own department, but one of another', async () => {
      const group = await town.staff('working-group');
      for (const [n, department, status] of [
        [132, 'greenery', 403],
        [133, 'roads', 201],
        [134, undefined, 403],
      ] as const) {
        const one = await officialOf(n, ['officer', 'monitor'], department);
        expect((await accredit(group, one.resident.number)).status).toBe(201);
        const said = await visit(one.token);
        expect([n, said.status, said.json.type]).toEqual([
          ...[n, status, status === 201 ? undefined : 'urn:ghia:visit.own-service'],
        ]);
      }
    });

    it('does not answer their own report, though they have come to the department since', async () => {
      const one = await officialOf(135, ['monitor']);
      await accredit(await town.staff('working-group'), one.resident.number);
      const { id } = (await visit(one.token)).json;
      const text = { ka: 'გმადლობთ.', en: 'Thank you.' };
      const since = await officialOf(135, ['officer', 'monitor'], 'greenery');
      const answered = async (token: string) => (await ask(`/monitor-reports/${id}/answer`, token, { text })).status;
      expect([await answered(since.token), await answered(officer)]).toEqual([403, 201]);
    });
  });

  it('is told of themselves whatever the house knows: what they rated, and what they saw', async () => {
    const { reference, token } = await decidedCase(town, 141, officer);
    await ask(`/cases/${reference}/rate`, token, { score: 2, text: 'ძალიან დიდხანს ველოდე.' });
    const facts = async (by: string) =>
      JSON.stringify((await town.request('GET', '/api/v1/me/data', { token: by })).json);
    expect(await facts(token)).toContain('ძალიან დიდხანს ველოდე.');
    expect(await facts((await town.citizen(142)).token)).not.toContain('ძალიან დიდხანს ველოდე.');
  });

  it('leaves no file behind where the house was broken off between the file and the fact', async () => {
    const { token, resident } = await town.citizen(151);
    const headers = { 'content-type': 'application/pdf' };
    const upload = async () =>
      (await town.request('POST', '/api/v1/services/files', { token, body: PDF, headers })).json.file as string;
    const { files } = town.house.applications;
    const [lost, kept] = [await upload(), await upload()];
    await files.claim([lost], resident.person, resident.person, '00000000-0000-4000-8000-00000000dead');
    expect((await apply(token, { answers: { ...ANSWERS, owner: false, consent: kept } })).status).toBe(201);
    await files.sweep();
    expect(files.of(lost)).toBeDefined();
    town.clock.days(9);
    await files.sweep();
    town.clock.days(-9);
    expect([files.of(lost), files.of(kept)?.name]).toEqual([undefined, kept]);
    expect(await town.house.fileStore.has(`case-${lost}`)).toBe(false);
  });
});
