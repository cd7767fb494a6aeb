import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RoundOpening } from '../../src/ballots/opening.js';
import { makeKeys } from '../../src/ballots/trustees.js';
import { newSeed, VoterDevice } from '../../src/ballots/voter/device.js';
import { person } from '../../src/demo/people.js';
import { roundScope } from '../../src/identity/scopes.js';
import { recordBy } from '../../src/operations.js';
import type { TestHouse } from '../support/house.js';
import { FEASIBLE, IDEA, ROUND } from './made-up.js';

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

/** A vote with an official's help: whose it was, the number it was cast with, and what came of it. */
export type AtCounter = { readonly nullifier: string; readonly number: string; readonly digest: string };

/** A round from the first idea to what is built of it, in which every fact that holds words is made. */
export async function everyWord(town: TestHouse, author: string, words: Said): Promise<AtCounter> {
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

  const counted = await voteFor(town, round, { administrator, officer, voter: author, winner });
  const complaint = await town.post(`/budget/rounds/${round}/complaints`, author, { text: words.complaint });
  const outcome = { outcome: 'dismissed', text: words.complaintDecision };
  await town.post(`/budget/complaints/${complaint.json.id}/decide`, administrator, outcome);
  town.clock.days(2);
  await town.post(`/budget/rounds/${round}/certify`, administrator);
  await act(winner, 'milestones', officer, { milestone: 'planned', text: words.built });
  return counted;
}

/** One person votes, two trustees open what is in the box, and the result is published. */
async function voteFor(
  town: TestHouse,
  round: string,
  { administrator, officer, voter, winner }: Record<'administrator' | 'officer' | 'voter' | 'winner', string>,
): Promise<AtCounter> {
  const folder = mkdtempSync(join(tmpdir(), 'ghia-trustees-'));
  const key = await makeKeys(round, ['one', 'two', 'three'], folder);
  const path = `/budget/rounds/${round}`;
  await town.post(`${path}/open-voting`, administrator, key);
  town.clock.at = '2026-07-12T08:00:00.000Z';
  const device = await VoterDevice.of((await town.get(`${path}/params`)).json, newSeed());
  const signed: string[] = [];
  for (const body of await device.requests())
    signed.push((await town.request('POST', `/api/v1${path}/credential`, { token: voter, body })).json.blindSig);
  const ballot = await device.cast({ v: 1, projects: [winner] }, await device.tokens(signed), 1);
  await town.request('POST', `/api/v1${path}/ballots`, { body: ballot });
  const helped = await atCounter(town, round, officer, winner);
  town.clock.at = '2026-07-20T08:00:00.000Z';
  await town.post(`${path}/close`, administrator);
  const { log, vault, ballots } = town.house;
  const record = recordBy(town.house, town.server.commands);
  const opening = new RoundOpening({
    log,
    vault,
    ...ballots,
    record: (wish, facts) => record(wish, facts, 'trustees'),
  });
  await opening.open(
    round,
    ['one', 'two'].map((name) => readFileSync(join(folder, `share-${name}.json`), 'utf8')),
  );
  rmSync(folder, { recursive: true });
  town.position = await log.head();
  return helped;
}

/** Somebody else, without a device: an official sees their document, and what they choose comes by the number alone. */
async function atCounter(town: TestHouse, round: string, officer: string, winner: string): Promise<AtCounter> {
  const { resident } = await town.citizen(50);
  const { number: personalNumber, documentNumber, birthDate } = person(50);
  const path = `/budget/rounds/${round}/counter`;
  const shown = { personalNumber, documentNumber, birthDate, channel: 'paper' };
  const { number } = (await town.post(path, officer, shown)).json;
  const body = { number, choice: { v: 1, projects: [winner] } };
  const { json } = await town.request('POST', `/api/v1${path}/ballots`, { body });
  return { number, digest: json.digest, nullifier: town.house.vault.pseudonym(resident.person, roundScope(round)) };
}
