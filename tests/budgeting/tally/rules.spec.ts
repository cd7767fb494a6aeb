import { createHash } from 'node:crypto';
import { BallotGroups } from '../../../projections/budgeting/tally/ballot-groups.js';
import { UnfinishedTally } from '../../../projections/budgeting/tally/completion.js';
import { type Election, type Project, WrongElection } from '../../../projections/budgeting/tally/election.js';
import { rankingPoints } from '../../../projections/budgeting/tally/rankings.js';
import { type Rule, WrongRule } from '../../../projections/budgeting/tally/rule.js';
import { tally } from '../../../projections/budgeting/tally/tally.js';
import { lotOrder } from '../../../src/budgeting/lot-order.js';

/** Projects by id and cost; ballots as `AB 3`: three ballots that name A and B. Points go after a colon: `A:2,B:1`. */
function vote(budget: bigint, costs: Record<string, bigint | Omit<Project, 'id'>>, ...ballots: string[]): Election {
  const projects = Object.entries(costs).map(([id, cost]) => ({ id, ...(typeof cost === 'bigint' ? { cost } : cost) }));
  const place = (id: string) => projects.findIndex((project) => project.id === id);
  const groups = new BallotGroups({ blanksVote: false });
  for (const ballot of ballots) {
    const [named = '', times = '1'] = ballot.split(' ');
    const pairs = named.includes(':') ? named.split(',').map((pair) => pair.split(':')) : [];
    if (pairs.length > 0)
      groups.addPoints(
        pairs.map(([id]) => place(id!)),
        pairs.map(([, points]) => Number(points)),
        Number(times),
      );
    else groups.add([...named].map(place), Number(times));
  }
  return { budget, unit: 1n, projects, ballots: groups.grouped() };
}
const won = (election: Election, rule: Rule) =>
  tally(election, rule)
    .winners.map(({ id }) => id)
    .join('');
const why = (election: Election, rule: Rule) =>
  Object.fromEntries(tally(election, rule).losers.map(({ id, why: reason }) => [id, reason]));

describe('greedy', () => {
  const street = vote(100n, { A: 60n, B: 55n, C: 30n, D: 5n }, 'A 9', 'B 7', 'C 5', 'D 3');

  it('passes over what does not fit, or stops at it, and says so', () => {
    expect(won(street, { id: 'greedy' })).toBe('ACD');
    expect(why(street, { id: 'greedy' })).toEqual({ B: { because: 'too-dear', left: 40n } });
    expect(won(street, { id: 'greedy-no-skip' })).toBe('A');
    const stopped = { because: 'walk-ended', at: 'B', left: 40n };
    expect(why(street, { id: 'greedy-no-skip' })).toEqual({
      B: { because: 'too-dear', left: 40n },
      C: stopped,
      D: stopped,
    });
  });

  it('an exact fit fits', () =>
    expect(won(vote(100n, { A: 60n, B: 40n }, 'A 2', 'B'), { id: 'greedy-no-skip' })).toBe('AB'));

  it('pays the rest of the first that does not fit from reserves, from so many percent on', () => {
    const tally80 = tally(vote(100n, { A: 60n, B: 50n, C: 1n }, 'A 3', 'B 2', 'C'), {
      id: 'greedy-no-skip',
      topUpFrom: 80,
    });
    expect(tally80.winners).toMatchObject([{ id: 'A' }, { id: 'B', by: 'top-up', fromReserves: 10n }]);
    expect([tally80.spent, tally80.leftover]).toEqual([100n, 0n]);
    expect(won(vote(100n, { A: 60n, B: 51n }, 'A 3', 'B 2'), { id: 'greedy-no-skip', topUpFrom: 80 })).toBe('A');
  });

  it('a threshold is reached by as many, not only by more', () => {
    expect(won(street, { id: 'greedy', minVotes: 5 })).toBe('AC');
    expect(why(street, { id: 'greedy', minVotes: 6 })).toMatchObject({
      C: { because: 'below-threshold', has: 5, needs: 6 },
    });
  });

  it('per cost, what is cheap for its votes comes first', () => {
    expect(won(vote(100n, { A: 100n, B: 10n }, 'A 5', 'B 4'), { id: 'greedy-per-cost' })).toBe('B');
  });

  it('nothing wins without a vote, unless a rule lets it', () => {
    const quiet = vote(100n, { A: 10n, B: 10n }, 'A');
    expect([
      won(quiet, { id: 'greedy' }),
      won(quiet, { id: 'greedy', minVotes: 1 }),
      won(quiet, { id: 'greedy-no-skip' }),
    ]).toEqual(['AB', 'A', 'A']);
  });

  it('goes by points where it is told to, and borda always', () => {
    const points = vote(10n, { A: 10n, B: 10n }, 'A:3 1', 'B:1 2');
    expect([
      won(points, { id: 'greedy' }),
      won(points, { id: 'greedy', by: 'points' }),
      won(points, { id: 'borda' }),
    ]).toEqual(['B', 'A', 'A']);
    expect(() => tally(street, { id: 'borda' })).toThrow(WrongRule);
  });
});

describe('projects that exclude each other', () => {
  const place = {
    A: { cost: 40n, group: 'square' },
    B: { cost: 30n, group: 'square' },
    C: { cost: 30n, conflicts: ['A'] },
    D: 20n,
  };
  const square = vote(100n, place, 'AB 5', 'B 1', 'C 3', 'D 2');

  it.each<Rule>([
    { id: 'greedy' },
    { id: 'greedy-no-skip' },
    { id: 'equal-shares', completion: 'greedy' },
    { id: 'phragmen' },
  ])('never win together: $id', (rule) => {
    const { winners, losers } = tally(square, rule);
    const ids = winners.map(({ id }) => id);
    expect(ids).toContain('B');
    expect(ids).not.toContain('A');
    expect(losers).toContainEqual(expect.objectContaining({ id: 'A', why: { because: 'rival-won', rival: 'B' } }));
  });

  it('exclude both ways, whichever of the two names the other', () => {
    expect(won(vote(100n, place, 'A 5', 'C 4', 'D 2'), { id: 'greedy' })).toBe('AD');
  });

  it('are no reason to grow equal parts further', () => {
    const { run } = tally(vote(100n, { A: { cost: 50n, group: 'x' }, B: { cost: 50n, group: 'x' } }, 'A 3', 'B 2'), {
      id: 'equal-shares',
      completion: 'add1-official',
    });
    expect(run).toBe(1);
  });
});

describe('equal shares', () => {
  it('a minority gets its part', () => {
    const city = vote(60n, Object.fromEntries([...'ABCDEFGHIJ'].map((id) => [id, 10n])), 'ABCDEF 6', 'GHIJ 4');
    expect(won(city, { id: 'greedy' })).toBe('ABCDEF');
    expect(won(city, { id: 'equal-shares' })).toBe('ABCGH');
  });

  it('says what supporters paid at most, and what those of a loser held', () => {
    const { winners, losers, endowment } = tally(vote(100n, { A: 50n, B: 70n }, 'A 1', 'AB 2'), { id: 'equal-shares' });
    expect(endowment).toEqual({ num: 100n, den: 3n });
    expect(winners).toMatchObject([{ id: 'A', payment: '16.666666' }]);
    expect(losers).toMatchObject([{ id: 'B', why: { because: 'supporters-too-poor', money: 33n } }]);
  });

  it('whoever holds too little pays all of it', () => {
    // after A, its four supporters hold 5 each; B wants 30 of three purses: 5, 5 and the rest from the third
    const { winners } = tally(vote(125n, { A: 80n, B: 30n }, 'A 2', 'AB 2', 'B 1'), { id: 'equal-shares' });
    expect(winners).toMatchObject([
      { id: 'A', payment: '20' },
      { id: 'B', payment: '20' },
    ]);
  });

  it('by points, who gives more pays more', () => {
    const { winners } = tally(vote(20n, { A: 12n }, 'A:1', 'A:2'), { id: 'equal-shares', utility: 'points' });
    expect(winners).toMatchObject([{ id: 'A', payment: '4' }]);
  });

  it('every project has its reason', () => {
    const city = vote(10n, { A: 100n, B: 5n, C: 0n, D: { cost: 5n, withdrawn: true } }, 'ACD');
    expect(why(city, { id: 'equal-shares' })).toEqual({
      A: { because: 'supporters-too-poor', money: 10n },
      B: { because: 'nobody-supports-it' },
      C: { because: 'costs-nothing' },
      D: { because: 'withdrawn' },
    });
    expect(won(city, { id: 'equal-shares', utility: 'cardinality' })).toBe('C');
    expect(why(city, { id: 'equal-shares', completion: 'greedy' })).toMatchObject({
      A: { because: 'too-dear', left: 5n, money: 10n },
    });
  });

  it('add-1 tells every run, and ends where the guard stands', () => {
    const city = vote(1_000_000n, { A: 900_000n, B: 500_000n }, 'A 2', 'B 1');
    const seen: number[] = [];
    const scan = () =>
      tally(city, { id: 'equal-shares', completion: 'add1' }, { guard: 20, progress: (run) => seen.push(run) });
    expect(scan).toThrow(UnfinishedTally);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(tally(city, { id: 'equal-shares', completion: 'add1', step: 100_000n }).runs).toBeGreaterThan(1);
  });

  it('official add-1 begins at the exact part and goes on in whole units of the currency', () => {
    const parts: string[] = [];
    const city = { ...vote(10_050n, { A: 6_000n, B: 5_000n }, 'A 2', 'B 1'), unit: 100n };
    tally(
      city,
      { id: 'equal-shares', completion: 'add1-official' },
      { progress: (_, { num, den }) => parts.push(`${num}/${den}`) },
    );
    expect(parts.slice(0, 3)).toEqual(['3350/1', '3400/1', '3500/1']);
  });
});

describe('ties', () => {
  const equal = vote(10n, { A: 10n, B: 9n, C: 10n }, 'AB 2', 'C 2');

  it.each<[string, Rule, string, string]>([
    ['id', { id: 'greedy' }, 'A', 'id'],
    ['lower cost', { id: 'greedy', ties: ['lower-cost', 'id'] }, 'B', 'lower-cost'],
    ['higher cost, then id', { id: 'greedy', ties: ['higher-cost', 'id'] }, 'A', 'id'],
    ['lots', { id: 'greedy', ties: ['higher-cost', 'lot'], lots: ['B', 'C', 'A'] }, 'C', 'lot'],
  ])('are settled by %s, and told', (_, rule, chosen, criterion) => {
    const { winners, ties } = tally(equal, rule);
    expect(winners.map(({ id }) => id)).toEqual([chosen]);
    expect(ties).toEqual([{ step: 1, tied: ['A', 'B', 'C'], criterion, chosen, decisive: 'yes' }]);
  });

  it('between votes that differ nowhere, more votes settle nothing', () => {
    const shares = vote(20n, { A: 10n, B: 10n }, 'A 2', 'B 1', 'B 1');
    expect(tally(shares, { id: 'equal-shares', ties: ['more-votes', 'id'] }).ties).toMatchObject([
      { criterion: 'id', decisive: 'no' },
    ]);
  });

  it('of equal shares are decisive when another order gives other winners', () => {
    const shares = vote(12n, { A: 9n, B: 9n }, 'AB 3');
    expect(tally(shares, { id: 'equal-shares' }).ties).toEqual([
      { step: 1, tied: ['A', 'B'], criterion: 'id', chosen: 'A', decisive: 'yes' },
    ]);
  });

  it('lots fall by SHA-256 of seed, zero byte and id', () => {
    const ids = ['1', '2', '10', 'სკვერი'];
    const digest = (id: string) =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.from('seed'), Buffer.from([0]), Buffer.from(id)]))
        .digest('hex');
    const drawn = lotOrder('seed', ids);
    expect(drawn.map(digest)).toEqual(ids.map(digest).sort());
    expect(lotOrder(Buffer.from('seed'), [...ids].reverse())).toEqual(drawn);
    expect(lotOrder('another', ids)).not.toEqual(drawn);
  });

  it('want every lot', () => {
    expect(() => tally(equal, { id: 'greedy', ties: ['lot'], lots: ['A', 'B'] })).toThrow(WrongRule);
  });
});

it('Phragmén stops at the first lowest load that does not fit', () => {
  const city = vote(100n, { A: 60n, B: 50n, C: 30n }, 'A 6', 'B 4', 'C 1');
  const { winners, losers } = tally(city, { id: 'phragmen' });
  expect(winners.map(({ id }) => id)).toEqual(['A']);
  expect(losers).toMatchObject([
    { id: 'B', why: { because: 'too-dear', left: 40n } },
    { id: 'C', why: { because: 'walk-ended', at: 'B' } },
  ]);
});

it('nobody voted, or there is nothing to give: nobody wins where votes are wanted', () => {
  const rules: Rule[] = [
    { id: 'greedy', minVotes: 1 },
    { id: 'greedy-no-skip' },
    { id: 'equal-shares', completion: 'add1-official' },
    { id: 'phragmen', minVotes: 1 },
  ];
  for (const rule of rules) {
    expect(won(vote(100n, { A: 10n }), rule)).toBe('');
    expect(won(vote(0n, { A: 10n }, 'A'), rule)).toBe('');
    expect(won(vote(100n, {}), rule)).toBe('');
  }
});

it('refuses an election that nobody could count', () => {
  const good = vote(10n, { A: 1n, B: 2n }, 'AB');
  const wrong: Election[] = [
    { ...good, budget: -1n },
    { ...good, projects: [...good.projects, { id: 'A', cost: 1n }] },
    {
      ...good,
      projects: [
        { id: 'A', cost: -1n },
        { id: 'B', cost: 2n },
      ],
    },
    { ...good, projects: [{ id: 'A', cost: 1n }] },
    {
      ...good,
      projects: [
        { id: 'A', cost: 1n, conflicts: ['Z'] },
        { id: 'B', cost: 2n },
      ],
    },
    { ...good, ballots: { ...good.ballots, n: 5 } },
    { ...good, ballots: { ...good.ballots, chosen: Uint32Array.of(1, 1) } },
    { ...good, ballots: { ...good.ballots, starts: Uint32Array.of(0, 1) } },
  ];
  for (const election of wrong) expect(() => tally(election, { id: 'greedy' })).toThrow(WrongElection);
});

it('refuses a rule that cannot be followed', () => {
  const good = vote(10n, { A: 1n }, 'A');
  const wrong: Rule[] = [
    { id: 'greedy', minVotes: -1 },
    { id: 'greedy', topUpFrom: 80 },
    { id: 'greedy-no-skip', topUpFrom: 0 },
    { id: 'equal-shares', completion: 'add1', step: 0n },
  ];
  for (const rule of wrong) expect(() => tally(good, rule)).toThrow(WrongRule);
});

it('points of a ranking come from the list of the round, also for short rankings', () => {
  expect(rankingPoints([3, 2, 1], 2, 'from-the-top')).toEqual([3, 2]);
  expect(rankingPoints([3, 2, 1], 2, 'last-places')).toEqual([2, 1]);
  expect(() => rankingPoints([3, 2, 1], 4, 'last-places')).toThrow(WrongElection);
  expect(() => rankingPoints([1, 2], 1, 'last-places')).toThrow(WrongElection);
});
