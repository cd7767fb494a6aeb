import type { Condition, Scalar, Sort, Where } from '../../read-models/store.js';

export type Part = { readonly sql: string; readonly values: readonly Scalar[] };

const COLLECTION = /^[a-zA-Z_][\w-]*$/;
const FIELD = /^[a-zA-Z_][\w-]*(\.[\w-]+)*$/;

/** Names never come from a caller's text unchecked; values are always bound. */
export function table(collection: string): string {
  if (!COLLECTION.test(collection)) throw new Error(`${collection} is no name of a collection`);
  return `"docs:${collection}"`;
}

export const tokenTable = (collection: string): string => `"tokens:${table(collection).slice(6)}`;

/** The very same text in an index and in a question, or the index is not used. `_id` is the key itself. */
export function expression(field: string): string {
  if (field === '_id') return 'id';
  if (!FIELD.test(field)) throw new Error(`${field} is no name of a field`);
  return `doc->>'$.${field.replaceAll(/[^.]+/g, '"$&"')}'`;
}

export function conditions(where: Where): Part {
  const parts = Object.entries(where).map(([field, condition]) => one(expression(field), condition));
  return { sql: parts.map(({ sql }) => sql).join(' and ') || 'true', values: parts.flatMap(({ values }) => values) };
}

function one(field: string, condition: Condition): Part {
  if (condition === null) return { sql: `${field} is null`, values: [] };
  if (typeof condition !== 'object') return { sql: `${field} = ?`, values: [condition] };
  if ('in' in condition) {
    const plain = condition.in
      .filter((value) => value !== null)
      .map((value) => (typeof value === 'boolean' ? Number(value) : value));
    const orNull = condition.in.includes(null) ? ` or ${field} is null` : '';
    return { sql: `(${field} in (select value from json_each(?))${orNull})`, values: [JSON.stringify(plain)] };
  }
  const bounds = (['gt', 'gte', 'lt', 'lte'] as const).filter((bound) => condition[bound] !== undefined);
  const SIGNS = { gt: '>', gte: '>=', lt: '<', lte: '<=' };
  return {
    sql: bounds.map((bound) => `${field} ${SIGNS[bound]} ?`).join(' and ') || `${field} is not null`,
    values: bounds.map((bound) => condition[bound]!),
  };
}

/** Documents by a JSON array of their ids. */
export const byIds = (collection: string): string =>
  `select id, doc from ${table(collection)} where id in (select value from json_each(?))`;

export const orderBy = (sort: Sort): string => inOrder(sort.map(([field, way]) => [expression(field), way]));
const inOrder = (keys: readonly (readonly [key: string, direction: 1 | -1])[]) =>
  [...keys.map(([key, direction]) => `${key} ${direction === 1 ? 'asc' : 'desc'}`), 'id asc'].join(', ');

/**
 * Documents in order, the first so many: their ids first, from an index alone where one holds all that is asked, then only
 * those documents. `few`: what fits is found and then put in order, or SQLite would rather walk all there is in that order.
 */
export function selectDocs(collection: string, where: string, sort: Sort, few = false): string {
  const from = table(collection);
  if (!few && sort.length === 0) return `select doc from ${from} where ${where} order by id limit ?`;
  if (!few) {
    const ids = `select id from ${from} where ${where} order by ${orderBy(sort)} limit ?`;
    return `select doc from ${from} where id in (${ids}) order by ${orderBy(sort)}`;
  }
  const keys = sort.map(([field], i) => `, ${expression(field)} k${i}`).join('');
  const first = `select id from found order by ${inOrder(sort.map(([, way], i) => [`k${i}`, way]))} limit ?`;
  return `with found as materialized (select id${keys} from ${from} where ${where})
    select doc from ${from} where id in (${first}) order by ${orderBy(sort)}`;
}

/** What lies behind a document in this order: further on in the first key, or equal there and further on in the next. */
export function keyset(sort: Sort, after: readonly Scalar[]): Part {
  const order: Sort = [...sort, ['_id', 1]];
  const values: Scalar[] = [];
  const branches = order.map(([field, direction], i) => {
    const equal = order.slice(0, i).map(([before], j) => {
      values.push(after[j] ?? null);
      return `${expression(before)} is ?`;
    });
    const value = after[i] ?? null;
    if (value === null) return [...equal, direction === 1 ? `${expression(field)} is not null` : 'false'].join(' and ');
    values.push(value);
    const further = `${expression(field)} ${direction === 1 ? '>' : '<'} ?`;
    return [...equal, direction === 1 ? further : `(${further} or ${expression(field)} is null)`].join(' and ');
  });
  const [first, direction] = order[0]!;
  const from = after[0] ?? null;
  // said once more by itself, so that the index is entered where the page begins; falling, nothing comes last and is in too
  const entered = direction === 1 && from !== null ? `${expression(first)} >= ? and ` : '';
  return {
    sql: `${entered}(${branches.map((branch) => `(${branch})`).join(' or ')})`,
    values: entered ? [from, ...values] : values,
  };
}
