import { CertifyRound, PublishTally, RecordOpenedBallots } from '../../commands/budgeting/round-commands.js';
import { attributed } from '../../src/write/attributed.js';
import type { TestHouse } from '../support/house.js';
import { FEASIBLE, IDEA, ROUND, TRUSTEES } from './made-up.js';
import { digestOf } from './result-digest.js';

/** What people and officials say in a round, by what they do. */
export type Said = {
  readonly idea: string;
  readonly description: string;
  readonly rejected: string;
  readonly appeal: string;
  readonly decision: string;
  readonly merged: string;
  readonly hidden: string;
  readonly shown: string;
  readonly built: string;
  readonly complaint: string;
  readonly complaintDecision: string;
};

/** A round from the first idea to what is built of it, in which every fact that holds words is made. */
export async function everyWord(town: TestHouse, author: string, words: Said): Promise<void> {
  const administrator = await town.staff('administrator');
  const officer = await town.staff('officer');
  const moderator = await town.staff('moderator');
  const round = (await town.post('/budget/rounds', administrator, { ...ROUND, complaintDays: 1 })).json.id;
  const bring = async () => {
    const idea = { ...IDEA, title: words.idea, description: words.description };
    return (await town.post(`/budget/rounds/${round}/proposals`, author, idea)).json.id;
  };
  const act = (id: string, deed: string, token: string, body: object) =>
    town.post(`/budget/proposals/${id}/${deed}`, token, body);
  const formal = { stage: 'formal', outcome: 'passed' };

  const fallen = await bring();
  const why = { ...formal, outcome: 'rejected', ground: 'incomplete', explanation: words.rejected };
  await act(fallen, 'assess', officer, why);
  await act(fallen, 'appeal', author, { text: words.appeal });
  const decision = { outcome: 'upheld', explanation: words.decision };
  await act(fallen, 'appeal/decide', await town.staff('officer', 1), decision);
  const winner = await bring();
  await act(fallen, 'merge', officer, { into: winner, explanation: words.merged });
  await act(winner, 'hide', moderator, { ground: 'spam', text: words.hidden });
  await act(winner, 'show', moderator, { text: words.shown });
  await act(winner, 'assess', officer, formal);
  await act(winner, 'assess', officer, FEASIBLE);

  await town.post(`/budget/rounds/${round}/open-voting`, administrator, TRUSTEES);
  town.clock.at = '2026-07-20T08:00:00.000Z';
  await town.post(`/budget/rounds/${round}/close`, administrator);
  const value = {
    ...{ ballots: 0, blank: 0 },
    pots: [{ pot: 'vake', budget: 100_000_000, votes: 0, winners: [winner], spent: FEASIBLE.cost }],
  };
  const digest = digestOf(value);
  const record = (actor: string) => ({ actor, at: town.clock.now() });
  const opened = { roundId: round, opened: 0, spoiled: 0, digest: 'a'.repeat(64), bytes: 0, trustees: ['one', 'two'] };
  const { commands } = town.server;
  await commands.execute(attributed(new RecordOpenedBallots(), opened, record('trustees')));
  await commands.execute(
    attributed(new PublishTally(), { roundId: round, rule: 1, digest, value }, record('somebody')),
  );
  const complaint = await town.post(`/budget/rounds/${round}/complaints`, author, { text: words.complaint });
  const outcome = { outcome: 'dismissed', text: words.complaintDecision };
  await town.post(`/budget/complaints/${complaint.json.id}/decide`, administrator, outcome);
  town.clock.days(2);
  const counted = { roundId: round, replayed: digest, complaints: 0 };
  await commands.execute(attributed(new CertifyRound(), counted, record('certifier')));
  await act(winner, 'milestones', officer, { milestone: 'planned', text: words.built });
}
