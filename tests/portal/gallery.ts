import type { VNode } from 'preact';
import type { TimelineEntry } from '../../read-models/petition-documents.js';
import { ANSWERS, EXPLANATIONS } from '../../src/demo/texts.js';
import type { Frame, Lang, Reader } from '../../src/portal/frame.js';
import type { AccessibilityPage } from '../../src/portal/pages/accessibility.js';
import type { ErrorPage } from '../../src/portal/pages/error.js';
import type { HomePage } from '../../src/portal/pages/home.js';
import type { LogPage } from '../../src/portal/pages/log.js';
import type { ErasePage, MePage } from '../../src/portal/pages/me.js';
import type { CasePage, QueuePage } from '../../src/portal/pages/moderation.js';
import type { OutboxPage } from '../../src/portal/pages/outbox.js';
import type { PetitionPage, PetitionPageView } from '../../src/portal/pages/petition.js';
import type { PetitionNewPage } from '../../src/portal/pages/petition-new.js';
import type { SignedPage, SignPage } from '../../src/portal/pages/petition-sign.js';
import type { PetitionsListPage } from '../../src/portal/pages/petitions-list.js';
import type { PrivacyPage } from '../../src/portal/pages/privacy.js';
import type { ReviewsPage } from '../../src/portal/pages/reviews.js';
import type { CodePage, SignInPage } from '../../src/portal/pages/sign-in.js';
import type { StaffPage } from '../../src/portal/pages/staff.js';
import {
  CARDS,
  CITIZEN,
  CURVE,
  card,
  DISTRICTS_OF,
  day,
  frameAt,
  id,
  OFFICIAL,
  petition,
  unopened,
} from './made-up.js';

/** The pages themselves: from the source, or as they were built. */
export type Pages = {
  readonly AccessibilityPage: typeof AccessibilityPage;
  readonly CasePage: typeof CasePage;
  readonly CodePage: typeof CodePage;
  readonly ErasePage: typeof ErasePage;
  readonly ErrorPage: typeof ErrorPage;
  readonly HomePage: typeof HomePage;
  readonly LogPage: typeof LogPage;
  readonly MePage: typeof MePage;
  readonly OutboxPage: typeof OutboxPage;
  readonly PetitionNewPage: typeof PetitionNewPage;
  readonly PetitionPage: typeof PetitionPage;
  readonly PetitionsListPage: typeof PetitionsListPage;
  readonly PrivacyPage: typeof PrivacyPage;
  readonly QueuePage: typeof QueuePage;
  readonly ReviewsPage: typeof ReviewsPage;
  readonly SignedPage: typeof SignedPage;
  readonly SignInPage: typeof SignInPage;
  readonly SignPage: typeof SignPage;
  readonly StaffPage: typeof StaffPage;
};
/** A page in one of its states, in either language. */
export type Shown = (lang: Lang) => VNode;

const RECEIPT = { at: day(-1), eventId: id(501), position: 48_213 };
const TIMELINE: readonly TimelineEntry[] = [
  { type: 'PetitionDrafted', at: day(-52), event: id(901), details: {} },
  { type: 'PetitionSupported', at: day(-51), event: id(902), details: { supporters: 5, times: 5 } },
  { type: 'PetitionSubmitted', at: day(-50), event: id(903), details: { moderationDue: day(-40) } },
  {
    type: 'PetitionAdmitted',
    at: day(-40),
    event: id(904),
    details: { threshold: 2000, closesAt: day(41), regulation: 1 },
  },
  {
    type: 'SignaturesFlagged',
    at: day(-9),
    event: id(905),
    details: { batch: id(77), criterion: 'window', count: 12, reason: 'უჩვეულო სიჩქარე ღამის საათებში' },
  },
];
const REFUSED_TIMELINE: readonly TimelineEntry[] = [
  ...TIMELINE.slice(0, 3),
  {
    type: 'PetitionRefused',
    at: day(-4),
    event: id(906),
    details: { ground: 'not-our-competence', appealUntil: day(26) },
  },
];
const refusal = {
  event: id(906),
  commitment: null,
  ground: 'not-our-competence',
  hidden: false,
  at: day(-4),
  appealUntil: day(26),
  text: { explanation: EXPLANATIONS.exams },
};
const answered = (version: number, decision: string, text: string, at: string) => ({
  version,
  decision,
  at,
  event: id(920 + version),
  commitment: null,
  text: { text },
});

/** Every page in every state worth looking at, with made-up people and petitions. */
export function gallery(pages: Pages, url?: (name: string) => string): Readonly<Record<string, Shown>> {
  const at = (path: string, reader: Reader | null = null): Frame => frameAt(path, reader, url);
  return {
    ...readingPages(pages, at),
    ...petitionStates(pages, at),
    ...writingPages(pages, at),
    ...accountPages(pages, at),
    ...officePages(pages, at),
  };
}
type At = (path: string, reader?: Reader | null) => Frame;

const COUNTS = { open: 3, 'goal-reached': 1, closed: 1, answered: 1, refused: 1, appealed: 0, withdrawn: 0 };

function readingPages({ HomePage, PetitionsListPage, LogPage, ErrorPage, ...pages }: Pages, at: At) {
  const totals = { signatures: 48_213, running: 4, answers: 12, answeredInTime: 11, overdue: 1 };
  const rules = { sponsors: 5, moderationDays: 10, windowDays: 60, goal: 2000, answerDays: 30 };
  const entries = [
    'PetitionSigned',
    'PetitionSigned',
    'PetitionAnswered',
    'SignatureWithdrawn',
    'RegulationAdopted',
  ].map((type, i) => ({
    position: 48_213 - i,
    id: id(700 + i),
    type,
    stream: `${type === 'PetitionSigned' ? 'signature' : 'petition'}-${id(1)}${i % 2 ? `_${'a3'.repeat(16)}` : ''}`,
    hour: day(-i / 24),
    data: { petitionId: id(1), district: 'vake', channel: 'portal' },
    commitment: i === 0 ? '9f3c'.repeat(16) : null,
  }));
  const list = { items: CARDS, total: 7, next: 'cursor', counts: COUNTS };
  const log = { entries, head: 48_213, older: 48_209 };
  const shown: Record<string, Shown> = {
    home: (lang) => HomePage({ frame: at(''), totals, active: CARDS.slice(0, 3), answered: [CARDS[3]!], rules }, lang),
    'home-empty': (lang) =>
      HomePage(
        {
          frame: at(''),
          totals: { signatures: 0, running: 0, answers: 0, answeredInTime: 0, overdue: 0 },
          active: [],
          answered: [],
          rules: null,
        },
        lang,
      ),
    list: (lang) => PetitionsListPage({ frame: at('/petitions'), wanted: {}, ...list }, lang),
    'list-nothing': (lang) =>
      PetitionsListPage(
        {
          frame: at('/petitions?q=x'),
          wanted: { q: '"><script>alert(1)</script>', status: 'withdrawn', cursor: 'c' },
          items: [],
          total: 0,
          next: null,
          counts: COUNTS,
        },
        lang,
      ),
    log: (lang) => LogPage({ frame: at('/log'), wanted: {}, ...log }, lang),
    'log-found': (lang) =>
      LogPage({ frame: at('/log?find=48213'), wanted: { find: '48213' }, ...log, found: entries[0]! }, lang),
    'log-not-found': (lang) =>
      LogPage({ frame: at('/log?find=x'), wanted: { find: 'x' }, ...log, entries: [], older: null, found: null }, lang),
    privacy: (lang) => pages.PrivacyPage({ frame: at('/privacy') }, lang),
    accessibility: (lang) => pages.AccessibilityPage({ frame: at('/accessibility') }, lang),
    'error-refusal': (lang) => ErrorPage({ frame: at('/x'), status: 409, refusal: 'petition.not-open' }, lang),
  };
  for (const status of [401, 403, 404, 409, 410, 413, 422, 429, 500, 503, 507])
    shown[`error-${status}`] = (lang) =>
      ErrorPage({ frame: at('/x'), status, ...(status === 429 && { retryAfter: 30 }) }, lang);
  return shown;
}

function petitionStates({ PetitionPage, SignPage, SignedPage }: Pages, at: At): Record<string, Shown> {
  const path = `/petitions/${id(1)}`;
  const parts = {
    curve: CURVE,
    districts: DISTRICTS_OF,
    timeline: TIMELINE,
    initials: { items: ['ნ. ბ.', 'გ. კ.', 'თ. ლ.'], total: 240 },
    mine: null,
  };
  const early = { ...parts, curve: [], districts: [], initials: { items: [], total: 0 } };
  const mine = { author: false, signed: null, follows: false };
  const author = { ...mine, author: true };
  const of =
    (view: Omit<PetitionPageView, 'frame'>, reader: Reader | null = view.mine ? CITIZEN : null): Shown =>
    (lang) =>
      PetitionPage({ frame: at(path, reader), ...view }, lang);
  const gathering = unopened('playground', { status: 'gathering', supporters: 3 });
  const refused = unopened('exams', { status: 'refused', visibility: 'listed', refusal });
  const answers = [
    answered(1, 'partly-accepted', ANSWERS.ramps, day(-20)),
    answered(2, 'accepted', `${ANSWERS.rampsRevised} https://example.ge/plan.`, day(-8)),
  ];
  const followUp = {
    state: 'in-progress',
    at: day(-2),
    event: id(930),
    commitment: null,
    text: { text: ANSWERS.rampsFollowUp },
  };
  const over = { signable: false, closedAt: day(-3), closeReason: 'window-over' as const, closesAt: day(-3) };
  const { title, demand, language } = { ...CARDS[0]!.text, ...CARDS[0]! } as {
    title: string;
    demand: string;
    language: 'ka';
  };
  const small = { id: id(1), text: { title, demand }, language };
  return {
    open: of({ ...parts, petition: petition('bicycle') }),
    'open-reader': of({ ...parts, petition: petition('bicycle'), mine }),
    'open-signed': of({
      ...parts,
      petition: petition('bicycle'),
      mine: { ...mine, signed: RECEIPT, follows: true },
      notice: 'signed',
    }),
    'open-author': of({ ...parts, petition: petition('bicycle'), mine: author }),
    'open-other-language': of({ ...parts, petition: petition('signs', { signatures: 1 }) }),
    gathering: of({ ...early, petition: gathering, timeline: TIMELINE.slice(0, 2) }),
    'gathering-reader': of({ ...early, petition: gathering, mine }),
    'gathering-author': of({ ...early, petition: { ...gathering, supporters: 5 }, mine: author }),
    checking: of({
      ...early,
      petition: unopened('playground', { status: 'submitted', submittedAt: day(-3), moderationDue: day(7) }),
      timeline: TIMELINE.slice(0, 3),
    }),
    refused: of({ ...early, petition: refused, timeline: REFUSED_TIMELINE }),
    'refused-author': of({
      ...early,
      petition: refused,
      timeline: REFUSED_TIMELINE,
      mine: author,
      errors: [{ field: 'text', text: '10–4000' }],
      kept: { appeal: 'მოკლე' },
    }),
    'refused-hidden': of({
      ...early,
      petition: {
        ...unopened('advertisement', {
          status: 'refused',
          visibility: 'sealed',
          author: { sealed: true },
          refusal: {
            ...refusal,
            ground: 'advertisement',
            hidden: true,
            text: { explanation: EXPLANATIONS.advertisement },
          },
        }),
        text: { sealed: true, event: id(900), commitment: null },
      },
      timeline: REFUSED_TIMELINE,
    }),
    appealed: of({
      ...early,
      petition: {
        ...refused,
        status: 'appealed',
        appeal: { at: day(-1), event: id(907), commitment: null, text: { sealed: true }, decision: null },
      },
      timeline: REFUSED_TIMELINE,
    }),
    'goal-reached': of({
      ...parts,
      petition: petition('trees', {
        status: 'goal-reached',
        signatures: 12_345,
        goalReachedAt: day(-6),
        answerDue: day(24),
        answerLimit: day(84),
      }),
    }),
    overdue: of({
      ...parts,
      petition: petition('trees', {
        status: 'goal-reached',
        ...over,
        signatures: 2100,
        goalReachedAt: day(-95),
        answerDue: day(-65),
        answerLimit: day(-5),
      }),
    }),
    closed: of({ ...parts, petition: petition('lighting', { status: 'closed', ...over, signatures: 317 }) }),
    withdrawn: of({
      ...parts,
      petition: petition('lighting', { status: 'withdrawn', ...over, closeReason: 'withdrawn-by-author' }),
    }),
    answered: of({
      ...parts,
      petition: petition('ramps', {
        status: 'answered',
        ...over,
        signatures: 2210,
        goalReachedAt: day(-30),
        answerDue: day(0),
        answers,
        followUps: [followUp],
      }),
    }),
    erased: of({
      ...parts,
      petition: {
        ...petition('bicycle', { author: { erased: true } }),
        text: { erased: true, event: id(900), commitment: null },
      },
    }),
    past: of({ ...parts, petition: petition('bicycle', { signatures: 312 }), past: day(-30) }),
    sign: (lang) =>
      SignPage(
        {
          frame: at(`${path}/sign`, CITIZEN),
          petition: small,
          signer: { name: 'ნინო ბერიძე', district: 'isani' },
          mayBeSure: true,
          errors: [],
        },
        lang,
      ),
    'sign-unsure': (lang) =>
      SignPage(
        {
          frame: at(`${path}/sign`, { name: null, level: 0, roles: [] }),
          petition: small,
          signer: { name: '', district: '' },
          mayBeSure: false,
          errors: [{ field: '', text: 'ვადა გავიდა.' }],
        },
        lang,
      ),
    signed: (lang) => SignedPage({ frame: at(`${path}/signed`, CITIZEN), petition: small, receipt: RECEIPT }, lang),
  };
}

function writingPages({ PetitionNewPage }: Pages, at: At): Record<string, Shown> {
  const empty = { title: '', demand: '', details: '', language: '', addressee: '', districts: [], place: '' } as const;
  const full = {
    title: 'განახლდეს საბავშვო მოედანი ჩუღურეთში',
    demand: 'მოვითხოვთ, განახლდეს საბავშვო მოედანი.',
    details: 'საფარი დაზიანებულია.\n\nჩრდილი არ არის.',
    language: 'ka',
    addressee: 'mayor',
    districts: ['chughureti', 'isani'],
    place: '41.712, 44.803',
  } as const;
  const frame = at('/petitions/new', CITIZEN);
  const errors = [{ field: 'title', text: '10–120' }];
  return {
    'new-title': (lang) => PetitionNewPage({ frame, step: 'title', draft: empty, errors: [] }, lang),
    'new-title-wrong': (lang) =>
      PetitionNewPage({ frame, step: 'title', draft: { ...empty, title: 'მოკლე' }, errors }, lang),
    'new-similar': (lang) =>
      PetitionNewPage({ frame, step: 'similar', draft: full, errors: [], similar: CARDS.slice(0, 3) }, lang),
    'new-similar-none': (lang) =>
      PetitionNewPage({ frame, step: 'similar', draft: full, errors: [], similar: [] }, lang),
    'new-text': (lang) => PetitionNewPage({ frame, step: 'text', draft: full, errors: [] }, lang),
    'new-where': (lang) =>
      PetitionNewPage(
        { frame, step: 'where', draft: full, errors: [{ field: 'place', text: '41.711, 44.752' }] },
        lang,
      ),
    'new-check': (lang) => PetitionNewPage({ frame, step: 'check', draft: full, errors: [] }, lang),
    'new-created': (lang) =>
      PetitionNewPage({ frame, step: 'created', draft: full, errors: [], id: id(9), sponsors: 5 }, lang),
  };
}

function accountPages({ SignInPage, CodePage, MePage, ErasePage, OutboxPage }: Pages, at: At): Record<string, Shown> {
  const me = at('/me', CITIZEN);
  const mine = [
    {
      petition: id(9),
      title: 'განახლდეს საბავშვო მოედანი',
      status: 'gathering',
      author: true,
      signed: null,
      follows: false,
    },
    { petition: id(1), title: 'უსაფრთხო ველობილიკი', status: 'open', author: false, signed: RECEIPT, follows: true },
    { petition: id(6), title: null, status: null, author: false, signed: null, follows: true },
  ];
  const sessions = [
    { handle: 'a1', device: 'Firefox, Linux', begun: day(-0.1), seen: day(0), current: true },
    { handle: 'b2', device: '', begun: day(-0.3), seen: day(-0.2), current: false },
  ];
  const wrong = [{ field: 'personalNumber', text: '11' }];
  return {
    'sign-in': (lang) => SignInPage({ frame: at('/sign-in'), errors: [], next: `/ka/petitions/${id(1)}/sign` }, lang),
    'sign-in-wrong': (lang) =>
      SignInPage(
        { frame: at('/sign-in'), errors: wrong, kept: { personalNumber: '123', contact: 'saxeli@example.ge' } },
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
    me: (lang) => MePage({ frame: me, petitions: mine, sessions }, lang),
    'me-new': (lang) => MePage({ frame: me, petitions: [], sessions: sessions.slice(0, 1) }, lang),
    erase: (lang) => ErasePage({ frame: me, errors: [] }, lang),
    'erase-done': (lang) => ErasePage({ frame: at('/me/erase'), errors: [], done: true }, lang),
    outbox: (lang) =>
      OutboxPage(
        {
          frame: at('/dev/outbox'),
          messages: [
            { id: 'm1', to: '+995 555 12 34 56', subject: '', text: 'ღია: თქვენი კოდია 482913.', at: day(0) },
            {
              id: 'm2',
              to: 'saxeli@example.ge',
              subject: 'თქვენი პეტიცია',
              text: 'გამარჯობა,\n\nმიზანი მიღწეულია.',
              at: day(-1),
            },
          ],
        },
        lang,
      ),
    'outbox-empty': (lang) => OutboxPage({ frame: at('/dev/outbox'), messages: [] }, lang),
  };
}

function officePages({ QueuePage, CasePage, ReviewsPage, StaffPage }: Pages, at: At): Record<string, Shown> {
  const frame = at('/moderation', OFFICIAL);
  const { threshold, closesAt, ...submitted } = card(8, 'playground', { status: 'submitted', signatures: 0 });
  const waiting = { ...submitted, threshold: null, closesAt: null };
  const item = (n: number, more: object) => ({
    id: `${id(n)}_moderation`,
    petitionId: id(n),
    kind: 'moderation' as const,
    waitsFor: 'moderator',
    since: day(-8),
    due: day(2),
    band: 'due-soon' as const,
    petition: waiting,
    ...more,
  });
  const items = [
    item(11, { band: 'overdue', due: day(-1), since: day(-12) }),
    item(8, {}),
    item(12, {
      kind: 'answer',
      waitsFor: 'mayor-office',
      band: 'in-time',
      due: day(20),
      limit: day(80),
      petition: null,
    }),
  ];
  const nothing = {
    admit: false,
    refuse: false,
    register: false,
    decideAppeal: false,
    answer: false,
    followUp: false,
    review: false,
  };
  const shared = { similar: CARDS.slice(0, 2), timeline: TIMELINE };
  const appeal = {
    at: day(-1),
    event: id(907),
    commitment: null,
    text: { text: EXPLANATIONS.marketAppeal },
    decision: null,
  };
  const answers = [answered(1, 'partly-accepted', ANSWERS.ramps, day(-20))];
  const review = {
    _id: 'r1',
    petitionId: id(1),
    batch: id(77),
    state: 'invalidated' as const,
    criterion: 'window',
    reason: 'უჩვეულო სიჩქარე ღამის საათებში',
    count: 12,
    standing: 12,
    invalidatedAt: day(-5),
  };
  const reviews = [
    review,
    {
      ...review,
      _id: 'r2',
      batch: id(78),
      state: 'restored' as const,
      standing: 0,
      restoredAt: day(-2),
      restoreReason: 'საჩივრის შემდეგ',
    },
  ];
  const small = { id: id(1), text: CARDS[0]!.text, language: 'ka' as const };
  return {
    queue: (lang) =>
      QueuePage(
        { frame, wanted: {}, items, total: 3, next: 'n', bands: { overdue: 1, 'due-soon': 1, 'in-time': 1 } },
        lang,
      ),
    'queue-empty': (lang) =>
      QueuePage({ frame, wanted: { kind: 'appeal' }, items: [], total: 0, next: null, bands: null }, lang),
    case: (lang) =>
      CasePage(
        {
          frame,
          ...shared,
          petition: unopened('playground', { status: 'submitted', submittedAt: day(-8), moderationDue: day(2) }),
          may: { ...nothing, admit: true, refuse: true, register: true },
          returned: { form: 'refuse', errors: [{ field: 'ground', text: '?' }], kept: { explanation: 'მოკლე' } },
        },
        lang,
      ),
    'case-appeal': (lang) =>
      CasePage(
        {
          frame,
          ...shared,
          similar: [],
          petition: unopened('market', { status: 'appealed', refusal, appeal }),
          may: { ...nothing, decideAppeal: true },
          notice: 'refused',
        },
        lang,
      ),
    'case-answer': (lang) =>
      CasePage(
        {
          frame,
          ...shared,
          petition: petition('ramps', { status: 'answered', answers, goalReachedAt: day(-30) }),
          may: { ...nothing, answer: true, followUp: true, review: true },
        },
        lang,
      ),
    'case-nothing': (lang) => CasePage({ frame, ...shared, petition: petition('bicycle'), may: nothing }, lang),
    reviews: (lang) =>
      ReviewsPage(
        {
          frame,
          petition: small,
          reviews,
          wish: { criterion: 'window', value: '2026-10-14T03', reason: 'უჩვეულო სიჩქარე' },
          matching: { count: 12, byDistrict: { vake: 9, isani: 3 } },
          errors: [],
        },
        lang,
      ),
    'reviews-new': (lang) =>
      ReviewsPage({ frame, petition: small, reviews: [], wish: {}, errors: [{ field: 'value', text: '?' }] }, lang),
    staff: (lang) =>
      StaffPage(
        {
          frame: at('/staff', OFFICIAL),
          staff: [
            {
              staff: 'ab'.repeat(16),
              name: { name: 'გელა ლომიძე' },
              roles: [
                { role: 'moderator', since: day(-100), by: 'x', event: id(1), district: 'isani', expires: day(200) },
                { role: 'mayor-office', since: day(-100), by: 'x', event: id(2), department: 'აპარატი' },
              ],
              proposed: [{ role: 'administrator', at: day(-1), by: 'x', event: id(3) }],
              holds: ['moderator', 'mayor-office'],
            },
          ],
          errors: [],
          kept: {},
          notice: 'granted',
        },
        lang,
      ),
  };
}
