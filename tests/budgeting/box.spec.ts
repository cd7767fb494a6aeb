import { Box } from '../../src/ballots/box.js';
import { Spool } from '../../src/ballots/spool.js';
import { newSeed, UnfitChoice, VoterDevice } from '../../src/ballots/voter/device.js';
import { codeOf, seedOf } from '../../src/ballots/voter/recovery-code.js';
import { filesOf } from '../../src/data-folder.js';
import { other, Polling, projects, ROUND, UNTIL } from './polling.js';

let poll: Polling;
beforeAll(async () => {
  poll = await Polling.open();
}, 90_000);
afterAll(() => poll.end());

describe('a credential', () => {
  it('is signed once a person: the same request again has the same answer, another one has none', async () => {
    const seed = newSeed();
    const first = await poll.voter(1, seed);
    const again = await poll.voter(1, seed); // another device with the same code
    expect(again.tokens).toEqual(first.tokens);
    const [refused] = await poll.ask(1, await VoterDevice.of(poll.params, newSeed()));
    expect([refused!.status, refused!.json.type]).toEqual([409, 'urn:ghia:credential.already-issued']);
    expect(await poll.facts('CredentialIssued')).toHaveLength(1);
  });

  it('is what a person is told of themselves, and nothing of a ballot', async () => {
    const { token } = await poll.town.citizen(1);
    const { json } = await poll.town.request('GET', '/api/v1/me/data', { token });
    const told = JSON.stringify(json);
    expect(told).toContain('CredentialIssued');
    expect(told).not.toContain('BallotCast');
  });

  it('comes back with the code that was written down', async () => {
    const seed = newSeed();
    const code = await codeOf(seed);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await seedOf(code.toLowerCase().replaceAll('-', ' '))).toEqual(seed);
    const slip = code.replace(/^./, (letter) => (letter === '7' ? '8' : '7'));
    expect(await seedOf(slip)).toBeUndefined();
    expect(await seedOf('7777')).toBeUndefined();
  });

  it('is signed by no one who is not asked as the round says', async () => {
    const device = await VoterDevice.of(poll.params, newSeed());
    const [body] = await device.requests();
    const { token } = await poll.town.citizen(2);
    const asked = (wish: object) => poll.town.request('POST', poll.path('credential'), { token, body: wish });
    expect((await asked({ ...body, issuer: 'nobody' })).json.type).toBe('urn:ghia:credential.unknown-issuer');
    expect((await asked({ ...body, blinded: 'short' })).status).toBe(400);
    expect((await asked({ ...body, person: 'x' })).status).toBe(400);
    expect((await asked({ issuer: 'city', blinded: '_'.repeat(512) })).json.type).toBe('urn:ghia:credential.malformed');
  });
});

describe('the box', () => {
  it('takes a ballot, promises it, and puts it down; the receipt proves that it is in the log', async () => {
    const voter = await poll.voter(3);
    const ballot = await voter.device.cast(projects('lamps', 'swings'), voter.tokens, 1);
    const { status, json } = await poll.put(ballot);
    expect(status).toBe(202);
    expect(await voter.device.isPromised(ballot, json)).toBe(true);
    expect(await voter.device.isPromised(ballot, { ...json, promise: { ...json.promise, mergeBy: UNTIL } })).toBe(
      false,
    );
    const waits = await poll.town.request('GET', poll.path(`ballots/${json.digest}/receipt`));
    expect([waits.status, waits.json.until]).toEqual([202, json.promise.mergeBy]);

    await poll.town.server.app.get(Box).flush(ROUND);
    await poll.published();
    const receipt = await poll.town.request('GET', poll.path(`ballots/${json.digest}/receipt`));
    expect(receipt.text).toContain('c2sp.org/tlog-proof@v1');
    const leaf = await poll.town.request('GET', `/api/v1/audit/leaves/${json.digest.slice(0, 32)}`);
    expect(leaf.json).toMatchObject({
      type: 'BallotCast',
      t: '2026-06-11',
      pub: { body: ballot.body, sig: ballot.sig },
    });
    expect(leaf.text).not.toContain('lamps');
  });

  it('keeps the last word of a voter and never an earlier one', async () => {
    const voter = await poll.voter(4);
    const [one, two, three] = [
      await voter.device.cast(projects('lamps'), voter.tokens, 1),
      await voter.device.cast(projects('park'), voter.tokens, 2),
      await voter.device.cast(projects('swings'), voter.tokens, 2),
    ];
    expect((await poll.put(one)).status).toBe(202);
    expect((await poll.put(two)).status).toBe(202);
    const told = await poll.put(two); // its answer was lost, say
    expect([told.status, await voter.device.isPromised(two, told.json)]).toEqual([202, true]);
    for (const late of [one, three]) {
      const { status, json } = await poll.put(late);
      expect([status, json.type, json.because]).toEqual([409, 'urn:ghia:ballot.not-newer', { last: 2 }]);
    }
    await poll.town.server.app.get(Box).flush(ROUND);
    expect((await poll.put(one)).json.because).toEqual({ last: 2 });
    expect((await poll.put(two)).status).toBe(202);
    const facts = await poll.facts('BallotCast');
    expect(facts.filter(({ data }) => data.body.pk === voter.device.pk).map(({ data }) => data.body.seq)).toEqual([
      1, 2,
    ]);
  });

  it('takes nothing that was changed, or was signed for another key', async () => {
    const [a, b] = [await poll.voter(5), await poll.voter(6)];
    const ballot = await a.device.cast(projects('lamps'), a.tokens, 1);
    const stolen = await b.device.cast(projects('lamps'), a.tokens, 1);
    const { body, envelope } = ballot;
    const cases: [object, number, string][] = [
      [stolen, 403, 'ballot.wrong-token'],
      [
        { ...ballot, body: { ...body, tokens: [{ ...body.tokens[0], s: other(body.tokens[0]!.s) }] } },
        403,
        'ballot.wrong-token',
      ],
      [{ ...ballot, body: { ...body, tokens: [body.tokens[0], body.tokens[0]] } }, 403, 'ballot.wrong-token'],
      [{ ...ballot, body: { ...body, commitment: other(body.commitment) } }, 422, 'ballot.wrong-signature'],
      [{ ...ballot, body: { ...body, seq: 7 } }, 422, 'ballot.wrong-signature'],
      [{ ...ballot, sig: other(ballot.sig) }, 422, 'ballot.wrong-signature'],
      [{ ...ballot, envelope: [envelope[0], other(envelope[1])] }, 422, 'ballot.wrong-envelope'],
      [{ ...ballot, envelope: [envelope[0], envelope[1].slice(4)] }, 422, 'ballot.wrong-envelope'],
      [{ ...ballot, body: { ...body, round: 'another' } }, 422, 'ballot.other-round'],
    ];
    for (const [changed, status, type] of cases) {
      const answer = await poll.put(changed);
      expect([answer.status, answer.json.type]).toEqual([status, `urn:ghia:${type}`]);
    }
    for (const unknown of [
      { ...ballot, name: 'x' },
      { ...ballot, body: { ...body, at: 'now' } },
      { ...ballot, sig: 'x' },
    ])
      expect((await poll.put(unknown)).status).toBe(400);
    expect((await poll.put(ballot)).status).toBe(202);
  });

  it('asks nobody who they are, and sends away who says it', async () => {
    const voter = await poll.voter(7);
    const ballot = await voter.device.cast(projects('lamps'), voter.tokens, 1);
    for (const headers of [{ cookie: 'a=b' }, { authorization: 'Bearer x' }] as Record<string, string>[]) {
      const { status, json } = await poll.put(ballot, headers);
      expect([status, json.type]).toEqual([400, 'urn:ghia:request.not-anonymous']);
    }
  });

  it('puts ballots down when enough wait and long enough after the last', async () => {
    const { clock, server } = poll.town;
    const box = server.app.get(Box);
    await box.flush(ROUND);
    const before = (await poll.facts('BallotCast')).length;
    await poll.cast(await poll.voter(8), projects('park'));
    await box.look();
    expect(await poll.facts('BallotCast')).toHaveLength(before);
    clock.at = new Date(Date.parse(clock.at) + 11 * 60_000).toISOString();
    await box.look();
    expect(await poll.facts('BallotCast')).toHaveLength(before + 1);
    const [last] = (await poll.facts('BallotCast')).slice(-1);
    expect(last.meta.actor).toBe('ballot-box');
  });

  it('puts a batch down in an order that is not the one it came in', async () => {
    const box = poll.town.server.app.get(Box);
    await box.flush(ROUND);
    const before = (await poll.facts('BallotCast')).length;
    const voters = await poll.voters(16, 100);
    for (const voter of voters) await poll.cast(voter, projects('park'));
    await box.flush(ROUND);
    const put = (await poll.facts('BallotCast')).slice(before).map(({ data }) => data.body.pk);
    const came = voters.map(({ device }) => device.pk);
    expect([...put].sort()).toEqual([...came].sort());
    expect(put).not.toEqual(came); // one time in 20,000,000,000,000 it would be
  });

  it('is held by one instance', async () => {
    const folder = filesOf(poll.town.house.config).ballots;
    await expect(Spool.open(folder)).rejects.toThrow('Another instance holds the ballot box');
  });
});

it.each([
  ['a project that is not on the ballot', projects('castle'), 'unknown-project'],
  ['one project twice', projects('lamps', 'lamps'), 'twice'],
  ['an order of one’s own', projects('park', 'lamps'), 'not-in-order'],
  ['too many of a district', projects('swings', 'swings'), 'twice'],
])('an honest device does not seal %s', async (_, choice, fault) => {
  const voter = await poll.voter(9, new Uint8Array(32).fill(9));
  await expect(voter.device.cast(choice, voter.tokens, 1)).rejects.toEqual(new UnfitChoice(fault as never));
});
