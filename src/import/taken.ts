import { Invalid } from '../http/validation.pipe.js';

type Said = Readonly<Record<string, unknown>>;

/**
 * What a row says beside its command: which plan, which session it is about. `rest` is the command's own.
 * @throws Invalid for what is missing or not in order; with `whole`, for whatever is left over, too
 */
export function taken<const N extends string>(
  said: Said,
  fields: Readonly<Record<N, RegExp>>,
  { whole = false }: { readonly whole?: boolean } = {},
): { readonly [K in N]: string } & { readonly rest: Said } {
  const wrong: { path: string; message: string }[] = [];
  const found: Record<string, string> = {};
  const rest: Record<string, unknown> = { ...said };
  for (const [name, pattern] of Object.entries<RegExp>(fields)) {
    const value = said[name];
    delete rest[name];
    if (typeof value === 'string' && pattern.test(value)) found[name] = value;
    else
      wrong.push({ path: name, message: value === undefined ? `${name} is missing` : `${name} must match ${pattern}` });
  }
  for (const name of whole ? Object.keys(rest) : [])
    wrong.push({ path: name, message: `property ${name} should not exist` });
  if (wrong.length > 0) throw new Invalid(wrong);
  return { ...found, rest } as { readonly [K in N]: string } & { readonly rest: Said };
}
