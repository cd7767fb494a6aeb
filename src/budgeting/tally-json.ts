import type { FromPabulib } from '../../projections/budgeting/pabulib/election-of.js';
import { decimal } from '../../projections/budgeting/tally/fraction.js';
import type { Loser, Tally, Winner } from '../../projections/budgeting/tally/outcome.js';

/**
 * A tally as `ghia tally` prints it: money in the file's own currency, as JSON numbers with every digit (they may be longer
 * than a double holds); what was cut off, such as payments, as text. Ties that decided nothing are left out.
 */
export function tallyAsJson(counted: Tally, { digits, voteType }: Pick<FromPabulib, 'digits' | 'voteType'>): string {
  const { rule, winners, losers, ties, n, blank, budget, spent, leftover, endowment, run, runs } = counted;
  const minor = 10n ** BigInt(digits);
  const money = (amount: bigint) => exactly(decimal({ num: amount, den: minor }, digits));
  const pointed = voteType !== 'approval' && voteType !== 'choose-1';
  const support = ({ votes, points }: Winner | Loser) => ({ votes, ...(pointed && { points }) });
  return JSON.stringify(
    {
      rule: rule.id,
      winners: winners.map(({ id }) => id),
      spent: money(spent),
      steps: winners.map(({ step, id, cost, by, payment, fromReserves, ...rest }) => ({
        ...{ step, project: id, cost: money(cost), ...support({ id, cost, step, by, ...rest }), by },
        ...(payment !== undefined && { payment: inUnits(payment, digits) }),
        ...(fromReserves !== undefined && { fromReserves: money(fromReserves) }),
      })),
      ties: ties.filter(({ decisive }) => decisive !== 'no'),
      parameters: {
        ...{ ...rule, ...(rule.step !== undefined && { step: money(rule.step) }) },
        ...{ ballots: n, blank, budget: money(budget), leftover: money(leftover), run, runs },
        ...(endowment && { endowment: decimal({ num: endowment.num, den: endowment.den * minor }, digits + 6) }),
      },
      losers: losers.map((loser) => ({ project: loser.id, cost: money(loser.cost), ...support(loser), ...why(loser) })),
    },
    null,
    2,
  );

  function why({ why }: Loser) {
    const amounts = Object.entries(why).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? money(value) : value,
    ]);
    return Object.fromEntries(amounts);
  }
}

/** The digits of a number as they are, without passing through a double. */
const exactly = (digits: string): unknown => (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(digits);

/** An amount in minor units, written with decimals, in units of the currency. */
function inUnits(amount: string, digits: number): string {
  const [whole = '', part = ''] = amount.split('.');
  return decimal({ num: BigInt(whole + part), den: 10n ** BigInt(digits + part.length) }, digits + part.length);
}
