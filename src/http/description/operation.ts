import type { FailureStatus } from '../failures.js';
import type { Limited } from '../limits.js';
import { named, type Schema, text } from './json-schema.js';

/** What an answer holds. Without a schema it holds nothing. */
export type Told = { readonly says: string; readonly schema?: Schema; readonly media?: string };
/** What the description says of one operation beside what the code itself says: path, roles, body and query. */
export type Operation = {
  readonly says: string;
  readonly answers: Readonly<Record<number, Told>>;
  readonly limits?: readonly Limited[];
  readonly fails?: readonly FailureStatus[];
  /** Where the body is no JSON. */
  readonly body?: object;
};
export type Operations = Readonly<Record<string, Operation>>;

export const answers = (says: string, schema: Schema, more: Partial<Operation> = {}): Operation => ({
  says,
  answers: { 200: { says: 'As asked', schema } },
  ...more,
});

/** A command: recorded now, or so already, with the receipt of the fact that made it so. */
export const records = (says: string, schema = named('Receipt'), more: Partial<Operation> = {}): Operation => ({
  says,
  answers: {
    201: { says: 'Recorded', schema },
    200: { says: 'It was so already: the first receipt', schema },
  },
  ...more,
});

export const nothing = (says: string): Operation => ({ says, answers: { 204: { says: 'Done' } } });

export const file = (says: string, media: string, more: Partial<Operation> = {}): Operation => ({
  says,
  answers: { 200: { says: 'The file', media, schema: text } },
  ...more,
});
