import type { ReportCard, ReportView } from '../../../read-models/reports.js';
import { CATEGORIES, DEPARTMENTS } from '../../../src/demo/map-categories.js';
import { TEMPLATES } from '../../../src/demo/map-templates.js';
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
    ...{ status: 'submitted', open: true, overdue: false, supporters: 0, photos: [] },
    ...{ filedAt: day(-3), changedAt: day(-2), promised: day(7), place: { lat: 41.71, lon: 44.76 } },
    text: { description: FOUND[category]![0]!, address: 'ჭავჭავაძის გამზირი 37' },
    ...more,
  };
}

const photoName = (n: number) => `${String(n).repeat(32)}-${n === 1 ? '1536x2048' : '2048x1536'}`;
const shot = (n: number) => ({
  ...{ photo: n, url: `/files/photos/${photoName(n)}`, thumbnail: `/files/photos/${photoName(n)}/thumbnail` },
  ...(n === 1 ? { width: 1536, height: 2048 } : { width: 2048, height: 1536 }),
});

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
    ...{ day: null, mergedInto: null, updates: [filed], hidden: false, appealedAt: null },
    asOf,
    ...more,
  };
}

/** What an official has at hand. */
const OFFICE = {
  ...{ work: true, moderate: true, writes: true },
  departments: Object.entries(DEPARTMENTS).map(([department, name]) => ({ department, name })),
  templates: TEMPLATES.map((one) => ({ ...one, retired: false })),
  notes: [{ event: id(790), text: 'კონტრაქტორს დავურეკეთ: სამშაბათს მოვა.' }],
};

/** The Smart Map and its reports. */
export function reportPages(
  { ReportsListPage, ReportPage, ReportPhotoPage, NewReportPage, HidingAppealsPage }: Pages,
  at: At,
): Record<string, Shown> {
  const cards = [
    card(500, 'trees', { supporters: 12, photos: [shot(1), shot(2)] }),
    card(501, 'holes', { status: 'in-progress', overdue: true, promised: day(-2), supporters: 1 }),
    card(502, 'lighting', { status: 'resolved', open: false }),
    card(503, 'litter', { status: 'refused', open: false, text: { sealed: true } }),
  ];
  const list = { districts: new Districts(), counts: COUNTS, named };
  const of =
    (report: ReportView, more: Partial<ReportPageView> = {}): Shown =>
    (lang) => {
      const frame = at(path, more.office ? OFFICIAL : more.standing ? CITIZEN : null);
      const rest = { frame, report, named, questions: trees.questions, standing: null, errors: [] };
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
  const appealed = view({
    ...{ hidden: true, appealedAt: day(-2) },
    updates: [
      filed,
      update(2, 'ReportHidden', { ground: 'personal-data' }, 'ტექსტში სხვისი ტელეფონის ნომერია.'),
      update(3, 'ReportHidingAppealed', {}, 'ეს ჩემი ნომერია და მინდა, რომ ჩანდეს.'),
    ],
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
    'report-photos': of(
      view({
        photos: [shot(1), shot(2), shot(3)],
        updates: [
          filed,
          update(2, 'ReportPhotoRedacted', { photo: '1' }, 'ჩანდა მანქანის ნომერი.'),
          update(3, 'ReportPhotoRemoved', { photo: '4' }, 'ჩანდა მეზობლის ფანჯარა.'),
        ],
      }),
      { standing: 'stranger' },
    ),
    'report-photo': (lang) =>
      ReportPhotoPage(
        { frame: at(`${path}/photos/2`, OFFICIAL), report: view(), photo: shot(2), named, errors: [] },
        lang,
      ),
    'report-photo-wrong': (lang) =>
      ReportPhotoPage(
        {
          ...{ frame: at(`${path}/photos/2`, OFFICIAL), report: view(), photo: shot(2), named },
          errors: [
            { field: 'areas', text: 'მიუთითეთ, რა დაიფაროს.' },
            { field: 'redact-text', text: 'დაწერეთ მიზეზი.' },
          ],
          kept: { deed: 'redact', preset: 'lower', left: '120', text: 'მოკლე' },
        },
        lang,
      ),
    'report-mine': of(view(), { standing: 'reporter', notice: 'filed' }),
    'report-supported': of(view({ supporters: 3 }), { standing: 'supporter', notice: 'supported' }),
    'report-stranger': of(view(), { standing: 'stranger' }),
    'report-officer': of(view({ overdue: true }), {
      ...{ office: { ...OFFICE, similar: cards.slice(1, 3) }, standing: 'stranger' },
      kept: { deed: 'refuse', ground: 'no-defect', text: 'არ', template: 'no-defect' },
      errors: [{ field: 'refuse-text', text: 'დაწერეთ სულ ცოტა 10 ასო.' }],
    }),
    'report-resolved': of(resolved, { standing: 'reporter' }),
    'report-refused': of(refused, {
      standing: 'reporter',
      errors: [{ field: 'reopen-text', text: 'ასე არ გამოდის.' }],
    }),
    'report-merged': of(merged, { standing: 'supporter' }),
    'report-hidden': of(hidden),
    'report-hidden-mine': of(hidden, { standing: 'reporter' }),
    'report-appealed-mine': of(appealed, { standing: 'reporter', notice: 'appealed' }),
    'report-appealed-office': of(appealed, {
      ...{
        office: { ...OFFICE, work: false, similar: [] },
        standing: 'stranger',
        kept: { deed: 'decide', text: 'არ' },
      },
      errors: [
        { field: 'decide-outcome', text: 'აირჩიეთ გადაწყვეტილება.' },
        { field: 'decide-text', text: 'დაწერეთ სულ ცოტა 10 ასო.' },
      ],
    }),
    'report-read-in-office': of(view(), {
      office: { ...OFFICE, work: false, moderate: false, writes: false, similar: [], notes: [] },
      standing: 'stranger',
    }),
    'hiding-appeals': (lang) =>
      HidingAppealsPage(
        {
          frame: at('/office/map/appeals', OFFICIAL),
          named,
          appeals: { items: [appealed], total: 1, next: null, asOf },
        },
        lang,
      ),
    'hiding-appeals-none': (lang) =>
      HidingAppealsPage(
        { frame: at('/office/map/appeals', OFFICIAL), named, appeals: { items: [], total: 0, next: null, asOf } },
        lang,
      ),
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
    'report-with-photos': (lang) =>
      NewReportPage(
        {
          ...{ frame: at('/reports/new', CITIZEN), categories, named, chosen: trees, kept },
          photos: [photoName(1), photoName(2)],
          errors: [{ field: 'photos', text: 'ფოტო 8 მბ-ზე მეტი არ უნდა იყოს. ატვირთეთ უფრო მცირე ფაილი.' }],
        },
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
