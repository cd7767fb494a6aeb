import type { ReportView } from '../../../read-models/reports.js';
import { DEPARTMENTS } from '../../../src/demo/map-categories.js';
import { TEMPLATES } from '../../../src/demo/map-templates.js';
import { REFUSED, RESOLVED } from '../../../src/demo/report-texts.js';
import { Districts } from '../../../src/map/districts.js';
import type { ReportPageView } from '../../../src/portal/pages/report.js';
import { CITIZEN, day, id, OFFICIAL } from '../made-up.js';
import { asOf, COUNTS, card, filed, named, path, shot, trees, update, view } from './made-up-reports.js';
import { LAYERS } from './map.js';
import type { At, Pages, Shown } from './pages.js';

/** What an official has at hand. */
const OFFICE = {
  ...{ work: true, moderate: true, writes: true },
  departments: Object.entries(DEPARTMENTS).map(([department, name]) => ({ department, name })),
  templates: TEMPLATES.map((one) => ({ ...one, retired: false })),
  notes: [{ event: id(790), text: 'კონტრაქტორს დავურეკეთ: სამშაბათს მოვა.' }],
};

/** The Smart Map and its reports. */
export function reportPages(
  { ReportsListPage, ReportPage, ReportPhotoPage, HidingAppealsPage, UnmergePage }: Pages,
  at: At,
): Record<string, Shown> {
  const cards = [
    card(500, 'trees', { supporters: 12, photos: [shot(1), shot(2)] }),
    card(501, 'holes', { status: 'in-progress', overdue: true, promised: day(-2), supporters: 1 }),
    card(502, 'lighting', { status: 'resolved', open: false }),
    card(503, 'litter', { status: 'refused', open: false, text: { sealed: true } }),
  ];
  const list = {
    districts: new Districts(),
    counts: COUNTS,
    named,
    layers: LAYERS,
    base: { kind: 'schematic' } as const,
  };
  const of =
    (report: ReportView, more: Partial<ReportPageView> = {}): Shown =>
    (lang) => {
      const frame = at(path, more.office ? OFFICIAL : more.standing ? CITIZEN : null);
      const given = { frame, report, named, questions: trees.questions, districts: new Districts() };
      const rest = { ...given, standing: null, errors: [] };
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
          wanted: { q: 'zzz', district: 'didube', age: 30, layers: ['reports'], bbox: [44.7, 41.7, 44.8, 41.8] },
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
          update(4, 'ReportReaffirmed', { status: 'in-progress' }, 'ასფალტი შეკვეთილია.'),
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
    'report-merged-officer': of(merged, {
      office: { ...OFFICE, work: false, similar: [] },
      standing: 'stranger',
    }),
    'report-unmerge': (lang) =>
      UnmergePage(
        {
          ...{ frame: at(`${path}/unmerge`, OFFICIAL), report: merged, named, text: 'არა' },
          errors: [{ field: 'text', text: 'დაწერეთ სულ მცირე 10 ნიშანი.' }],
        },
        lang,
      ),
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
  };
}
