import type { Term, Theme } from '../../events/budgeting.js';
import type { Choice } from '../ballots/choice.js';
import type { Params } from '../ballots/voter/device.js';
import type { House } from '../house.js';
import { ballotActs, countingActs } from './ballots.js';
import type { Act, Stage } from './stage.js';

/** How many vote in a round whose voting is over, and so far in one that goes on. */
const [VOTED, VOTING] = [84, 52];

/** Whoever has voted by now; and where voting is over, what came of it. */
export function pollActs(
  stage: Stage,
  house: House,
  { roundId, voting, voters }: { readonly roundId: string; readonly voting: Term; readonly voters: number | undefined },
  now: number,
): Act[] {
  const [from, until] = [Date.parse(voting.from), Date.parse(voting.until)];
  const over = until < now;
  const polls = {
    roundId,
    from,
    until: over ? until : now,
    voters: voters ?? (over ? VOTED : VOTING),
    choice: choiceOf,
  };
  return [...ballotActs(stage, house, polls), ...(over ? countingActs(stage, house, roundId, until) : [])];
}

function choiceOf(n: number, params: Params): Choice {
  const { ballot } = params.rules;
  if (ballot.type === 'allocation') return shares(n, params);
  return ballot.type === 'ranking' && ballot.themes ? inOrder(n, ballot.themes) : favourites(n, params);
}

/** Themes in an order of one's own; some leave the last ones out. */
function inOrder(n: number, themes: readonly Theme[]): Choice {
  const weight = (i: number) => ((n + 3) * (i * 7 + 5)) % 13;
  const ordered = themes.map(({ code }, i) => ({ code, weight: weight(i) + i })).sort((a, b) => a.weight - b.weight);
  return { v: 1, projects: ordered.slice(0, themes.length - (n % 3)).map(({ code }) => code) };
}

/** A hundred lari, more for one theme and less for another. */
function shares(n: number, { rules: { ballot } }: Params): Choice {
  if (ballot.type !== 'allocation') throw new Error('this round divides no lari');
  const parents = new Set(ballot.themes.flatMap(({ within }) => within ?? []));
  const codes = ballot.themes.map(({ code }) => code).filter((code) => !parents.has(code));
  const weights = codes.map((_, i) => 1 + ((n * 7 + i * 5) % 11));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const points = weights.map((weight) => Math.floor((weight * ballot.points) / sum));
  points[n % points.length]! += ballot.points - points.reduce((all, part) => all + part, 0);
  const given = codes.flatMap((code, i) => (points[i]! > 0 ? [[code, points[i]!] as const] : []));
  return { v: 1, points: Object.fromEntries(given) };
}

/** A few projects of the city, and some of one district. */
function favourites(n: number, { projects }: Params): Choice {
  const pots = [...new Set(projects.map(({ pot }) => pot))].filter((pot) => pot !== 'city').sort();
  const mine = pots[n % pots.length];
  const of = (pot: string | undefined, from: number) =>
    projects.filter((one, i) => one.pot === pot && (i + n) % 3 !== from).slice(0, 3);
  return { v: 1, projects: [...of('city', 0), ...of(mine, 1)].map(({ id }) => id).sort() };
}
