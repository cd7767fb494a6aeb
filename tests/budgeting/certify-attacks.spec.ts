import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CastBallot } from '../../commands/budgeting/ballot-commands.js';
import { RecordOpenedBallots } from '../../commands/budgeting/round-commands.js';
import { digestOf } from '../../src/ballots/ballot-check.js';
import { RoundOpening } from '../../src/ballots/opening.js';
import { linesIn, writePieces } from '../../src/ballots/pieces.js';
import { recounted } from '../../src/ballots/recounted.js';
import { newSeed, VoterDevice } from '../../src/ballots/voter/device.js';
import { dishonest } from './dishonest.js';
import { other, Polling, projects, ROUND } from './polling.js';

const openedFile = (poll: Polling) => join(poll.town.folder, 'ballots', ROUND, 'opened.jsonl');
const places = ({ town }: Polling) => ({ log: town.house.log, ...town.house.ballots });

it('nobody certifies what a recount from outside would not accept, even where every digest fits', async () => {
  const poll = await Polling.open();
  await poll.cast(await poll.voter(1), projects('lamps'));
  // whoever holds the house puts in a ballot for which no issuer has signed
  const device = await VoterDevice.of(poll.params, newSeed());
  const m = other('A'.repeat(120));
  const ballot = await dishonest({ device, tokens: [{ m, s: other('A'.repeat(512)) }] }, projects('park'), 1);
  await poll.voter(2); // enough were given the right to vote
  await poll.record(new CastBallot(), { roundId: ROUND, ...ballot, digest: digestOf(ballot.body) });
  await poll.close();
  const { opened, spoiled } = await poll.openBallots();
  expect([opened, spoiled]).toEqual([2, 0]);
  const refused = await recounted(ROUND, places(poll)).catch((error) => error);
  expect(refused.refusal).toMatchObject({ refused: 'round.audit-differs', because: { check: 'ballots' } });
  await poll.end();
}, 90_000);

describe('an opening', () => {
  it('that was cut short behind its file is finished by opening again', async () => {
    const poll = await Polling.open();
    const [a, b] = await poll.voters(2);
    await poll.cast(a!, projects('lamps'));
    await poll.put(await dishonest(b!, projects('lamps'), 1, { content: 'no JSON' })); // its secret is shown
    await poll.close();
    const { log, vault, ballots } = poll.town.house;
    const cut = new RoundOpening({
      ...{ log, vault, ...ballots },
      record: (wish, facts) =>
        wish.constructor.name === 'RecordOpenedBallots' ? Promise.reject(new Error('cut')) : poll.record(wish, facts),
    });
    await expect(cut.open(ROUND, [poll.share('one'), poll.share('two')])).rejects.toThrow('cut');
    expect(await poll.facts('BallotsOpened')).toEqual([]);
    const before = readFileSync(openedFile(poll), 'utf8');
    expect((await poll.town.request('GET', poll.path('opened.jsonl'))).status).toBe(409);
    const { digest } = await poll.openBallots(); // by others of them
    expect(readFileSync(openedFile(poll), 'utf8')).toBe(before);
    expect((await poll.facts('BallotsOpened'))[0].data.digest).toBe(digest);
    expect(await recounted(ROUND, places(poll))).toMatch(/^[0-9a-f]{64}$/);

    // another file than the recorded one takes nobody's place
    const { files } = ballots;
    const keep = files.putOpened(ROUND, [], () => {
      throw new Error('it is another one');
    });
    await expect(keep).rejects.toThrow('it is another one');
    expect(readFileSync(openedFile(poll), 'utf8')).toBe(before);
    await poll.end();
  }, 90_000);

  it('puts no file in the place of the one that is recorded', async () => {
    const poll = await Polling.open();
    await poll.cast(await poll.voter(1), projects('lamps'));
    await poll.close();
    const recorded = { opened: 1, spoiled: 0, digest: 'f'.repeat(64), bytes: 9, trustees: ['one', 'two'] };
    await poll.record(new RecordOpenedBallots(), { roundId: ROUND, ...recorded });
    const refused = await poll.openBallots().catch((error) => error);
    expect(refused.refusal.refused).toBe('round.already-opened');
    expect(readdirSync(dirname(openedFile(poll)))).toEqual([]);
    await poll.end();
  }, 90_000);

  it('is written and read in pieces, wherever they are cut', async () => {
    const poll = await Polling.open();
    const path = join(poll.town.folder, 'pieces');
    const lines = Array.from({ length: 300 }, (_, i) => `${i} ${'ღია'.repeat(i % 300)}`);
    const { bytes } = await writePieces(
      path,
      (function* () {
        for (const line of lines) yield `${line}\n`;
      })(),
    );
    const whole = readFileSync(path);
    expect(whole.length).toBe(bytes);
    for (const size of [1, 7, 4_096, whole.length]) {
      const some = whole.subarray(0, size === 1 ? 5_000 : whole.length);
      const cut = function* () {
        for (let at = 0; at < some.length; at += size) yield some.subarray(at, at + size);
      };
      expect([...linesIn(cut())]).toEqual(some.toString().split('\n').filter(Boolean));
    }
    await poll.end();
  });
});
