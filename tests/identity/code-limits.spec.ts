import { jest } from '@jest/globals';
import { type CodeAsked, type CodeSender, Codes, TooManyCodes } from '../../src/identity/codes.js';
import type { Registration } from '../../src/identity/residents.js';
import { SqliteResidents } from '../../src/identity/sqlite.residents.js';
import type { VaultFile } from '../../src/identity/vault.file.js';
import { tidy, vaultFile } from './place.js';

jest.setTimeout(60_000); // loaded machines take their time; nothing here is measured

const MINUTE = 60_000;
const person = (n: number, rest: Partial<Registration> = {}): Registration => ({
  number: `010010000${String(n).padStart(2, '0')}`,
  name: { first: 'ნინო', last: 'მაგალითაძე' },
  birthDate: '1980-01-02',
  documentNumber: `12AB345${String(n).padStart(2, '0')}`,
  district: 'vake',
  registeredVoter: true,
  ...rest,
});
const nino = person(1, { contact: { email: 'nino@example.ge', phone: '+995555000017' } });
type Sent = Parameters<CodeSender['send']>[0];

let now: number;
let sent: Sent[];
let file: VaultFile;
let residents: SqliteResidents;
let codes: Codes;

beforeEach(async () => {
  now = Date.parse('2026-11-25T09:00:00Z');
  sent = [];
  ({ file } = await vaultFile());
  residents = new SqliteResidents(file);
  await residents.register([nino]);
  codes = new Codes(file, residents, { send: async (message) => void sent.push(message) }, () => now);
});
afterEach(tidy);

const codeOf = (message: Sent | undefined): string => /\b\d{6}\b/.exec(message!.text)![0];
async function asked(ask: CodeAsked) {
  const before = sent.length;
  const answer = await codes.ask(ask);
  await new Promise((later) => setImmediate(later));
  const message = sent[before];
  return { ...answer, message, code: message ? codeOf(message) : undefined };
}

describe('whoever asks', () => {
  const asking = (n: number, contact: string, network: string) =>
    asked({ personalNumber: `0200100${String(n).padStart(4, '0')}`, contact, network });

  it('a mailbox that somebody typed gets five messages an hour, for whatever numbers and from wherever', async () => {
    const answers = [];
    for (let n = 0; n < 15; n++) answers.push(await asking(n, 'victim@example.org', `10.0.${n}.0/24`));
    expect(answers.filter(({ message }) => message)).toHaveLength(5);
    expect(new Set(answers.map((answer) => Object.keys(answer).sort().join())).size).toBe(1);
    expect((await asking(20, 'another@example.org', '10.0.1.0/24')).message).toBeDefined();
    now += 61 * MINUTE;
    expect((await asking(21, 'victim@example.org', '10.0.1.0/24')).message).toBeDefined();
  });

  it('a stranger who has asked five times has not locked its owner out', async () => {
    const ask = { personalNumber: nino.number, network: '10.0.0.0/24' };
    for (let n = 0; n < 5; n++) await asked(ask);
    await expect(codes.ask(ask)).rejects.toThrow(TooManyCodes);
    const { code, request } = await asked({ ...ask, network: '10.0.1.0/24' });
    expect(await codes.prove({ personalNumber: nino.number, code: code!, request })).toMatchObject({ level: 1 });
  });

  it('strangers everywhere use up their own codes, not those to the contact of the register', async () => {
    for (let n = 0; n < 25; n++)
      await asked({ personalNumber: nino.number, contact: `s${n}@example.org`, network: `10.0.${n}.0/24` });
    expect(sent).toHaveLength(20);
    const late = { personalNumber: nino.number, contact: 'late@example.org', network: '10.1.0.0/24' };
    expect((await asked(late)).message).toBeUndefined();
    expect((await asked({ personalNumber: nino.number, network: '10.1.0.0/24' })).message).toBeDefined();
  });

  it('a telephone of the register gets fifteen messages an hour at the most, ten for one network', async () => {
    const family = Array.from({ length: 5 }, (_, n) => person(10 + n, { contact: { phone: '+995555000099' } }));
    await residents.register(family);
    const from = async (network: string) => {
      for (const { number } of family) for (let n = 0; n < 5; n++) await asked({ personalNumber: number, network });
      return sent.length;
    };
    expect([await from('10.0.0.0/24'), await from('10.0.1.0/24'), await from('10.0.2.0/24')]).toEqual([10, 15, 15]);
  });

  it('a code that was not sent is nobody’s', async () => {
    for (let n = 0; n < 5; n++) await asking(n, 'victim@example.org', '10.0.0.0/24');
    const { request } = await asking(9, 'victim@example.org', '10.0.0.0/24');
    expect(file.db.prepare('select person from codes where request = ?').get(Buffer.from(request, 'hex'))).toEqual({
      person: null,
    });
  });
});
