import * as fc from 'fast-check';
import { BallotGroups } from '../../../projections/budgeting/tally/ballot-groups.js';
import type { Election } from '../../../projections/budgeting/tally/election.js';
import type { Tally } from '../../../projections/budgeting/tally/outcome.js';
import type { Rule } from '../../../projections/budgeting/tally/rule.js';
import { tally } from '../../../projections/budgeting/tally/tally.js';
import { EXPECTED, idsOf, RULES, read, ruleNamed, textOf } from './instances.js';

const SHARING = Object.keys(RULES).filter((name) => name.startsWith('mes'));

it.each(EXPECTED)(
  'doubles with bounds come to the same as exact numbers, to the last digit: $file',
  ({ file, rules, add1 }) => {
    const { election } = read(textOf(file));
    const long = (add1?.[1] ?? 0) > 50; // hundreds of runs without a double take minutes: single runs of those
    for (const name of Object.keys(rules).filter(
      (rule) => SHARING.includes(rule) && !(long && rule.includes('add1')),
    )) {
      const rule = ruleNamed(name, election.unit);
      expect(tally(election, rule)).toEqual(tally(election, rule, { arithmetic: 'exact' }));
    }
  },
);

const ids = Array.from({ length: 8 }, (_, i) => String(i + 1));
const choice = fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 6 });
const elections = (ofPoints: fc.Arbitrary<boolean>) =>
  fc
    .record({
      // few costs, and budgets that divide badly: equal rates and exact fits are frequent
      costs: fc.array(fc.oneof(fc.bigInt(1n, 12n), fc.bigInt(1n, 10n ** 17n)), { minLength: 8, maxLength: 8 }),
      budget: fc.oneof(fc.bigInt(0n, 60n), fc.bigInt(1n, 10n ** 18n)),
      ballots: fc.array(
        fc.record({ choice, points: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 6, maxLength: 6 }) }),
        {
          maxLength: 30,
        },
      ),
      pointed: ofPoints,
    })
    .map(({ costs, budget, ballots, pointed }): Election => {
      const groups = new BallotGroups({ blanksVote: true });
      for (const { choice: chosen, points } of ballots)
        if (pointed) groups.addPoints(chosen, points.slice(0, chosen.length));
        else groups.add(chosen);
      const projects = ids.map((id, i) => ({ id, cost: costs[i]! }));
      return { budget, unit: 1n, projects, ballots: groups.grouped() };
    });

it('also in elections that chance makes, by all utilities', () => {
  const utilities = ['cost', 'cardinality', 'points'] as const;
  fc.assert(
    fc.property(elections(fc.boolean()), fc.constantFrom(...utilities), (election, utility) => {
      const rule: Rule = { id: 'equal-shares', utility, completion: 'greedy' };
      expect(tally(election, rule)).toEqual(tally(election, rule, { arithmetic: 'exact' }));
    }),
    { numRuns: 300 },
  );
});

/** Voter by voter, with whole numbers over one denominator and nothing clever: what the method's definition says. */
function byDefinition({ budget, projects, ballots }: Election): string[] {
  const { counts, starts, chosen, n } = ballots;
  const voters = [...counts].flatMap((count, group) =>
    Array.from({ length: count }, () => new Set(chosen.slice(starts[group], starts[group + 1]))),
  );
  let money = voters.map(() => budget);
  let den = BigInt(n);
  const won: number[] = [];
  for (;;) {
    const offers = projects.flatMap(({ cost }, p) => {
      const supporters = [...voters.keys()].filter((v) => voters[v]!.has(p));
      const held = supporters.map((v) => money[v]!).sort((a, b) => (a < b ? -1 : 1));
      if (won.includes(p) || held.reduce((sum, one) => sum + one, 0n) < cost * den || held.length === 0) return [];
      let rest = cost * den;
      for (const [i, least] of held.entries()) {
        const share = BigInt(held.length - i);
        if (rest <= least * share) return [{ p, cost, num: rest, share, supporters }];
        rest -= least;
      }
      return [];
    });
    const [first, ...others] = offers;
    if (!first) return won.map((p) => projects[p]!.id).sort();
    // payment per cost, across: equal ones go to the smaller id, which is the earlier project here
    const best = others.reduce((a, b) => (b.num * a.share * a.cost < a.num * b.share * b.cost ? b : a), first);
    won.push(best.p);
    money = money.map((one, v) => {
      const whole = one * best.share;
      if (!best.supporters.includes(v)) return whole;
      return whole <= best.num ? 0n : whole - best.num;
    });
    den *= best.share;
  }
}

it('is what the definition says, voter by voter', () => {
  fc.assert(
    fc.property(elections(fc.constant(false)), (election) => {
      expect(idsOf(tally(election, { id: 'equal-shares' }).winners)).toBe(byDefinition(election).join(' '));
    }),
    { numRuns: 300 },
  );
});

/** Winners and payments by new names, without what depends on the order in which losers are listed. */
const figures = ({ winners, spent, ties }: Tally) => ({ winners, spent, ties });

it.each(EXPECTED.filter((_, i) => i % 3 === 0))(
  'neither rows nor names that keep their order matter: $file',
  ({ file, rules }) => {
    const text = textOf(file);
    const { election } = read(text);
    const shuffled = read(otherWayRound(text)).election;
    expect(shuffled.projects.map(({ id }) => id)).toEqual(election.projects.map(({ id }) => id).reverse());
    const named = (id: string) => `x${id}`;
    const renamed = {
      ...election,
      projects: election.projects.map((project) => ({ ...project, id: named(project.id) })),
    };
    for (const name of Object.keys(rules).filter((rule) => !/add1_/.test(rule))) {
      const rule = ruleNamed(name, election.unit);
      const before = tally(election, rule);
      expect(figures(tally(shuffled, rule))).toEqual(figures(before));
      const after = tally(renamed, rule);
      expect(after.winners.map(({ id }) => id)).toEqual(before.winners.map(({ id }) => named(id)));
      expect(after.losers.map(({ id }) => id)).toEqual(before.losers.map(({ id }) => named(id)));
    }
  },
);

/** The same file with the rows of projects and votes from last to first. */
function otherWayRound(text: string): string {
  const lines = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/);
  const [projects, votes] = ['PROJECTS', 'VOTES'].map((title) => lines.indexOf(title)) as [number, number];
  const rows = (from: number, to: number) => lines.slice(from + 2, to).reverse();
  return [
    ...lines.slice(0, projects + 2),
    ...rows(projects, votes),
    ...lines.slice(votes, votes + 2),
    ...rows(votes, lines.length),
  ].join('\n');
}
