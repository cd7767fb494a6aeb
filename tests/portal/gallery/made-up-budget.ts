import type { ProposalCard, ProposalView } from '../../../read-models/proposals.js';
import type { RoundView } from '../../../read-models/rounds.js';
import { IDEAS, ROUNDS, THEMES, TRUSTEES } from '../../../src/demo/budget-texts.js';
import type { MyProposal } from '../../../src/http/my-proposals.js';
import { day, id } from '../made-up.js';

export const asOf = { position: 48_213, size: null, root: null };
export const ROUND = id(700);

/** A round of projects that takes proposals now. */
export function round(more: Partial<RoundView> = {}): RoundView {
  const byDistrict = { vake: 30_000_000, gldani: 30_000_000, isani: 30_000_000 };
  return {
    id: ROUND,
    year: 2027,
    title: ROUNDS.projects(2027),
    rules: {
      envelope: { total: 200_000_000, byDistrict },
      phases: {
        informing: { from: day(-30), until: day(-20) },
        proposals: { from: day(-20), until: day(10) },
        review: { from: day(10), until: day(30) },
        voting: { from: day(40), until: day(55) },
        results: { from: day(60), until: day(70) },
      },
      voters: { minAge: 16, who: 'resident', assurance: 1 },
      ballot: { type: 'approval', most: { city: 3, district: 2 } },
      tally: {
        rule: 'equal-shares',
        utility: 'cost',
        completion: 'add1-official',
        step: 100,
        minVotes: 1,
        ties: ['lower-cost', 'lot'],
      },
      complaintDays: 10,
    },
    seedCommitment: 'ab'.repeat(32),
    seed: null,
    openedAt: day(-30),
    ...{ voting: null, closed: null, opened: null, certifiedAt: null, result: null },
    pots: [{ pot: 'city', money: 110_000_000 }, ...Object.entries(byDistrict).map(([pot, money]) => ({ pot, money }))],
    ...{ state: 'announced', phase: 'proposals', votes: false },
    ...more,
  };
}

const winner = id(710);
const VOTING: NonNullable<RoundView['voting']> = {
  openedAt: day(-10),
  projects: [{ id: winner, pot: 'vake', cost: 8_400_000 }],
  issuers: [{ name: 'city', spki: 'MIIBojANBgkqhkiG9w0BAQEFAAOCAY8A'.repeat(12) }],
  roundKey: 'BHf3'.repeat(21),
  boxKey: 'kFq9'.repeat(10),
  trustees: { names: TRUSTEES, threshold: 2 },
  eligible: 3_912,
};
export const voting = round({ state: 'voting', phase: 'voting', votes: true, voting: VOTING });
const result: NonNullable<RoundView['result']> = {
  ...{ version: 2, rule: 1, digest: 'cd'.repeat(32), publishedAt: day(-3), complainUntil: day(7) },
  value: {
    ...{ ballots: 1_204, blank: 3 },
    pots: [
      { pot: 'city', budget: 110_000_000, votes: 900, winners: [], spent: 0 },
      { pot: 'vake', budget: 30_000_000, votes: 310, winners: [winner], spent: 8_400_000 },
    ],
  },
};
const closed = { at: day(-6), ballots: 1_220, voters: 1_204, credentials: { city: 1_210 } };
export const counted = round({
  state: 'counted',
  phase: 'results',
  voting: VOTING,
  closed,
  result,
  seed: 'ef'.repeat(32),
});
export const certified = { ...counted, state: 'certified', certifiedAt: day(-1) } as const;
/** A round of 100 lari, with its result. */
export const lari = round({
  id: id(701),
  title: ROUNDS.lari(2027),
  rules: {
    ...round().rules,
    envelope: { total: 0, byDistrict: {} },
    tally: { rule: 'weighted-mean', minVotes: 1, ties: ['lot'] },
    ballot: {
      type: 'allocation',
      points: 100,
      themes: THEMES.map(({ shares, ...theme }) => ({
        ...theme,
        shares: shares.map((share, i) => ({ year: 2025 + i, share })),
      })),
    },
  },
  ...{ pots: [{ pot: 'city', money: 0 }], state: 'certified', phase: null, voting: VOTING, certifiedAt: day(-1) },
  result: { ...result, value: { ballots: 412, blank: 1, themes: [{ code: 'green', mean: '17.2500', median: '15' }] } },
});

/** The n-th idea of the demonstration as a card. */
export function card(n: number, more: Partial<ProposalCard> = {}): ProposalCard {
  const { title, pot, theme, at, estimate } = IDEAS[n]!;
  return {
    id: id(710 + n),
    ...{ round: ROUND, pot, theme, language: 'ka', status: 'submitted', submittedAt: day(-9), changedAt: day(-9) },
    estimate: estimate === undefined ? null : estimate * 100,
    ...{ cost: null, title: null, won: false, milestone: null, overdue: false },
    place: at ? { lat: at[0], lon: at[1] } : null,
    text: { title },
    ...more,
  };
}

export const update = (
  n: number,
  type: string,
  details: Readonly<Record<string, string>> = {},
  text?: string,
): ProposalView['updates'][number] => ({
  ...{ type, at: day(n - 9), event: String(n).padStart(32, '0'), details },
  text: text === undefined ? null : { text },
});
export const submitted = update(0, 'ProposalSubmitted');

/** The same on its own page. */
export const view = (n = 0, more: Partial<ProposalView> = {}): ProposalView => ({
  ...card(n),
  description: { description: IDEAS[n]!.description },
  author: { name: 'ნინო ბერიძე' },
  ...{ coauthors: [], hidden: false, rejection: null, mergedInto: null, built: null, waits: 'formal' },
  updates: [submitted],
  asOf,
  ...more,
});

export const MY_PROPOSALS: readonly MyProposal[] = [
  {
    ...{ proposal: id(710), round: ROUND, title: IDEAS[0]!.title, language: 'ka', status: 'feasible', won: true },
    ...{ submittedAt: day(-60), appealUntil: null },
  },
  {
    ...{ proposal: id(725), round: ROUND, title: IDEAS[15]!.title, language: 'ka', status: 'rejected', won: false },
    ...{ submittedAt: day(-9), appealUntil: day(5) },
  },
];
