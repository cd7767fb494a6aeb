/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = { readonly [keyword: string]: unknown };
export type Fields = Readonly<Record<string, Schema>>;

export const text: Schema = { type: 'string' };
export const whole: Schema = { type: 'integer', minimum: 0 };
export const flag: Schema = { type: 'boolean' };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const day: Schema = { type: 'string', format: 'date' };
export const uuid: Schema = { type: 'string', format: 'uuid' };
/** 32 hex digits: event ids, pseudonyms. */
export const hex: Schema = { type: 'string', pattern: '^[0-9a-f]{32}$' };
export const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const anything: Schema = { type: 'object' };

export const one = (...values: readonly (string | number | boolean)[]): Schema => ({ enum: values });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const map = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
export const either = (...schemas: readonly Schema[]): Schema => ({ anyOf: schemas });
export const orNull = (schema: Schema): Schema => either(schema, { type: 'null' });
export const saying = (schema: Schema, description: string): Schema => ({ ...schema, description });

/** An object with fields that are always there, and others that may be. */
export const object = (always: Fields, sometimes: Fields = {}): Schema => ({
  type: 'object',
  properties: { ...always, ...sometimes },
  required: Object.keys(always),
});

/** A schema of `components`, by its name. */
export const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const asOf = named('AsOf');
/** One page of a list. */
export const page = (items: Schema, more: Fields = {}): Schema =>
  object({
    items: list(items),
    next: saying(orNull(text), 'Cursor of the next page; null on the last'),
    total: whole,
    asOf,
    ...more,
  });

/** Words, or why there are none: erased with their key, closed by law, or shown by the author's link only. */
export const words = (names: readonly string[], beside: Fields = {}): Schema =>
  either(
    object({ ...Object.fromEntries(names.map((name) => [name, text])), ...beside }),
    object({ erased: one(true), ...beside }),
    object({ sealed: one(true), ...beside }, { byLink: one(true) }),
  );
