import type { FormChoice, Prefill } from '../../events/services.js';

type Both = { readonly ka: string; readonly en: string };
export const both = (ka: string, en: string) => ({ ka, en });

/** One question as JSON Schema has it, and whether it must be answered. */
export type Asked = { readonly schema: object; readonly required: boolean };
type More = { readonly hint?: Both; readonly optional?: true };

const asked = (title: Both, schema: object, { hint, optional }: More = {}): Asked => ({
  schema: { ...schema, 'x-title': title, ...(hint && { 'x-hint': hint }) },
  required: optional !== true,
});
const labelled = (choices: readonly FormChoice[]) => ({
  'x-choices': Object.fromEntries(choices.map(({ code, label }) => [code, label])),
});
const codes = (choices: readonly FormChoice[]) => choices.map(({ code }) => code);

/** A line of text; `prefill`: what the residents register may fill in. */
export const line = (title: Both, more: More & { readonly prefill?: Prefill; readonly pattern?: string } = {}): Asked =>
  asked(
    title,
    {
      ...{ type: 'string', ...(more.pattern === undefined && { minLength: 2, maxLength: 120 }) },
      ...(more.pattern !== undefined && { pattern: more.pattern }),
      ...(more.prefill && { 'x-prefill': more.prefill }),
    },
    more,
  );
export const lines = (title: Both, more?: More): Asked =>
  asked(title, { type: 'string', 'x-lines': true, minLength: 5, maxLength: 1_000 }, more);
export const day = (title: Both, more?: More): Asked => asked(title, { type: 'string', format: 'date' }, more);
export const yes = (title: Both, more?: More): Asked => asked(title, { type: 'boolean' }, more);
export const file = (title: Both, more?: More): Asked => asked(title, { type: 'string', 'x-file': true }, more);
export const whole = (title: Both, minimum: number, maximum: number, more?: More): Asked =>
  asked(title, { type: 'integer', minimum, maximum }, more);
export const oneOf = (title: Both, choices: readonly FormChoice[], more: More & { readonly prefill?: Prefill } = {}) =>
  asked(
    title,
    {
      ...{ type: 'string', enum: codes(choices), ...labelled(choices) },
      ...(more.prefill && { 'x-prefill': more.prefill }),
    },
    more,
  );
export const someOf = (title: Both, choices: readonly FormChoice[], more?: More): Asked =>
  asked(
    title,
    { type: 'array', items: { enum: codes(choices) }, uniqueItems: true, minItems: 1, ...labelled(choices) },
    more,
  );

/** A question that is asked, and must be answered, only where another one has this answer. */
export type When = { readonly question: string; readonly is: string | boolean; readonly asks: string };

/** The form, as an office adopts it. */
export function formOf(questions: Readonly<Record<string, Asked>>, when: readonly When[] = []): object {
  const rests = new Set(when.map(({ asks }) => asks));
  const all = Object.entries(questions);
  return {
    type: 'object',
    properties: Object.fromEntries(all.map(([code, { schema }]) => [code, schema])),
    required: all.flatMap(([code, { required }]) => (required && !rests.has(code) ? [code] : [])),
    ...(when.length > 0 && {
      allOf: when.map(({ question, is, asks }) => ({
        if: { properties: { [question]: { const: is } }, required: [question] },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word, and nobody awaits it
        then: { required: [asks] },
      })),
    }),
  };
}
