import { ballot } from '../../commands/budgeting/ballot.js';
import { CastBallot, IssueCredential } from '../../commands/budgeting/ballot-commands.js';
import { credential } from '../../commands/budgeting/credential.js';
import { roundFold } from '../../commands/budgeting/round-state.js';
import { spec, stateOf, wish } from '../support/given.js';
import { CITY, CLOSED, OPENED, VOTING, VOTING_OPENED } from './rounds.js';

const DURING = { at: '2027-05-10T08:00:00.000Z' };
const AFTER = { at: '2027-06-01T08:00:00.000Z' };
const roundId = 'r1';
const none = stateOf(roundFold as never);
const opened = stateOf(roundFold as never, OPENED as never);
const voting = stateOf(roundFold as never, OPENED as never, VOTING_OPENED as never);
const closed = stateOf(roundFold as never, OPENED as never, VOTING_OPENED as never, CLOSED as never);

const resident = { birthDate: '1990-01-15', district: 'vake', registeredVoter: true };
const asking = (more: Partial<IssueCredential> = {}) =>
  wish(
    IssueCredential,
    { roundId, issuer: CITY, nullifier: 'n', request: 'a', resident, level: 1, blinded: 'x' },
    more,
  );
const issued = { type: 'CredentialIssued', data: { roundId, issuer: CITY, nullifier: 'n', request: 'a' } } as const;

describe('a credential', () => {
  const by = (round: unknown) => spec(credential, { round } as never);

  it('is issued to somebody of the register, and says only what they asked for', () =>
    by(voting).given().when(asking(), DURING).then(issued));
  it('is the same for the same request', () => by(voting).given(issued).when(asking(), DURING).thenNothing());
  it('is never another one', () =>
    by(voting)
      .given(issued)
      .when(asking({ request: 'b' }), DURING)
      .refused('credential.already-issued'));
  it.each([
    ['too young', { resident: { ...resident, birthDate: '2012-01-15' } }, 'credential.not-eligible', { rule: 'age' }],
    [
      'in no register',
      { resident: { ...resident, registeredVoter: false } },
      'credential.not-eligible',
      { rule: 'registered-voter' },
    ],
    ['known too weakly', { level: 0 }, 'identity.assurance-too-low', { needed: 1 }],
    ['asking a stranger', { issuer: 'nobody' }, 'credential.unknown-issuer', {}],
  ] as const)('is not for somebody %s', (_, more, code, because) => {
    by(voting).given().when(asking(more), DURING).refused(code, because);
  });
  it.each([
    ['before there is a round', none, DURING, 'round.not-found'],
    ['before its ballot is pinned', opened, DURING, 'round.voting-not-opened'],
    ['before its time', voting, { at: '2027-04-10T08:00:00.000Z' }, 'round.not-voting'],
    ['behind its time', voting, AFTER, 'round.not-voting'],
    ['behind the close', closed, AFTER, 'round.not-voting'],
  ] as const)('is not issued %s', (_, round, now, code) => {
    by(round).given().when(asking(), now).refused(code);
  });
  it('is not told again behind the end, when nobody signs any more', () =>
    by(voting).given(issued).when(asking(), AFTER).refused('round.not-voting'));
});

const body = {
  v: 1,
  type: 'BallotCast',
  round: roundId,
  pk: 'p',
  tokens: [],
  seq: 1,
  commitment: 'c',
  sealed: 's',
} as const;
const casting = (more: object = {}) =>
  wish(CastBallot, { roundId, body: { ...body, ...more }, sig: 's', envelope: ['e', 'c'], digest: 'd'.repeat(64) });
const cast = (more: object = {}) =>
  ({ type: 'BallotCast', data: { roundId, body: { ...body, ...more }, sig: 's' } }) as const;

describe('a ballot', () => {
  const by = (round: unknown) => spec(ballot, { round } as never);

  it('keeps its envelope from everybody', () =>
    by(voting)
      .given()
      .when(casting(), DURING)
      .then({ ...cast(), private: { subject: 'box-r1', content: { envelope: ['e', 'c'] } } }));
  it('is put down behind the end of the term, until the round is closed', () => {
    expect(
      ballot.decide(casting(), ballot.initial, { ...AFTER, actor: VOTING }, { round: voting as never }),
    ).toHaveLength(1);
    by(closed).given().when(casting(), AFTER).refused('round.closed');
  });
  it('gives way to a later one of its voter, never to an earlier one', () => {
    expect(
      ballot.decide(
        casting({ seq: 2, commitment: 'd' }),
        stateOf(ballot, cast() as never),
        { ...DURING, actor: VOTING },
        { round: voting as never },
      ),
    ).toHaveLength(1);
    by(voting)
      .given(cast({ seq: 3 }) as never)
      .when(casting({ seq: 2 }), DURING)
      .refused('ballot.not-newer', { last: 3 });
    by(voting)
      .given(cast() as never)
      .when(casting({ commitment: 'd' }), DURING)
      .refused('ballot.not-newer', { last: 1 });
  });
  it('is in once, however often it is put down', () =>
    by(voting)
      .given(cast() as never)
      .when(casting(), DURING)
      .thenNothing());
  it('belongs to its round', () =>
    by(voting)
      .given()
      .when(casting({ round: 'r2' }), DURING)
      .refused('ballot.other-round'));
  it.each([
    ['before there is a round', none, DURING, 'round.not-found'],
    ['before its ballot is pinned', opened, DURING, 'round.voting-not-opened'],
    ['before its time', voting, { at: '2027-04-10T08:00:00.000Z' }, 'round.not-voting'],
  ] as const)('is not taken %s', (_, round, now, code) => {
    by(round).given().when(casting(), now).refused(code);
  });
  it('is found in the log by its digest', () => expect(ballot.factId!(casting())).toBe('d'.repeat(32)));
});
