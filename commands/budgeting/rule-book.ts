import {
  type BallotRules,
  PHASES,
  type Phase,
  type RuleBook,
  type TallyRules,
  type Term,
  type Theme,
} from '../../events/budgeting.js';
import { isDistrict } from '../city.js';
import { type Now, type Refusal, refuse } from '../decider.js';
import { countersOf } from './counters.js';
import type { OpenRound } from './round-commands.js';

/** Whole and in one order, whatever order the wish came in; what its ballot and rule do not use is left out. */
export function ruleBookOf(command: OpenRound): RuleBook {
  const { envelope, minAge, who = 'registered-voter', assurance = 1, complaintDays = 10 } = command;
  return {
    envelope: { total: envelope.total, byDistrict: { ...envelope.byDistrict } },
    phases: phasesOf(command),
    voters: { minAge, who, assurance },
    ballot: ballotOf(command),
    tally: tallyOf(command),
    complaintDays,
    counters: countersOf(command.counters),
    ...(command.names && { names: namesOf(command.names) }),
  };
}

const namesOf = (named: NonNullable<OpenRound['names']>): NonNullable<RuleBook['names']> =>
  Object.fromEntries(named.map(({ code, title: { ka, en } }) => [code, { ka, en }]));

function phasesOf({ phases }: OpenRound): RuleBook['phases'] {
  const instant = (text: string) => new Date(text).toISOString();
  const term = ({ from, until }: Term): Term => ({ from: instant(from), until: instant(until) });
  const named = PHASES.flatMap((phase) => {
    const given = phases[phase];
    return given ? [[phase, term(given)] as const] : [];
  });
  return { ...Object.fromEntries(named), voting: term(phases.voting) };
}

function ballotOf(command: OpenRound): BallotRules {
  const { ballot, most = { city: 10, district: 10 }, placePoints = [3, 2, 1], points = 10, themes = [] } = command;
  const { districts = 'one' } = command;
  const over = hasDistricts(command) ? { districts } : {};
  switch (ballot) {
    case 'allocation':
      return { type: ballot, points: 100, themes: themes.map(themeOf) };
    case 'approval':
      return { type: ballot, most: { city: most.city, district: most.district }, ...over };
    case 'knapsack':
      return { type: ballot, ...over };
    case 'ranking':
      if (command.themes === undefined) return { type: ballot, points: [...placePoints], ...over };
      return {
        type: ballot,
        points: [...(command.placePoints ?? descending(themes.length))],
        themes: themes.map(themeOf),
      };
    case 'points':
      return { type: ballot, points, mostEach: command.mostEach ?? points, ...over };
  }
}

/** Borda's own: the last place is worth one. */
const descending = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => n - i);
const hasDistricts = ({ envelope }: OpenRound): boolean => Object.keys(envelope.byDistrict ?? {}).length > 0;

function themeOf({ code, title, within, shares }: NonNullable<OpenRound['themes']>[number]) {
  return {
    code,
    title: { ka: title.ka, en: title.en },
    ...(within !== undefined && { within }),
    ...(shares && { shares: shares.map(({ year, share }) => ({ year, share })) }),
  };
}

/** Nobody wins without a vote, and the last word on a tie is the lot's. */
function tallyOf(command: OpenRound): TallyRules {
  const { rule, utility = 'cost', completion = 'add1-official', step = 100, minVotes = 1, ties = [] } = command;
  const { leftover = 'stays', comparison } = command;
  const shares = rule === 'equal-shares';
  return {
    rule,
    ...(shares && { utility, completion }),
    ...(shares && completion.startsWith('add1') && { step }),
    minVotes,
    ties: [...ties.filter((criterion) => criterion !== 'lot'), 'lot'],
    ...(command.ballot !== 'allocation' && hasDistricts(command) && { leftover }),
    ...(shares && comparison && { comparison }),
  };
}

/** Rules that could not be kept. */
export function contradiction(rules: RuleBook, { at }: Now): Refusal | undefined {
  const wrong = (rule: string) => refuse('round.inconsistent', { rule });
  const { envelope, phases, ballot, tally } = rules;
  const pots = Object.entries(envelope.byDistrict);
  if (!pots.every(([district, money]) => isDistrict(district) && Number.isSafeInteger(money) && money >= 0))
    return wrong('envelope.byDistrict');
  if (pots.reduce((sum, [, money]) => sum + money, 0) > envelope.total) return wrong('envelope.total');
  if (!inOrder(phases)) return wrong('phases');
  if (phases.voting.until <= at) return wrong('phases.voting');
  if ((ballot.type === 'allocation') !== (tally.rule === 'weighted-mean')) return wrong('rule');
  if (ballot.type === 'approval' && ballot.most.city + ballot.most.district === 0) return wrong('most');
  if (ballot.type === 'points' && ballot.mostEach > ballot.points) return wrong('mostEach');
  if (ballot.type === 'ranking' && ballot.points.some((p, i, all) => i > 0 && p > all[i - 1]!))
    return wrong('placePoints');
  if (tally.rule === 'borda' && ballot.type !== 'ranking') return wrong('rule');
  if (tally.utility === 'points' && ballot.type !== 'points' && ballot.type !== 'ranking') return wrong('utility');
  if (ballot.type === 'ranking' && ballot.themes) {
    if (tally.rule !== 'borda') return wrong('rule');
    if (ballot.points.length > ballot.themes.length) return wrong('placePoints');
    if (ballot.themes.some(({ within }) => within !== undefined)) return wrong('themes');
    return wrongThemes(ballot.themes) ? wrong('themes') : undefined;
  }
  if (ballot.type === 'allocation') return wrongThemes(ballot.themes) ? wrong('themes') : undefined;
  return undefined;
}

/** Each begins before it ends, and none before the one ahead of it is over. */
function inOrder(phases: Readonly<Partial<Record<Phase, Term>>>): boolean {
  let before = '';
  return PHASES.every((phase) => {
    const term = phases[phase];
    if (!term) return true;
    const fits = term.from >= before && term.from < term.until;
    before = term.until;
    return fits;
  });
}

/** At least two themes; codes once; a sub-topic stands within a theme, never within another sub-topic. */
function wrongThemes(themes: readonly Theme[]): boolean {
  const top = new Set(themes.filter(({ within }) => within === undefined).map(({ code }) => code));
  const codes = new Set(themes.map(({ code }) => code));
  return (
    top.size < 2 || codes.size < themes.length || themes.some(({ within }) => within !== undefined && !top.has(within))
  );
}
