import type { ReportCard, ReportView } from '../../../read-models/reports.js';
import { CATEGORIES, DEPARTMENTS } from '../../../src/demo/map-categories.js';
import { FOUND, REFUSED, RESOLVED } from '../../../src/demo/report-texts.js';
import { Districts } from '../../../src/map/districts.js';
import type { ReportPageView } from '../../../src/portal/pages/report.js';
import { CITIZEN, day, id, OFFICIAL } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const named = {
  categories: new Map(CATEGORIES.map(({ category, title }) => [category, title])),
  departments: new Map(Object.entries(DEPARTMENTS)),
};
const categories = CATEGORIES.map((one) => ({ ...one, retired: false }));
const trees = categories.find(({ category }) => category === 'trees')!;
const COUNTS = {
  ...{ gldani: 12, nadzaladevi: 4, didube: 0, chughureti: 3, saburtalo: 28 },
  ...{ vake: 9, mtatsminda: 1, krtsanisi: 2, isani: 7, samgori: 11 },
};

function card(n: number, category: string, more: Partial<ReportCard> = {}): ReportCard {
  return {
    ...{ id: id(n), category, district: 'vake', department: 'greenery', language: 'ka' },
    ...{ status: 'submitted', open: true, overdue: false, supporters: 0, photos: 0 },
    ...{ filedAt: day(-3), changedAt: day(-2), promised: day(7), place: { lat: 41.71, lon: 44.76 } },
    text: { description: FOUND[category]![0]!, address: 'ჭავჭავაძის გამზირი 37' },
    ...more,
  };
}

const update = (n: number, type: string, details: Readonly<Record<string, string>> = {}, text?: string) => ({
  ...{ type, details, at: day(n - 9), event: id(700 + n) },
  text: text === undefined ? null : { text },
});
const filed = update(1, 'ReportFiled', { promised: day(7) });
const asOf = { position: 48_213, size: null, root: null };
const path = `/reports/${id(500)}`;

function view(more: Partial<ReportView> = {}): ReportView {
  return {
    ...card(500, 'trees'),
    ...{ version: 1, channel: 'portal', answers: { ground: 'street' }, reporter: { name: 'თამარ ჯაფარიძე' } },
    ...{ day: null, mergedInto: null, updates: [filed], hidden: false },
    asOf,
    ...more,
  };
}

/** The Smart Map and its reports. */
export function reportPages(
  { ReportsListPage, ReportPage, NewReportPage, UnmergePage }: Pages,
  at: At,
): Record<string, Shown> {
  const cards = [
    card(500, 'trees', { supporters: 12 }),
    card(501, 'holes', { status: 'in-progress', overdue: true, promised: day(-2), supporters: 1 }),
    card(502, 'lighting', { status: 'resolved', open: false }),
    card(503, 'litter', { status: 'refused', open: false, text: { sealed: true } }),
  ];
  const list = { districts: new Districts(), counts: COUNTS, named };
  const of =
    (report: ReportView, more: Partial<ReportPageView> = {}): Shown =>
    (lang) => {
      const frame = at(path, more.officer ? OFFICIAL : more.standing ? CITIZEN : null);
      const rest = { frame, report, named, questions: trees.questions, standing: null, officer: false, errors: [] };
      return ReportPage({ ...rest, ...more }, lang);
    };
  const resolved = view({
    ...{ status: 'resolved', open: false },
    updates: [
      filed,
      update(2, 'ReportAcknowledged'),
      update(3, 'ReportAssigned', { department: 'greenery' }),
      update(4, 'ReportPlanned', { day: '2026-11-20' }),
      update(5, 'ReportFellOverdue', { due: day(-2) }),
      update(6, 'ReportResolved', {}, RESOLVED[0]!),
    ],
  });
  const refused = view({
    ...{ status: 'refused', open: false },
    updates: [filed, update(2, 'ReportRefused', { ground: 'not-feasible' }, REFUSED[0]!.text)],
  });
  const merged = view({ status: 'duplicate', open: false, mergedInto: id(501), updates: [filed] });
  const hidden = view({
    ...{ hidden: true, answers: {}, place: null, reporter: null },
    text: { sealed: true },
    updates: [filed, update(2, 'ReportHidden', { ground: 'personal-data' }, 'ტექსტში სხვისი ტელეფონის ნომერია.')],
  });
  const kept = { district: 'vake', address: 'ჭ', description: 'ხე', 'answer-ground': 'private' };
  const wrong = [
    { field: 'address', text: 'ჩაწერეთ მისამართი.' },
    { field: 'answer-ground', text: trees.questions[0]!.choices![1]!.stops!.ka },
  ];
  return {
    'reports-list': (lang) =>
      ReportsListPage(
        { frame: at('/reports'), wanted: {}, found: { items: cards, total: 240, next: 'cursor', asOf }, ...list },
        lang,
      ),
    'reports-none': (lang) =>
      ReportsListPage(
        {
          frame: at('/reports'),
          wanted: { q: 'zzz', district: 'didube' },
          found: { items: [], total: 0, next: null, asOf },
          ...list,
        },
        lang,
      ),
    report: of(view()),
    'report-mine': of(view(), { standing: 'reporter', notice: 'filed' }),
    'report-supported': of(view({ supporters: 3 }), { standing: 'supporter', notice: 'supported' }),
    'report-stranger': of(view(), { standing: 'stranger' }),
    'report-officer': of(view({ overdue: true }), {
      ...{ officer: true, standing: 'stranger', kept: { ground: 'no-defect', text: 'არ' } },
      errors: [{ field: 'refuse-text', text: 'დაწერეთ სულ ცოტა 10 ასო.' }],
    }),
    'report-resolved': of(resolved, { standing: 'reporter' }),
    'report-refused': of(refused, { standing: 'reporter', errors: [{ field: 'text', text: 'ასე არ გამოდის.' }] }),
    'report-merged': of(merged, { standing: 'supporter' }),
    'report-merged-officer': of(merged, { officer: true, standing: 'stranger' }),
    'report-unmerge': (lang) =>
      UnmergePage(
        {
          ...{ frame: at(`${path}/unmerge`, OFFICIAL), report: merged, named, text: 'არა' },
          errors: [{ field: 'text', text: 'დაწერეთ სულ მცირე 10 ნიშანი.' }],
        },
        lang,
      ),
    'report-hidden': of(hidden),
    'report-category': (lang) =>
      NewReportPage({ frame: at('/reports/new', CITIZEN), categories, named, kept: {}, errors: [] }, lang),
    'report-details': (lang) =>
      NewReportPage(
        { frame: at('/reports/new', CITIZEN), categories, named, chosen: trees, kept: {}, errors: [] },
        lang,
      ),
    'report-wrong': (lang) =>
      NewReportPage(
        { frame: at('/reports/new', CITIZEN), categories, named, chosen: trees, kept, errors: wrong },
        lang,
      ),
    'report-similar': (lang) =>
      NewReportPage(
        {
          frame: at('/reports/new', CITIZEN),
          categories,
          named,
          chosen: trees,
          kept,
          errors: [],
          similar: cards.slice(0, 2),
        },
        lang,
      ),
  };
}
