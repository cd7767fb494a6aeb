import { preference } from '../../../projections/budgeting/tally/comparison.js';
import { compare, fraction } from '../../../projections/budgeting/tally/fraction.js';
import type { EqualShares } from '../../../projections/budgeting/tally/rule.js';
import { tally } from '../../../projections/budgeting/tally/tally.js';
import { EXPECTED, type Expected, INSTANCES, idsOf, RULES, read, ruleNamed, textOf } from './instances.js';

// What costs nothing has no utility by cost; the reference's own add-1 buys it all the same, its other rules do not.
const ANOTHER_CONVENTION = ['F004.pb mes_cost_add1_official'];
const sorted = (ids: string) => ids.split(' ').sort().join(' ');

it('every instance has its expected winners, and there are as many as there were', () => {
  expect(EXPECTED.map(({ file }) => file).sort()).toEqual([...INSTANCES].sort());
  const hard = EXPECTED.flatMap(({ rules, loose = {} }) => Object.keys(rules).filter((rule) => !(rule in loose)));
  expect(hard.length).toBe(1293);
});

describe.each(EXPECTED)('$file', ({ file, rules, add1, comparison, lowerCost = {}, ties = {} }: Expected) => {
  const { election } = read(textOf(file));
  const counted = new Map(
    Object.keys(rules).map((name) => [name, tally(election, ruleNamed(name, election.unit))] as const),
  );

  it('comes out as the reference says, also where a tie is settled as it settles it', () => {
    const same = Object.keys(rules).filter((name) => !ANOTHER_CONVENTION.includes(`${file} ${name}`));
    expect(same.map((name) => [name, idsOf(counted.get(name)!.winners)])).toEqual(
      same.map((name) => [name, sorted(rules[name]!)]),
    );
    for (const [name, winners] of Object.entries(lowerCost)) {
      const criteria = { ...RULES[name]!, ties: ['lower-cost', 'more-votes', 'id'] as const };
      expect([name, idsOf(tally(election, criteria).winners)]).toEqual([name, sorted(winners)]);
    }
  });

  it('adds up: what is spent and left is the budget, and everything that stands has won or lost for a reason', () => {
    for (const { spent, leftover, winners, losers } of counted.values()) {
      expect(winners.reduce((sum, { cost }) => sum + cost, 0n)).toBe(spent);
      expect(spent + leftover).toBe(election.budget);
      expect(leftover >= 0n).toBe(true);
      expect(idsOf([...winners, ...losers])).toBe(idsOf(election.projects));
    }
  });

  it('never calls a tie decisive that decides nothing', () => {
    const mattering = (ties.harmless ?? []).filter((name) =>
      counted.get(name)!.ties.some(({ decisive }) => decisive === 'yes'),
    );
    expect(mattering).toEqual([]);
  });

  const { endowment, runs } = counted.get('mes_cost_add1') ?? {};
  if (add1 && endowment)
    it('grows equal parts as far and in as many runs', () => {
      const [num, den = '1'] = add1[0].split('/');
      const part = fraction(BigInt(num!) * election.unit, BigInt(den));
      expect([compare(endowment, part), runs]).toEqual([0, add1[1]]);
    });

  if (comparison)
    it('is compared with greedy by as many voters', () => {
      const ids = (name: string) => counted.get(name)!.winners.map(({ id }) => id);
      const { first, second } = preference(election, ids('mes_cost_add1'), ids('greedy_votes_min1'));
      expect([first, second]).toEqual(comparison);
    });
});

it('greedy names every tie that decides, and no other', () => {
  const greedy = EXPECTED.flatMap(({ file, ties = {}, rules }) => {
    const names = Object.keys(rules).filter((name) => name.startsWith('greedy'));
    return names.map((name) => ({ file, name, decides: ties.decisive?.includes(name) ?? false }));
  });
  const wrong = greedy.filter(({ file, name, decides }) => {
    const { ties } = tally(read(textOf(file)).election, RULES[name]!);
    return ties.some(({ decisive }) => decisive === 'yes') !== decides;
  });
  expect(wrong).toEqual([]);
});

it('add-1 tries one part after the other and ends at the first outcome above the budget, though a later one would fit', () => {
  const { election } = read(textOf('M008.pb'));
  const costs: boolean[] = [];
  const rule: EqualShares = { id: 'equal-shares', completion: 'add1-official' };
  tally(election, rule, { progress: (_, __, spent) => costs.push(spent <= election.budget) });
  expect(costs.at(-1)).toBe(false);
  expect(costs.slice(0, -1)).not.toContain(false);
  const further = tally(election, { ...rule, step: 6n * election.unit });
  expect(further.run).toBe(2);
  expect(compare(further.endowment!, tally(election, rule).endowment!)).toBeGreaterThan(0);
});
