import { askedOf } from '../../../commands/services/answers.js';
import { questionsOf } from '../../../commands/services/form.js';
import type { FormQuestion } from '../../../events/services.js';
import type { ServiceView } from '../../../read-models/services.js';
import type { CaseView } from '../../../src/services/case-reading.js';
import { ANSWERS, both, FORM, TREES } from '../../services/made-up.js';
import { CITIZEN, day, id } from '../made-up.js';
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
  ...{ answers: ANSWERS, files: [], officer: null, overdue: false, supplyUntil: null, decision: null },
  timeline: [{ type: 'CaseSubmitted', at: day(-2), event: 'e'.repeat(32), text: null, erased: false }],
};

/** Filling in an application, and following it. */
export function applicationPages(pages: Pages, at: At): Record<string, Shown> {
  const frame = at('/services/tree-work/apply', CITIZEN);
  const draft = { version: 2, answers: ANSWERS };
  const filling = { frame, service, draft, errors: [] };
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
      pages.ServiceCasePage({ frame: at('/me/cases', CITIZEN), found, form, done: 'sent' }, lang),
    'service-case-erased': (lang) =>
      pages.ServiceCasePage(
        { frame: at('/me/cases', CITIZEN), found: { ...found, reference: null, answers: null }, form },
        lang,
      ),
  };
}

/** Services, as they are looked for and read. */
export function servicePages(pages: Pages, at: At): Record<string, Shown> {
  const here = at('/services');
  const found = { items: [service, free], total: 2, asOf };
  const events = new Set(['nature', 'home', 'hardship']);
  const department = both('გამწვანების სამსახური', 'Department of Greenery');
  return {
    services: (lang) => pages.ServicesPage({ frame: here, wanted: {}, found, events }, lang),
    'services-none': (lang) =>
      pages.ServicesPage(
        { frame: here, wanted: { q: 'დირიჟაბლი', lifeEvent: 'work' }, found: { items: [], total: 0, asOf }, events },
        lang,
      ),
    service: (lang) => pages.ServicePage({ frame: here, service, since: day(-30), older: false, department }, lang),
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
