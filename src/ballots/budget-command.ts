import { readFileSync } from 'node:fs';
import type { TallyFigure } from '../../events/budgeting.js';
import type { Opening } from './opening.js';
import { makeKeys, ROUND_KEY } from './trustees.js';

export const BUDGET_USAGE =
  'budget make-keys <round> --trustees a,b,c --out dir | budget open-ballots <round> --share file --share file | budget registrar';

type Asked = {
  readonly words: readonly string[];
  readonly shares: readonly string[];
  readonly trustees: string | undefined;
  readonly out: string | undefined;
};
type Perform = (operation: string, args: Readonly<Record<string, string>>) => Promise<unknown>;

/** `ghia budget`: what trustees do, and what another issuer must know. */
export async function budgetCommand({ words, shares, trustees, out }: Asked, perform: Perform): Promise<number> {
  const [what = '', round = ''] = words;
  if (what === 'registrar') {
    console.log(await perform('registrar', {}));
    return 0;
  }
  if (round === '') throw new Error(`usage: ${BUDGET_USAGE}`);
  if (what === 'make-keys' && trustees && out) return make(round, trustees.split(','), out);
  if (what !== 'open-ballots' || shares.length === 0) throw new Error(`usage: ${BUDGET_USAGE}`);
  const brought = JSON.stringify(shares.map(read));
  tell((await perform('open-ballots', { round, shares: brought })) as Opening);
  return 0;
}

async function make(round: string, names: readonly string[], out: string): Promise<number> {
  const { trustees } = await makeKeys(round, names, out);
  for (const name of names) console.log(`${out}/share-${name}.json  for ${name} alone: take it off this machine`);
  console.log(`${out}/${ROUND_KEY}  for the officer who opens the voting`);
  console.log(`any ${trustees.threshold} of the ${names.length} open the ballots; the whole key is nowhere any more`);
  return 0;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function tell({ opened, spoiled, digest, trustees, result }: Opening): void {
  console.log(`opened by ${trustees.join(' and ')}: ${opened} final ballots, ${spoiled} of them spoiled`);
  console.log(`opened.jsonl  ${digest}`);
  for (const line of resultLines(result)) console.log(line);
}

function resultLines({ ballots, blank, pots = [], themes = [] }: TallyFigure): readonly string[] {
  return [
    `${ballots} ballots counted, ${blank} blank`,
    ...pots.map(
      ({ pot, winners, spent, budget }) => `${pot}: ${winners.join(', ') || 'nobody'} (${spent} of ${budget} tetri)`,
    ),
    ...themes.map(({ code, mean, median }) => `${code}: ${mean} of 100 on the mean, median ${median}`),
  ];
}
