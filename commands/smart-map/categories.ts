import type { CategoryAdopted, CategoryEvent, DepartmentEvent } from '../../events/smart-map.js';
import { isDistrict } from '../city.js';
import { type Decider, type Refusal, refuse } from '../decider.js';
import { AdoptCategory, MOST_ROUTES, NameDepartment, RetireCategory, RetireDepartment } from './commands.js';

/** `department-<code>`: its newest name; none while it is retired, until it is named anew. */
export const department: Decider<string, NameDepartment | RetireDepartment, DepartmentEvent> = {
  category: 'department',
  handles: [NameDepartment, RetireDepartment],
  id: (command) => command.department,
  initial: '',

  evolve(state, { type, data }) {
    if (type === 'DepartmentNamed') return `${data.name.ka}\n${data.name.en}`;
    return type === 'DepartmentRetired' ? '' : state;
  },

  decide(command, named) {
    const { department: code } = command;
    if (command instanceof NameDepartment) {
      const { ka, en } = command.name;
      if (named === `${ka}\n${en}`) return [];
      return [{ type: 'DepartmentNamed', data: { department: code, name: { ka, en } } }];
    }
    if (named === '') return refuse('department.not-found', { department: code });
    if (command.leading !== undefined) return refuse('department.in-use', { category: command.leading });
    return [{ type: 'DepartmentRetired', data: { department: code } }];
  },
};

/** The newest version of a category, and whether it still takes reports. */
export type Category =
  | { readonly is: 'unknown' }
  | { readonly is: 'open' | 'retired'; readonly adopted: CategoryAdopted['data']; readonly whole: string };

/** The departments that a category leads to: its own first, then those of its routes. */
export const departmentsOf = ({ department, routes }: Pick<CategoryAdopted['data'], 'department' | 'routes'>) => [
  department,
  ...routes.map((route) => route.department),
];

/** `category-<code>`: versions only rise; a retired one comes back by its next version. It leads to departments that there are. */
export const category: Decider<Category, AdoptCategory | RetireCategory, CategoryEvent, Record<string, string>> = {
  category: 'category',
  handles: [AdoptCategory, RetireCategory],
  id: (command) => command.category,
  given: Object.fromEntries(
    Array.from({ length: 1 + MOST_ROUTES }, (_, i) => {
      const id = (command: object) => (command instanceof AdoptCategory && departmentsOf(command)[i]) || '-';
      return [i, { fold: department as never, id }];
    }),
  ),
  initial: { is: 'unknown' },

  evolve(state, { type, data }) {
    if (type === 'CategoryAdopted') return { is: 'open', adopted: data, whole: JSON.stringify(data) };
    return type === 'CategoryRetired' && state.is !== 'unknown' ? { ...state, is: 'retired' } : state;
  },

  decide(command, state, _now, given) {
    if (command.constructor === RetireCategory) {
      if (state.is === 'unknown') return refuse('category.not-found', { category: command.category });
      return state.is === 'retired' ? [] : [{ type: 'CategoryRetired', data: { category: command.category } }];
    }
    const data = wholeOf(command as AdoptCategory);
    if (state.is === 'open' && state.whole === JSON.stringify(data)) return [];
    const last = state.is === 'unknown' ? 0 : state.adopted.version;
    if (data.version !== last + 1) return refuse('category.not-later', { version: last });
    const gone = departmentsOf(data).find((_, i) => given[i] === '');
    if (gone !== undefined) return refuse('department.not-found', { department: gone });
    return contradiction(data) ?? [{ type: 'CategoryAdopted', data }];
  },
};

const both = ({ ka, en }: { ka: string; en: string }) => ({ ka, en });

/** In one order, whatever order it came in. */
function wholeOf(command: AdoptCategory): CategoryAdopted['data'] {
  const { category: code, version, title, description, group, termDays, radius, emergency } = command;
  const questions = command.questions.map(({ code, label, kind, required, choices }) => ({
    ...{ code, label: both(label), kind, required },
    ...(choices && {
      choices: choices.map((one) => ({
        ...{ code: one.code, label: both(one.label) },
        ...(one.stops && { stops: both(one.stops) }),
      })),
    }),
  }));
  const routes = command.routes.map(({ district, department }) => ({ district, department }));
  return {
    ...{ category: code, version, title: both(title), description: both(description), group },
    ...{ department: command.department, routes, termDays, radius, emergency, questions },
  };
}

/** Questions that could not be answered, and routes that lead nowhere. */
function contradiction({ questions, routes }: CategoryAdopted['data']): Refusal | undefined {
  const codes = questions.map(({ code }) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice) return refuse('category.inconsistent', { question: twice });
  const empty = questions.find(({ kind, choices }) => kind.startsWith('choice') !== (choices ?? []).length > 0);
  if (empty) return refuse('category.inconsistent', { question: empty.code });
  const lost = routes.find(({ district }) => !isDistrict(district));
  return lost && refuse('category.inconsistent', { district: lost.district });
}
