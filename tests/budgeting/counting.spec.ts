import type { BallotProject, RuleBook } from '../../events/budgeting.js';
import { type Choice, faultOf, sizeOf } from '../../src/ballots/choice.js';
import { countRound, countWhole, resultRule } from '../../src/ballots/count-round.js';

const SEED = '5eed'.repeat(16);
const PROJECTS: readonly BallotProject[] = [
  { id: 'dear', pot: 'city', cost: 700 },
  { id: 'lamps', pot: 'city', cost: 300 },
  { id: 'park', pot: 'city', cost: 400 },
  { id: 'slide', pot: 'gldani', cost: 100 },
  { id: 'swings', pot: 'vake', cost: 250 },
];
const book = (more: Partial<RuleBook>): RuleBook => ({
  envelope: { total: 1_000, byDistrict: { vake: 400, gldani: 200 } },
  phases: { voting: { from: '2027-05-01T00:00:00.000Z', until: '2027-05-16T00:00:00.000Z' } },
  voters: { minAge: 16, who: 'resident', assurance: 1 },
  ballot: { type: 'approval', most: { city: 3, district: 1 } },
  tally: { rule: 'greedy', minVotes: 1, ties: ['lot'] },
  complaintDays: 10,
  ...more,
});
const names = (...projects: string[]): Choice => ({ v: 1, projects });
const counting = (rules: RuleBook, choices: readonly Choice[]) => ({ rules, projects: PROJECTS, seed: SEED, choices });

describe('what districts leave over', () => {
  const choices = [names('dear', 'swings'), names('dear'), names('lamps', 'slide')];
  const tally = { rule: 'greedy', minVotes: 1, ties: ['lot'] } as const;

  it('stays where the rule book says nothing, or says so', () => {
    const [city] = countRound(counting(book({}), choices)).pots!;
    expect(city).toEqual({ pot: 'city', budget: 400, votes: 3, winners: ['lamps'], spent: 300 });
    expect(countRound(counting(book({ tally: { ...tally, leftover: 'stays' } }), choices)).pots![0]).toEqual(city);
  });
  it('goes into the city’s pot, which is counted last, told first and divided as a whole', () => {
    const steps: string[] = [];
    const rules = book({ tally: { ...tally, leftover: 'city' } });
    const { value } = countWhole(counting(rules, choices), { progress: ({ pot }) => steps.push(pot) });
    expect(steps.filter((pot, i) => pot !== steps[i - 1])).toEqual(['gldani', 'vake', 'city']);
    expect(value.pots).toEqual([
      { pot: 'city', budget: 650, votes: 3, winners: ['lamps'], spent: 300, fromDistricts: 250 },
      { pot: 'gldani', budget: 200, votes: 1, winners: ['slide'], spent: 100 },
      { pot: 'vake', budget: 400, votes: 1, winners: ['swings'], spent: 250 },
    ]);
    const without = choices.slice(0, 2).map(() => names('dear'));
    expect(countRound(counting(rules, without)).pots![0]).toEqual({
      ...{ pot: 'city', budget: 1_000, votes: 2, winners: ['dear'], spent: 700, fromDistricts: 600 },
    });
  });
});

describe('the comparison with greedy', () => {
  const shares = { rule: 'equal-shares', utility: 'cost', completion: 'none', minVotes: 1, ties: ['lot'] } as const;
  const envelope = { total: 700, byDistrict: {} };
  // five shares of 140: four are not enough for the dear one, nor two for anything else
  const choices = [names('dear'), names('dear'), names('dear'), names('dear', 'lamps'), names('lamps', 'park')];

  it('lets greedy win only where strictly more voters are better served by it', () => {
    const plain = countRound(counting(book({ envelope, tally: shares }), choices)).pots![0]!;
    const rules = book({ envelope, tally: { ...shares, comparison: 'greedy' } });
    const compared = countRound(counting(rules, choices)).pots![0]!;
    expect(plain.winners).not.toContain('dear');
    expect(compared).toMatchObject({ winners: ['dear'], spent: 700, compared: { rule: 0, greedy: 4 } });
  });
  it('leaves equal shares in force where as many prefer the one as the other', () => {
    const rules = book({ envelope, tally: { ...shares, comparison: 'greedy' } });
    const even = [names('dear'), names('lamps'), names('dear', 'lamps'), names('lamps', 'park'), names('dear')];
    const plain = countRound(counting(book({ envelope, tally: shares }), even)).pots![0]!;
    const { compared, ...told } = countRound(counting(rules, even)).pots![0]!;
    expect(compared!.greedy).toBe(compared!.rule);
    expect(told).toEqual(plain);
  });
});

describe('a ballot over districts', () => {
  const on = (ballot: RuleBook['ballot']) => ({ rules: book({ ballot }), projects: PROJECTS });
  const points = (of: Record<string, number>): Choice => ({ v: 1, points: of });
  const kinds = [
    ['approval', { type: 'approval', most: { city: 3, district: 1 } }, names('lamps', 'slide', 'swings')],
    ['knapsack', { type: 'knapsack' }, names('lamps', 'slide', 'swings')],
    ['ranking', { type: 'ranking', points: [3, 2, 1] }, names('swings', 'lamps', 'slide')],
    ['points', { type: 'points', points: 10, mostEach: 5 }, points({ lamps: 1, slide: 2, swings: 3 })],
  ] as const;

  it.each(kinds)('of %s does not count where one may be named, the voter’s own or any', (_, ballot, choice) => {
    for (const districts of ['own', 'one'] as const)
      expect(faultOf(choice, on({ ...ballot, districts } as never))).toBe('more-than-one-district');
    expect(faultOf(choice, on({ ...ballot, districts: 'all' } as never))).toBeUndefined();
  });
  it.each(kinds)('of %s counts with one district beside the city', (_, ballot, choice) => {
    const one: Choice =
      'points' in choice
        ? points({ lamps: 1, swings: 3 })
        : names(...choice.projects.filter((project) => project !== 'slide'));
    expect(faultOf(one, on({ ...ballot, districts: 'one' } as never))).toBeUndefined();
  });
  it('is what it was in rounds that pinned nothing: approval names one district, the others any', () => {
    expect(kinds.map(([, ballot, choice]) => faultOf(choice, on(ballot as never)))).toEqual([
      ...['more-than-one-district', undefined, undefined, undefined],
    ]);
  });
  it('has its measure in each district by itself where all may be named, and room for them', () => {
    const all = { type: 'approval', most: { city: 1, district: 1 }, districts: 'all' } as const;
    expect(faultOf(names('slide', 'swings'), on(all))).toBeUndefined();
    expect(faultOf(names('lamps', 'park'), on(all))).toBe('too-many');
    expect(sizeOf(on(all))).toBeGreaterThanOrEqual(sizeOf(on({ ...all, districts: 'one' })));
  });
});

describe('a ballot of points', () => {
  const themes = ['roads', 'trees'].map((code) => ({ code, title: { ka: code, en: code } }));
  const lari: RuleBook['ballot'] = { type: 'allocation', points: 100, themes };
  const given: RuleBook['ballot'] = { type: 'points', points: 10, mostEach: 5 };
  const judged = (ballot: RuleBook['ballot'], points: Record<string, number>) =>
    faultOf({ v: 1, points }, { rules: book({ ballot }), projects: PROJECTS });

  it.each([
    ['ninety-nine lari', lari, { roads: 60, trees: 39 }, 'wrong-sum'],
    ['a hundred', lari, { roads: 60, trees: 40 }, undefined],
    ['a hundred and one', lari, { roads: 60, trees: 41 }, 'wrong-sum'],
    ['less than nothing for one theme', lari, { roads: 101, trees: -1 }, 'wrong-points'],
    ['half a lari', lari, { roads: 99.5, trees: 0.5 }, 'wrong-points'],
    ['a theme that there is not', lari, { roads: 60, castles: 40 }, 'unknown-project'],
    ['nothing at all, which is blank', lari, {}, undefined],
    ['all of its points', given, { lamps: 5, park: 5 }, undefined],
    ['one point more than it has', given, { lamps: 5, park: 5, slide: 1 }, 'wrong-sum'],
    ['more for one than one may get', given, { lamps: 6 }, 'wrong-points'],
  ])('with %s', (_, ballot, points, fault) => {
    expect(judged(ballot, points as never)).toBe(fault);
  });
});

it('rule books that pin nothing new are counted by the first rule, the others by the second', () => {
  expect(resultRule(book({}))).toBe(1);
  expect(resultRule(book({ tally: { ...book({}).tally, leftover: 'stays' } }))).toBe(2);
  expect(resultRule(book({ ballot: { type: 'knapsack', districts: 'one' } }))).toBe(2);
});
