import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** One row of an import file: what it is, and what it says. */
export type ImportRow = {
  /** Where it begins, counted from one. */
  readonly line: number;
  readonly kind: string;
  readonly said: Readonly<Record<string, unknown>>;
  /** The line of a field, named as mistakes name it (`content.title.ka`); of the nearest field round it that is there. */
  readonly lineOf: (path: string) => number;
};
/** What cannot be read, and where. */
export type Unread = { readonly line: number; readonly reason: string };
export type ReadRows = { readonly rows: readonly ImportRow[]; readonly refused: readonly Unread[] };

/** Bytes of a file; large ones are not for people to write. */
export const LARGEST_IMPORT = 4 * 1024 * 1024;
export const MOST_ROWS = 5_000;
/** The deepest command is half as deep. */
const DEEPEST = 24;
const TOO_DEEP = 'is deeper than anything that can be imported';
/** What the parser says in place of an error of its own, where it runs out of stack. */
const OUT_OF_STACK = 'Maximum call stack size exceeded';
const KIND = /^[a-z][a-z-]{1,39}$/;
/** Names that are no fields of anything, but of what objects are made of. */
const NOT_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Thrown where a file is no import file as a whole, or a part of it is what no row holds. */
class Unreadable extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads YAML 1.2, or JSON, which is YAML too. Nothing of a file is run or resolved: no aliases, no tags of its own, no
 * merging, no second document.
 * @param strict the file calls itself JSON
 */
export function readRows(text: string, { strict = false }: { readonly strict?: boolean } = {}): ReadRows {
  const lines = new LineCounter();
  const at = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const refuse = (offset: number, reason: string): ReadRows => ({ rows: [], refused: [{ line: at(offset), reason }] });
  if (Buffer.byteLength(text) > LARGEST_IMPORT) return refuse(0, `is larger than ${LARGEST_IMPORT} bytes`);
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const line = text.slice(0, deep).split('\n').length;
    return { rows: [], refused: [{ line, reason: TOO_DEEP }] };
  }
  if (strict) {
    const wrong = notJson(text);
    if (wrong) return { rows: [], refused: [wrong] };
  }
  try {
    // names that come twice are looked for below: the parser's own way takes the square of their number
    const options = { lineCounter: lines, uniqueKeys: false, stringKeys: true, resolveKnownTags: false } as const;
    const document = parseDocument(text, {
      ...options,
      version: '1.2',
      schema: 'core',
      merge: false,
      prettyErrors: false,
    });
    const said = [...document.errors, ...document.warnings];
    if (said.length > 0)
      return {
        rows: [],
        refused: said.map(({ pos, message }) => ({
          line: at(pos[0]),
          reason: message === OUT_OF_STACK ? TOO_DEEP : message,
        })),
      };
    return rowsOf(document.contents, at);
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.offset, error.message);
    if (error instanceof RangeError) return refuse(0, TOO_DEEP);
    throw error;
  }
}

/** Where a file opens more brackets, or more lists in one line, than anything needs. The parser would follow it down. */
function tooDeepAt(text: string): number | undefined {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '[' || letter === '{') open++;
    else if (letter === ']' || letter === '}') open = Math.max(0, open - 1);
    if (open > 1_000) return i;
  }
  const inLine = /(?:[-?:][ \t]+){30}/.exec(text);
  return inLine?.index;
}

function notJson(text: string): Unread | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    return { line: text.slice(0, position).split('\n').length, reason: `is no JSON: ${message.split('\n')[0]}` };
  }
}

function rowsOf(contents: Node | null, at: (offset: number) => number): ReadRows {
  if (!isMap(contents)) throw new Unreadable(0, 'has to be a mapping with a list of `rows`');
  const rows: ImportRow[] = [];
  const refused: Unread[] = [];
  let list: unknown;
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? key.value : undefined;
    if (name === 'rows' && list === undefined) list = value;
    else if (name !== 'about')
      throw new Unreadable(
        offsetOf(key),
        `says ${String(name)}: a file has \`rows\`, once, and may say what it is \`about\``,
      );
  }
  if (!isSeq(list)) throw new Unreadable(0, 'has no list of `rows`');
  if (list.items.length > MOST_ROWS) throw new Unreadable(0, `has more than ${MOST_ROWS} rows`);
  for (const item of list.items) {
    const line = at(offsetOf(item));
    try {
      rows.push(rowOf(item, line, at));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused.push({ line: at(error.offset), reason: error.message });
    }
  }
  return { rows, refused };
}

function rowOf(item: unknown, line: number, at: (offset: number) => number): ImportRow {
  if (!isMap(item) || item.items.length !== 1)
    throw new Unreadable(offsetOf(item), 'a row is one name and what it says, such as `plan: { … }`');
  const { key, value } = item.items[0]!;
  const kind = isScalar(key) ? key.value : undefined;
  if (typeof kind !== 'string' || !KIND.test(kind))
    throw new Unreadable(offsetOf(key), 'a row begins with the name of what it is');
  if (!isMap(value)) throw new Unreadable(offsetOf(key), `${kind} says nothing: its fields stand under it`);
  const places = new Map<string, number>();
  const said = plain(value, '', places, at, 0) as Record<string, unknown>;
  return { line, kind, said, lineOf: (path) => placeOf(path, places) ?? line };
}

/** What a node says, as JSON would say it. */
function plain(
  node: unknown,
  path: string,
  places: Map<string, number>,
  at: (offset: number) => number,
  depth: number,
): unknown {
  if (node === null || node === undefined) return null;
  if (path !== '' && !places.has(path)) places.set(path, at(offsetOf(node)));
  if (depth > DEEPEST) throw new Unreadable(offsetOf(node), TOO_DEEP);
  if (isAlias(node)) throw new Unreadable(offsetOf(node), 'refers to another place: say it out');
  if (isScalar(node)) return node.value;
  const within = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
  if (isSeq(node)) return node.items.map((one, i) => plain(one, within(i), places, at, depth + 1));
  if (!isMap(node)) throw new Unreadable(0, 'says what nothing can hold');
  const fields = new Map<string, unknown>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? key.value : undefined;
    if (typeof name !== 'string' || NOT_NAMES.has(name))
      throw new Unreadable(offsetOf(key), 'has a name that no field has');
    if (fields.has(name)) throw new Unreadable(offsetOf(key), `says ${name} twice`);
    places.set(within(name), at(offsetOf(key)));
    fields.set(name, plain(value, within(name), places, at, depth + 1));
  }
  return Object.fromEntries(fields);
}

const offsetOf = (node: unknown): number => (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;

function placeOf(path: string, places: ReadonlyMap<string, number>): number | undefined {
  for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))) {
    const line = places.get(rest);
    if (line !== undefined) return line;
  }
  return undefined;
}
