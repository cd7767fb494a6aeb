import { readFileSync } from 'node:fs';
import { electionOf, type FromPabulib } from '../projections/budgeting/pabulib/election-of.js';
import { decimalsOf, minorUnits } from '../projections/budgeting/pabulib/numbers.js';
import { BrokenPabulib, readTables } from '../projections/budgeting/pabulib/tables.js';
import { UnfinishedTally } from '../projections/budgeting/tally/completion.js';
import { WrongElection } from '../projections/budgeting/tally/election.js';
import type { Completion, Rule, TieCriterion } from '../projections/budgeting/tally/rule.js';
import { tally } from '../projections/budgeting/tally/tally.js';
import { lotOrder } from './budgeting/lot-order.js';
import { tallyAsJson } from './budgeting/tally-json.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;

const RULES = ['greedy', 'greedy-no-skip', 'greedy-per-cost', 'equal-shares', 'phragmen'] as const;
const UTILITIES = ['cost', 'cardinality', 'points'] as const;
const COMPLETIONS = ['none', 'greedy', 'add1', 'add1-official', 'add1-greedy'] as const satisfies readonly Completion[];
const TIES: Readonly<Record<string, readonly TieCriterion[]>> = {
  id: ['id'],
  'cost-votes-id': ['lower-cost', 'more-votes', 'id'],
};

export const TALLY_USAGE = `tally <file.pb> --rule ${RULES.join('|')} [--utility ${UTILITIES.join('|')}] [--completion ${COMPLETIONS.join('|')}] [--step n] [--min-votes n] [--ties id|cost-votes-id|lot:<seed>]`;

/** A call that says something else than the usage: what to write instead. */
class Misunderstood extends Error {}

/** `ghia tally`: counts a Pabulib file. 0 counted, 1 a file that cannot be counted, 2 the call was not understood. */
export function tallyCommand(words: readonly string[], values: Values): number {
  const [file] = words;
  try {
    if (file === undefined || words.length > 1) throw new Misunderstood(`usage: ${TALLY_USAGE}`);
    const read = electionOf(readTables(textOf(file)));
    for (const { line, what } of read.remarks.slice(0, MOST_REMARKS)) console.error(`note   line ${line} ${what}`);
    if (read.remarks.length > MOST_REMARKS)
      console.error(`note   and ${read.remarks.length - MOST_REMARKS} more like these`);
    const threshold = read.meta.get('min_project_score_threshold');
    if (threshold && values['min-votes'] === undefined)
      console.error(`note   the file names a threshold: --min-votes ${threshold} applies it`);
    console.log(tallyAsJson(tally(read.election, ruleOf(values, read), { progress: shown() }), read));
    return 0;
  } catch (error) {
    const broken = error instanceof BrokenPabulib || error instanceof WrongElection || error instanceof UnfinishedTally;
    if (!broken && !(error instanceof Misunderstood)) throw error;
    console.error(error instanceof Misunderstood ? error.message : `${file}: ${error.message}`);
    return error instanceof Misunderstood ? 2 : 1;
  }
}

const MOST_REMARKS = 10;

/** What stands beside the rule in a file with points is counted by points, unless the call says otherwise. */
function ruleOf(values: Values, { election, voteType, digits }: FromPabulib): Rule {
  const id = one(values, 'rule', RULES);
  if (id === undefined) throw new Misunderstood(`usage: ${TALLY_USAGE}`);
  const pointed = voteType !== 'approval' && voteType !== 'choose-1';
  const utility = one(values, 'utility', UTILITIES) ?? (pointed ? 'points' : 'cost');
  const completion = one(values, 'completion', COMPLETIONS) ?? 'none';
  if (completion !== 'none' && id !== 'equal-shares')
    throw new Misunderstood(`--completion ${completion} goes with --rule equal-shares`);
  const minVotes = Number(text(values, 'min-votes', /^\d{1,9}$/, 'a whole number, such as 50') ?? 0);
  const common = {
    minVotes,
    ...tiesOf(
      values,
      election.projects.map((project) => project.id),
    ),
  };
  if (id === 'equal-shares') return { id, utility, completion, step: stepOf(values, digits), ...common };
  return id === 'phragmen' ? { id, ...common } : { id, by: utility === 'points' ? 'points' : 'votes', ...common };
}

function stepOf(values: Values, digits: number): bigint {
  const step = text(values, 'step', /^\d{1,18}(\.\d+)?$/, 'an amount above 0, such as 1') ?? '1';
  const amount = decimalsOf(step, 0) > digits ? 0n : minorUnits(step, digits, 0);
  if (amount === 0n) throw new Misunderstood('--step is an amount above 0, with no more decimals than the file has');
  return amount;
}

function tiesOf(values: Values, ids: readonly string[]): Pick<Rule, 'ties' | 'lots'> {
  const ties = String(values.ties ?? 'id');
  if (Object.hasOwn(TIES, ties)) return { ties: TIES[ties] };
  if (/^lot:./s.test(ties)) return { ties: ['lot'], lots: lotOrder(ties.slice(4), ids) };
  throw new Misunderstood(`--ties is one of ${Object.keys(TIES).join(', ')}, lot:<seed>`);
}

function one<Known extends string>(values: Values, name: string, known: readonly Known[]): Known | undefined {
  const value = values[name];
  if (value === undefined || known.includes(value as Known)) return value as Known | undefined;
  throw new Misunderstood(`--${name} is one of ${known.join(', ')}`);
}

function text(values: Values, name: string, form: RegExp, what: string): string | undefined {
  const value = values[name];
  if (value === undefined || form.test(String(value))) return value as string | undefined;
  throw new Misunderstood(`--${name} is ${what}`);
}

function textOf(file: string): string {
  const bytes = bytesOf(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BrokenPabulib(1, 'the file is not UTF-8 text');
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new WrongElection(`cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** On a terminal, where add-1 is; nowhere else. */
function shown(): ((run: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (run) => run % 100 === 0 && process.stderr.write(`\rrun ${run} …\r`);
}
