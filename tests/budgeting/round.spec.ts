import { round } from '../../commands/budgeting/round.js';
import {
  CertifyRound,
  CloseRound,
  OpenRound,
  OpenVoting,
  PublishTally,
  RecordOpenedBallots,
  RevealTieSeed,
} from '../../commands/budgeting/round-commands.js';
import type { RoundEvent } from '../../events/budgeting.js';
import { spec, wish } from '../support/given.js';

const AT = '2027-04-01T08:00:00.000Z';
const DURING = '2027-05-10T08:00:00.000Z';
const AFTER = '2027-06-01T08:00:00.000Z';
const roundId = 'r1';
const COMMITMENT = 'a'.repeat(64);

const opening = (more: Partial<OpenRound> = {}) =>
  wish(
    OpenRound,
    {
      roundId,
      seed: 'b'.repeat(64),
      seedCommitment: COMMITMENT,
      title: { ka: 'ბიუჯეტი 2027', en: 'Budget 2027' },
      year: 2027,
      envelope: { total: 500_000_000, byDistrict: { vake: 100_000_000 } },
      phases: { voting: { from: '2027-05-01T00:00:00+04:00', until: '2027-05-16T00:00:00+04:00' } },
      minAge: 16,
      ballot: 'approval',
      rule: 'equal-shares',
    },
    more,
  );

/** The facts of a wish that is granted. */
function facts(past: RoundEvent[], command: Parameters<typeof round.decide>[0], at: string): RoundEvent[] {
  const seen = past.map((fact, i) => ({ ...fact, id: `e${i}`, position: i + 1, at, meta: { actor: 'clerk' } }));
  const state = seen.reduce((s, e) => round.evolve(s, e as never), round.initial);
  const decision = round.decide(command, state, { at, actor: 'clerk' }, {});
  if ('refused' in decision) throw new Error(decision.refused);
  return [...decision];
}

const opened = facts([], opening(), AT);
const voting = wish(OpenVoting, {
  roundId,
  projects: [{ id: 'p1', pot: 'city', cost: 100 }],
  issuers: [{ name: 'city', spki: 'k' }],
  roundKey: 'A'.repeat(87),
  trustees: { names: ['one', 'two', 'three'], threshold: 2 },
  boxKey: 'k',
  eligible: 10,
});
const inVoting = [...opened, ...facts(opened, voting, AT)];
const closing = wish(CloseRound, { roundId, ballots: 2, voters: 2, credentials: { city: 3 } });
const closed = [...inVoting, ...facts(inVoting, closing, AFTER)];
const counted = [
  ...closed,
  ...facts(
    closed,
    wish(RecordOpenedBallots, { roundId, opened: 2, spoiled: 0, digest: 'd', bytes: 9, trustees: ['one', 'two'] }),
    AFTER,
  ),
];
const value = { ballots: 2, blank: 0 };
const published = [...counted, ...facts(counted, wish(PublishTally, { roundId, rule: 1, digest: 't', value }), AFTER)];

const given = (...past: RoundEvent[]) => spec(round).given(...past);

describe('a budget round', () => {
  it('opens with its whole rule book, instants in UTC, the lot as the last word on ties', () => {
    const [fact] = opened;
    expect(fact).toMatchObject({
      type: 'RoundOpened',
      data: {
        rules: {
          phases: { voting: { from: '2027-04-30T20:00:00.000Z', until: '2027-05-15T20:00:00.000Z' } },
          tally: {
            rule: 'equal-shares',
            utility: 'cost',
            completion: 'add1-official',
            step: 100,
            minVotes: 1,
            ties: ['lot'],
          },
        },
      },
      private: { subject: 'round-r1', content: { seed: 'b'.repeat(64) } },
    });
    expect(JSON.stringify(fact!.data)).not.toContain('b'.repeat(64));
  });

  it.each([
    ['districts that take more than there is', { envelope: { total: 1, byDistrict: { vake: 2 } } }, 'envelope.total'],
    ['a district that is none', { envelope: { total: 1, byDistrict: { batumi: 1 } } }, 'envelope.byDistrict'],
    [
      'voting that ends before it begins',
      { phases: { voting: { from: '2027-05-02T00:00:00Z', until: '2027-05-01T00:00:00Z' } } },
      'phases',
    ],
    [
      'phases that overlap',
      {
        phases: {
          review: { from: '2027-04-02T00:00:00Z', until: '2027-05-03T00:00:00Z' },
          voting: { from: '2027-05-02T00:00:00Z', until: '2027-05-04T00:00:00Z' },
        },
      },
      'phases',
    ],
    [
      'voting that is over',
      { phases: { voting: { from: '2027-01-02T00:00:00Z', until: '2027-01-03T00:00:00Z' } } },
      'phases.voting',
    ],
    ['lari split by votes', { ballot: 'allocation', rule: 'greedy' }, 'rule'],
    ['a mean of approvals', { rule: 'weighted-mean' }, 'rule'],
    [
      'one theme alone',
      { ballot: 'allocation', rule: 'weighted-mean', themes: [{ code: 'roads', title: { ka: 'გზები', en: 'Roads' } }] },
      'themes',
    ],
    ['nothing to approve', { most: { city: 0, district: 0 } }, 'most'],
    [
      'places that are worth more the later they are',
      { ballot: 'ranking', rule: 'borda', placePoints: [1, 2] },
      'placePoints',
    ],
  ] as [string, Partial<OpenRound>, string][])('refuses %s', (_, more, rule) => {
    given().when(opening(more), { at: AT }).refused('round.inconsistent', { rule });
  });

  it('is opened once', () =>
    given(...opened)
      .when(opening(), { at: AT })
      .refused('round.already-exists'));
  it('an envelope of nothing is a round all the same', () =>
    expect(facts([], opening({ envelope: { total: 0 } }), AT)).toHaveLength(1));
  it('does not vote on nothing', () =>
    given(...opened)
      .when(wish(OpenVoting, voting, { projects: [] }), { at: AT })
      .refused('round.no-projects'));
  it('pins its ballot once', () =>
    given(...inVoting)
      .when(voting, { at: AT })
      .refused('round.voting-opened'));
  it('is closed by nobody before its time', () =>
    given(...inVoting)
      .when(closing, { at: DURING })
      .refused('round.too-early'));
  it('is closed once', () =>
    given(...closed)
      .when(closing, { at: AFTER })
      .thenNothing());
  it('reveals the seed that was committed to, and no other', () => {
    given(...inVoting)
      .when(wish(RevealTieSeed, { roundId, seed: 's', commitment: COMMITMENT }))
      .refused('round.not-closed');
    given(...closed)
      .when(wish(RevealTieSeed, { roundId, seed: 's', commitment: 'c' }))
      .refused('round.seed-differs');
    given(...closed)
      .when(wish(RevealTieSeed, { roundId, seed: 's', commitment: COMMITMENT }))
      .then({ type: 'TieSeedRevealed', data: { roundId, seed: 's' } });
  });
  it('has no result before the ballots are opened', () =>
    given(...closed)
      .when(wish(PublishTally, { roundId, rule: 1, digest: 't', value }))
      .refused('round.not-opened'));
  it('a corrected result is a version more', () =>
    expect(facts(published, wish(PublishTally, { roundId, rule: 1, digest: 'u', value }), AFTER)).toMatchObject([
      { data: { version: 2, digest: 'u' } },
    ]));
  it('is certified when nobody can complain any more and counting again gives the same', () => {
    const certify = (more: Partial<CertifyRound>) =>
      wish(CertifyRound, { roundId, replayed: 't', complaints: 0 }, more);
    const LATER = '2027-06-20T08:00:00.000Z';
    given(...published)
      .when(certify({}), { at: AFTER })
      .refused('round.complaints-open');
    given(...published)
      .when(certify({ complaints: 1 }), { at: LATER })
      .refused('round.complaints-open');
    given(...published)
      .when(certify({ replayed: 'x' }), { at: LATER })
      .refused('round.recount-differs');
    given(...published)
      .when(certify({}), { at: LATER })
      .then({ type: 'RoundCertified', data: { roundId, version: 1, digest: 't' } });
  });
});
