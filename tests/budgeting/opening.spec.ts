import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import { boxOf } from '../../commands/budgeting/ballot.js';
import { CertifyRound } from '../../commands/budgeting/round-commands.js';
import { RoundClosing } from '../../src/ballots/closing.js';
import type { OpenedBallot } from '../../src/ballots/opened.js';
import { filesOf } from '../../src/data-folder.js';
import { until } from '../support/until.js';
import { dishonest } from './dishonest.js';
import { Polling, projects, ROUND, SEED, type Voter } from './polling.js';

const lines = (text: string): OpenedBallot[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('a round that is closed', () => {
  let poll: Polling;
  let last: Voter;
  beforeAll(async () => {
    poll = await Polling.open({}, { works: true });
    const [a, b, c, d, e, f] = await poll.voters(6);
    last = a!;
    await poll.cast(a!, projects('lamps', 'swings'));
    await poll.cast(a!, projects('park', 'swings'), 2);
    await poll.cast(b!, projects('park'));
    await poll.cast(c!, projects('lamps', 'park'));
    await poll.cast(d!, projects());
    for (const [voter, choice] of [
      [e!, { v: 1, projects: ['lamps', 'castle'] }],
      [f!, 'not even JSON of a choice'],
    ] as const)
      expect((await poll.put(await dishonest(voter, choice, 1))).status).toBe(202); // nobody can look before
  }, 180_000);
  afterAll(() => poll.end());

  it('is not closed before its time, and turns nobody away for having been asked to', async () => {
    const { town } = poll;
    const early = await town.server.app
      .get(RoundClosing)
      .close(ROUND, 'clerk')
      .catch((error) => error);
    expect(early.refusal.refused).toBe('round.too-early');
    expect((await poll.ask(7, last.device)).map(({ status }) => status)).toEqual([200]);
  });

  it('says before it is opened how many may vote, and nothing of what they chose', async () => {
    poll.town.position = await poll.town.house.log.head();
    const turnout = await poll.town.get(`/budget/rounds/${ROUND}/turnout`);
    expect(turnout.json).toMatchObject({ eligible: 1_000, issued: { city: 7 }, closed: null });
    expect(turnout.json.byDay).toEqual([{ day: '2026-06-11', issued: 7 }]);
    for (const file of ['opened.jsonl', 'ballots.pb', 'ballots.csv', 'ballots.json']) {
      const { status, json } = await poll.town.request('GET', poll.path(file));
      expect([status, json.type]).toEqual([409, 'urn:ghia:round.not-opened']);
    }
  });

  it('holds every ballot that was promised, and takes no more', async () => {
    await poll.close();
    const [closed] = await poll.facts('RoundClosed');
    expect(closed.data).toEqual({ roundId: ROUND, ballots: 7, voters: 6, credentials: { city: 7 } });
    const late = await poll.put(await last.device.cast(projects(), last.tokens, 3));
    expect([late.status, late.json.type]).toEqual([409, 'urn:ghia:round.closed']);
    expect((await poll.ask(8, last.device))[0]!.json.type).toBe('urn:ghia:round.not-voting');
    const { keys } = poll.town.house.ballots;
    expect([keys.held(`issuer-key ${ROUND}`), keys.held(`box-key ${ROUND}`)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['one trustee alone', ['one'], 'ballots.too-few-shares'],
    ['one trustee twice', ['one', 'one'], 'ballots.too-few-shares'],
  ] as const)('is not opened by %s', async (_, names, code) => {
    const refused = await poll
      .opening()
      .open(
        ROUND,
        names.map((name) => poll.share(name)),
      )
      .catch((error) => error);
    expect(refused.refusal.refused).toBe(code);
    expect(await poll.facts('BallotsOpened', 'TallyPublished')).toEqual([]); // the seed may be out: voting is over
  });

  it('is not opened by a share that is changed, of another round, or no share at all', async () => {
    const share = JSON.parse(poll.share('three'));
    const bytes = Buffer.from(share.share, 'base64url');
    bytes[3]! ^= 1;
    for (const wrong of [
      JSON.stringify({ ...share, share: bytes.toString('base64url') }),
      JSON.stringify({ ...share, round: 'another' }),
      JSON.stringify({ ...share, trustee: 'nobody' }),
      'no share',
    ]) {
      const refused = await poll
        .opening()
        .open(ROUND, [poll.share('one'), wrong])
        .catch((error) => error);
      expect(refused.refusal.refused).toBe('ballots.wrong-shares');
    }
    expect(await poll.facts('BallotsOpened')).toEqual([]);
  });

  it('is opened by two, counted, and published; doing it again changes nothing', async () => {
    const { opened, spoiled, result, digest } = await poll.openBallots();
    expect([opened, spoiled]).toEqual([6, 2]);
    expect(result).toEqual({
      ballots: 4,
      blank: 1,
      pots: [
        { pot: 'city', budget: 600_00, votes: 3, winners: ['park'], spent: 400_00 },
        { pot: 'vake', budget: 400_00, votes: 1, winners: ['swings'], spent: 250_00 },
      ],
    });
    const { text } = await poll.town.request('GET', poll.path('opened.jsonl'));
    expect(hash('sha256', text)).toBe(digest);
    const found = lines(text);
    expect(found.map(({ commitment }) => commitment)).toEqual(found.map(({ commitment }) => commitment).sort());
    expect(found.find(({ pk }) => pk === last.device.pk)).toMatchObject({ seq: 2, choice: projects('park', 'swings') });
    expect(
      found
        .map((line) => line.spoiled)
        .filter(Boolean)
        .sort(),
    ).toEqual(['no-choice', 'unknown-project']);

    const facts = await poll.facts('BallotsOpened', 'TieSeedRevealed', 'TallyPublished');
    expect(facts.map(({ type }) => type)).toEqual(['TieSeedRevealed', 'BallotsOpened', 'TallyPublished']);
    expect(facts[0].data.seed).toBe(SEED);
    expect(facts[1].data).toMatchObject({ digest, trustees: ['one', 'three'] });
    expect((await poll.opening().open(ROUND, [poll.share('two'), poll.share('three')])).digest).toBe(digest);
    expect(await poll.facts('BallotsOpened', 'TieSeedRevealed', 'TallyPublished')).toHaveLength(3);
  });

  it('is published without keys as Pabulib, as a table, and as JSON', async () => {
    const { text: pb } = await poll.town.request('GET', poll.path('ballots.pb'));
    expect(pb).toContain('num_votes;3\nbudget;600\nvote_type;approval\nrule;greedy\n');
    expect(pb).toContain('PROJECTS\nproject_id;cost;votes;selected\nlamps;300;1;0\npark;400;3;1\n');
    const { text: vake } = await poll.town.request('GET', `${poll.path('ballots.pb')}?pot=vake`);
    expect(vake).toContain('VOTES\nvoter_id;vote\n1;swings\n');
    const { text: csv } = await poll.town.request('GET', poll.path('ballots.csv'));
    const { json } = await poll.town.request('GET', poll.path('ballots.json'));
    expect(json.ballots).toHaveLength(4);
    for (const text of [pb, vake, csv, JSON.stringify(json)]) expect(text).not.toContain(last.device.pk);
  });

  it('certified, it forgets by what name anybody could be tested against its credentials', async () => {
    const [tally] = await poll.facts('TallyPublished');
    poll.town.clock.days(30);
    const certify = { roundId: ROUND, replayed: tally.data.digest, complaints: 0 };
    await poll.record(new CertifyRound(), certify);
    await until(async () => (await poll.facts('ScopeSecretDestroyed')).length > 0);
    const { vault } = poll.town.house;
    expect(() => vault.pseudonym('0'.repeat(32), `round-${ROUND}`)).toThrow('has been destroyed');
  });

  it('has an official figure that the leaves give', async () => {
    await until(async () => (await poll.facts('FigurePublished')).length > 0);
    const [figure] = await poll.facts('FigurePublished');
    const [tally] = await poll.facts('TallyPublished');
    expect(figure.data).toMatchObject({
      figure: 'budget-result',
      of: ROUND,
      counted: tally.id,
      digest: tally.data.digest,
    });
    await until(async () => (await poll.town.get('/audit/figures')).json.items.length > 0);
    expect((await poll.town.request('GET', '/en/log/figures')).text).toContain('A budget round (ballots)');
    expect((await poll.town.request('GET', '/feeds/figures.json?lang=en')).text).toContain('A budget round');
    const results = JSON.parse((await poll.town.request('GET', '/feeds/results.json?lang=en')).text);
    expect(results.items).toMatchObject([
      { title: 'Result: Budget', url: expect.stringContaining(`${ROUND}/results`) },
    ]);
  });
});

it('an envelope that was changed in the house stops the opening before anything is opened', async () => {
  const poll = await Polling.open();
  await poll.cast(await poll.voter(1), projects('lamps'));
  await poll.close();
  const { town } = poll;
  const file = filesOf(town.house.config).log;
  const db = new Database(file);
  const types = db.prepare("select id from names where name = 'BallotCast'").get() as { id: number };
  const row = db.prepare('select position, sealed from events where type = ?').get(types.id) as {
    position: number;
    sealed: string;
  };
  const sealed = JSON.parse(row.sealed) as string[];
  expect(sealed[0]).toBe(boxOf(ROUND));
  sealed[2] = `${sealed[2]!.slice(0, -8)}AAAAAAAA`;
  db.prepare('update events set sealed = ? where position = ?').run(JSON.stringify(sealed), row.position);
  db.close();
  const refused = await poll.openBallots().catch((error) => error);
  expect(refused.refusal.refused).toBe('ballots.tampered');
  expect(await poll.facts('BallotsOpened', 'TieSeedRevealed', 'TallyPublished')).toEqual([]);
  await poll.end();
}, 90_000);

it.each([
  ['nobody', {}],
  ['nothing to spend', { envelope: { total: 0 } }],
] as const)(
  'a round of %s is opened and counted all the same',
  async (_, more) => {
    const poll = await Polling.open(more as object);
    if ('envelope' in more) await poll.cast(await poll.voter(1), projects('lamps'));
    await poll.close();
    const { opened, result } = await poll.openBallots();
    expect(opened).toBe('envelope' in more ? 1 : 0);
    expect(result.pots!.flatMap(({ winners }) => winners)).toEqual([]);
    await poll.end();
  },
  30_000,
);

it('a hundred lari are split exactly, and what does not add up is spoiled', async () => {
  const title = { ka: 'თემა', en: 'Theme' };
  const themes = [
    { code: 'roads', title },
    { code: 'parks', title },
    { code: 'trees', title, within: 'parks' },
  ];
  const poll = await Polling.open({ ballot: 'allocation', rule: 'weighted-mean', themes, most: undefined } as never, {
    projects: [],
  });
  const split = (points: Record<string, number>) => ({ v: 1, points }) as const;
  const [a, b, c, d, e, f] = await poll.voters(6);
  await poll.cast(a!, split({ roads: 100 }));
  await poll.cast(b!, split({ parks: 30, roads: 40, trees: 30 }));
  await poll.cast(c!, split({ parks: 33, roads: 67 }));
  for (const [voter, points] of [
    [d!, { roads: 99 }],
    [e!, { roads: 101 }],
    [f!, { parks: 110, roads: -10 }],
  ] as const) {
    await expect(voter.device.cast(split(points), voter.tokens, 1)).rejects.toThrow('do not count');
    expect((await poll.put(await dishonest(voter, split(points), 1))).status).toBe(202);
  }
  await poll.close();
  const { spoiled, result } = await poll.openBallots();
  expect(spoiled).toBe(3);
  expect(result).toEqual({
    ballots: 3,
    blank: 0,
    themes: [
      { code: 'roads', mean: '69.0000', median: '67' },
      { code: 'parks', mean: '31.0000', median: '33' },
      { code: 'trees', mean: '10.0000', median: '0' },
    ],
  });
  const { text } = await poll.town.request('GET', poll.path('opened.jsonl'));
  expect(
    lines(text)
      .map((line) => line.spoiled)
      .filter(Boolean)
      .sort(),
  ).toEqual(['wrong-points', 'wrong-sum', 'wrong-sum']);
  const pb = await poll.town.request('GET', poll.path('ballots.pb'));
  expect([pb.status, pb.json.type]).toEqual([404, 'urn:ghia:ballots.no-pabulib']);
  expect((await poll.town.request('GET', poll.path('ballots.csv'))).text).toContain(',roads,100');
  await poll.end();
}, 90_000);
