import { questionsOf } from '../../../commands/services/form.js';
import type { ServiceView } from '../../../read-models/services.js';
import { both, FORM, TREES } from '../../services/made-up.js';
import { day } from '../made-up.js';
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
