import type { ReportTold } from './report-operation.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;

export const REPORT_USAGE =
  'report ogp --plan <id> [--as-of <position|ISO>] [--format html|json|csv|pdf] [--lang ka|en]';

/** `ghia report ogp`: the report itself on standard output, what it rests on beside it on standard error. */
export async function reportCommand(
  [what]: readonly string[],
  values: Values,
  perform: (operation: string, args: Readonly<Record<string, string>>) => Promise<unknown>,
): Promise<number> {
  if (what !== 'ogp' || typeof values.plan !== 'string') {
    console.error(`usage: ${REPORT_USAGE}`);
    return 2;
  }
  const args = Object.fromEntries(
    ['plan', 'as-of', 'format', 'lang'].flatMap((name) =>
      values[name] === undefined ? [] : [[name, String(values[name])]],
    ),
  );
  const { base64, digest, position } = (await perform('report-ogp', args)) as ReportTold;
  process.stdout.write(Buffer.from(base64, 'base64'));
  console.error(`position ${position}, SHA-256 of the JSON ${digest}`);
  return 0;
}
