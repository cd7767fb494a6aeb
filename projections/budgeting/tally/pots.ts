import { BallotGroups } from './ballot-groups.js';
import { type Ballots, type Election, type Project, WrongElection } from './election.js';

/** A project of the whole city, or of one district. */
export type PlacedProject = Project & { readonly district?: string | undefined };

/** A final ballot, whoever's it was: ids of projects of any pot, and points where the round gives points. */
export type RoundBallot = { readonly chosen: readonly string[]; readonly points?: readonly number[] | undefined };

export type Round = {
  /** Minor units. The city's own pot is what is left of the total when every district has its part. */
  readonly envelope: { readonly total: bigint; readonly byDistrict: Readonly<Record<string, bigint>> };
  readonly unit: bigint;
  readonly projects: readonly PlacedProject[];
  readonly ballots: Iterable<RoundBallot>;
};

/** A pot of money is an election of its own: its projects, and the ballots that name any of them. */
export type Pot = { readonly district: string | undefined; readonly election: Election };

/**
 * A round as the elections that it consists of: the city's first, then the districts in the order of the envelope. A ballot
 * is a voter in each pot of which it names a project, and in no other; ballots that name nothing at all are told beside.
 * @throws WrongElection
 */
export function potsOf({ envelope, unit, projects, ballots }: Round): {
  readonly pots: readonly Pot[];
  readonly blank: number;
} {
  const districts = Object.entries(envelope.byDistrict);
  const city = districts.reduce((rest, [, part]) => rest - part, envelope.total);
  if (city < 0n) throw new WrongElection('the districts together have more than the whole envelope');
  const pots = [[undefined, city] as const, ...districts].map(([district, budget]) => {
    const own = projects.filter((project) => project.district === district);
    return { district, budget, projects: own, groups: new BallotGroups({ blanksVote: false }) };
  });
  const places = new Map(pots.flatMap((pot) => pot.projects.map(({ id }, place) => [id, { pot, place }] as const)));
  const astray = projects.find(({ id }) => !places.has(id));
  if (astray)
    throw new WrongElection(`the district ${astray.district} of project ${astray.id} has no part of the envelope`);
  let blank = 0;
  for (const { chosen, points } of ballots) {
    if (chosen.length === 0) blank++;
    const found = chosen.map((id, i) => ({ ...(places.get(id) ?? unknown(id)), points: points?.[i] ?? 0 }));
    for (const { groups } of pots) {
      const here = found.filter(({ pot }) => pot.groups === groups);
      if (here.length === 0) continue;
      const at = here.map(({ place }) => place);
      if (points)
        groups.addPoints(
          at,
          here.map((one) => one.points),
        );
      else groups.add(at);
    }
  }
  return {
    pots: pots.map(({ district, groups, ...pot }) => potOf(district, { ...pot, unit }, groups.grouped())),
    blank,
  };
}

const potOf = (
  district: string | undefined,
  { budget, unit, projects }: Omit<Election, 'ballots'>,
  ballots: Ballots,
): Pot => ({
  district,
  election: { budget, unit, projects, ballots },
});

function unknown(id: string): never {
  throw new WrongElection(`a ballot names project ${id}, and there is none`);
}
