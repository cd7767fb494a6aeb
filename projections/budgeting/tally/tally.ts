import { complete, type Progress } from './completion.js';
import { type Election, mustBeSound, type Support, supportOf } from './election.js';
import type { Sharing } from './equal-shares.js';
import { greedy } from './greedy.js';
import { type Counted, judged } from './judged-ties.js';
import type { Loser, Tally } from './outcome.js';
import { phragmen } from './phragmen.js';
import { type Parameters, parametersOf, type Rule, WrongRule } from './rule.js';
import { barred, rivalsOf, Selection } from './selection.js';
import { Ties } from './ties.js';

export type Counting = {
  /** Add-1 ends with `UnfinishedTally` after so many runs; 100,000 by default. */
  readonly guard?: number | undefined;
  readonly progress?: Progress | undefined;
  /** See `Sharing`: time alone depends on it, no result. */
  readonly arithmetic?: Sharing['arithmetic'] | undefined;
};

type Count = {
  readonly election: Election;
  readonly support: Support;
  readonly rivals: readonly (readonly number[])[];
  readonly parameters: Parameters;
  readonly lots: readonly string[];
  readonly how: Counting;
};

/**
 * Counts an election by a rule. A pure function of the two: no clock, no chance, no rounding, money in whole minor units;
 * neither the order of ballots nor that of projects changes who wins. Ties go by the rule's criteria, and the tally names
 * each, and whether it mattered.
 * @throws WrongElection, WrongRule: the sentence says what is wrong
 * @throws UnfinishedTally when add-1 takes more runs than the guard allows
 */
export function tally(election: Election, rule: Rule, how: Counting = {}): Tally {
  mustBeSound(election);
  if (rule.id === 'borda' && election.ballots.chosen.length > 0 && !election.ballots.points)
    throw new WrongRule('borda counts points of rankings, and these ballots have none');
  const { projects } = election;
  const count = {
    election,
    support: supportOf(election),
    rivals: rivalsOf(projects),
    parameters: parametersOf(
      rule,
      election.unit,
      projects.map(({ id }) => id),
    ),
    lots: rule.lots ?? [],
    how,
  };
  const again = (favoured: readonly number[]) => once(count, favoured);
  return judged(election, again);
}

function once(count: Count, favoured: readonly number[]): Counted {
  const { election, support, rivals, parameters, lots } = count;
  const { projects, budget, ballots } = election;
  const ties = new Ties({ projects, votes: support.votes, criteria: parameters.ties, lots, favoured });
  const chosen = new Selection(election, support, rivals, parameters);
  let shared: Pick<Tally, 'endowment' | 'run' | 'runs'> = {};
  let money: ((place: number) => bigint) | undefined;
  if (parameters.id === 'phragmen') phragmen(election, support, chosen, ties);
  else if (parameters.id === 'equal-shares') ({ shared, money } = shareOut(count, chosen, ties, favoured));
  else greedy(election, support, chosen, ties, parameters);
  const spent = budget - chosen.rest;
  return {
    tally: {
      rule: parameters,
      ...{ budget, n: ballots.n, blank: ballots.blank, ...shared },
      winners: chosen.winners,
      losers: money ? withMoney(chosen.losers(), projects, money) : chosen.losers(),
      ...{ spent, leftover: chosen.rest },
    },
    met: ties.met,
  };
}

function shareOut(count: Count, chosen: Selection, ties: Ties, favoured: readonly number[]) {
  const { election, support, rivals, parameters, how } = count;
  const { utility = 'cost', completion = 'none', step = election.unit } = parameters;
  const { projects } = election;
  const standing = [...projects.keys()].filter((p) => !barred(projects[p]!, support, p, parameters));
  const sharing = { election, support, utility, standing, rivals, arithmetic: how.arithmetic ?? 'filtered' };
  const scan = { completion, step, guard: how.guard ?? 100_000 };
  const { last, ...shared } = complete(sharing, ties, scan, favoured.length === 0 ? how.progress : undefined);
  ties.run = shared.run;
  const payments = last.payments();
  for (const [i, place] of last.bought.entries()) chosen.win(place, 'rule', { payment: payments[i] });
  if (completion === 'greedy' || completion === 'add1-greedy') {
    greedy(election, support, chosen, ties, parameters);
    return { shared, money: (place: number) => last.money(place) };
  }
  for (const place of chosen.open()) chosen.lose(place, poor(place));
  return { shared, money: undefined };

  function poor(place: number): Loser['why'] {
    if (support.votes[place] === 0) return { because: 'nobody-supports-it' };
    if (utility === 'cost' && projects[place]!.cost === 0n) return { because: 'costs-nothing' };
    return { because: 'supporters-too-poor', money: last.money(place) };
  }
}

/** After a completion the losers were too dear for the rest, and their supporters too poor before that. */
function withMoney(
  losers: readonly Loser[],
  projects: Election['projects'],
  money: (place: number) => bigint,
): Loser[] {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  return losers.map((loser) =>
    loser.why.because === 'too-dear' ? { ...loser, why: { ...loser.why, money: money(places.get(loser.id)!) } } : loser,
  );
}
