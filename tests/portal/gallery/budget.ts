import { IDEAS } from '../../../src/demo/budget-texts.js';
import { Districts } from '../../../src/map/districts.js';
import type { ProposalPageView } from '../../../src/portal/pages/proposal.js';
import { CITIZEN, day, id, OFFICIAL } from '../made-up.js';
import {
  asOf,
  card,
  certified,
  counted,
  lari,
  ROUND,
  round,
  submitted,
  update,
  view,
  voting,
} from './made-up-budget.js';
import type { At, Pages, Shown } from './pages.js';

const OFFICER = { ...OFFICIAL, roles: ['officer', 'moderator', 'administrator'] };
const PROJECTS = [
  {
    ...{ id: id(710), pot: 'vake', cost: 8_400_000, theme: 'environment', place: null },
    title: { ka: 'ჩრდილის ხეები ჭავჭავაძის გამზირზე', en: 'Shade trees on Chavchavadze Avenue' },
  },
];
const COMPLAINTS = [
  {
    ...{ id: id(750), round: ROUND, version: 1, at: day(-4), text: { sealed: true } as const },
    decided: { outcome: 'upheld', at: day(-3), text: { text: 'ერთი ხმა ორჯერ ჩაითვალა: შედეგი გასწორდა.' } } as const,
  },
  { id: id(751), round: ROUND, version: 2, at: day(-1), text: { sealed: true } as const, decided: null },
];

/** Budget rounds and proposals, as everybody sees them. */
export function budgetPages(
  { BudgetPage, RoundPage, ProposalsListPage, ProposalPage, ProposePage }: Pages,
  at: At,
): Record<string, Shown> {
  const listed = <T>(items: readonly T[]) => ({ items, total: items.length, next: null, asOf });
  const path = `/budget/${ROUND}`;
  const told = { projects: PROJECTS, proposals: 18, complaints: [], errors: [], reminder: null };
  const of =
    (more: Partial<ProposalPageView>, reader: Parameters<At>[1] = null): Shown =>
    (lang) =>
      ProposalPage(
        {
          frame: at(`/budget/proposals/${id(710)}`, reader),
          ...{ proposal: view(), round: round(), districts: new Districts(), within: 'vake' },
          ...{ topics: 2, own: false, errors: [] },
          ...more,
        },
        lang,
      );
  const office = { officer: true, moderator: true, others: [card(14)], pinned: false, certified: false };
  const until = day(5);
  const rejection = { stage: 'formal', ground: 'incomplete', appealUntil: until, appeal: 'none' } as const;
  const fell = update(
    2,
    'ProposalRejected',
    { stage: 'formal', ground: 'incomplete', appealUntil: until },
    'აღწერაში ადგილი არ წერია.',
  );
  const appealed = update(3, 'ProposalAppealed', { decisionDue: day(12) }, 'ადგილი რუკაზეა მონიშნული.');
  const found = { cost: 8_400_000, title: PROJECTS[0]!.title };
  const won = view(0, {
    ...{ ...found, status: 'feasible', won: true, waits: null, milestone: 'contracted', overdue: true },
    built: { milestone: 'contracted', at: day(-2), next: '2026-11-20' },
    coauthors: [{ proposal: id(724), title: { title: IDEAS[14]!.title }, name: { name: 'ლევან კაპანაძე' } }],
    updates: [
      submitted,
      update(1, 'ProposalPassedFormal'),
      update(2, 'ProposalFoundFeasible', { cost: '8400000' }),
      update(3, 'ProposalJoined', { from: id(724) }),
      update(
        7,
        'ProposalBuilt',
        { milestone: 'contracted', next: '2026-11-20' },
        'ხელშეკრულება გაფორმდა, რგვა ნოემბერში იწყება.',
      ),
    ],
  });
  const kept = {
    outcome: 'passed',
    stage: 'substantive',
    cost: '84000',
    'title-ka': found.title.ka,
    'title-en': found.title.en,
  };
  return {
    budget: (lang) =>
      BudgetPage({ frame: at('/budget'), found: { ...listed([round(), voting, lari]), next: 'more' } }, lang),
    'budget-none': (lang) => BudgetPage({ frame: at('/budget'), found: listed([]), cursor: 'x' }, lang),
    round: (lang) => RoundPage({ frame: at(path), round: round(), ...told }, lang),
    'round-voting': (lang) =>
      RoundPage({ frame: at(path, CITIZEN), round: voting, ...told, notice: 'open-voting' }, lang),
    'round-counted': (lang) =>
      RoundPage(
        {
          ...{ frame: at(path, CITIZEN), round: counted, ...told, complaints: COMPLAINTS },
          ...{ errors: [{ field: 'text', text: '30' }], kept: 'არასწორია' },
        },
        lang,
      ),
    'round-certified': (lang) =>
      RoundPage({ frame: at(path, OFFICER), round: certified, ...told, complaints: COMPLAINTS }, lang),
    'round-lari': (lang) => RoundPage({ frame: at(path), round: lari, ...told, projects: [], proposals: 0 }, lang),
    proposals: (lang) => {
      const items = [
        card(0),
        card(1, { status: 'feasible', ...found }),
        card(2, { status: 'rejected' }),
        card(3, { won: true, milestone: 'done' }),
        card(4, { text: { sealed: true } }),
      ];
      return ProposalsListPage(
        {
          frame: at(`${path}/proposals`),
          round: counted,
          wanted: { state: 'open' },
          found: { ...listed(items), next: 'more' },
        },
        lang,
      );
    },
    'proposals-none': (lang) =>
      ProposalsListPage(
        { frame: at(`${path}/proposals`), round: round(), wanted: { q: 'zzz', cursor: 'x' }, found: listed([]) },
        lang,
      ),
    proposal: of({}),
    'proposal-own': of({ own: true, notice: 'sent' }, CITIZEN),
    'proposal-rejected': of(
      {
        own: true,
        proposal: view(0, { status: 'rejected', waits: null, rejection, updates: [submitted, fell] }),
        ...{ errors: [{ field: 'appeal-text', text: '10' }], kept: { deed: 'appeal', text: 'არა' } },
      },
      CITIZEN,
    ),
    'proposal-won': of({ proposal: won, round: certified }),
    'proposal-merged': of({ proposal: view(14, { status: 'merged', waits: null, mergedInto: id(710), author: null }) }),
    'proposal-hidden': of({
      proposal: view(0, {
        ...{ hidden: true, text: { sealed: true }, description: { sealed: true }, place: null, author: null },
        updates: [submitted, update(1, 'ProposalHidden', { ground: 'spam' }, 'ერთი და იგივე ტექსტი ათჯერ შემოვიდა.')],
      }),
    }),
    'proposal-formal': of(
      { office, errors: [{ field: 'assess-outcome', text: '…' }], kept: { deed: 'assess', stage: 'formal' } },
      OFFICER,
    ),
    'proposal-checked': of(
      {
        office,
        proposal: view(0, { status: 'passed-formal', waits: 'substantive' }),
        ...{ kept: { deed: 'assess', ...kept }, checked: true },
      },
      OFFICER,
    ),
    'proposal-appealed': of(
      {
        office,
        proposal: view(0, {
          ...{ status: 'rejected', waits: 'appeal', updates: [submitted, fell, appealed] },
          rejection: { ...rejection, appeal: 'waiting', decisionDue: day(12) },
        }),
        kept: { deed: 'decide-appeal' },
      },
      OFFICER,
    ),
    'proposal-built': of(
      {
        office: { ...office, pinned: true, certified: true },
        proposal: won,
        round: certified,
        kept: { deed: 'milestone' },
      },
      OFFICER,
    ),
    'proposal-barred': of({ barred: true }, OFFICER),
    propose: (lang) =>
      ProposePage(
        { frame: at(`${path}/propose`, CITIZEN), round: round(), kept: {}, errors: [], base: { kind: 'schematic' } },
        lang,
      ),
    'propose-similar': (lang) =>
      ProposePage(
        {
          ...{
            frame: at(`${path}/propose`, CITIZEN),
            round: round(),
            base: { kind: 'schematic' } as const,
            errors: [],
          },
          kept: { title: IDEAS[14]!.title, description: IDEAS[14]!.description, pot: 'vake', estimate: '90000' },
          similar: [card(0)],
        },
        lang,
      ),
    'propose-wrong': (lang) =>
      ProposePage(
        {
          ...{ frame: at(`${path}/propose`, CITIZEN), round: round(), base: { kind: 'schematic' } as const },
          errors: ['title', 'description', 'pot', 'estimate'].map((field) => ({ field, text: '…' })),
          kept: { title: 'ხე', estimate: 'ბევრი' },
        },
        lang,
      ),
    'propose-closed': (lang) =>
      ProposePage(
        { frame: at(`${path}/propose`, CITIZEN), round: voting, kept: {}, errors: [], base: { kind: 'schematic' } },
        lang,
      ),
  };
}
