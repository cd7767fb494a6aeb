import type { CounterChannel } from '../../events/budgeting.js';
import type { Role } from '../../events/identity.js';
import { Box } from '../../src/ballots/box.js';
import { newSeed, VoterDevice } from '../../src/ballots/voter/device.js';
import { person } from '../../src/demo/people.js';
import type { OutboxMessages } from '../../src/identity/outbox.messages.js';
import { roundScope, STAFF } from '../../src/identity/scopes.js';
import { whenCredentialIssuedThenTellWhoseItIs } from '../../src/policies/when-credential-issued-then-tell-whose-it-is.js';
import type { Answer } from '../support/house.js';
import { until } from '../support/until.js';
import { Polling, ROUND } from './polling.js';

let poll: Polling;
let officer: string;
const minute = 60_000;

beforeAll(async () => {
  poll = await Polling.open();
  await poll.town.crowd(1, 60);
  officer = await poll.town.staff('officer');
}, 180_000);
afterAll(() => poll.end());

const shown = (n: number, channel: CounterChannel = 'kiosk') => {
  const { number, documentNumber, birthDate } = person(n);
  return { personalNumber: number, documentNumber, birthDate, channel };
};
const help = (n: number, channel?: CounterChannel, token = officer, more: object = {}): Promise<Answer> =>
  poll.town.request('POST', poll.path('counter'), { token, body: { ...shown(n, channel), ...more } });
const cast = (number: string, projects: readonly string[] = ['lamps'], headers: Record<string, string> = {}) =>
  poll.town.request('POST', poll.path('counter/ballots'), { body: { number, choice: { v: 1, projects } }, headers });
const official = async (n: number, rights: { roles: Role[]; district?: string; department?: string }) => {
  const { resident } = await poll.town.citizen(n);
  return (await poll.town.house.tokens.issue({ person: resident.person, level: 1, ...rights } as never, 600)).token;
};
const refused = ({ status, json }: Answer) => [status, json.type?.replace('urn:ghia:', '')];

describe('at a counter', () => {
  it('the person’s own credential is issued: the record says where, and who helped', async () => {
    const { status, json } = await help(1, 'paper');
    expect([status, json.number]).toEqual([201, expect.stringMatching(/^\d{4} \d{4} \d{4}$/)]);
    expect(json.until).toBe(new Date(Date.parse(poll.town.clock.at) + 120 * minute).toISOString());
    const { vault } = poll.town.house;
    const nullifier = vault.pseudonym((await poll.town.citizen(1)).resident.person, roundScope(ROUND));
    const clerk = (await poll.town.citizen(900_000)).resident.person;
    const [fact] = await poll.facts('CredentialIssued');
    expect(fact).toMatchObject({
      data: { nullifier, channel: 'paper', issuer: 'city' },
      meta: { actor: nullifier, correlationId: vault.pseudonym(clerk, STAFF) },
    });
    expect(JSON.stringify(fact)).not.toContain(json.number.replaceAll(' ', ''));
  });

  it('the number casts one ballot, which is in the log then; a second time it is worth nothing', async () => {
    const { number } = (await help(2)).json;
    const before = (await poll.facts('BallotCast')).length;
    const { status, json } = await cast(number, ['lamps', 'swings']);
    expect([status, json.channel]).toEqual([202, 'kiosk']);
    await poll.town.server.app.get(Box).flush(ROUND);
    const ballots = (await poll.facts('BallotCast')).slice(before);
    expect(ballots.map(({ id, meta }) => [id, meta.actor])).toEqual([[json.digest.slice(0, 32), 'ballot-box']]);
    for (const again of [number, number.replaceAll(' ', ''), '000000000000'])
      expect(refused(await cast(again))).toEqual([422, 'ballot.wrong-number']);
  });

  it('of two who bring the same number at once one votes', async () => {
    const { number } = (await help(3)).json;
    const came = await Promise.all([cast(number), cast(number, ['park'])]);
    expect(came.map(({ status }) => status).sort()).toEqual([202, 422]);
  });

  it('of two officials who help the same person at once one gives a number', async () => {
    const other = await poll.town.staff('officer', 1);
    const came = await Promise.all([help(4), help(4, 'paper', other)]);
    expect(came.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(refused(came.find(({ status }) => status === 409)!)).toEqual([409, 'credential.already-issued']);
  });

  it('whoever has a credential gets none again, wherever they ask', async () => {
    await poll.voter(5); // from a device of their own
    expect(refused(await help(5))).toEqual([409, 'credential.already-issued']);
    await help(6);
    const [asked] = await poll.ask(6, await VoterDevice.of(poll.params, newSeed()));
    expect(refused(asked!)).toEqual([409, 'credential.already-issued']);
  });

  it('a number is good for two hours', async () => {
    const { number } = (await help(7)).json;
    const { number: late } = (await help(8)).json;
    const { clock } = poll.town;
    const now = clock.at;
    clock.at = new Date(Date.parse(now) + 120 * minute - 1).toISOString();
    expect((await cast(number)).status).toBe(202);
    clock.at = new Date(Date.parse(now) + 120 * minute).toISOString();
    expect(refused(await cast(late))).toEqual([422, 'ballot.wrong-number']);
    clock.at = now;
  });

  it('a choice that the rules would not count leaves the number as it was', async () => {
    const { number } = (await help(9)).json;
    const { status, json } = await cast(number, ['castle']);
    expect([status, json.type, json.because]).toEqual([422, 'urn:ghia:ballot.unfit', { fault: 'unknown-project' }]);
    expect((await cast(number)).status).toBe(202);
  });

  it('a number of another round opens nothing', async () => {
    const { number } = (await help(10)).json;
    const elsewhere = poll.path('counter/ballots').replace(
      ROUND,
      ROUND.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
    );
    const body = { number, choice: { v: 1, projects: ['lamps'] } };
    expect(refused(await poll.town.request('POST', elsewhere, { body }))).toEqual([422, 'ballot.wrong-number']);
    expect((await cast(number)).status).toBe(202);
  });

  it('nobody who says who they are brings a number', async () => {
    const { number } = (await help(11)).json;
    for (const headers of [{ cookie: 'a=b' }, { authorization: `Bearer ${officer}` }])
      expect(refused(await cast(number, ['lamps'], headers))).toEqual([400, 'request.not-anonymous']);
  });

  it('is for officials with the right role, within their district', async () => {
    const { token } = await poll.town.citizen(12);
    expect((await help(12, 'kiosk', token)).status).toBe(403);
    for (const role of ['moderator', 'auditor', 'administrator'] as const)
      expect((await help(12, 'kiosk', await poll.town.staff(role))).status).toBe(403);
    expect((await poll.town.request('POST', poll.path('counter'), { body: shown(12) })).status).toBe(401);
    const lives = person(12).district;
    const elsewhere = lives === 'vake' ? 'saburtalo' : 'vake';
    const stranger = await official(50, { roles: ['officer'], district: elsewhere });
    expect(refused(await help(12, 'kiosk', stranger))).toEqual([403, 'credential.not-your-counter']);
    const near = await official(51, { roles: ['register-clerk'], district: lives });
    expect((await help(12, 'kiosk', near)).status).toBe(201);
  });

  it('a document that is not theirs is told from no document by nothing', async () => {
    const wrong = await help(13, 'kiosk', officer, { documentNumber: 'DM0000000' });
    const nobody = await help(13, 'kiosk', officer, { personalNumber: '01099999999' });
    expect([refused(wrong), refused(nobody)]).toEqual([
      [422, 'identity.not-proved'],
      [422, 'identity.not-proved'],
    ]);
    expect(wrong.json.detail).toBe(nobody.json.detail);
    expect((await help(13, 'post' as never)).status).toBe(400);
  });

  it('turnout tells of each way by its total, and of no part of the city', async () => {
    await poll.town.house.projecting.seen(await poll.town.house.log.head(), 5_000);
    const { json } = await poll.town.request('GET', poll.path('turnout'));
    const facts = await poll.facts('CredentialIssued');
    const by = (channel?: string) => facts.filter(({ data }) => data.channel === channel).length;
    expect(json.byChannel).toEqual({ online: by(), kiosk: by('kiosk'), paper: by('paper') });
    expect(Math.min(json.byChannel.online, json.byChannel.kiosk, json.byChannel.paper)).toBeGreaterThan(0);
    expect(JSON.stringify(json)).not.toMatch(/vake|saburtalo|district/);
  });
});

describe('the rule book of a round', () => {
  it.each([
    ['without a way', { channels: ['paper'] }, 'kiosk', [409, 'credential.channel-closed']],
    ['with one', { channels: ['paper'] }, 'paper', [201, undefined]],
    ['of another department', { department: 'roads' }, 'kiosk', [403, 'credential.not-your-counter']],
    ['where a document is not enough', { assurance: 1 }, 'kiosk', [403, 'identity.assurance-too-low']],
  ] as const)('%s is kept at its counters', async (_, counters, channel, expected) => {
    const other = await Polling.open({ counters: counters as never, assurance: 2 });
    try {
      await other.town.crowd(1, 3);
      const token = await other.town.staff('officer');
      const answer = await other.town.request('POST', other.path('counter'), { token, body: shown(1, channel) });
      expect(refused(answer)).toEqual(expected);
    } finally {
      await other.end();
    }
  });
});

it('gives no number before voting is opened, and none that outlives it', async () => {
  const { clock } = poll.town;
  const now = clock.at;
  const { closes } = (await poll.town.request('GET', poll.path('params'))).json;
  clock.at = new Date(Date.parse(closes) - 10 * minute).toISOString();
  officer = await poll.town.staff('officer', 2);
  expect((await help(20)).json.until).toBe(closes);
  clock.at = closes;
  officer = await poll.town.staff('officer', 3);
  expect(refused(await help(21))).toEqual([409, 'round.not-voting']);
  clock.at = now;
});

describe('a message to whoever a credential was issued to', () => {
  const told = async (town: Polling['town']) =>
    (await (town.house.messages as OutboxMessages).list(200)).filter(({ kind }) => kind === 'credential-issued');

  it('is sent once, says where, and nothing of a ballot', async () => {
    const other = await Polling.open({}, { works: true });
    try {
      await other.town.crowd(1, 3);
      const token = await other.town.staff('officer');
      await other.voter(1);
      await other.voter(1, new Uint8Array(32)).catch(() => undefined); // refused: no message
      const body = shown(2, 'paper');
      const { number } = (await other.town.request('POST', other.path('counter'), { token, body })).json;
      const choice = { v: 1, projects: ['lamps'] };
      const { json } = await other.town.request('POST', other.path('counter/ballots'), { body: { number, choice } });
      await until(async () => (await told(other.town)).length === 2);
      const messages = await told(other.town);
      for (const [n, words] of [
        [1, 'პორტალზე'],
        [2, 'ქაღალდზე'],
      ] as const) {
        const mine = messages.filter(({ to }) => to.phone === person(n).contact.phone);
        expect(mine.map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
        expect(mine[0]!.text).toMatch(/A right to vote was issued in your name\. Not you\? .*\/en\/budget\//);
      }
      const all = JSON.stringify(messages);
      for (const secret of [json.digest, number, number.replaceAll(' ', ''), 'lamps'])
        expect(all).not.toContain(secret);
    } finally {
      await other.end();
    }
  });

  it('goes out for the city’s own issuer alone', () => {
    const { react } = whenCredentialIssuedThenTellWhoseItIs;
    const fact = (issuer: string) =>
      ({ id: 'f', data: { roundId: 'r', nullifier: 'n', request: 'q', issuer } }) as never;
    expect(react(fact('observer'))).toEqual([]);
    expect(react(fact('city'))).toEqual([
      { job: { kind: 'tell-of-credential', id: 'f', payload: { roundId: 'r', nullifier: 'n', channel: 'online' } } },
    ]);
  });
});
