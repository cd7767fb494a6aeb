import type { ServiceAdopted, ServiceEvent } from '../../events/services.js';
import { type Decider, type Fold, type Refusal, refuse } from '../decider.js';
import { AdoptService, RetireService } from './commands.js';
import { questionsOf } from './form.js';

export type Adopted = ServiceAdopted['data'];
/** The newest version of a service and those before it, and whether it still takes applications. */
export type Service =
  | { readonly is: 'unknown' }
  | {
      readonly is: 'open' | 'retired';
      readonly adopted: Adopted;
      readonly versions: Readonly<Record<number, { readonly whole: Adopted; readonly at: string }>>;
    };

export const serviceState: Fold<Service, ServiceEvent> = {
  category: 'service',
  initial: { is: 'unknown' },

  evolve(state, { type, data, at }) {
    switch (type) {
      case 'ServiceAdopted': {
        const before = state.is === 'unknown' ? {} : state.versions;
        return { is: 'open', adopted: data, versions: { ...before, [data.version]: { whole: data, at } } };
      }
      case 'ServiceRetired':
        return state.is === 'unknown' ? state : { ...state, is: 'retired' };
      default:
        return state;
    }
  },
};

/** Whether there is such a department, by its own facts. */
const department: Fold<boolean, never> = {
  category: 'department',
  initial: false,
  evolve(there, { type }: { readonly type: string }) {
    return type === 'DepartmentNamed' ? true : type === 'DepartmentRetired' ? false : there;
  },
};

/** `service-<code>`: versions only rise; a retired one comes back by its next version. */
export const service: Decider<Service, AdoptService | RetireService, ServiceEvent, { department: boolean }> = {
  ...serviceState,
  handles: [AdoptService, RetireService],
  id: ({ code }) => code,
  given: {
    department: {
      fold: department,
      id: (command) => (command instanceof AdoptService && command.department) || '-',
    },
  },

  decide(command, state, _now, given) {
    if (!(command instanceof AdoptService)) {
      if (state.is === 'unknown') return refuse('service.not-found', { service: command.code });
      return state.is === 'retired' ? [] : [{ type: 'ServiceRetired', data: { service: command.code } }];
    }
    const questions = questionsOf(command.form);
    if ('refused' in questions) return questions;
    const last = state.is === 'unknown' ? 0 : state.adopted.version;
    const data = wholeOf(command, questions, last + 1);
    const same = state.is === 'open' && JSON.stringify({ ...data, version: last }) === JSON.stringify(state.adopted);
    if (same && (command.version === undefined || command.version === last)) return [];
    if ((command.version ?? last + 1) !== last + 1) return refuse('service.not-later', { version: last });
    if (data.department !== null && !given.department)
      return refuse('department.not-found', { department: data.department });
    return contradiction(data) ?? [{ type: 'ServiceAdopted', data }];
  },
};

const both = ({ ka, en }: { ka: string; en: string }) => ({ ka, en });
const EVERYBODY = { ka: 'ყველა, ვინც მოსახლეობის რეესტრშია.', en: 'Everybody in the residents register.' };
const SUPPLY_DAYS = 10;

/** In one order, whatever order it came in. */
function wholeOf(command: AdoptService, form: Adopted['form'], version: number): Adopted {
  const { code, title, about, lifeEvents = [], mayApply, minAge = 0, documents = [], fee = 0, deadlineDays } = command;
  const { termUnit = 'working-days', supplyDays = SUPPLY_DAYS, legalBasis, department, sensitive = false } = command;
  const { steps, grounds = [], online = true } = command;
  return {
    ...{ service: code, version, title: both(title), about: both(about ?? title), lifeEvents: [...lifeEvents] },
    ...{ mayApply: both(mayApply ?? EVERYBODY), minAge, documents: documents.map(both), fee },
    ...{ term: { length: deadlineDays, unit: termUnit }, supplyDays, legalBasis: legalBasis ? both(legalBasis) : null },
    ...{ department: department ?? null, sensitive },
    ...(!online && { online: false as const }),
    steps: steps.map((one) => ({ code: one.code, title: both(one.title) })),
    grounds: grounds.map((one) => ({ code: one.code, label: both(one.label) })),
    form,
  };
}

function contradiction({ steps, grounds, term }: Adopted): Refusal | undefined {
  for (const list of [steps, grounds]) {
    const codes = list.map(({ code }) => code);
    const twice = codes.find((code, i) => codes.indexOf(code) !== i);
    if (twice) return refuse('service.inconsistent', { twice });
  }
  if (term.unit === 'months' && term.length > 12) return refuse('service.inconsistent', { months: term.length });
  return undefined;
}
