import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { importResidents } from '../../src/identity/import-residents.js';
import { isPersonalNumber, provesIdentity, type Registration } from '../../src/identity/residents.js';
import { SqliteResidents } from '../../src/identity/sqlite.residents.js';
import { VaultFile } from '../../src/identity/vault.file.js';
import { bytesIn, folder, tidy, vaultFile } from './place.js';

const nino: Registration = {
  number: '01001000017',
  name: { first: 'ნინო', last: 'მაგალითაძე' },
  birthDate: '1980-02-29',
  documentNumber: '12AB34567',
  district: 'vake',
  registeredVoter: true,
  contact: { email: 'nino@example.ge', phone: '+995555000017' },
};
const gia: Registration = {
  number: '01001000025',
  name: { first: 'გია', last: 'ნიმუშაძე' },
  birthDate: '2010-05-01',
  district: 'gldani',
  registeredVoter: false,
};

afterEach(tidy);

it('finds people by number and by id, and keeps their id when they are registered again', async () => {
  const { file } = await vaultFile();
  const residents = new SqliteResidents(file);
  await residents.register([nino, gia]);
  const found = (await residents.byNumber(nino.number))!;
  expect(found).toEqual({ ...nino, person: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(await residents.byId(found.person)).toEqual(found);
  expect(await residents.byNumber(gia.number)).toEqual({ ...gia, person: expect.not.stringMatching(found.person) });

  await residents.register([{ ...nino, district: 'isani' }]);
  expect(await residents.byNumber(nino.number)).toEqual({ ...found, district: 'isani' });
  expect(await residents.byNumber('01001000099')).toBeUndefined();
  expect(await residents.byId('ab'.repeat(16))).toBeUndefined();
});

it('keeps no number, name or contact in clear, and survives a restart', async () => {
  const at = folder();
  const first = await VaultFile.open({ folder: at });
  await new SqliteResidents(first).register([nino]);
  const bytes = bytesIn(at);
  for (const mark of [nino.number, 'ნინო', 'მაგალითაძე', '1980-02-29', '12AB34567', 'nino@example.ge', '555000017'])
    expect([mark, bytes.includes(mark)]).toEqual([mark, false]);
  await first.close();
  const second = await VaultFile.open({ folder: at });
  expect(await new SqliteResidents(second).byNumber(nino.number)).toMatchObject(nino);
  await second.close();
});

it('stays readable, and finds the same people, when the key-encryption key changes', async () => {
  const { file } = await vaultFile();
  const residents = new SqliteResidents(file);
  await residents.register([nino]);
  const before = await residents.byNumber(nino.number);
  await file.rewrap(Buffer.alloc(32, 9));
  expect(await residents.byNumber(nino.number)).toEqual(before);
  expect(await new SqliteResidents(file).byNumber(nino.number)).toEqual(before);
});

it('registers many together', async () => {
  const { file } = await vaultFile();
  const residents = new SqliteResidents(file);
  const many = Array.from({ length: 1750 }, (_, n) => ({ ...gia, number: String(20_000_000_000 + n) }));
  await residents.register(many);
  const people = new Set<string>();
  for (const { number } of many) people.add((await residents.byNumber(number))!.person);
  expect(people.size).toBe(1750);
});

it('registers nobody when one of them cannot be', async () => {
  const { file } = await vaultFile();
  const residents = new SqliteResidents(file);
  const many = Array.from({ length: 1200 }, (_, n) => ({ ...gia, number: String(20_000_000_000 + n) }));
  const broken = { ...gia, number: undefined as unknown as string };
  await expect(residents.register([...many, broken])).rejects.toThrow();
  expect(await residents.byNumber(many[0]!.number)).toBeUndefined();
  await residents.register(many.slice(0, 1));
  expect(await residents.byNumber(many[1]!.number)).toBeUndefined();
});

it('registers nobody when a part of them did not arrive', async () => {
  const { file, at } = await vaultFile();
  const residents = new SqliteResidents(file);
  const beside = new Database(join(at, 'vault.db'));
  beside.exec(`create trigger refuse before insert on arriving
    when (select count(*) from arriving) >= 1100 begin select raise(abort, 'no'); end`);
  const many = Array.from({ length: 1200 }, (_, n) => ({ ...gia, number: String(20_000_000_000 + n) }));
  await expect(residents.register(many)).rejects.toThrow('no');
  const held = ['residents', 'arriving'].map((table) => beside.prepare(`select count(*) n from ${table}`).get());
  beside.close();
  expect(held).toEqual([{ n: 0 }, { n: 0 }]);
});

it('knows the form of a personal number', () => {
  expect(['01001000017', '12345678901'].every(isPersonalNumber)).toBe(true);
  for (const wrong of [
    '11111111111',
    '00000000000',
    '0100100001',
    '010010000177',
    '0100100001a',
    ' 01001000017',
    '',
    '٠١٠٠١٠٠٠٠١٧',
  ])
    expect([wrong, isPersonalNumber(wrong)]).toEqual([wrong, false]);
});

it('takes birth date and document number together as proof, and nothing less', () => {
  const held = { ...nino, person: 'p' };
  expect(provesIdentity(held, '1980-02-29', '12AB34567')).toBe(true);
  expect(provesIdentity(held, '1980-02-29', '12ab 34567')).toBe(true);
  expect(provesIdentity(held, '1980-02-28', '12AB34567')).toBe(false);
  expect(provesIdentity(held, '1980-02-29', '12AB34568')).toBe(false);
  expect(provesIdentity(held, '1980-02-29')).toBe(false);
  expect(provesIdentity({ ...gia, person: 'p' }, '2010-05-01', '')).toBe(false);
  expect(provesIdentity(undefined, '1980-02-29', '12AB34567')).toBe(false);
  expect(provesIdentity(undefined)).toBe(false);
});

describe('importing', () => {
  const HEADER = 'number,first_name,last_name,birth_date,document_number,district,registered_voter,email,phone';
  const NINO = '01001000017,ნინო,მაგალითაძე,1980-02-29,12AB34567,vake,true,nino@example.ge,555 00 00 17';
  const GIA = '01001000025,გია,ნიმუშაძე,2010-05-01,,gldani,არა,,';
  const csv = (...lines: string[]) => `\ufeff${[HEADER, ...lines].join('\r\n')}\r\n`;
  const today = '2026-11-25';
  const open = async () => new SqliteResidents((await vaultFile()).file);

  it('enters a file, and the same file again changes nothing', async () => {
    const residents = await open();
    const first = await importResidents(residents, csv(NINO, GIA), { today });
    expect(first).toEqual({
      rows: 2,
      added: 2,
      changed: 0,
      refused: [],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await residents.byNumber(nino.number)).toMatchObject(nino);
    expect(await residents.byNumber(gia.number)).toMatchObject(gia);
    expect(await importResidents(residents, csv(NINO, GIA), { today })).toEqual({ ...first, added: 0 });
    const moved = GIA.replace('gldani', 'didube');
    expect(await importResidents(residents, csv(NINO, moved), { today })).toMatchObject({ added: 0, changed: 1 });
    expect(await residents.byNumber(gia.number)).toMatchObject({ district: 'didube' });
  });

  it('only tells, on a dry run', async () => {
    const residents = await open();
    const told = await importResidents(residents, csv(NINO, GIA), { dryRun: true, today });
    expect(told).toMatchObject({ rows: 2, added: 2, changed: 0 });
    expect(await residents.byNumber(nino.number)).toBeUndefined();
    expect((await importResidents(residents, csv(NINO, GIA), { today })).digest).toBe(told.digest);
  });

  it('gives a digest that tells outsiders nothing: it differs between two registers', async () => {
    const digests = await Promise.all(
      [await open(), await open()].map((residents) => importResidents(residents, csv(NINO), { today })),
    );
    expect(digests[0]!.digest).not.toBe(digests[1]!.digest);
  });

  it('names each bad row by line and reason without quoting it, and enters the others', async () => {
    const residents = await open();
    const bad = [
      NINO.replace('01001000017', '1001000017'),
      NINO.replace('01001000017', '77777777777'),
      NINO.replace('ნინო', ''),
      NINO.replace('1980-02-29', '1981-02-29'),
      NINO.replace('1980-02-29', '2026-11-26'),
      NINO.replace('vake', 'ვაკე'),
      NINO.replace('true', 'perhaps'),
      NINO.replace('nino@example.ge', 'nino@'),
      NINO.replace('555 00 00 17', '12'),
      NINO.replace('12AB34567', '12-AB'),
      GIA,
      '01001000033',
    ];
    const summary = await importResidents(residents, csv(GIA, ...bad), { today });
    expect(summary).toMatchObject({ rows: 13, added: 1 });
    expect(summary.refused.map(({ line, reason }) => `${line} ${reason.split(' ')[0]}`)).toEqual([
      '3 number',
      '4 number',
      '5 first_name',
      '6 birth_date',
      '7 birth_date',
      '8 district',
      '9 registered_voter',
      '10 email',
      '11 phone',
      '12 document_number',
      '13 the',
      '14 first_name',
    ]);
    expect(JSON.stringify(summary)).not.toContain('01001000017');
    expect(summary.refused[10]!.reason).toBe('the same number as on line 2');
    expect(await residents.byNumber(nino.number)).toBeUndefined();
  });

  it('takes nothing of a file that stops being CSV, or that names other columns', async () => {
    const residents = await open();
    const broken = await importResidents(residents, csv(NINO, '01001000025,"გია,ნიმუშაძე'), { today });
    expect(broken).toMatchObject({ added: 0, refused: [{ reason: 'not CSV from here on; nothing was taken' }] });
    const strange = await importResidents(residents, csv(NINO).replace('district', 'raion'), { today });
    expect(strange.refused).toEqual([{ line: 1, reason: expect.stringMatching(/^column 6 is none of number, /) }]);
    const short = await importResidents(residents, csv(NINO).replace(',district', ''), { today });
    expect(short.refused).toEqual([{ line: 1, reason: 'the column district is missing' }]);
    expect(await importResidents(residents, '', { today })).toMatchObject({ rows: 0, added: 0, refused: [] });
    expect(await residents.byNumber(nino.number)).toBeUndefined();
  });

  it('reads a stream, however it is cut', async () => {
    const residents = await open();
    const bytes = Buffer.from(csv(NINO, GIA));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, n) => bytes.subarray(n * 7, n * 7 + 7));
    expect(await importResidents(residents, Readable.from(pieces), { today })).toMatchObject({ rows: 2, added: 2 });
    expect(await residents.byNumber(nino.number)).toMatchObject(nino);
  });

  it('fails as a whole when the stream fails', async () => {
    const residents = await open();
    const failing = Readable.from(
      (async function* () {
        yield csv(NINO);
        throw new Error('the line went dead');
      })(),
    );
    await expect(importResidents(residents, failing, { today })).rejects.toThrow('the line went dead');
    expect(await residents.byNumber(nino.number)).toBeUndefined();
  });
});
