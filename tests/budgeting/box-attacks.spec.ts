import { hash } from 'node:crypto';
import * as ed25519 from '@noble/ed25519';
import { Box } from '../../src/ballots/box.js';
import { canonicalBytes, toText } from '../../src/ballots/format.js';
import { newSeed, type SealedBallot, VoterDevice } from '../../src/ballots/voter/device.js';
import type { Append } from '../../src/log/event-log.js';
import { dishonest } from './dishonest.js';
import { Polling, projects, ROUND, UNTIL, type Voter } from './polling.js';
import { respelt } from './spelling.js';

let poll: Polling;
beforeAll(async () => {
  poll = await Polling.open({}, { env: { GHIA_BATCH_BALLOTS: '3' } });
}, 90_000);
afterAll(() => poll.end());

const box = () => poll.town.server.app.get(Box);

/** Signed anew, as only the voter's own device could. */
async function resigned({ device }: Voter, ballot: SealedBallot, body: object): Promise<SealedBallot> {
  const changed = { ...ballot.body, ...body };
  const secret = (device as unknown as { secret: Uint8Array }).secret;
  return { ...ballot, body: changed, sig: toText(await ed25519.signAsync(canonicalBytes(changed), secret)) };
}

describe('one credential is one ballot', () => {
  it('however its key, its bonds and its signature are spelt', async () => {
    const voter = await poll.voter(1);
    const ballot = await poll.cast(voter, projects('lamps'));
    const { digest: _, ...sent } = ballot;
    const spelt = [
      await resigned(voter, sent, { pk: respelt(sent.body.pk) }),
      await resigned(voter, sent, { commitment: respelt(sent.body.commitment), seq: 2 }),
      await resigned(voter, sent, { sealed: respelt(sent.body.sealed), seq: 2 }),
      { ...(await voter.device.cast(projects('park'), voter.tokens, 2)), sig: '' },
    ];
    const last = await voter.device.cast(projects('park'), voter.tokens, 2);
    spelt[3] = { ...last, sig: respelt(last.sig) };
    for (const one of spelt) {
      expect((await poll.put(one)).status).toBe(400);
      await expect(box().take(ROUND, one)).rejects.toThrow(/ballot\.wrong-(token|envelope|signature)/);
    }
    const { pk } = sent.body;
    for (const padded of [`${pk}=`, `${pk} `, `${pk}\n`, pk.replace(/.$/, '+')])
      expect((await poll.put(await resigned(voter, sent, { pk: padded }))).status).toBe(400);
    await box().flush(ROUND);
    expect(await poll.facts('BallotCast')).toHaveLength(1);
  });
});

describe('a credential', () => {
  it('is not used up by what no key could sign', async () => {
    const device = await VoterDevice.of(poll.params, newSeed());
    const { token } = await poll.town.citizen(2);
    const modulus = Buffer.from(
      (
        await crypto.subtle.exportKey(
          'jwk',
          await crypto.subtle.importKey(
            'spki',
            Buffer.from(poll.params.issuers[0]!.spki, 'base64url'),
            { name: 'RSA-PSS', hash: 'SHA-384' },
            true,
            ['verify'],
          ),
        )
      ).n!,
      'base64url',
    );
    for (const blinded of [modulus, Buffer.alloc(384, 0xff), Buffer.alloc(384)]) {
      const body = { issuer: 'city', blinded: blinded.toString('base64url') };
      const { status, json } = await poll.town.request('POST', poll.path('credential'), { token, body });
      expect([status, json.type]).toEqual([422, 'urn:ghia:credential.malformed']);
    }
    expect((await poll.ask(2, device)).map(({ status }) => status)).toEqual([200]);
  });
});

describe('a batch', () => {
  it('hides nobody behind one person who votes again and again', async () => {
    const { clock } = poll.town;
    await box().flush(ROUND);
    const before = (await poll.facts('BallotCast')).length;
    const [many, one, third] = await poll.voters(3, 10);
    for (let seq = 1; seq <= 6; seq++) await poll.cast(many!, projects('park'), seq);
    await poll.cast(one!, projects('lamps'));
    clock.at = new Date(Date.parse(clock.at) + 11 * 60_000).toISOString();
    await box().look();
    expect(await poll.facts('BallotCast')).toHaveLength(before);
    await poll.cast(third!, projects('lamps'));
    await box().look();
    expect(await poll.facts('BallotCast')).toHaveLength(before + 8);
  });
});

describe('a bomb', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it('in what is sent is refused as anything that is no ballot', async () => {
    const voter = await poll.voter(20);
    const { body, sig } = await voter.device.cast(projects('lamps'), voter.tokens, 1);
    for (const text of [
      `{"body":${JSON.stringify(body)},"sig":"${sig}","envelope":${deep(40_000)}}`,
      `{"body":${deep(40_000)},"sig":"${sig}","envelope":["a","b"]}`,
      deep(45_000),
    ]) {
      expect((await poll.town.request('POST', poll.path('ballots'), { body: text })).status).toBe(400);
    }
  });

  it('in an envelope is a spoiled ballot, and the round is opened all the same', async () => {
    const poll = await Polling.open(
      { most: { city: 200, district: 1 } },
      { projects: Array.from({ length: 200 }, (_, i) => ({ id: `p${'x'.repeat(35)}${i}`, pot: 'city', cost: 1 })) },
    );
    const [a, b, c] = await poll.voters(3);
    const choice = JSON.parse(deep(500));
    for (const [voter, ballot] of [
      [a!, await dishonest(a!, choice, 1)],
      [b!, await dishonest(b!, 1, 1, { content: deep(4_500) })],
    ] as const) {
      expect(voter.device.pk).toBe(ballot.body.pk);
      expect((await poll.put(ballot)).status).toBe(202);
    }
    await poll.cast(c!, projects());
    await poll.close();
    const { opened, spoiled } = await poll.openBallots();
    expect([opened, spoiled]).toEqual([3, 2]);
    const { text } = await poll.town.request('GET', poll.path('opened.jsonl'));
    const lines = text.trim().split('\n');
    expect(lines.filter((line: string) => line.includes('"spoiled":"unopenable"'))).toHaveLength(2);
    expect(Math.max(...lines.map((line: string) => line.split('[').length))).toBeLessThan(12);
    await poll.end();
  }, 90_000);
});

it('a close counts what is being issued at that moment, and nothing is signed behind it', async () => {
  const poll = await Polling.open();
  const { log } = poll.town.house;
  const device = await VoterDevice.of(poll.params, newSeed());
  const { token } = await poll.town.citizen(1);
  let release = (): void => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  let recorded: Promise<unknown> = Promise.resolve();
  const append = log.append.bind(log);
  // a disk that is slow at the worst moment: the credential is recorded when everything is counted, just before the close is
  log.append = async (batch: Append) => {
    if (batch.stream.startsWith('credential-')) {
      recorded = released.then(() => append(batch));
      return recorded as ReturnType<typeof append>;
    }
    if (batch.facts.some(({ type }) => type === 'RoundClosed')) {
      release();
      await recorded.catch(() => undefined);
    }
    return append(batch);
  };
  const asking = poll.ask(1, device, token);
  await new Promise((done) => setTimeout(done, 200));
  const closing = poll.close();
  setTimeout(release, 1_000);
  const [[answer]] = [await asking, await closing];
  expect([200, 409]).toContain(answer!.status);
  const issued = await poll.facts('CredentialIssued');
  const [closed] = await poll.facts('RoundClosed');
  expect(closed.data.credentials).toEqual({ city: issued.length });
  expect(issued.every(({ position }: { position: number }) => position < closed.position)).toBe(true);
  expect((await poll.ask(2, device)).map(({ json }) => json.type)).toEqual(['urn:ghia:round.not-voting']);
  poll.town.clock.at = UNTIL;
  await poll.end();
}, 90_000);

it('many who ask and cast while a round is closed are each in before it or refused', async () => {
  const poll = await Polling.open();
  const ready = await poll.voters(6);
  const late = await Promise.all([7, 8, 9].map(async () => VoterDevice.of(poll.params, newSeed())));
  const casting = ready.map(async (voter) => poll.put(await voter.device.cast(projects('lamps'), voter.tokens, 1)));
  const asking = late.map((device, i) => poll.ask(7 + i, device));
  const closing = poll.close();
  const answers = await Promise.all(casting);
  await Promise.all([...asking, closing]);
  const taken = answers.filter(({ status }) => status === 202).map(({ json }) => json.digest);
  const cast = (await poll.facts('BallotCast')).map(({ data }) => hash('sha256', canonicalBytes(data.body)));
  expect(cast.sort()).toEqual(taken.sort());
  const [closed] = await poll.facts('RoundClosed');
  expect(closed.data).toMatchObject({
    ballots: taken.length,
    credentials: { city: (await poll.facts('CredentialIssued')).length },
  });
  await poll.end();
}, 90_000);
