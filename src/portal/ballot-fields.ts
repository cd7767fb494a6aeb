import { type Choice, idsOn, type OnBallot } from '../ballots/choice.js';
import { wholeIn } from './whole-in.js';

/** Names of the fields of a ballot, on the page and in what it sends. */
export const PROJECT = 'project';
export const numberField = (id: string): string => `n-${id}`;

/** What a form of a ballot holds: one value of a name, and all of a name. */
export type Filled = {
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
};
/** The choice that a form says, written in the one way there is; and fields that hold no whole number. */
export type Said = { readonly choice: Choice; readonly unread: readonly string[] };

/** Read alike by a browser and by the server. Whether the rules of the round would count it, `faultOf` tells. */
export function choiceIn(filled: Filled, on: OnBallot): Said {
  const { type } = on.rules.ballot;
  if (type === 'approval' || type === 'knapsack')
    return { choice: { v: 1, projects: [...filled.all(PROJECT)].sort() }, unread: [] };
  const numbers = idsOn(on).map((id) => ({ id, n: wholeIn(filled.one(numberField(id))) }));
  const unread = numbers.filter(({ n }) => n === undefined).map(({ id }) => numberField(id));
  const given = numbers.filter((one): one is { id: string; n: number } => (one.n ?? 0) > 0);
  if (type !== 'ranking')
    return { choice: { v: 1, points: Object.fromEntries(given.map(({ id, n }) => [id, n])) }, unread };
  const placed = given.toSorted((a, b) => a.n - b.n);
  const twice = placed.filter(({ n }, i) => n === placed[i - 1]?.n).map(({ id }) => numberField(id));
  return { choice: { v: 1, projects: placed.map(({ id }) => id) }, unread: [...unread, ...twice] };
}

/** The same choice as the fields that it came from. */
export function fieldsOf(choice: Choice, { ballot }: OnBallot['rules']): readonly (readonly [string, string])[] {
  if ('points' in choice) return Object.entries(choice.points).map(([id, n]) => [numberField(id), String(n)]);
  return choice.projects.map((id, i) => (ballot.type === 'ranking' ? [numberField(id), String(i + 1)] : [PROJECT, id]));
}
