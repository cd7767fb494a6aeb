import { askedOf } from '../../../commands/services/answers.js';
import { questionsOf } from '../../../commands/services/form.js';
import type { FormQuestion } from '../../../events/services.js';
import type { ServiceView } from '../../../read-models/services.js';
import { paths } from '../../../src/portal/paths.js';
import { fieldsOf } from '../../../src/portal/service-wish.js';
import type { CaseView } from '../../../src/services/case-reading.js';
import { ANSWERS, both, FORM, TREES } from '../../services/made-up.js';
import { CITIZEN, day, id, OFFICIAL } from '../made-up.js';
import { noScore, score } from './civic.js';
import type { At, Pages, Shown } from './pages.js';

const asOf = { position: 48_213, size: null, root: null };
export const service: ServiceView = {
  ...{ ...TREES, service: 'tree-work', version: 2, minAge: 18, sensitive: false },
  ...{ term: { length: 10, unit: 'working-days' }, form: questionsOf(FORM) as readonly object[] },
  ...{ retired: false, changedAt: day(-30), asOf },
  versions: [
    { version: 1, at: day(-300) },
    { version: 2, at: day(-30) },
  ],
};
const free: ServiceView = {
  ...{ ...service, code: 'allowance', title: both('ერთჯერადი დახმარება', 'A single allowance'), fee: 0 },
  ...{ documents: [], legalBasis: null, sensitive: true, term: { length: 1, unit: 'months' }, versions: [], steps: [] },
  ...{ grounds: [], department: null },
};

const form = service.form as readonly FormQuestion[];
const found: CaseView = {
  ...{ id: id(950), reference: 'K7M2Q-X9D4T', as: 'applicant', service: 'tree-work', version: 2, title: service.title },
  ...{
    status: 'submitted',
    due: day(9),
    submittedAt: day(-2),
    channel: 'proxy',
    language: 'ka',
    department: 'greenery',
  },
  ...{ answers: ANSWERS, files: [], officer: null, overdue: false, supplyUntil: null, decision: null, rating: null },
  timeline: [{ type: 'CaseSubmitted', at: day(-2), event: 'e'.repeat(32), text: null, erased: false }],
};

const line = (type: CaseView['timeline'][number]['type'], n: number, text: string | null = null) => ({
  ...{ type, at: day(n), event: 'e'.repeat(32), text, erased: false },
});
const known = { form, grounds: service.grounds };
const waiting = {
  found: {
    ...{ ...found, status: 'waiting' as const, supplyUntil: day(4), officer: 'c'.repeat(32) },
    timeline: [
      ...found.timeline,
      ...[line('CaseAccepted', -2), line('CaseAssigned', -1)],
      line('CaseInformationRequested', 0, 'გთხოვთ, ატვირთოთ ნაკვეთის გეგმა.'),
    ],
  },
  ...known,
};
const returned = {
  found: {
    ...{ ...found, status: 'returned' as const, supplyUntil: day(8), channel: 'hall' as const },
    timeline: [...found.timeline, line('CaseReturned', -1, 'გეგმა აკლია.')],
  },
  ...known,
};
const SHOWN = { personalNumber: '01010000001', documentNumber: '12AB34567', birthDate: '1980-03-04' };
const refused = {
  found: {
    ...{ ...found, status: 'decided' as const, overdue: true },
    files: [{ file: 'f'.repeat(32), question: null, there: true }],
    decision: {
      ...{ outcome: 'refused' as const, ground: 'healthy', text: 'დათვალიერებისას ხე ჯანსაღი აღმოჩნდა.', at: day(0) },
      ...{ appeal: 'თბილისის საქალაქო სასამართლოში, ერთ თვეში.', appealUntil: day(30) },
      files: [{ file: 'd'.repeat(32), there: true }],
    },
    timeline: [...waiting.found.timeline, line('CaseInformationSupplied', 0, 'აი, გეგმა.'), line('CaseDecided', 0)],
  },
  ...known,
};

/** The officials' desk for applications. */
export function caseOfficePages(pages: Pages, at: At): Record<string, Shown> {
  const frame = at('/case-queue', OFFICIAL);
  const colleagues = [
    { staff: 'c'.repeat(32), name: { name: 'ნინო ბერიძე' }, self: true },
    { staff: 'd'.repeat(32), name: { name: 'გიორგი კაპანაძე' }, self: false },
    { staff: 'e'.repeat(32), name: null, self: false },
  ];
  const desk = { frame, ...known, officer: true, colleagues, errors: [], kept: {} };
  const card = { ...found, open: true, changedAt: day(-2), overdueSince: null, waitingSince: null, officer: null };
  const late = { ...card, status: 'in-work' as const, overdueSince: day(-1), due: day(-1), officer: 'c'.repeat(32) };
  const listed = { items: [late, card], total: 2, next: 'x', asOf };
  const errors = [{ field: 'decide-text', text: 'x' }];
  const page =
    (status: CaseView['status'], more: object = {}) =>
    (lang: 'ka' | 'en') =>
      pages.QueuedCasePage({ ...desk, found: { ...found, status }, ...more }, lang);
  return {
    'case-queue': (lang) => pages.CaseQueuePage({ frame, found: listed }, lang),
    'case-queue-empty': (lang) =>
      pages.CaseQueuePage({ frame, found: { ...listed, items: [], total: 0, next: null } }, lang),
    'queued-case-new': page('submitted'),
    'queued-case-accepted': page('accepted', { done: true }),
    'queued-case-in-work': page('in-work', { errors, kept: { step: 'decide', outcome: 'refused' } }),
    'queued-case-returned': (lang) => pages.QueuedCasePage({ ...desk, ...returned }, lang),
    'queued-case-waiting': (lang) => pages.QueuedCasePage({ ...desk, ...waiting }, lang),
    'queued-case-refused': (lang) => pages.QueuedCasePage({ ...desk, ...refused }, lang),
  };
}

/** Filling in an application, and following it. */
export function applicationPages(pages: Pages, at: At): Record<string, Shown> {
  const frame = at('/services/tree-work/apply', CITIZEN);
  const draft = { version: 2, answers: ANSWERS };
  const to = paths('ka').applying('tree-work');
  const filling = { frame, service, draft, to, opening: 'for-whom' as const, errors: [] };
  const hall = {
    ...{ ...filling, frame: at('/office/filing/tree-work', OFFICIAL), to: paths('ka').assistingWith('tree-work') },
    ...{ opening: 'document' as const, draft: { ...draft, shown: SHOWN } },
  };
  const amended = {
    ...filling,
    to: paths('ka').amendCase('K7M2Q-X9D4T'),
    opening: 'none' as const,
    why: 'გეგმა აკლია.',
  };
  const step =
    (code: string, more: object = {}) =>
    (lang: 'ka' | 'en') =>
      pages.ApplyStepPage({ ...filling, at: code, ...more }, lang);
  const wrong = [{ field: 'a', text: 'რამდენი ხე? — ჩაწერეთ 50 ან ნაკლები.' }];
  const behalf = { personalNumber: '01010000001', birthDate: '2015-03-04', basis: 'parent' };
  return {
    'apply-for-whom': step('_for'),
    'apply-for-another': step('_for', { draft: { ...draft, behalf }, errors: [{ field: 'number', text: 'x' }] }),
    ...Object.fromEntries(form.map(({ code, kind }) => [`apply-${kind}`, step(code)])),
    'apply-prefilled': step('name', { draft: { version: 2, answers: {} }, prefilled: 'ნინო ბერიძე' }),
    'apply-wrong': step('trees', { errors: wrong, answer: 99 }),
    'apply-file-there': step('consent', { draft: { version: 2, answers: { ...ANSWERS, consent: 'f'.repeat(32) } } }),
    'apply-saved': step('trees', { saved: day(30) }),
    'apply-changed': step('trees', { changed: 'changed' }),
    'apply-check': (lang) => pages.ApplyCheckPage({ ...filling, asked: askedOf(form, ANSWERS) }, lang),
    'apply-check-over': (lang) =>
      pages.ApplyCheckPage({ ...filling, asked: askedOf(form, ANSWERS), changed: 'over' }, lang),
    'assisted-document': (lang) =>
      pages.ApplyStepPage({ ...hall, at: '_for', errors: [{ field: 'personalNumber', text: 'x' }] }, lang),
    'assisted-question': (lang) => pages.ApplyStepPage({ ...hall, at: 'trees' }, lang),
    'assisted-check': (lang) => pages.ApplyCheckPage({ ...hall, asked: askedOf(form, ANSWERS) }, lang),
    assisting: (lang) =>
      pages.AssistingPage({ frame: at('/office/filing', OFFICIAL), services: [service, free] }, lang),
    'assisting-none': (lang) => pages.AssistingPage({ frame: at('/office/filing', OFFICIAL), services: [] }, lang),
    'assisted-done': (lang) =>
      pages.AssistedCasePage({ frame: at('/office/filing/done', OFFICIAL), reference: 'K7M2Q-X9D4T' }, lang),
    'amend-question': (lang) => pages.ApplyStepPage({ ...amended, at: 'trees' }, lang),
    'amend-check': (lang) => pages.ApplyCheckPage({ ...amended, asked: askedOf(form, ANSWERS) }, lang),
    'my-cases': (lang) =>
      pages.MyCasesPage(
        {
          frame: at('/me/cases', CITIZEN),
          cases: [{ ...found, open: true, changedAt: day(-2) }],
          drafts: [{ service: 'allowance', title: free.title, until: day(20) }],
        },
        lang,
      ),
    'my-cases-none': (lang) => pages.MyCasesPage({ frame: at('/me/cases', CITIZEN), cases: [], drafts: [] }, lang),
    'service-case-sent': (lang) =>
      pages.ServiceCasePage(
        { frame: at('/me/cases', CITIZEN), found, form, grounds: service.grounds, done: 'sent' },
        lang,
      ),
    'service-case-waiting': (lang) => pages.ServiceCasePage({ frame: at('/me/cases', CITIZEN), ...waiting }, lang),
    'service-case-returned': (lang) => pages.ServiceCasePage({ frame: at('/me/cases', CITIZEN), ...returned }, lang),
    'service-case-refused': (lang) => pages.ServiceCasePage({ frame: at('/me/cases', CITIZEN), ...refused }, lang),
    'service-case-rate': (lang) =>
      pages.ServiceCasePage(
        { frame: at('/me/cases', CITIZEN), ...refused, errors: [{ field: 'score', text: 'x' }] },
        lang,
      ),
    'service-case-rated': (lang) =>
      pages.ServiceCasePage(
        {
          ...{ frame: at('/me/cases', CITIZEN), ...refused, done: 'rated' },
          found: {
            ...{ ...refused.found, rating: { score: 4, text: 'სწრაფად მოხდა.', erased: false, at: day(0) } },
            timeline: [...refused.found.timeline, line('ServiceRated', 0)],
          },
        },
        lang,
      ),
    'service-case-erased': (lang) =>
      pages.ServiceCasePage(
        { frame: at('/me/cases', CITIZEN), found: { ...found, reference: null, answers: null }, form, grounds: [] },
        lang,
      ),
  };
}

/** Services, as they are looked for and read. */
export function servicePages(pages: Pages, at: At): Record<string, Shown> {
  const here = at('/services');
  const office = at('/office/services', { ...OFFICIAL, roles: ['administrator'] });
  const departments = [{ department: 'greenery', name: both('გამწვანების სამსახური', 'Greenery'), retired: false }];
  const draft = { frame: office, departments, code: 'tree-work', fields: fieldsOf(service), errors: [] };
  const found = { items: [service, free], total: 2, asOf };
  const events = new Set(['nature', 'home', 'hardship']);
  const department = both('გამწვანების სამსახური', 'Department of Greenery');
  return {
    'service-office': (lang) =>
      pages.ServiceOfficePage(
        { frame: office, services: [service, { ...free, retired: true }], done: 'adopted' },
        lang,
      ),
    'service-office-none': (lang) => pages.ServiceOfficePage({ frame: office, services: [] }, lang),
    'service-draft-new': (lang) =>
      pages.ServiceDraftPage(
        { frame: office, departments: [], fields: { termUnit: 'months' }, errors: [{ field: 'title-ka', text: 'x' }] },
        lang,
      ),
    'service-draft-looked': (lang) =>
      pages.ServiceDraftPage({ ...draft, looked: { version: 3, form, same: false } }, lang),
    'service-draft-same': (lang) =>
      pages.ServiceDraftPage({ ...draft, looked: { version: 2, form, same: true } }, lang),
    'services-nothing': (lang) =>
      pages.ServicesPage({ frame: here, wanted: {}, found: { items: [], total: 0, asOf }, events: new Set() }, lang),
    services: (lang) => pages.ServicesPage({ frame: here, wanted: {}, found, events }, lang),
    'services-none': (lang) =>
      pages.ServicesPage(
        { frame: here, wanted: { q: 'დირიჟაბლი', lifeEvent: 'work' }, found: { items: [], total: 0, asOf }, events },
        lang,
      ),
    service: (lang) =>
      pages.ServicePage({ frame: here, service, since: day(-30), older: false, department, score }, lang),
    'service-hall-only': (lang) =>
      pages.ServicePage(
        {
          ...{ frame: here, service: { ...service, online: false }, since: day(-30), older: false },
          ...{ department, score: noScore },
        },
        lang,
      ),
    'service-older': (lang) =>
      pages.ServicePage({ frame: here, service, since: day(-300), older: true, department }, lang),
    'service-bare': (lang) =>
      pages.ServicePage({ frame: here, service: free, since: day(-30), older: false, department: null }, lang),
    'service-retired': (lang) =>
      pages.ServicePage(
        { frame: here, service: { ...service, retired: true }, since: day(-30), older: false, department },
        lang,
      ),
  };
}
