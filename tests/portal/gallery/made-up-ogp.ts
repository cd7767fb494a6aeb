import type { ClockView } from '../../../read-models/ogp-clocks.js';
import type { CommitmentView, EvidenceView, WordView } from '../../../read-models/ogp-commitments.js';
import type { ContributionView } from '../../../read-models/ogp-contributions.js';
import type { PlanView } from '../../../read-models/ogp-plans.js';

const asOf = { position: 12_231, size: null, root: null };
const institutions = [
  { code: 'services', name: { ka: 'სერვისების სააგენტო', en: 'Services Agency' }, kind: 'municipal' },
  { code: 'legal', name: { ka: 'იურიდიული სამსახური', en: 'Legal Service' }, kind: 'municipal' },
] as const;
const title = { ka: 'ღია ქალაქის სამოქმედო გეგმა', en: 'Action plan of an open city' };
export const UUID = 'b0a4c2d6-0000-4000-8000-000000000001';

export const card = {
  ...{ id: 'madeup-2026', member: { ka: 'გამოგონილი ქალაქი', en: 'Made-up City' }, level: 'local', number: 1 },
  ...{ status: 'submitted', title, from: '2026-01-01', to: '2026-12-31' },
} as const;

const none = { 'no-evidence': 0, withdrawn: 0, 'not-started': 0, limited: 0, substantial: 0, complete: 0, none: 0 };
export const plan: PlanView = {
  ...{
    id: card.id,
    member: card.member,
    level: 'local',
    number: 1,
    scales: 'irm-2020',
    draftedAt: '2026-01-02T08:00:00.000Z',
  },
  terms: {
    ...{ repositoryMonths: 4, forumMonths: 6, inceptionMonths: 2, selfAssessmentMonths: 1 },
    ...{ endAssessmentMonths: 1, responseDays: 30 },
  },
  ...{ status: 'submitted', version: 2 },
  content: {
    ...{ title, from: '2026-01-01', to: '2026-12-31', institutions },
    summary: { ka: 'რას ჰპირდება ქალაქი მოქალაქეებს ერთ წელიწადში.', en: 'What the city promises within a year.' },
    forum: { ka: 'ღია მმართველობის ფორუმი' },
    contact: { unit: { ka: 'სერვისების სააგენტო', en: 'Services Agency' } },
  },
  changes: [
    {
      ...{ version: 2, at: '2026-02-01T08:00:00.000Z', event: UUID, fields: ['forum'] },
      reason: { ka: 'დაემატა ფორუმის სახელწოდება', en: 'The forum’s name was added' },
    },
  ],
  adopted: { day: '2026-01-10', act: { ka: 'ბრძანება №1', en: 'Order no. 1' }, version: 1, event: UUID },
  submitted: { day: '2026-01-20', event: UUID },
  scoreboard: {
    ...{ commitments: 2, withdrawn: 0, starred: 0, evidence: 3, contributions: 2 },
    milestones: { 'not-started': 2, limited: 0, substantial: 1, complete: 1, dropped: 0, all: 4, overdue: 1 },
    self: { ...none, substantial: 1, none: 1 },
    independent: { ...none, limited: 1, none: 1 },
  },
  commitments: [
    {
      ...{ id: 'mad0001', number: 1, status: 'drafted', evidence: 3, contributions: 2, ogpId: 'MAD0001' },
      title: { ka: 'ელექტრონული პეტიცია', en: 'Electronic petition' },
      ...{ values: ['civic-participation'], lead: ['services'], from: '2026-01-01', to: '2026-12-31' },
      ...{ self: 'substantial', independent: 'limited', starred: false },
      milestones: { 'not-started': 1, limited: 0, substantial: 0, complete: 1, dropped: 0, all: 2, overdue: 1 },
    },
    {
      ...{ id: 'mad0002', number: 2, status: 'drafted', evidence: 0, contributions: 0 },
      title: { ka: 'მონაწილეობითი ბიუჯეტი უბნებში' },
      ...{ values: ['civic-participation'], lead: ['services', 'legal'], from: '2026-03-01', to: '2026-12-31' },
      ...{ self: null, independent: null, starred: true },
      milestones: { 'not-started': 1, limited: 0, substantial: 1, complete: 0, dropped: 0, all: 2, overdue: 0 },
    },
  ],
  asOf,
};

const piece = (change: Partial<EvidenceView>): EvidenceView => ({
  ...{ id: UUID, plan: card.id, commitment: 'mad0001', milestone: 'm1', kind: 'evidence', day: '2026-05-20' },
  ...{ title: { ka: 'ბრძანება პეტიციის წესის დამტკიცების შესახებ' }, at: '2026-05-21T08:00:00.000Z', standing: true },
  source: { kind: 'link', link: 'https://example.org/order.pdf' },
  ...change,
});
export const documents: readonly EvidenceView[] = [
  piece({}),
  piece({
    ...{
      id: `${UUID.slice(0, -1)}2`,
      milestone: null,
      title: { ka: 'ვადაში გაცემული პასუხები', en: 'Answered in time' },
    },
    source: {
      ...{ kind: 'live', query: 'petitions-answered-in-time', rule: 1, value: { count: 41, of: 44 } },
      ...{ digest: 'f'.repeat(64), position: 12_000 },
    },
  }),
  piece({
    ...{ id: `${UUID.slice(0, -1)}3`, kind: 'minutes', standing: false, title: { en: 'Minutes of a meeting' } },
    source: { kind: 'file', sha256: 'a'.repeat(64), size: 9_000, type: 'application/pdf', name: 'minutes.pdf' },
    withdrawn: { at: '2026-06-01T08:00:00.000Z', reason: { ka: 'სხვა შეხვედრის ოქმია' } },
    missed: { at: '2026-06-01T08:00:00.000Z', why: 'gone' },
  }),
];

const said = { ka: 'წესი დამტკიცდა და გამოქვეყნდა.', en: 'The rules were adopted and published.' };
const assessed = { version: 1, at: '2026-06-02T08:00:00.000Z', event: UUID, day: '2026-06-01' };
const milestone = {
  ...{ version: 1, changes: [], evidence: 0 },
  content: {
    title: { ka: 'პეტიციის წესის დამტკიცება', en: 'The rules of petitions are adopted' },
    deliverable: { ka: 'გამოქვეყნებული ბრძანება', en: 'The published order' },
    ...{ from: '2026-02-01', to: '2026-05-31', lead: ['legal'] },
  },
};
export const commitment: CommitmentView = {
  ...{ id: 'mad0001', number: 1, status: 'drafted', version: 2, starred: true, evidence: 3, contributions: 2 },
  plan: { id: card.id, title, status: 'submitted', scales: 'irm-2020', institutions },
  content: {
    ...{ number: 1, ogpId: 'MAD0001', title: { ka: 'ელექტრონული პეტიცია', en: 'Electronic petition' } },
    problem: { ka: 'პეტიციის წარდგენა მხოლოდ ქაღალდზე შეიძლება.', en: 'A petition can be filed on paper only.' },
    promise: { ka: 'შეიქმნება ელექტრონული პეტიციის სისტემა.', en: 'A system for electronic petitions is built.' },
    ...{ values: ['civic-participation', 'technology-innovation'], areas: ['e-petitions', 'public-participation'] },
    ...{ lead: ['services'], support: ['legal'], from: '2026-01-01', to: '2026-12-31', goals: [16] },
    figures: ['petitions-answered-in-time'],
  },
  changes: [
    {
      version: 2,
      at: '2026-03-01T08:00:00.000Z',
      event: `${UUID.slice(0, -1)}7`,
      fields: ['ogpId', 'support'],
      reason: said,
    },
  ],
  milestones: [
    {
      ...{ code: 'm1', ...milestone, state: 'complete', overdue: false, evidence: 1 },
      progress: { report: 2, completion: 'complete', by: 'legal', day: '2026-05-20', at: assessed.at, text: said },
    },
    {
      ...{ code: 'm2', ...milestone, state: 'not-started', overdue: true },
      changes: [{ version: 2, at: '2026-04-01T08:00:00.000Z', event: `${UUID.slice(0, -1)}8`, fields: ['to'] }],
    },
    {
      ...{ code: 'm3', ...milestone, state: 'dropped', overdue: false },
      dropped: { at: '2026-04-01T08:00:00.000Z', reason: { en: 'It is part of another milestone' } },
    },
  ],
  self: [
    {
      ...{ ...assessed, stage: 'midterm', completion: 'substantial', by: 'services', text: said },
      milestones: [{ milestone: 'm1', completion: 'complete' }],
    },
  ],
  independent: [
    {
      ...{ ...assessed, stage: 'inception', text: { ka: '', en: 'It can be checked.' } },
      assessor: { kind: 'irm', name: { ka: 'IRM-ის მკვლევარი', en: 'IRM researcher' } },
      findings: { verifiable: true, lens: true, potential: 'modest', relevance: ['inclusion'] },
    },
    {
      ...{ ...assessed, version: 2, stage: 'midterm', text: { sealed: true }, findings: { completion: 'limited' } },
      assessor: { kind: 'monitoring-body', name: { ka: 'მონიტორინგის ჯგუფი' } },
      source: { title: { en: 'Mid-term report' }, link: 'https://example.org/midterm.pdf' },
    },
  ],
  documents,
  asOf,
};

export const history: readonly WordView[] = [
  {
    ...{ event: `${UUID.slice(0, -1)}4`, kind: 'self', plan: card.id, commitment: 'mad0001', at: assessed.at },
    said: commitment.self[0]!,
  },
  {
    ...{ event: `${UUID.slice(0, -1)}5`, kind: 'progress', plan: card.id, commitment: 'mad0001', milestone: 'm1' },
    ...{ at: '2026-05-20T08:00:00.000Z', said: commitment.milestones[0]!.progress! },
  },
  {
    ...{ event: `${UUID.slice(0, -1)}6`, kind: 'independent', plan: card.id, commitment: 'mad0001', at: assessed.at },
    said: commitment.independent[0]!,
  },
];

const contribution = (n: number, change: Partial<ContributionView>): ContributionView => ({
  ...{ id: `${UUID.slice(0, -2)}1${n}`, plan: card.id, commitment: 'mad0001', commitmentOfText: null },
  ...{ kind: 'proposal', channel: 'portal', language: 'ka', organisation: false, named: true, answered: false },
  ...{ at: '2026-06-03T08:00:00.000Z', due: '2026-07-03T20:00:00.000Z', answers: [], asOf },
  text: { text: 'კარგი იქნება, თუ პეტიცია რუსთავის ქუჩაზეც გამოიკიდება.', name: 'ნინო მაგალითაძე', organisation: '' },
  ...change,
});
export const contributions: readonly ContributionView[] = [
  contribution(1, {}),
  contribution(2, {
    ...{ kind: 'question', answered: true, organisation: true, named: false, channel: 'meeting' },
    text: { text: 'When does it begin?', name: '', organisation: 'Union of Watchers' },
    language: 'en',
    answers: [{ version: 1, decision: 'partly-accepted', by: 'services', at: '2026-06-10T08:00:00.000Z', text: said }],
  }),
  contribution(3, {
    text: { sealed: true },
    hidden: {
      ...{ ground: 'personal-data', at: '2026-06-10T08:00:00.000Z' },
      text: { text: 'სხვისი ტელეფონის ნომერი წერია.' },
    },
  }),
  contribution(4, { text: { erased: true } }),
];

export const clocks: readonly ClockView[] = [
  { kind: 'repository', commitment: null, from: '2026-01-20', due: '2026-05-20', met: '2026-05-18', state: 'met' },
  { kind: 'repository', commitment: null, from: '2026-05-18', due: '2026-09-18', met: null, state: 'due' },
  { kind: 'forum', commitment: null, from: '2026-01-20', due: '2026-03-20', met: '2026-03-25', state: 'met-late' },
  { kind: 'inception', commitment: null, from: '2026-01-20', due: '2026-03-20', met: null, state: 'overdue' },
  { kind: 'self-assessment', commitment: 'mad0001', from: '2026-12-31', due: '2027-02-01', met: null, state: 'due' },
];
