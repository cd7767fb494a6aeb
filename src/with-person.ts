import type { Config } from './config.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** In production a personal number is read from standard input, where no list of processes shows it. */
export async function withPerson({ mode }: Pick<Config, 'mode'>, values: Values): Promise<Record<string, string>> {
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  if (given.person !== undefined && mode === 'demo') return given;
  if (given.person !== undefined)
    throw new Error('in production the number is read from standard input: leave --person out');
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return { ...given, person: text.trim() };
}
