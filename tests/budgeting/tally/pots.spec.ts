import { WrongElection } from '../../../projections/budgeting/tally/election.js';
import { potsOf, type Round } from '../../../projections/budgeting/tally/pots.js';
import { tally } from '../../../projections/budgeting/tally/tally.js';

const ROUND: Round = {
  envelope: { total: 1_000n, byDistrict: { vake: 300n, gldani: 200n } },
  unit: 100n,
  projects: [
    { id: 'tram', cost: 500n },
    { id: 'park', cost: 300n, district: 'vake' },
    { id: 'swings', cost: 150n, district: 'gldani' },
    { id: 'lamps', cost: 100n, district: 'gldani' },
  ],
  ballots: [
    { chosen: ['tram', 'park'] },
    { chosen: ['swings', 'lamps'] },
    { chosen: ['tram', 'lamps'] },
    { chosen: [] },
  ],
};

it('the city has what the districts leave; a ballot is a voter where it names something', () => {
  const { pots, blank } = potsOf(ROUND);
  const told = pots.map(({ district, election }) => [
    district,
    election.budget,
    election.ballots.n,
    election.projects.length,
  ]);
  expect(told).toEqual([
    [undefined, 500n, 2, 1],
    ['vake', 300n, 1, 1],
    ['gldani', 200n, 2, 2],
  ]);
  expect(blank).toBe(1);
  const winners = pots.map(({ election }) =>
    tally(election, { id: 'greedy', minVotes: 1 }).winners.map(({ id }) => id),
  );
  expect(winners).toEqual([['tram'], ['park'], ['lamps']]);
});

it('points stay with their projects', () => {
  const ballots = [{ chosen: ['lamps', 'tram', 'swings'], points: [1, 5, 4] }];
  const { pots } = potsOf({ ...ROUND, ballots });
  const points = pots.map(({ election }) =>
    tally(election, { id: 'greedy', by: 'points', minVotes: 1 }).winners.map((one) => [one.id, one.points]),
  );
  expect(points).toEqual([[['tram', 5]], [], [['swings', 4]]]);
});

it.each<[string, Partial<Round>]>([
  ['districts that have more than the whole', { envelope: { total: 499n, byDistrict: { vake: 300n, gldani: 200n } } }],
  ['a project of a district without money', { envelope: { total: 499n, byDistrict: { vake: 300n } } }],
  ['a ballot for what is not there', { ballots: [{ chosen: ['moon'] }] }],
])('refuses %s', (_, other) => {
  expect(() => potsOf({ ...ROUND, ...other })).toThrow(WrongElection);
});
