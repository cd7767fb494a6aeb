import { BATCH_ACTIONS, type BatchAction } from '../../events/report-batches.js';
import type { Meant } from '../write/report-batches.js';
import { datePartsIn, dayFrom } from './date-parts.js';
import type { TypedBatch } from './pages/report-batch-new.js';

type Form = Readonly<Record<string, string | undefined>>;
const FILTERS = ['band', 'due', 'department', 'category', 'district', 'status'] as const;

export const actionIn = ({ action }: Form): BatchAction | undefined => BATCH_ACTIONS.find((one) => one === action);

/** Which reports are meant: those that are ticked, or all that the filter of the queue finds. */
export function meantIn(form: Form, ids: readonly string[]): Meant {
  if (form.which !== 'all') return { ids: [...ids] };
  const said = FILTERS.map((name) => [name, form[`filter-${name}`]] as const);
  return { filter: Object.fromEntries(said.filter(([, value]) => value && value !== 'all')) };
}

/** The same again, for the next form. */
export function hiddenOf({ ids, filter = {} }: Meant): readonly (readonly [name: string, value: string])[] {
  if (ids) return [['which', 'chosen'], ...ids.map((id) => ['ids', id] as const)];
  return [
    ['which', 'all'],
    ...Object.entries(filter).map(([name, value]) => [`filter-${name}`, String(value)] as const),
  ];
}

export const typedIn = (form: Form): TypedBatch => {
  const { department, ground, text, reason } = form;
  return { department, ground, text, reason, day: datePartsIn(form, 'day') };
};

/** What an action asks for besides the reports, as commands take it. */
export function fieldsOf(action: BatchAction, { department, ground, text, day }: TypedBatch) {
  return {
    action,
    ...(action === 'assign' && { department }),
    ...(action === 'plan' && { day: dayFrom(day).date }),
    ...(action === 'refuse' && { ground }),
    ...((action === 'resolve' || action === 'refuse') && { text }),
  };
}
