import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { FIELDS, FIELDS_IN } from './fields.js';
import type { Schema } from './json-schema.js';

/** One rule as class-validator keeps it. */
type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Given = readonly unknown[];
type Keywords = Record<string, unknown>;

const all = (part: Keywords): Keywords => part;
/** What each decorator means in JSON Schema. */
const MEANING: Readonly<Record<string, (given: Given, rule: Rule) => Keywords>> = {
  isString: () => all({ type: 'string' }),
  isLength: ([min, max]) => ({ type: 'string', minLength: min, maxLength: max }),
  matches: ([pattern], rule) => matching(pattern as RegExp, rule),
  isIn: ([values]) => ({ enum: values }),
  equals: ([value]) => ({ const: value }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  min: ([least]) => ({ minimum: least }),
  max: ([most]) => ({ maximum: most }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isBox: () => ({ type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 }),
  arrayMinSize: ([least]) => ({ minItems: least }),
  arrayMaxSize: ([most]) => ({ maxItems: most }),
  arrayUnique: () => ({ uniqueItems: true }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isUrl: () => ({ type: 'string', format: 'uri' }),
  isEmail: () => ({ type: 'string' }),
  isIso8601: () => ({ type: 'string' }),
};

/** Characters by their kind say nothing to a reader: there the sentence of the mistake says it. */
function matching({ source, flags }: RegExp, { message }: Rule): Keywords {
  const plain = flags.replace('u', '') === '' && !source.includes('\\p{');
  if (plain) return { type: 'string', pattern: source };
  return typeof message === 'string'
    ? { type: 'string', description: message.replace('$property ', 'Refused if it ') }
    : {};
}

/**
 * What a body or a query must look like, read from the rules that it is checked by. Commands carry only those (they
 * import nothing of HTTP), and two descriptions of one thing would part ways.
 * @throws Error for a decorator that it does not know
 */
export function schemaOf(shape: Type): Schema {
  const rules = new Map<string, Rule[]>();
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false)) {
    const known = rules.get(rule.propertyName) ?? [];
    rules.set(rule.propertyName, [...known, rule]);
  }
  const optional = (of: readonly Rule[]) => of.some(({ type }) => type === 'conditionalValidation');
  return {
    type: 'object',
    properties: Object.fromEntries([...rules].map(([name, of]) => [name, propertyOf(name, of)])),
    required: [...rules].filter(([, of]) => !optional(of)).map(([name]) => name),
    additionalProperties: false,
  };
}

function propertyOf(name: string, rules: readonly Rule[]): Schema {
  const whole: Keywords = {};
  const items: Keywords = {};
  for (const rule of rules) join(rule.each ? items : whole, keywordsOf(rule));
  const { description, ...rest } = whole;
  const shape = (rules[0]?.target as Type | undefined)?.name ?? '';
  const said = [FIELDS_IN[name]?.[shape] ?? FIELDS[name], description].filter(Boolean).join('. ');
  return { ...rest, ...(Object.keys(items).length > 0 && { items }), ...(said && { description: said }) };
}

function keywordsOf(rule: Rule): Keywords {
  if (rule.type === 'conditionalValidation' || rule.type === 'whitelistValidation') return {};
  if (rule.type === 'nestedValidation') {
    const { shape } = (rule.context ?? {}) as { shape?: Type };
    if (!shape)
      throw new Error(`${rule.propertyName}: ValidateNested needs the context { shape }, see commands/part.ts`);
    return { ...schemaOf(shape) };
  }
  const meaning = MEANING[rule.name ?? ''];
  if (!meaning) throw new Error(`${rule.propertyName}: body-schema.ts does not know what ${rule.name} means`);
  return meaning(rule.constraints ?? [], rule);
}

/** Two patterns hold both; two sentences stand one after the other. */
function join(into: Keywords, more: Keywords): void {
  const { pattern, description, ...rest } = more;
  Object.assign(into, rest);
  if (description) into.description = [into.description, description].filter(Boolean).join('. ');
  if (pattern === undefined) return;
  if (into.pattern === undefined) into.pattern = pattern;
  else into.allOf = [...((into.allOf as Schema[]) ?? []), { pattern }];
}
