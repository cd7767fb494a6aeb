import { jest } from '@jest/globals';
import { type CodeAsked, TooManyCodes } from '../../src/identity/codes.js';
import { CodeOffice, entry, nino } from './code-office.js';
import { tidy } from './place.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const MINUTE = 60_000;

let office: CodeOffice;
beforeEach(async () => {
  office = await CodeOffice.open(nino);
});
afterEach(tidy);

const asked = (ask: CodeAsked) => office.asked(ask);

describe('whoever asks', () => {
  const asking = (n: number, contact: string, network: string) =>
    asked({ personalNumber: `0200100${String(n).padStart(4, '0')}`, contact, network });

  it('a mailbox that somebody typed gets five messages an hour, for whatever numbers and from wherever', async () => {
    const answers = [];
    for (let n = 0; n < 15; n++) answers.push(await asking(n, 'victim@example.org', `10.0.${n}.0/24`));
    expect(answers.filter(({ message }) => message)).toHaveLength(5);
    expect(new Set(answers.map((answer) => Object.keys(answer).sort().join())).size).toBe(1);
    expect((await asking(20, 'another@example.org', '10.0.1.0/24')).message).toBeDefined();
    office.now += 61 * MINUTE;
    expect((await asking(21, 'victim@example.org', '10.0.1.0/24')).message).toBeDefined();
  });

  it('a stranger who has asked five times has not locked its owner out', async () => {
    const ask = { personalNumber: nino.number, network: '10.0.0.0/24' };
    for (let n = 0; n < 5; n++) await asked(ask);
    await expect(office.codes.ask(ask)).rejects.toThrow(TooManyCodes);
    const { code, request } = await asked({ ...ask, network: '10.0.1.0/24' });
    expect(await office.codes.prove({ personalNumber: nino.number, code: code!, request })).toMatchObject({ level: 1 });
  });

  it('strangers everywhere use up their own codes, not those to the contact of the register', async () => {
    for (let n = 0; n < 25; n++)
      await asked({ personalNumber: nino.number, contact: `s${n}@example.org`, network: `10.0.${n}.0/24` });
    expect(office.sent).toHaveLength(20);
    const late = { personalNumber: nino.number, contact: 'late@example.org', network: '10.1.0.0/24' };
    expect((await asked(late)).message).toBeUndefined();
    expect((await asked({ personalNumber: nino.number, network: '10.1.0.0/24' })).message).toBeDefined();
  });

  it('a telephone of the register gets fifteen messages an hour at the most, ten for one network', async () => {
    const family = Array.from({ length: 5 }, (_, n) => entry(10 + n, { contact: { phone: '+995555000099' } }));
    await office.residents.register(family);
    const from = async (network: string) => {
      for (const { number } of family) for (let n = 0; n < 5; n++) await asked({ personalNumber: number, network });
      return office.sent.length;
    };
    expect([await from('10.0.0.0/24'), await from('10.0.1.0/24'), await from('10.0.2.0/24')]).toEqual([10, 15, 15]);
  });

  it('a code that was not sent is nobody’s', async () => {
    for (let n = 0; n < 5; n++) await asking(n, 'victim@example.org', '10.0.0.0/24');
    const { request } = await asking(9, 'victim@example.org', '10.0.0.0/24');
    expect(
      office.file.db.prepare('select person from sign_in_codes where request = ?').get(Buffer.from(request, 'hex')),
    ).toEqual({
      person: null,
    });
  });
});
