import type { AdoptService } from '../../commands/services/commands.js';
import { schemaOf } from '../../commands/services/form-schema.js';
import { type FormQuestion, LIFE_EVENTS } from '../../events/services.js';
import type { ServiceView } from '../../read-models/services.js';
import { tetriIn } from './lari-in.js';

/** The fields of the form in which a service is described. */
export type ServiceFields = Readonly<Record<string, string | undefined>>;

const said = (form: ServiceFields, name: string) => (form[name] ?? '').replace(/\r\n?/g, '\n').trim();
const bothIn = (form: ServiceFields, name: string) => ({ ka: said(form, `${name}-ka`), en: said(form, `${name}-en`) });
const maybe = (form: ServiceFields, name: string) =>
  said(form, `${name}-ka`) === '' && said(form, `${name}-en`) === '' ? undefined : bothIn(form, name);
const rowsIn = (form: ServiceFields, name: string) =>
  said(form, name)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((part) => part.trim()));

/** A service as its form describes it; what is no number or no JSON stays what it is, for the command to refuse. */
export function serviceIn(form: ServiceFields): object {
  const number = (name: string) => (said(form, name) === '' ? undefined : Number(said(form, name)));
  const coded = (name: string, as: 'title' | 'label') =>
    rowsIn(form, name).map(([code = '', ka = '', en = '']) => ({ code, [as]: { ka, en } }));
  const known = {
    ...{ about: maybe(form, 'about'), mayApply: maybe(form, 'mayApply'), legalBasis: maybe(form, 'legalBasis') },
    ...{ minAge: number('minAge'), supplyDays: number('supplyDays'), fee: tetriIn(form.fee) },
    department: said(form, 'department') || undefined,
  };
  return {
    ...{ code: said(form, 'code'), version: number('version'), title: bothIn(form, 'title') },
    lifeEvents: LIFE_EVENTS.filter((one) => form[`event-${one}`] === 'yes'),
    documents: rowsIn(form, 'documents').map(([ka = '', en = '']) => ({ ka, en })),
    ...{ deadlineDays: number('deadlineDays'), termUnit: said(form, 'termUnit'), sensitive: form.sensitive === 'yes' },
    ...{ steps: coded('steps', 'title'), grounds: coded('grounds', 'label'), form: jsonIn(said(form, 'form')) },
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  } satisfies Partial<Record<keyof AdoptService, unknown>>;
}

/** Undefined for what is not JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The form of a service that there is, filled in with what holds now. */
export function fieldsOf(service: ServiceView): ServiceFields {
  const { code, title, about, mayApply, legalBasis, term, fee, minAge, supplyDays, department, sensitive } = service;
  const both = (name: string, text: { ka: string; en: string } | null) => ({
    ...(text && { [`${name}-ka`]: text.ka, [`${name}-en`]: text.en }),
  });
  return {
    ...{ code, ...both('title', title), ...both('about', about), ...both('mayApply', mayApply) },
    ...both('legalBasis', legalBasis),
    ...Object.fromEntries(service.lifeEvents.map((one) => [`event-${one}`, 'yes'])),
    ...{ minAge: String(minAge), supplyDays: String(supplyDays), fee: String(fee / 100) },
    ...{ deadlineDays: String(term.length), termUnit: term.unit, department: department ?? '' },
    ...(sensitive && { sensitive: 'yes' }),
    documents: service.documents.map(({ ka, en }) => `${ka} | ${en}`).join('\n'),
    steps: service.steps.map((one) => `${one.code} | ${one.title.ka} | ${one.title.en}`).join('\n'),
    grounds: service.grounds.map((one) => `${one.code} | ${one.label.ka} | ${one.label.en}`).join('\n'),
    form: JSON.stringify(schemaOf(service.form as readonly FormQuestion[]), null, 2),
  };
}
