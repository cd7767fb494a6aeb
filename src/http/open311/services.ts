import type { Question } from '../../../events/smart-map.js';
import type { CategoryView } from '../../../read-models/reports.js';

export type Locale = 'ka' | 'en';
/** One city is served here, so the argument may be left out. */
export const JURISDICTION = 'tbilisi.gov.ge';
export const otherLocale = (locale: Locale): Locale => (locale === 'ka' ? 'en' : 'ka');

/** What can be filed: an emergency is telephoned to 112. */
export const isService = ({ emergency, retired }: CategoryView): boolean => !emergency && !retired;

export const serviceOf = ({ category, title, description, group, questions }: CategoryView, locale: Locale) => ({
  service_code: category,
  service_name: title[locale],
  description: description[locale],
  metadata: questions.length > 0,
  type: 'realtime',
  keywords: keywordsOf({ title, group }, locale),
  group,
});

/** Its name in the other language, too, so that it is found by either. */
export const keywordsOf = ({ title, group }: Pick<CategoryView, 'title' | 'group'>, locale: Locale): string =>
  [group, title[otherLocale(locale)].replaceAll(',', ' ')].join(', ');

export const definitionOf = ({ category, questions }: CategoryView, locale: Locale) => ({
  service_code: category,
  attributes: (questions as readonly Question[]).map((question, i) => attributeOf(question, i + 1, locale)),
});

const DATATYPES: Readonly<Record<Question['kind'], string>> = {
  text: 'string',
  number: 'number',
  date: 'datetime',
  choice: 'singlevaluelist',
  choices: 'multivaluelist',
};

function attributeOf({ code, label, kind, required, choices }: Question, order: number, locale: Locale) {
  return {
    ...{ variable: true, code, datatype: DATATYPES[kind], required },
    datatype_description: stopsOf(choices ?? [], locale),
    ...{ order, description: label[locale] },
    ...(choices && { values: choices.map((one) => ({ key: one.code, name: one.label[locale] })) }),
  };
}

/** Which choices cannot be reported here, and what to do instead: the standard has no other room for it. */
function stopsOf(choices: NonNullable<Question['choices']>, locale: Locale): string | null {
  const told = choices.flatMap(({ label, stops }) => (stops ? [`${label[locale]}: ${stops[locale]}`] : []));
  return told.length > 0 ? told.join('; ') : null;
}
