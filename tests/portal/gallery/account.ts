import { CATEGORIES } from '../../../src/demo/map-categories.js';
import { CITIZEN, day, id } from '../made-up.js';
import { RECEIPT } from './facts.js';
import { MY_PROPOSALS } from './made-up-budget.js';
import type { At, Pages, Shown } from './pages.js';

const NO_TALK = { posts: [], follows: [], titles: [] };
const mine = { topic: id(600), writtenAt: day(-2), opening: false, closed: false, useful: 4 };
const TALK = {
  posts: [
    { ...mine, post: id(611), body: 'უსაფრთხო გზა **სკოლამდე** პირველი საჭიროებაა.' },
    { ...mine, post: id(612), body: null, closed: true, topic: id(601), useful: 0 },
  ],
  follows: [{ topic: id(600), digest: 'weekly' as const }],
  titles: [{ id: id(600), language: 'ka' as const, text: { title: 'ტროტუარი დიღმის ბაღიდან სკოლამდე' } }],
};
const TITLES = new Map(CATEGORIES.map(({ category, title }) => [category, title]));
const REPORTS = [
  {
    ...{ report: id(500), category: 'trees', district: 'vake' as const, status: 'resolved' as const },
    ...{ filedAt: day(-20), reporter: true },
  },
  {
    ...{ report: id(501), category: 'holes', district: 'gldani' as const, status: 'in-progress' as const },
    ...{ filedAt: day(-2), reporter: false },
  },
];

const TOPICS = [
  { topic: 'petitions' as const, on: true },
  { topic: 'reports' as const, on: false },
];

export function accountPages(
  { SignInPage, CodePage, MePage, ErasePage, SecondFactorPage, RecoveryCodesPage, RequestsPage, RegistersPage }: Pages,
  at: At,
): Record<string, Shown> {
  const me = at('/me', CITIZEN);
  const mine = [
    {
      petition: id(9),
      title: 'განახლდეს საბავშვო მოედანი',
      status: 'gathering',
      author: true,
      signed: null,
      initials: false,
      follows: false,
    },
    {
      petition: id(1),
      title: 'უსაფრთხო ველობილიკი',
      status: 'open',
      author: false,
      signed: RECEIPT,
      initials: true,
      follows: true,
    },
    { petition: id(6), title: null, status: null, author: false, signed: null, initials: false, follows: true },
  ];
  const sessions = [
    { handle: 'a1', device: 'Firefox, Linux', begun: day(-0.1), seen: day(0), current: true },
    { handle: 'b2', device: '', begun: day(-0.3), seen: day(-0.2), current: false },
  ];
  const notices = {
    channel: { kind: 'sms' as const, to: '…5678' },
    all: true,
    topics: TOPICS,
    items: [
      {
        petition: id(9),
        title: 'განახლდეს საბავშვო მოედანი',
        status: 'gathering' as const,
        as: ['author' as const],
        on: true,
      },
      {
        petition: id(1),
        title: 'უსაფრთხო ველობილიკი',
        status: 'open' as const,
        as: ['follower' as const, 'signer' as const],
        on: true,
      },
      { petition: id(6), title: null, status: null, as: [], on: true },
    ],
  };
  const asked = {
    request: id(40),
    kind: 'access',
    made: day(-3),
    due: day(7),
    state: 'waiting' as const,
    text: { text: 'მაინტერესებს, რომელ პეტიციებთან არის ჩემი სახელი დაკავშირებული.' },
    answer: null,
  };
  const answered = {
    ...asked,
    request: id(41),
    kind: 'rectification',
    state: 'answered' as const,
    answer: { text: 'გვარი გასწორდა.\nრეესტრში ახალი ჩანაწერია.', outcome: 'granted', at: day(-1) },
  };
  const late = { ...asked, request: id(42), due: day(-1), text: { erased: true as const } };
  const none = { items: [], errors: [], sent: false };
  const listed = <T>(items: readonly T[]) => ({
    ...{ items, next: null, total: items.length, asOf: { position: 1, size: null, root: null } },
  });
  const office = at('/data-requests', { name: 'თანამშრომელი', level: 1, roles: ['auditor', 'administrator'] });
  const both = (ka: string) => ({ ka, en: `${ka} (en)` });
  const entry = {
    ...{ activity: 'petitions', version: 1, event: 'ab'.repeat(16), title: both('პეტიციები') },
    ...{
      purpose: both('ხელმოწერების დათვლა'),
      legalBasis: both('ორგანული კანონი'),
      data: both('სახელი, პირადი ნომერი'),
    },
    ...{ recipients: both('მერია'), retention: both('პასუხის შემდეგ 6 თვე') },
  };
  const openings = [
    {
      ...{ petitionId: id(1), what: 'list' as const, purpose: 'საკრებულოს წერილი', people: 2311, at: day(-2) },
      ...{ official: { name: 'ნინო მაგალითიძე' }, petition: { title: 'უსაფრთხო ველობილიკი' } },
    },
    { petitionId: id(2), what: 'scan' as const, people: null, at: day(-4), official: null, petition: null },
  ];
  const breaches = [
    {
      ...{ breach: id(50), discoveredAt: day(-9), data: ['contacts', 'names'], people: 12, risk: 'low' as const },
      ...{ notifyBy: day(-6), authorityTold: day(-8), peopleTold: day(-8), description: null },
      closed: { at: day(-1), measures: 'შეიცვალა გასაღებები.' },
    },
    {
      ...{ breach: id(51), discoveredAt: day(-1), data: ['keys'], people: null, risk: 'high' as const },
      ...{ notifyBy: day(2), description: null },
    },
  ];
  const terms = { signatoryMonths: 6, draftDays: 7, gatheringDays: 90, codeHours: 24, reportMonths: 6 };
  const registers = {
    frame: at('/privacy/registers'),
    inForce: { version: 0, terms },
    processing: [entry],
    openings: listed(openings),
    breaches: listed(breaches),
    requests: { waiting: 2, overdue: 1, answered: 14 },
  };
  const wrong = [{ field: 'personalNumber', text: '11' }];
  const second = at('/me/second-factor', CITIZEN);
  const missed = [{ field: 'code', text: '6' }];
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const enrolment = { secret, uri: `otpauth://totp/Ghia:ghia.example.ge?secret=${secret}&issuer=Ghia` };
  const providers = [{ id: 'example', label: { ka: 'მაგალითი', en: 'Example' } }];
  return {
    'sign-in': (lang) =>
      SignInPage({ frame: at('/sign-in'), errors: [], next: `/ka/petitions/${id(1)}/sign`, providers }, lang),
    'sign-in-away': (lang) => SignInPage({ frame: at('/sign-in'), errors: [], providers, trouble: 'away' }, lang),
    'sign-in-wrong': (lang) =>
      SignInPage(
        {
          frame: at('/sign-in'),
          errors: wrong,
          providers: [],
          kept: { personalNumber: '123', contact: 'saxeli@example.ge' },
        },
        lang,
      ),
    code: (lang) =>
      CodePage({ frame: at('/sign-in'), errors: [], personalNumber: '01001000001', request: 'ab'.repeat(16) }, lang),
    'code-wrong': (lang) =>
      CodePage(
        {
          frame: at('/sign-in'),
          errors: [{ field: 'code', text: '6' }],
          personalNumber: '01001000001',
          request: 'ab'.repeat(16),
        },
        lang,
      ),
    me: (lang) =>
      MePage(
        {
          frame: me,
          petitions: mine,
          reports: REPORTS,
          proposals: MY_PROPOSALS,
          talk: TALK,
          titles: TITLES,
          sessions,
          notices,
          requests: { ...none, items: [asked, answered, late] },
          done: 'notifications',
        },
        lang,
      ),
    'me-new': (lang) =>
      MePage(
        {
          frame: { ...me, reader: { name: null, level: 0, roles: [] } },
          provider: 'Example',
          petitions: [],
          ...{ reports: [], proposals: [], talk: NO_TALK, titles: TITLES },
          sessions: sessions.slice(0, 1),
          notices: { channel: null, all: false, topics: TOPICS, items: [] },
          requests: none,
        },
        lang,
      ),
    'me-request-wrong': (lang) =>
      MePage(
        {
          ...{
            frame: me,
            petitions: [],
            reports: [],
            proposals: [],
            talk: NO_TALK,
            titles: TITLES,
            sessions: sessions.slice(0, 1),
          },
          notices: { channel: null, all: false, topics: TOPICS, items: [] },
          requests: { ...none, errors: [{ field: 'text', text: '10' }], kept: { kind: 'access', text: 'მოკლე' } },
        },
        lang,
      ),
    'data-requests': (lang) =>
      RequestsPage(
        {
          frame: office,
          waiting: listed([late, asked]),
          answered: listed([answered]),
          rooms: { requests: 2 },
          notice: true,
        },
        lang,
      ),
    'data-requests-wrong': (lang) =>
      RequestsPage(
        {
          ...{ frame: office, waiting: listed([late, asked]), answered: listed([]), rooms: { requests: 2 } },
          failed: { request: asked.request, errors: [{ field: 'outcome', text: '1' }], outcome: '', text: 'მოკლე' },
        },
        lang,
      ),
    registers: (lang) => RegistersPage(registers, lang),
    'registers-none': (lang) =>
      RegistersPage(
        {
          ...registers,
          ...{ inForce: { version: 2, terms, inForceFrom: '2027-01-01' }, processing: [] },
          ...{ openings: listed([]), breaches: listed([]) },
        },
        lang,
      ),
    'erase-held': (lang) => ErasePage({ frame: at('/me/erase'), errors: [], done: true, held: 2 }, lang),
    'second-factor': (lang) =>
      SecondFactorPage({ frame: second, state: 'none', proved: false, recoveryCodes: 0, errors: [] }, lang),
    'second-factor-confirm': (lang) =>
      SecondFactorPage(
        { frame: second, state: 'waiting', proved: false, recoveryCodes: 0, enrolment, errors: [] },
        lang,
      ),
    'second-factor-asked': (lang) =>
      SecondFactorPage(
        { frame: second, state: 'on', proved: false, recoveryCodes: 7, errors: missed, next: '/ka' },
        lang,
      ),
    'second-factor-proved': (lang) =>
      SecondFactorPage({ frame: second, state: 'on', proved: true, recoveryCodes: 7, errors: [], removed: true }, lang),
    'recovery-codes': (lang) =>
      RecoveryCodesPage({ frame: second, codes: Array.from({ length: 10 }, () => '2Q7K-M4XV-90TB-HC3D') }, lang),
    erase: (lang) => ErasePage({ frame: me, errors: [] }, lang),
    'erase-done': (lang) => ErasePage({ frame: at('/me/erase'), errors: [], done: true }, lang),
  };
}
