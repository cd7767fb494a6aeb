import {
  type FormChoice,
  type FormKind,
  type FormQuestion,
  PREFILLS,
  TEXT_FORMATS,
  type TextFormat,
} from '../../events/services.js';
import { type Refusal, refuse } from '../decider.js';
import { CLEAN_TEXT } from '../text.js';
import { FORM_RULES, type FormRule } from './form-rules.js';

/** Questions in one form, and choices in one question. */
export const MOST_QUESTIONS = 40;
export const MOST_CHOICES = 40;
/** Characters of an answer in a line, and of one in several lines. */
export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 4_000;
/** A number that nobody answers with a larger one. */
const LARGEST = 1_000_000_000_000;

const CODE = /^[a-z][a-z0-9-]{0,39}$/;
type Json = Readonly<Record<string, unknown>>;
/** What each keyword may be; whatever is not named here is refused. */
const AT_TOP = ['$schema', 'type', 'title', 'properties', 'required', 'allOf', 'additionalProperties'];
const OF_ALL = ['type', 'x-title', 'x-hint', 'title', 'description'];
const OF_KIND: Readonly<Record<FormKind, readonly string[]>> = {
  text: ['minLength', 'maxLength', 'pattern', 'x-prefill'],
  'long-text': ['minLength', 'maxLength', 'x-lines'],
  number: ['minimum', 'maximum'],
  integer: ['minimum', 'maximum'],
  boolean: [],
  choice: ['enum', 'x-choices', 'x-prefill'],
  choices: ['items', 'x-choices', 'minItems', 'maxItems', 'uniqueItems'],
  date: ['format', 'x-prefill'],
  file: ['x-file', 'pattern'],
};
/** A file is named by what it was called when it was uploaded. */
export const FILE_NAME = '^[0-9a-f]{32}$';

class Wrong extends Error {
  constructor(
    readonly where: string,
    readonly rule: FormRule,
    readonly is = '',
  ) {
    super(FORM_RULES[rule](is));
  }
}

/**
 * The questions of a form that is written as JSON Schema (2020-12). Taken are objects of texts, numbers, yes or no, one or
 * several of a list, dates and files; a question is asked only after certain answers by `if` and `then`.
 */
export function questionsOf(schema: unknown): readonly FormQuestion[] | Refusal {
  try {
    return read(schema);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const { where, rule, is, message: why } = error;
    return refuse('service.form-not-taken', { where, rule, ...(is !== '' && { is }), why });
  }
}

function read(schema: unknown): readonly FormQuestion[] {
  const top = objectOf(schema, 'form');
  only(top, AT_TOP, 'form');
  if (top.type !== 'object') throw new Wrong('type', 'must-be', '"object"');
  if (top.additionalProperties !== undefined && top.additionalProperties !== false)
    throw new Wrong('additionalProperties', 'must-be', 'false');
  const properties = objectOf(top.properties, 'properties');
  const codes = Object.keys(properties);
  if (codes.length === 0 || codes.length > MOST_QUESTIONS)
    throw new Wrong('properties', 'so-many', String(MOST_QUESTIONS));
  const required = codesIn(top.required ?? [], codes, 'required');
  const questions = codes.map((code) => questionOf(code, objectOf(properties[code], code), required.includes(code)));
  for (const rule of arrayOf(top.allOf ?? [], 'allOf')) applyRule(objectOf(rule, 'allOf'), questions);
  return questions;
}

function questionOf(code: string, said: Json, required: boolean): FormQuestion {
  if (!CODE.test(code)) throw new Wrong(code, 'code');
  const kind = kindOf(code, said);
  only(said, [...OF_ALL, ...OF_KIND[kind]], code);
  const base = {
    ...{ code, kind, label: bothIn(said['x-title'], `${code}.x-title`) },
    ...(said['x-hint'] !== undefined && { hint: bothIn(said['x-hint'], `${code}.x-hint`) }),
    required,
  };
  const prefill = PREFILLS.find((one) => one === said['x-prefill']);
  if (said['x-prefill'] !== undefined && !prefill) throw new Wrong(`${code}.x-prefill`, 'one-of', PREFILLS.join(', '));
  return { ...base, ...boundsOf(code, kind, said), ...(prefill && { prefill }) };
}

function kindOf(code: string, said: Json): FormKind {
  if (said.type === 'number' || said.type === 'integer' || said.type === 'boolean') return said.type;
  if (said.type === 'array') return 'choices';
  if (said.type !== 'string') throw new Wrong(`${code}.type`, 'one-of', 'string, number, integer, boolean, array');
  if (said['x-file'] !== undefined) return 'file';
  if (said.enum !== undefined) return 'choice';
  if (said.format !== undefined) return 'date';
  return said['x-lines'] !== undefined ? 'long-text' : 'text';
}

function boundsOf(code: string, kind: FormKind, said: Json): Partial<FormQuestion> {
  switch (kind) {
    case 'text': {
      const format = (Object.keys(TEXT_FORMATS) as TextFormat[]).find((one) => TEXT_FORMATS[one] === said.pattern);
      if (said.pattern !== undefined && !format)
        throw new Wrong(`${code}.pattern`, 'one-of', Object.values(TEXT_FORMATS).join('  '));
      return { ...lengths(code, said, LONGEST_LINE), ...(format && { format }) };
    }
    case 'long-text':
      if (said['x-lines'] !== true) throw new Wrong(`${code}.x-lines`, 'must-be', 'true');
      return lengths(code, said, LONGEST_TEXT);
    case 'number':
    case 'integer':
      return range(code, said.minimum, said.maximum, kind === 'integer');
    case 'choice':
      return { choices: choicesIn(code, said.enum, said['x-choices']) };
    case 'choices': {
      const items = objectOf(said.items, `${code}.items`);
      only(items, ['enum', 'type'], `${code}.items`);
      if (said.uniqueItems !== true) throw new Wrong(`${code}.uniqueItems`, 'must-be', 'true');
      const choices = choicesIn(code, items.enum, said['x-choices']);
      return { choices, ...range(code, said.minItems, said.maxItems, true, choices.length) };
    }
    case 'date':
      if (said.format !== 'date') throw new Wrong(`${code}.format`, 'must-be', '"date"');
      return {};
    case 'file':
      if (said['x-file'] !== true) throw new Wrong(`${code}.x-file`, 'must-be', 'true');
      if (said.pattern !== undefined && said.pattern !== FILE_NAME)
        throw new Wrong(`${code}.pattern`, 'must-be', FILE_NAME);
      return {};
    case 'boolean':
      return {};
  }
}

function lengths(code: string, { minLength = 0, maxLength }: Json, longest: number): Partial<FormQuestion> {
  const [least, most] = [minLength, maxLength ?? longest] as number[];
  const whole = Number.isInteger(least) && Number.isInteger(most);
  if (!whole || least! < 0 || most! < Math.max(1, least!) || most! > longest)
    throw new Wrong(`${code}.maxLength`, 'length', String(longest));
  return { ...(least! > 0 && { least: least! }), most: most! };
}

function range(code: string, from: unknown, to: unknown, whole: boolean, largest = LARGEST): Partial<FormQuestion> {
  for (const [name, bound] of Object.entries({ from, to })) {
    if (bound === undefined) continue;
    const fits = typeof bound === 'number' && (whole ? Number.isInteger(bound) : Number.isFinite(bound));
    if (!fits || Math.abs(bound) > largest) throw new Wrong(`${code}.${name}`, 'bounds');
  }
  if (from !== undefined && to !== undefined && (from as number) > (to as number))
    throw new Wrong(code, 'bounds-reversed');
  return { ...(from !== undefined && { from: from as number }), ...(to !== undefined && { to: to as number }) };
}

function choicesIn(code: string, values: unknown, labels: unknown): readonly FormChoice[] {
  const listed = arrayOf(values, `${code}.enum`);
  const named = objectOf(labels, `${code}.x-choices`);
  if (listed.length < 1 || listed.length > MOST_CHOICES)
    throw new Wrong(`${code}.enum`, 'so-many', String(MOST_CHOICES));
  if (new Set(listed).size !== listed.length) throw new Wrong(`${code}.enum`, 'twice');
  return listed.map((value) => {
    if (typeof value !== 'string' || !CODE.test(value)) throw new Wrong(`${code}.enum`, 'code');
    return { code: value, label: bothIn(named[value], `${code}.x-choices.${value}`) };
  });
}

/** `{ if: { properties: { <earlier>: { const | enum } }, required: [<earlier>] }, then: { required, properties } }` */
function applyRule(rule: Json, questions: FormQuestion[]): void {
  only(rule, ['if', 'then', 'else'], 'allOf');
  const cause = objectOf(rule.if, 'allOf.if');
  only(cause, ['properties', 'required'], 'allOf.if');
  const [[earlier, test] = ['', {}], ...more] = Object.entries(objectOf(cause.properties, 'allOf.if.properties'));
  const at = questions.findIndex(({ code }) => code === earlier);
  const needs = arrayOf(cause.required ?? [], 'allOf.if.required');
  if (at < 0 || more.length > 0 || needs.length !== 1 || needs[0] !== earlier)
    throw new Wrong('allOf.if', 'one-question');
  const is = testOf(objectOf(test, 'allOf.if'), questions[at]!);
  const then = objectOf(rule.then, 'allOf.then');
  only(then, ['required', 'properties'], 'allOf.then');
  const must = arrayOf(then.required ?? [], 'allOf.then.required');
  const may = Object.entries(objectOf(then.properties ?? {}, 'allOf.then.properties'));
  if (may.some(([, value]) => value !== true)) throw new Wrong('allOf.then.properties', 'must-be', 'true');
  for (const code of new Set([...must, ...may.map(([name]) => name)])) {
    const n = questions.findIndex((one) => one.code === code);
    if (n <= at) throw new Wrong(`allOf.then.${code}`, 'behind');
    if (questions[n]!.when || questions[n]!.required) throw new Wrong(`allOf.then.${code}`, 'rests-twice');
    questions[n] = { ...questions[n]!, required: must.includes(code), when: { question: earlier, is } };
  }
}

function testOf(test: Json, { kind, choices = [] }: FormQuestion): readonly (string | boolean)[] {
  only(test, ['const', 'enum'], 'allOf.if');
  const values = test.const === undefined ? arrayOf(test.enum, 'allOf.if.enum') : [test.const];
  const known: readonly unknown[] =
    kind === 'boolean' ? [true, false] : kind === 'choice' ? choices.map(({ code }) => code) : [];
  if (values.length === 0 || values.some((value) => !known.includes(value))) throw new Wrong('allOf.if', 'no-answer');
  return values as (string | boolean)[];
}

const objectOf = (value: unknown, where: string): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Wrong(where, 'object');
  return value as Json;
};
const arrayOf = (value: unknown, where: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Wrong(where, 'list');
  return value;
};
function only(value: Json, keywords: readonly string[], where: string): void {
  const odd = Object.keys(value).find((one) => !keywords.includes(one));
  if (odd !== undefined) throw new Wrong(`${where}.${odd}`, 'not-taken');
}
function codesIn(value: unknown, codes: readonly string[], where: string): readonly string[] {
  const listed = arrayOf(value, where);
  const odd = listed.find((one) => !codes.includes(one as string));
  if (odd !== undefined) throw new Wrong(where, 'no-question');
  return listed as string[];
}
function bothIn(value: unknown, where: string): { ka: string; en: string } {
  const { ka, en } = objectOf(value, where);
  for (const text of [ka, en])
    if (typeof text !== 'string' || text.trim() === '' || text.length > 300 || !CLEAN_TEXT.test(text))
      throw new Wrong(where, 'both-languages');
  return { ka: (ka as string).trim(), en: (en as string).trim() };
}
