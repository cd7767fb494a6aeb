import {
  AppealProposal,
  AssessProposal,
  DecideProposalAppeal,
  JoinProposal,
  MergeProposal,
  SubmitProposal,
  WithdrawProposal,
} from '../../commands/budgeting/proposal-commands.js';
import { OpenRound, OpenVoting } from '../../commands/budgeting/round-commands.js';
import { PHASES, type Phase, type Term } from '../../events/budgeting.js';
import { dayOf, endOf } from '../../events/calendar.js';
import { DISTRICTS } from '../../events/districts.js';
import type { House } from '../house.js';
import { proposalScope } from '../identity/scopes.js';
import { uuidFrom } from '../write/attributed.js';
import { HELD_BY, IDEAS, type Idea, JOINED, ROUNDS, THEMES, TRUSTEES, YOUNG_IDEAS } from './budget-texts.js';
import { pollActs } from './polls.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** In tetri. */
const lari = (n: number) => n * 100;
/** Where among the made-up people authors begin. */
const AUTHORS = 2_400;

type Opening = Omit<Partial<OpenRound>, 'phases'> &
  Pick<OpenRound, 'title' | 'year' | 'envelope' | 'minAge' | 'ballot' | 'rule'>;
type Made = {
  readonly name: string;
  readonly opening: Opening;
  /** Days before and after today on which each phase begins; it ends where the next one begins. */
  readonly begins: Readonly<Partial<Record<Phase, number>>>;
  readonly ends: number;
  readonly ideas: readonly Idea[];
  /** How many vote, where it is not as many as elsewhere. */
  readonly voters?: number;
};

/** The budget rounds of the demonstration: one that is voted on, one whose voting is over, and one that takes ideas. */
export function budgetActs(stage: Stage, house: House, now: number): Act[] {
  const year = new Date(now).getUTCFullYear();
  return roundsOf(year).flatMap((made) => [
    ...roundActs(stage, made, now),
    ...(made.begins.voting! < 0
      ? pollActs(stage, house, { roundId: idOf(made), voting: termsOf(made, now).voting, voters: made.voters }, now)
      : []),
  ]);
}

function roundsOf(year: number): readonly Made[] {
  const voters = { minAge: 16, who: 'resident' as const };
  const byDistrict = Object.fromEntries(DISTRICTS.map((code) => [code, lari(300_000)]));
  const themes = THEMES.map(({ shares: [before, last], ...theme }) => ({
    ...theme,
    shares: [
      { year: year - 1, share: before },
      { year, share: last },
    ],
  }));
  return [
    {
      name: 'projects',
      opening: {
        ...{ title: ROUNDS.projects(year + 1), year: year + 1, ...voters },
        envelope: { total: lari(5_000_000), byDistrict },
        ...{ ballot: 'approval', most: { city: 3, district: 3 }, rule: 'equal-shares', ties: ['lower-cost', 'lot'] },
      },
      begins: {
        informing: -85,
        proposals: -75,
        review: -45,
        deliberation: -20,
        voting: -5,
        counting: 10,
        results: 13,
        implementation: 24,
      },
      ...{ ends: 220, ideas: IDEAS },
    },
    {
      name: 'lari',
      opening: {
        ...{ title: ROUNDS.lari(year + 1), year: year + 1, ...voters, envelope: { total: 0 } },
        ...{ ballot: 'allocation', rule: 'weighted-mean', themes },
      },
      begins: { informing: -100, voting: -70, counting: -50, results: -46 },
      ...{ ends: -30, ideas: [] },
    },
    {
      name: 'priorities',
      opening: {
        ...{ title: ROUNDS.priorities(year + 1), year: year + 1, ...voters, envelope: { total: 0 } },
        ...{ ballot: 'ranking', rule: 'borda', themes: themes.filter((theme) => !('within' in theme)) },
      },
      begins: { informing: -48, voting: -42, counting: -28, results: -24 },
      ...{ ends: -10, ideas: [], voters: 14 },
    },
    {
      name: 'young',
      opening: {
        ...{ title: ROUNDS.young(year + 1), year: year + 1, minAge: 14, who: 'resident' },
        envelope: { total: lari(400_000) },
        ...{ ballot: 'points', points: 10, mostEach: 5, rule: 'greedy', minVotes: 10 },
      },
      begins: { proposals: -12, review: 18, voting: 40, counting: 54, results: 57 },
      ...{ ends: 70, ideas: YOUNG_IDEAS },
    },
  ];
}

const idOf = ({ name }: Pick<Made, 'name'>): string => uuidFrom('demo round', name);

function roundActs(stage: Stage, made: Made, now: number): Act[] {
  const { opening, begins, ideas } = made;
  const roundId = idOf(made);
  const at = (days: number) => now + days * DAY;
  const first = Math.min(...Object.values(begins));
  const open: Act = {
    at: at(first - 5),
    async perform(when) {
      const seed = await stage.roundSeed(roundId);
      const wish = { ...structuredClone({ ...opening, names: HELD_BY }), roundId, ...seed, phases: termsOf(made, now) };
      return stage.official('administrator', new OpenRound(), wish as OpenRound)(when);
    },
  };
  const proposed = begins.proposals ?? 0;
  const projects = ideas.flatMap((idea, n) => ideaActs(stage, { idea, n, roundId, from: proposed, ideas }, now));
  const voting = begins.voting!;
  return [open, ...projects, ...(voting < 0 ? [votingAct(stage, made, roundId, now)] : [])];
}

/** Whole days of Tbilisi. */
function termsOf({ begins, ends }: Made, now: number): OpenRound['phases'] {
  const startOf = (days: number) => endOf(dayOf(new Date(now + (days - 1) * DAY).toISOString()));
  const named = PHASES.filter((phase) => begins[phase] !== undefined);
  const termOf = (phase: Phase): Term => {
    const next = named[named.indexOf(phase) + 1];
    return { from: startOf(begins[phase]!), until: startOf(next ? begins[next]! : ends) };
  };
  const terms = Object.fromEntries(named.map((phase) => [phase, termOf(phase)]));
  return { ...terms, voting: termOf('voting') };
}

/** The ballot with every key. */
function votingAct(stage: Stage, made: Made, roundId: string, now: number): Act {
  const { ideas, name, begins, opening } = made;
  return {
    at: now + begins.voting! * DAY - 24 * HOUR,
    async perform(when) {
      const keys = await stage.votingKeys(roundId, TRUSTEES);
      const projects = ideas.flatMap(({ feasible, pot, title }) =>
        feasible ? [{ id: proposalId(name, title), pot, cost: lari(feasible.cost) }] : [],
      );
      projects.sort((a, b) => (a.id < b.id ? -1 : 1));
      const { minAge, who = 'resident' } = opening;
      const eligible = await stage.eligible({ minAge, who, assurance: 1 }, termsOf(made, now).voting.until);
      const pinned = { roundId, projects, ...keys, eligible };
      return stage.official('administrator', new OpenVoting(), pinned)(when);
    },
  };
}

const proposalId = (round: string, title: string) => uuidFrom('demo proposal', round, title);

type Brought = {
  readonly idea: Idea;
  readonly n: number;
  readonly roundId: string;
  /** Days from today on which proposals begin to be taken. */
  readonly from: number;
  readonly ideas: readonly Idea[];
};

/** One idea from its author's hand to the last decision about it. */
function ideaActs(stage: Stage, { idea, n, roundId, from, ideas }: Brought, now: number): Act[] {
  const name = ideas === IDEAS ? 'projects' : 'young';
  const of = { proposalId: proposalId(name, idea.title), roundId };
  const scope = proposalScope(of.proposalId);
  const who = AUTHORS + n * 7;
  const came = now + from * DAY + (n % 9) * DAY + (9 + n) * HOUR;
  const acts: Act[] = [];
  const then = (days: number, perform: Act['perform']) => acts.push({ at: came + days * DAY, perform });
  const { title, description, pot, theme, at, estimate, feasible, rejected, into, waits, withdrawn } = idea;
  const place = at && { lat: at[0], lon: at[1] };
  const said = { title, description, pot, theme, language: 'ka' as const, ...(place && { place }) };
  then(0, (when) =>
    stage.within(who, scope, new SubmitProposal(), (author, { resident }) => ({
      ...{ ...of, ...said, author, resident, proposed: 0 },
      ...(estimate !== undefined && { estimate: lari(estimate) }),
    }))(when),
  );
  if (withdrawn)
    then(
      1,
      stage.within(who, scope, new WithdrawProposal(), () => of),
    );
  if (into) {
    const target = { roundId, pot, open: true };
    const goesOn = proposalId(name, into);
    then(0.5, stage.official('officer', new MergeProposal(), { ...of, into: goesOn, target, explanation: JOINED }));
    const policy = 'policy:when-proposal-merged-then-join-it';
    const joined = { proposalId: goesOn, roundId, from: of.proposalId };
    then(0.5, stage.nobody(policy, new JoinProposal(), joined));
  }
  const formal = { ...of, stage: 'formal', outcome: 'passed' } as const;
  if (feasible || waits === 'substantive' || rejected?.ground === 'not-feasible')
    then(1, stage.official('officer', new AssessProposal(), formal));
  if (feasible) {
    const found = { cost: lari(feasible.cost), title: { ka: title, en: feasible.en } };
    then(
      2,
      stage.official('officer', new AssessProposal(), { ...of, stage: 'substantive', outcome: 'passed', ...found }),
    );
  }
  if (rejected) acts.push(...rejectedActs(stage, rejected, of, who, came));
  return acts.filter((act) => act.at < now);
}

function rejectedActs(
  stage: Stage,
  { ground, explanation, appeal, dismissed }: NonNullable<Idea['rejected']>,
  of: { readonly proposalId: string; readonly roundId: string },
  who: number,
  came: number,
): Act[] {
  const verdict = { ...of, outcome: 'rejected' as const, explanation };
  const stageOf =
    ground === 'not-feasible' ? ({ stage: 'substantive' } as const) : ({ stage: 'formal', ground } as const);
  const acts: Act[] = [
    { at: came + 2 * DAY, perform: stage.official('officer', new AssessProposal(), { ...verdict, ...stageOf }) },
  ];
  if (appeal) {
    const scope = proposalScope(of.proposalId);
    const appealed = stage.within(who, scope, new AppealProposal(), () => ({ ...of, text: appeal }));
    acts.push({ at: came + 4 * DAY, perform: appealed });
  }
  if (dismissed) {
    const decision = { ...of, outcome: 'dismissed' as const, explanation: dismissed };
    acts.push({
      at: came + 8 * DAY,
      perform: stage.official('second-moderator', new DecideProposalAppeal(), decision),
    });
  }
  return acts;
}
