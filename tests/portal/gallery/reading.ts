import { CARDS, day, id, OFFICIAL } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const COUNTS = { open: 3, 'goal-reached': 1, closed: 1, answered: 1, refused: 1, appealed: 0, withdrawn: 0 };

export function readingPages({ HomePage, PetitionsListPage, LogPage, ErrorPage, ...pages }: Pages, at: At) {
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
    ...(i < 2 && { petition: { id: id(1), language: 'ka' as const, text: CARDS[i * 2]!.text as { title: string } } }),
    commitment: i === 0 ? '9f3c'.repeat(16) : null,
  }));
  const list = { items: CARDS, total: 7, next: 'cursor', counts: COUNTS };
  const checkpoint = { size: 48_213, root: new Uint8Array(32).fill(171), at: Date.parse(day(0)) };
  const log = { entries, head: 48_213, older: 48_209, checkpoint };
  const latest = { at: '2026-11-23T12:30', position: 48_213 };
  const house = { ...totals, petitions: COUNTS, asOf: { position: 48_213, size: null, root: null } };
  const state = {
    asOf: '40000',
    past: { ...house, signatures: 40_000, petitions: { ...COUNTS, open: 5 } },
    now: house,
    petitions: CARDS.slice(0, 3),
  };
  const entry = { v: 1, id: 'ab'.repeat(16), type: 'PetitionSigned', pub: { petitionId: id(1), district: 'vake' } };
  const hashes = Array.from({ length: 14 }, (_, i) => `${'Ab3'.repeat(14)}${i % 10}=`);
  const receipt = [
    'c2sp.org/tlog-proof@v1',
    'index 48212',
    ...hashes,
    '',
    'ghia.example/log',
    '48213',
    hashes[0]!,
    '',
  ].join('\n');
  const proved = {
    eventId: entry.id,
    type: entry.type,
    index: 48_212,
    size: 48_213,
    signedAt: day(0),
    entry: JSON.stringify(entry),
    receipt,
  };
  const proof = { index: 48_212, size: 48_213, hash: '7c0a'.repeat(16) };
  const changes = [
    {
      readModel: 'pages',
      id: id(1),
      before: { signatures: 1203, byDistrict: { vake: 40 }, position: 48_100 },
      after: { signatures: 1204, byDistrict: { vake: 41 }, position: 48_213 },
    },
    { readModel: 'followers', id: id(2), before: null, after: { petitionId: id(1) } },
    { readModel: 'deadlines', id: id(3), before: { due: '2026-11-25T20Z' }, after: null },
  ];
  const figure = (event: string, of: string, signatures: number) => ({
    ...{ event, of, figure: 'petition-signatures' as const, rule: 1, size: 48_000, counted: 'ab'.repeat(16) },
    ...{ digest: 'cd'.repeat(32), at: day(-1) },
    value: { petitionId: of, signatures, withdrawn: 3, invalidated: 2, byDistrict: { vake: signatures } },
  });
  const figures = {
    items: [
      figure('0a'.repeat(16), id(1), 2103),
      figure('0b'.repeat(16), id(1), 2104),
      figure('0c'.repeat(16), id(9), 12),
    ],
    ...{ next: 'cursor', total: 3, asOf: { position: 48_213, size: null, root: null } },
  };
  const titles = new Map([[id(1), { id: id(1), language: 'ka' as const, text: CARDS[0]!.text as { title: string } }]]);
  const contact = { email: 'ghia@example.ge', phone: '+995 32 200 00 00', officer: 'dpo@example.ge' };
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
    receipt: (lang) =>
      pages.ReceiptPage({ frame: at(`/log/receipts/${proved.eventId}`), eventId: proved.eventId, proved }, lang),
    'receipt-waiting': (lang) =>
      pages.ReceiptPage(
        { frame: at(`/log/receipts/${proved.eventId}`), eventId: proved.eventId, proved: undefined },
        lang,
      ),
    'receipt-good': (lang) =>
      pages.PastedPage({ frame: at('/log/receipts'), pasted: proved.receipt, found: { proved } }, lang),
    'receipt-bad': (lang) =>
      pages.PastedPage(
        {
          frame: at('/log/receipts'),
          pasted: '</textarea><script>',
          found: { flaw: 'other-log', origin: 'other.example/log' },
        },
        lang,
      ),
    'log-entry': (lang) =>
      pages.LogEntryPage({ frame: at('/log/entries/48213'), entry: entries[0]!, proof, head: 48_213 }, lang),
    'log-entry-waiting': (lang) =>
      pages.LogEntryPage({ frame: at('/log/entries/1'), entry: { ...entries[4]!, position: 1 }, head: 48_213 }, lang),
    'log-entry-changes': (lang) =>
      pages.LogEntryPage({ frame: at('/log/entries/48213'), entry: entries[0]!, proof, head: 48_213, changes }, lang),
    'log-entry-busy': (lang) =>
      pages.LogEntryPage(
        { frame: at('/log/entries/48213'), entry: entries[0]!, proof, head: 48_213, changes: 'busy' },
        lang,
      ),
    'log-figures': (lang) => pages.LogFiguresPage({ frame: at('/log/figures'), figures, titles }, lang),
    'log-figures-none': (lang) =>
      pages.LogFiguresPage(
        { frame: at('/log/figures'), figures: { ...figures, items: [], next: null }, titles: new Map() },
        lang,
      ),
    replay: (lang) => pages.ReplayPage({ frame: at('/log/replay'), wanted: {}, errors: [], latest }, lang),
    'replay-wrong': (lang) =>
      pages.ReplayPage(
        {
          frame: at('/log/replay?position=x'),
          wanted: { position: '"><script>alert(1)</script>' },
          errors: [{ field: 'position', text: '?' }],
          latest,
        },
        lang,
      ),
    'replay-state': (lang) =>
      pages.ReplayPage(
        { frame: at('/log/replay?position=4'), wanted: { position: '4' }, errors: [], latest, state },
        lang,
      ),
    'replay-before-all': (lang) =>
      pages.ReplayPage(
        {
          frame: at('/log/replay?at=2020-01-01T00:00'),
          wanted: { at: '2020-01-01T00:00' },
          errors: [],
          latest,
          state: { ...state, asOf: '2019-12-31T20:00:00.000Z', petitions: [] },
        },
        lang,
      ),
    contact: (lang) => pages.ContactPage({ frame: at('/contact'), contact }, lang),
    'contact-none': (lang) => pages.ContactPage({ frame: at('/contact'), contact: {} }, lang),
    privacy: (lang) => pages.PrivacyPage({ frame: at('/privacy'), contact }, lang),
    accessibility: (lang) => pages.AccessibilityPage({ frame: at('/accessibility'), contact }, lang),
    'error-staff-only': (lang) =>
      ErrorPage({ frame: at('/hall', OFFICIAL), status: 403, roles: ['officer', 'auditor'] }, lang),
    'error-refusal': (lang) => ErrorPage({ frame: at('/x'), status: 409, refusal: 'petition.not-open' }, lang),
  };
  for (const status of [401, 403, 404, 409, 410, 413, 422, 429, 500, 503, 507])
    shown[`error-${status}`] = (lang) =>
      ErrorPage({ frame: at('/x'), status, ...(status === 429 && { retryAfter: 30 }) }, lang);
  return shown;
}
