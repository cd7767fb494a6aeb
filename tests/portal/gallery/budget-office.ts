import { day, id, OFFICIAL } from '../made-up.js';
import { asOf, card, counted, lari, ROUND, round, voting } from './made-up-budget.js';
import type { At, Pages, Shown } from './pages.js';

const OFFICER = { ...OFFICIAL, roles: ['officer', 'administrator'] };

/** The budget's office. */
export function budgetOfficePages(
  { BudgetOfficePage, ProposalQueuePage, ComplaintQueuePage, NewRoundPage, RoundOfficePage }: Pages,
  at: At,
): Record<string, Shown> {
  const listed = <T>(items: readonly T[], next: string | null = null) => ({ items, total: items.length, next, asOf });
  const waiting = { proposals: 2, complaints: 1 };
  const nothing = { proposals: 0, complaints: 0 };
  const asked = { stage: undefined, pot: undefined, cursor: undefined };
  const complaint = {
    ...{ id: id(760), round: ROUND, version: 1, at: day(-2), decided: null },
    text: { text: 'ორი გამარჯვებული ერთი და იგივე პროექტია.' },
  };
  const kept = { 'title-ka': 'ბიუჯეტი 2027', 'title-en': 'Budget 2027', year: '2027', total: '2000000' };
  return {
    'budget-office': (lang) =>
      BudgetOfficePage(
        { frame: at('/office/budget', OFFICER), waiting, found: listed([round(), voting], 'more') },
        lang,
      ),
    'budget-office-none': (lang) =>
      BudgetOfficePage(
        { frame: at('/office/budget', OFFICER), waiting: nothing, found: listed([]), cursor: 'x' },
        lang,
      ),
    'proposal-queue': (lang) =>
      ProposalQueuePage(
        {
          ...{ frame: at('/office/budget/proposals', OFFICER), waiting, asked },
          found: listed(
            [
              { ...card(0), waits: 'formal' as const, waitsSince: day(-9), due: null },
              { ...card(15, { status: 'rejected' }), waits: 'appeal' as const, waitsSince: day(-4), due: day(6) },
            ],
            'more',
          ),
        },
        lang,
      ),
    'proposal-queue-empty': (lang) =>
      ProposalQueuePage(
        {
          ...{ frame: at('/office/budget/proposals', OFFICER), waiting: nothing },
          ...{ asked: { ...asked, stage: 'formal' }, found: listed([]) },
        },
        lang,
      ),
    'complaint-queue': (lang) =>
      ComplaintQueuePage(
        {
          ...{ frame: at('/office/budget/complaints', OFFICER), waiting, found: listed([complaint]), decided: true },
          titles: new Map([[ROUND, round().title]]),
          errors: [{ field: `text-${complaint.id}`, text: '10' }],
          kept: { complaint: complaint.id, outcome: 'upheld', text: 'კი' },
        },
        lang,
      ),
    'round-new': (lang) =>
      NewRoundPage(
        {
          frame: at('/office/budget/new', OFFICER),
          ...{ kept, errors: ['title', 'phases', 'envelope', 'rule'].map((field) => ({ field, text: '…' })) },
        },
        lang,
      ),
    'round-new-checked': (lang) =>
      NewRoundPage({ frame: at('/office/budget/new', OFFICER), kept, errors: [], checked: lari.rules }, lang),
    'round-office-unfinished': (lang) => {
      const frame = at(`/office/budget/${ROUND}`, OFFICER);
      const counting = { state: 'unfinished', pot: 'city', done: 0, pots: 3, run: 100_000, mostRuns: 100_000 } as const;
      const view = { frame, round: { ...counted, state: 'opened' as const }, ready: 12, kept: {}, errors: [] };
      return RoundOfficePage({ ...view, counting: { ...counting, percent: 99 } }, lang);
    },
    ...Object.fromEntries(
      [round(), voting, counted, { ...counted, state: 'closed' as const }, lari].map((one, n): [string, Shown] => [
        `round-office-${n + 1}`,
        (lang) => {
          const errors = n === 0 ? [{ field: 'trustees', text: '…' }] : [];
          const frame = at(`/office/budget/${ROUND}`, OFFICER);
          return RoundOfficePage({ frame, round: one, ready: 12, kept: {}, errors }, lang);
        },
      ]),
    ),
  };
}
