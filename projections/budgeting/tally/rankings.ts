import { WrongElection } from './election.js';

/**
 * What a ballot gives that ranks fewer projects than there are places: `from-the-top`, its first still gets the most;
 * `last-places`, its last gets the least (Pabulib's own count, where a ranking of two gives 2 and 1).
 */
export type ShortRanking = 'from-the-top' | 'last-places';

/**
 * The points of a ranking, best first, by the list that the round has pinned, such as [3, 2, 1] or [10, 5, 3, 2, 1].
 * @param list whole numbers, none above the one before it
 * @param ranked how many projects the ballot ranks
 * @throws WrongElection when it ranks more than the list has places
 */
export function rankingPoints(list: readonly number[], ranked: number, short: ShortRanking): number[] {
  if (list.some((points, i) => !Number.isInteger(points) || points > (list[i - 1] ?? points)))
    throw new WrongElection('points of a ranking are whole numbers, none above the one before it');
  if (ranked > list.length)
    throw new WrongElection(`a ballot ranks ${ranked} projects, and ${list.length} places have points`);
  return short === 'from-the-top' ? list.slice(0, ranked) : list.slice(list.length - ranked);
}
