import { type CodeAsked, Codes, TooManyCodes } from '../../src/identity/codes.js';
import { SqliteResidents } from '../../src/identity/sqlite.residents.js';
import { CodeOffice, entry, nino } from './code-office.js';
import { bytesIn, tidy } from './place.js';

const MINUTE = 60_000;
const gia = entry(2);
const nobody = '01001000099';

let office: CodeOffice;
beforeEach(async () => {
  office = await CodeOffice.open(nino, gia);
});
afterEach(tidy);

const asked = (ask: CodeAsked) => office.asked(ask);

it('sends a code to the contact that the register holds, and it proves who they are, once', async () => {
  const { message, code, request } = await asked({ personalNumber: nino.number });
  expect(message).toMatchObject({ to: { phone: '+995555000017' }, kind: 'sign-in-code', language: 'ka' });
  const { person } = (await office.residents.byNumber(nino.number))!;
  const given = { personalNumber: nino.number, code: code!, request };
  expect(await office.codes.prove(given)).toEqual({ person, level: 1 });
  expect(await office.codes.prove(given)).toBeUndefined();
});

it('is one use also when it is given fifty times at once', async () => {
  const { code } = await asked({ personalNumber: nino.number });
  const proved = await Promise.all(
    Array.from({ length: 50 }, () => office.codes.prove({ personalNumber: nino.number, code: code! })),
  );
  expect(proved.filter((one) => one !== undefined)).toHaveLength(1);
});

it('gives five tries, counted also when fifty are made at once', async () => {
  const { code } = await asked({ personalNumber: nino.number });
  const wrong = code === '000000' ? '000001' : '000000';
  const tries = Array.from({ length: 50 }, () => office.codes.prove({ personalNumber: nino.number, code: wrong }));
  expect((await Promise.all(tries)).filter((one) => one !== undefined)).toEqual([]);
  expect(await office.codes.prove({ personalNumber: nino.number, code: code! })).toBeUndefined();

  const second = await asked({ personalNumber: nino.number });
  for (let n = 0; n < 4; n++)
    await office.codes.prove({ personalNumber: nino.number, code: second.code === wrong ? '000002' : wrong });
  expect(await office.codes.prove({ personalNumber: nino.number, code: second.code! })).toMatchObject({ level: 1 });
});

it('whoever knows a number cannot spend the tries of the one who asked', async () => {
  const { code, request } = await asked({ personalNumber: nino.number });
  const wrong = code === '000000' ? '000001' : '000000';
  const by = { personalNumber: nino.number, code: wrong };
  for (let n = 0; n < 6; n++) expect(await office.codes.prove(by)).toBeUndefined();
  expect(await office.codes.prove({ ...by, code: code! })).toBeUndefined(); // five without the request, and no more
  for (let n = 0; n < 4; n++) expect(await office.codes.prove({ ...by, request })).toBeUndefined();
  expect(await office.codes.prove({ personalNumber: nino.number, code: code!, request })).toMatchObject({ level: 1 });
});

it('lasts ten minutes', async () => {
  const first = await asked({ personalNumber: nino.number });
  expect(Date.parse(first.expires) - office.now).toBe(10 * MINUTE);
  office.now += 10 * MINUTE - 1;
  const second = await asked({ personalNumber: nino.number });
  expect(
    await office.codes.prove({ personalNumber: nino.number, code: first.code!, request: first.request }),
  ).toBeDefined();
  office.now += 10 * MINUTE;
  expect(await office.codes.prove({ personalNumber: nino.number, code: second.code! })).toBeUndefined();
});

it('is bound to its request and its number', async () => {
  const first = await asked({ personalNumber: nino.number });
  office.now += 1;
  const second = await asked({ personalNumber: nino.number });
  expect(
    await office.codes.prove({ personalNumber: nino.number, code: first.code!, request: second.request }),
  ).toBeUndefined();
  expect(
    await office.codes.prove({ personalNumber: gia.number, code: first.code!, request: first.request }),
  ).toBeUndefined();
  expect(
    await office.codes.prove({ personalNumber: nino.number, code: first.code!, request: 'something else' }),
  ).toBeUndefined();
  expect(
    await office.codes.prove({ personalNumber: nino.number, code: first.code!, request: first.request }),
  ).toBeDefined();
});

describe('who asks learns nothing', () => {
  it('of a number that nobody has: the same answer, and nothing goes out', async () => {
    const real = await asked({ personalNumber: nino.number });
    const none = await asked({ personalNumber: nobody });
    const silent = await asked({ personalNumber: gia.number }); // no contact in the register, none given
    expect(Object.keys(none).sort()).toEqual(Object.keys(real).sort());
    expect([none.expires, silent.expires]).toEqual([real.expires, real.expires]);
    expect([none.message, silent.message]).toEqual([undefined, undefined]);
  });

  it('by a contact of their own: it always gets a code, and always level 0', async () => {
    for (const personalNumber of [nino.number, gia.number, nobody]) {
      const { message, code } = await asked({ personalNumber, contact: 'stranger@example.org' });
      expect(message?.to).toEqual({ email: 'stranger@example.org' });
      const proved = await office.codes.prove({ personalNumber, code: code! });
      expect(proved).toMatchObject({ level: 0 });
      expect(await office.residents.byId(proved!.person)).toBeUndefined();
    }
  });

  it('by the limit on asking, which holds for every number alike', async () => {
    for (const personalNumber of [nino.number, nobody]) {
      for (let n = 0; n < 5; n++) await office.codes.ask({ personalNumber });
      await expect(office.codes.ask({ personalNumber })).rejects.toThrow(TooManyCodes);
      await expect(office.codes.ask({ personalNumber })).rejects.toMatchObject({ retryAfterSeconds: 3600 });
    }
    office.now += 61 * MINUTE;
    expect((await asked({ personalNumber: nino.number })).code).toBeDefined();
  });

  it('by the time that a message takes', async () => {
    let delivered = () => {};
    const slow = new Codes(
      office.file,
      office.residents,
      { send: () => new Promise<void>((done) => (delivered = done)) },
      () => office.now,
    );
    expect(await slow.ask({ personalNumber: nino.number })).toHaveProperty('request');
    delivered();
  });

  it('by a failing mail server, of which only the house is told', async () => {
    const told: unknown[] = [];
    const failing = { send: () => Promise.reject(new Error('no route')) };
    const broken = new Codes(
      office.file,
      office.residents,
      failing,
      () => office.now,
      (error) => told.push(error),
    );
    expect(await broken.ask({ personalNumber: nino.number })).toHaveProperty('request');
    await new Promise((later) => setImmediate(later));
    expect(told).toEqual([new Error('no route')]);
  });
});

it('lets whoever knows the document have the code elsewhere, where the register holds no contact', async () => {
  const document = { birthDate: gia.birthDate, documentNumber: gia.documentNumber };
  const { person } = (await office.residents.byNumber(gia.number))!;
  const ask = { personalNumber: gia.number, contact: '555 11 22 33' };
  const right = await asked({ ...ask, ...document });
  expect(right.message?.to).toEqual({ phone: '+995555112233' });
  expect(await office.codes.prove({ personalNumber: gia.number, code: right.code! })).toEqual({ person, level: 1 });
  office.now += 1;
  const wrong = await asked({ ...ask, ...document, birthDate: '1980-01-03' });
  expect(await office.codes.prove({ personalNumber: gia.number, code: wrong.code! })).toMatchObject({ level: 0 });
});

it('does not let a copied document lead the code away from the contact that the register holds', async () => {
  const { birthDate, documentNumber } = nino;
  const { code } = await asked({
    personalNumber: nino.number,
    birthDate,
    documentNumber,
    contact: 'thief@example.org',
  });
  expect(await office.codes.prove({ personalNumber: nino.number, code: code! })).toMatchObject({ level: 0 });
});

it('knows the register’s own contact however it is spelt', async () => {
  for (const contact of ['Nino+ghia@EXAMPLE.ge', '00995 555 000 017', '555000017']) {
    office.now += 1;
    const { code } = await asked({ personalNumber: nino.number, contact });
    expect(await office.codes.prove({ personalNumber: nino.number, code: code! })).toMatchObject({ level: 1 });
  }
});

it('serves five people by one contact, and no sixth', async () => {
  const family = Array.from({ length: 6 }, (_, n) => entry(10 + n, { contact: { email: 'family@example.ge' } }));
  await office.residents.register(family);
  const codesSent: boolean[] = [];
  for (const { number } of family) codesSent.push((await asked({ personalNumber: number })).code !== undefined);
  expect(codesSent).toEqual([true, true, true, true, true, false]);
  office.now += 1;
  expect((await asked({ personalNumber: family[0]!.number })).code).toBeDefined();
});

it('survives a restart, and forgets what is over', async () => {
  const { code } = await asked({ personalNumber: nino.number });
  const again = new Codes(
    office.file,
    new SqliteResidents(office.file),
    { send: async () => undefined },
    () => office.now,
  );
  expect(await again.prove({ personalNumber: nino.number, code: code! })).toMatchObject({ level: 1 });
  office.now += 61 * MINUTE;
  await office.codes.ask({ personalNumber: gia.number });
  expect(office.file.db.prepare('select count(*) n from sign_in_codes').get()).toEqual({ n: 1 });
});

it('keeps neither number, code nor contact in clear', async () => {
  const { code } = await asked({ personalNumber: nobody, contact: 'marker@example.org' });
  const bytes = bytesIn(office.at);
  for (const mark of [nobody, 'marker', 'example.org', code!])
    expect([mark, bytes.includes(mark)]).toEqual([mark, false]);
});

it('writes politely in both languages, and a text message fits one part', async () => {
  const ka = (await asked({ personalNumber: nino.number })).message!;
  expect(ka.text).toMatch(/^ღია: თქვენი კოდია \d{6}\./);
  expect(ka.text.length).toBeLessThanOrEqual(70);
  const en = (await asked({ personalNumber: nino.number, contact: 'nino@example.ge', language: 'en' })).message!;
  expect(en).toMatchObject({ language: 'en', subject: 'Your sign-in code', to: { email: 'nino@example.ge' } });
  const letter = (await asked({ personalNumber: nino.number, contact: 'nino@example.ge' })).message!;
  expect(letter.subject).toBe('თქვენი შესვლის კოდი');
  expect(letter.text).toContain('10 წუთის განმავლობაში');
});

it('takes a strange code or contact for a wrong one', async () => {
  await asked({ personalNumber: nino.number });
  for (const code of ['', 'abcdef', '1234567', '١٢٣٤٥٦'])
    expect(await office.codes.prove({ personalNumber: nino.number, code })).toBeUndefined();
  expect((await asked({ personalNumber: nino.number, contact: 'Robert <x@y.ge>' })).message).toBeUndefined();
});
