import type { MonitorView, VisitView } from '../../../read-models/civic-monitors.js';
import type { PublishedScore, ServiceScoreView } from '../../../read-models/service-scores.js';
import type { StandardsRow } from '../../../read-models/service-standards.js';
import { both } from '../../services/made-up.js';
import { CITIZEN, day, id, OFFICIAL } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const asOf = { position: 48_213, size: null, root: null };
const title = both('ხის მოჭრა ან გასხვლა', 'Felling or pruning a tree');
const organisation = both('მოქალაქეთა მეგობრები', 'Friends of Citizens');
const said = both('გმადლობთ. რიგების მართვის სისტემას ვცვლით.', 'Thank you. We change how queues are managed.');

const one: PublishedScore = {
  ...{ number: 2, until: day(-3), ratings: 24, erased: 1, mean: 3.5, position: 40_000, at: day(-2) },
  ...{ event: 'e'.repeat(32), answers: [{ version: 1, at: day(-1), text: said }] },
};
export const score: ServiceScoreView = {
  ...{ service: 'tree-work', ratings: 36, mean: 3.7, asOf },
  scores: [one, { ...one, number: 1, until: day(-33), ratings: 12, erased: 0, mean: 4, answers: [] }],
};
export const noScore: ServiceScoreView = { service: 'allowance', ratings: 0, mean: null, scores: [], asOf };

const row: StandardsRow = {
  ...{ of: 'tree-work', title, department: 'greenery', decided: 212, inTermShare: 0.914, medianDays: 6 },
  ...{ waiting: 4, overdue: 3, open: 31, ratings: 36, mean: 3.7, visits: 2, visitsAnswered: 1 },
};
const few: StandardsRow = {
  ...{ ...row, of: 'allowance', title: both('ერთჯერადი დახმარება', 'A single allowance'), department: null },
  ...{ decided: 2, inTermShare: null, medianDays: null, open: 1, waiting: 0, overdue: 0, ratings: 0, mean: null },
  ...{ visits: 0, visitsAnswered: 0 },
};
const total = { ...row, of: null, title: null, department: null };

const seen = {
  ...{ version: 1, at: day(-5), day: '2026-06-02', channel: 'hall', district: 'vake' },
  checks: { waiting: 'not-met', courtesy: 'met', accessibility: 'partly' },
  files: [{ sha256: 'a'.repeat(64), size: 120_000, type: 'image/jpeg' }],
  text: { place: 'ვაკის სერვისის დარბაზი', text: 'ველოდე ორ საათს.\n\nრიგის ნომრები არ გამოჩნდა.' },
};
const visit: VisitView = {
  ...{ id: id(970), service: 'tree-work', title, department: 'greenery', monitor: 'd'.repeat(32) },
  ...{ name: { name: 'ეკა გამოგონილი' }, organisation, language: 'ka', versions: [seen, { ...seen, version: 2 }] },
  ...{ answers: [{ version: 1, department: 'greenery', at: day(-1), text: said }], withdrawn: null, hidden: null },
  ...{ at: day(-5), changedAt: day(-1), asOf },
};
const open: VisitView = { ...visit, id: id(971), answers: [], versions: [seen] };
const gone: VisitView = {
  ...{ ...open, id: id(972), withdrawn: { at: day(-1), text: { text: 'სხვა დარბაზი იყო.' } } },
  versions: [{ ...seen, text: { sealed: true } }],
};
const hidden: VisitView = {
  ...{ ...open, id: id(974), versions: [{ ...seen, text: { sealed: true } }] },
  hidden: { at: day(-1), ground: 'personal-data', text: { text: 'ტექსტი თანამშრომლის სახელს შეიცავდა.' } },
};
const erased: VisitView = {
  ...{ ...open, id: id(973), name: { erased: true } },
  versions: [{ ...seen, text: { erased: true } }],
};
const monitor: MonitorView = {
  ...{ monitor: 'd'.repeat(32), organisation, expires: day(200), since: day(-60), revoked: null },
  name: { name: 'ეკა გამოგონილი' },
};

/** Civic control of services: standards, scores, visits, monitors. */
export function civicPages(pages: Pages, at: At): Record<string, Shown> {
  const frame = at('/service-standards');
  const office = at('/service-standards', OFFICIAL);
  const departments = new Map([['greenery', both('გამწვანების სამსახური', 'Department of Greenery')]]);
  const standards = { items: [row, few], total, asOf };
  const feedback = { frame, code: 'tree-work', title, score };
  const visits = { frame, wanted: {}, mayReport: false };
  const listed = { items: [open, visit, gone], total: 3, next: 'x', asOf };
  const service = { code: 'tree-work', title };
  const reader = { own: false, mayAnswer: false, mayModerate: false };
  const form = { frame: at('/monitor-reports', CITIZEN), service, kept: {}, errors: [] };
  const monitors = { items: [monitor, { ...monitor, expires: day(-1) }], total: 3, next: null, asOf };
  const revoked = {
    ...{ ...monitor, monitor: 'f'.repeat(32), name: { erased: true as const } },
    revoked: { at: day(-1), reason: both('თავად ითხოვა.', 'At their own wish.') },
  };
  return {
    'service-standards': (lang) =>
      pages.ServiceStandardsPage({ frame, found: { by: 'service', ...standards }, departments }, lang),
    'service-standards-departments': (lang) =>
      pages.ServiceStandardsPage(
        {
          frame,
          found: {
            ...standards,
            by: 'department',
            items: [
              { ...row, of: 'greenery' },
              { ...few, of: null },
            ],
          },
          departments,
        },
        lang,
      ),
    'service-standards-none': (lang) =>
      pages.ServiceStandardsPage({ frame, found: { by: 'service', ...standards, items: [] }, departments }, lang),
    'service-feedback': (lang) => pages.ServiceFeedbackPage(feedback, lang),
    'service-feedback-none': (lang) => pages.ServiceFeedbackPage({ ...feedback, score: noScore }, lang),
    'service-feedback-office': (lang) =>
      pages.ServiceFeedbackPage(
        {
          ...{ ...feedback, frame: office, done: true },
          words: new Map([
            [2, ['გმადლობთ, ყველაფერი სწრაფად მოხდა.', 'The form was too long.']],
            [1, []],
          ]),
        },
        lang,
      ),
    'service-feedback-wrong': (lang) =>
      pages.ServiceFeedbackPage(
        {
          ...{ ...feedback, frame: office, words: new Map([[2, []]]) },
          ...{ errors: [{ field: 'ka-2', text: 'x' }], kept: { number: '2', en: 'Thanks.' } },
        },
        lang,
      ),
    visits: (lang) => pages.VisitsPage({ ...visits, found: listed }, lang),
    'visits-own': (lang) =>
      pages.VisitsPage({ ...visits, found: listed, wanted: { service: 'tree-work' }, mayReport: true }, lang),
    'visits-none': (lang) => pages.VisitsPage({ ...visits, found: { items: [], total: 0, next: null, asOf } }, lang),
    visit: (lang) => pages.VisitPage({ ...reader, frame, visit }, lang),
    'visit-own': (lang) =>
      pages.VisitPage({ ...reader, frame: form.frame, visit: open, own: true, done: 'reported' }, lang),
    'visit-office': (lang) =>
      pages.VisitPage(
        { ...reader, frame: office, visit: open, mayAnswer: true, errors: [{ field: 'ka', text: 'x' }] },
        lang,
      ),
    'visit-withdrawn': (lang) => pages.VisitPage({ ...reader, frame, visit: gone }, lang),
    'visit-moderated': (lang) =>
      pages.VisitPage(
        {
          ...{ ...reader, frame: office, visit: open, mayModerate: true },
          errors: [
            { field: 'ground', text: 'x' },
            { field: 'text', text: 'y' },
          ],
        },
        lang,
      ),
    'visit-hidden': (lang) =>
      pages.VisitPage({ ...reader, frame: office, visit: hidden, mayModerate: true, done: 'hidden' }, lang),
    'visit-erased': (lang) => pages.VisitPage({ ...reader, frame, visit: erased }, lang),
    'visit-form': (lang) => pages.VisitFormPage(form, lang),
    'visit-form-wrong': (lang) =>
      pages.VisitFormPage(
        {
          ...{ ...form, visit: id(970), errors: [{ field: 'channel', text: 'x' }] },
          kept: { day: '2026-06-02', district: 'vake', 'check-waiting': 'met', files: 'a'.repeat(64) },
        },
        lang,
      ),
    monitors: (lang) =>
      pages.MonitorsPage({ frame, found: { ...monitors, items: [monitor, revoked] }, office: false }, lang),
    'monitors-none': (lang) =>
      pages.MonitorsPage({ frame, found: { ...monitors, items: [], total: 0 }, office: false }, lang),
    'monitors-office': (lang) =>
      pages.MonitorsPage(
        { frame: office, found: monitors, office: true, errors: [{ field: 'expires', text: 'x' }] },
        lang,
      ),
  };
}
