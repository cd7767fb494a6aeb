import type { HandlingRow } from '../../../read-models/handling.js';
import type { BatchView } from '../../../read-models/report-batches.js';
import type { QueuedReport } from '../../../read-models/report-queue.js';
import { CATEGORIES, DEPARTMENTS } from '../../../src/demo/map-categories.js';
import { FOUND, RESOLVED } from '../../../src/demo/report-texts.js';
import { day, id, OFFICIAL } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const named = {
  categories: new Map(CATEGORIES.map(({ category, title }) => [category, title])),
  departments: new Map(Object.entries(DEPARTMENTS)),
};
const CLERK = { ...OFFICIAL, roles: [...OFFICIAL.roles, 'officer'] };

function queued(n: number, category: string, more: Partial<QueuedReport> = {}): QueuedReport {
  return {
    ...{ id: id(n), category, district: 'vake', department: 'greenery', language: 'ka', status: 'submitted' },
    ...{ open: true, overdue: false, supporters: 0, photos: [], filedAt: day(-3), changedAt: day(-2) },
    ...{ promised: day(7), place: { lat: 41.71, lon: 44.76 }, age: 3, band: 'young', due: 'week', openedAt: day(-3) },
    ...{ day: null, hidden: false, text: { description: FOUND[category]![0]!, address: 'ჭავჭავაძის გამზირი 37' } },
    ...more,
  };
}

const row = (of: string | null, filed: number): HandlingRow => ({
  ...{ of, filed, reopened: 3, acknowledged: filed - 2, acknowledgedHours: { median: 7, p90: 72 } },
  ...{ resolved: filed - 9, resolvedDays: { median: 4, p90: 61 }, within: filed - 14, withinShare: 0.72 },
  ...{ refused: 2, notOurs: 1, merged: 1, overdue: 5, open: 8 },
});

const batch: BatchView = {
  ...{ id: id(70), state: 'done', action: 'resolve', begunAt: day(-0.2), count: 14, changed: 12, putBack: 0 },
  kept: [
    { report: id(501), because: 'report.not-open' },
    { report: id(502), because: 'already' },
  ],
  keptAfter: [],
  text: { reason: 'ქარიშხლის შემდეგ მთელი გამზირი დასუფთავდა', text: RESOLVED[0]! },
  undoText: null,
};

/** The officials’ desk for reports, and the city’s figures. */
export function deskPages(
  { ReportQueuePage, NewBatchPage, BatchPage, HandlingPage }: Pages,
  at: At,
): Record<string, Shown> {
  const items = [
    queued(500, 'trees', {
      age: 12,
      band: 'old',
      due: 'overdue',
      promised: day(-2),
      supporters: 12,
      status: 'assigned',
    }),
    queued(501, 'holes', { due: 'today', promised: day(0.4), status: 'planned', day: '2026-11-25', hidden: true }),
    queued(502, 'lighting', { age: 0, due: 'later', text: { erased: true } }),
  ];
  const asked = {
    ...{ band: undefined, due: undefined, department: undefined, category: undefined },
    ...{ district: undefined, status: undefined, cursor: undefined },
  };
  const queue = {
    ...{ items, total: 74, next: 'cursor', named, mine: [], officer: true, waiting: { sheets: 2 }, errors: [] },
    ...{ ages: { young: 20, week: 23, old: 31 }, dues: { overdue: 9, today: 3, week: 41, later: 21 } },
    batches: [batch, { ...batch, id: id(71), state: 'undone' as const, action: 'assign', putBack: 9 }],
  };
  const frame = at('/report-queue', CLERK);
  const hidden = [['which', 'chosen'] as const, ['ids', id(500)] as const, ['ids', id(501)] as const];
  const fresh = { hidden, count: 2, kept: {}, named, errors: [] };
  const trial = { changes: [id(500)], kept: [{ report: id(501), because: 'report.found-by-you' }] };
  const undoing: BatchView = {
    ...{ ...batch, state: 'undone', action: 'assign', department: 'greenery', putBack: 11, undoneAt: day(0) },
    ...{ keptAfter: [{ report: id(500), because: 'batch.touched-since' }] },
    undoText: { reason: 'სხვა სამსახურის საქმე აღმოჩნდა' },
  };
  const figures = { total: row(null, 240), asOf: { position: 48_213, size: null, root: null }, named };
  const period = { from: '2025-12', to: '2026-11' };
  return {
    'report-queue': (lang) => ReportQueuePage({ frame, asked, ...queue }, lang),
    'report-queue-mine': (lang) =>
      ReportQueuePage(
        {
          ...{ frame, ...queue, asked: { ...asked, department: 'greenery', due: 'today' }, batches: [] },
          ...{ mine: ['გამწვანების სამსახური'], errors: [{ field: 'which', text: 'მონიშნეთ სულ მცირე ერთი.' }] },
        },
        lang,
      ),
    'report-queue-auditor': (lang) =>
      ReportQueuePage({ frame, asked: { ...asked, band: 'old' }, ...queue, officer: false, next: null }, lang),
    'report-queue-empty': (lang) =>
      ReportQueuePage(
        { frame, asked: { ...asked, status: 'planned' }, ...queue, items: [], total: 0, next: null },
        lang,
      ),
    'batch-choose': (lang) => NewBatchPage({ frame, ...fresh, action: 'assign' }, lang),
    'batch-count': (lang) => NewBatchPage({ frame, ...fresh, action: 'acknowledge', trial }, lang),
    'batch-wrong': (lang) =>
      NewBatchPage(
        {
          ...{ frame, ...fresh, action: 'refuse', trial, kept: { text: 'არ', ground: 'no-defect', reason: 'ა' } },
          errors: [
            { field: 'text', text: 'ტექსტი უნდა იყოს 10-დან 4000 სიმბოლომდე.' },
            { field: 'reason', text: 'მიზეზი უნდა იყოს 10-დან 500 სიმბოლომდე.' },
          ],
        },
        lang,
      ),
    'batch-plan': (lang) =>
      NewBatchPage(
        { frame, ...fresh, action: 'plan', errors: [{ field: 'day', text: 'ასეთი დღე არ არსებობს.' }] },
        lang,
      ),
    'batch-none': (lang) =>
      NewBatchPage({ frame, ...fresh, action: 'start', trial: { changes: [], kept: trial.kept } }, lang),
    batch: (lang) => BatchPage({ frame, batch, named, mayUndo: true, errors: [] }, lang),
    'batch-running': (lang) =>
      BatchPage({ frame, batch: { ...batch, state: 'running', kept: [] }, named, mayUndo: false, errors: [] }, lang),
    'batch-undone': (lang) => BatchPage({ frame, batch: undoing, named, mayUndo: false, errors: [] }, lang),
    handling: (lang) =>
      HandlingPage(
        {
          ...{ frame: at('/map/dashboard'), wanted: { ...period, by: 'category' }, ...figures },
          items: [row('trees', 80), row('holes', 100), row('lighting', 60)],
        },
        lang,
      ),
    'handling-departments': (lang) =>
      HandlingPage(
        {
          ...{ frame: at('/map/dashboard'), wanted: { ...period, by: 'department' }, ...figures },
          items: [{ ...row('greenery', 240), open: null }],
        },
        lang,
      ),
    'handling-none': (lang) =>
      HandlingPage({ frame: at('/map/dashboard'), wanted: { ...period, by: 'month' }, ...figures, items: [] }, lang),
  };
}
