import { type FormQuestion, TEXT_FORMATS } from '../../events/services.js';
import { FILE_NAME } from './form.js';

type Json = Record<string, unknown>;

/** The form as JSON Schema (2020-12), as any validator takes it. Labels stand in keywords of their own, in both languages. */
export function schemaOf(questions: readonly FormQuestion[]): Json {
  const asked = questions.filter(({ when }) => when);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(questions.map((one) => [one.code, propertyOf(one)])),
    required: questions.filter(({ required, when }) => required && !when).map(({ code }) => code),
    additionalProperties: false,
    ...(asked.length > 0 && { allOf: asked.map(ruleOf) }),
  };
}

function propertyOf({ kind, label, hint, least, most, from, to, format, choices = [], prefill }: FormQuestion): Json {
  const codes = choices.map(({ code }) => code);
  const labels = { 'x-choices': Object.fromEntries(choices.map((one) => [one.code, one.label])) };
  const about = { 'x-title': label, ...(hint && { 'x-hint': hint }), ...(prefill && { 'x-prefill': prefill }) };
  const length = { ...(least !== undefined && { minLength: least }), ...(most !== undefined && { maxLength: most }) };
  const bounds = (low: string, high: string) => ({
    ...(from !== undefined && { [low]: from }),
    ...(to !== undefined && { [high]: to }),
  });
  switch (kind) {
    case 'text':
      return { type: 'string', ...about, ...length, ...(format && { pattern: TEXT_FORMATS[format] }) };
    case 'long-text':
      return { type: 'string', ...about, ...length, 'x-lines': true };
    case 'number':
    case 'integer':
      return { type: kind, ...about, ...bounds('minimum', 'maximum') };
    case 'boolean':
      return { type: 'boolean', ...about };
    case 'choice':
      return { type: 'string', ...about, enum: codes, ...labels };
    case 'choices':
      return {
        ...{ type: 'array', ...about, items: { enum: codes }, ...labels, uniqueItems: true },
        ...bounds('minItems', 'maxItems'),
      };
    case 'date':
      return { type: 'string', ...about, format: 'date' };
    case 'file':
      return { type: 'string', ...about, 'x-file': true, pattern: FILE_NAME };
  }
}

/** What is not asked may not be answered. */
function ruleOf({ code, required, when }: FormQuestion): Json {
  const { question, is } = when!;
  const test = is.length === 1 ? { const: is[0] } : { enum: is };
  return {
    if: { properties: { [question]: test }, required: [question] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word, and nobody awaits it
    then: required ? { required: [code] } : { properties: { [code]: true } },
    else: { properties: { [code]: false } },
  };
}
