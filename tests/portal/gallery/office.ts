import { ANSWERS, EXPLANATIONS } from '../../../src/demo/texts.js';
import { CARDS, card, day, id, OFFICIAL, petition, unopened } from '../made-up.js';
import { answered, refusal, TIMELINE } from './facts.js';
import type { At, Pages, Shown } from './pages.js';

export function officePages(
  { QueuePage, CasePage, ReviewsPage, RevokePage, StaffPage }: Pages,
  at: At,
): Record<string, Shown> {
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
    notice: false,
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
        {
          frame,
          wanted: {},
          items,
          total: 3,
          next: 'n',
          bands: { overdue: 1, 'due-soon': 1, 'in-time': 1 },
          waiting: { sheets: 2, lists: 0 },
        },
        lang,
      ),
    'queue-empty': (lang) =>
      QueuePage({ frame, wanted: { kind: 'appeal' }, items: [], total: 0, next: null, bands: null, waiting: {} }, lang),
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
    'case-notice': (lang) =>
      CasePage(
        {
          frame,
          ...shared,
          similar: [],
          petition: unopened('market', { status: 'refused', refusal: { ...refusal, noticeDue: day(1) } }),
          may: { ...nothing, notice: true },
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
          wish: {
            criterion: 'window',
            from: { day: '14', month: '10', year: '2026', hour: '3', minute: '00' },
            to: { day: '14', month: '10', year: '2026', hour: '3', minute: '59' },
            reason: 'უჩვეულო სიჩქარე',
          },
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
    'staff-revoke': (lang) =>
      RevokePage(
        {
          frame: at('/staff/revoke', OFFICIAL),
          official: { staff: 'ab'.repeat(16), name: { name: 'გელა ლომიძე' } },
          role: 'moderator',
          errors: [],
        },
        lang,
      ),
  };
}
