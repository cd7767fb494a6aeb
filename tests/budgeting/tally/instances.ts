import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electionOf, type FromPabulib } from '../../../projections/budgeting/pabulib/election-of.js';
import { readTables } from '../../../projections/budgeting/pabulib/tables.js';
import type { Rule } from '../../../projections/budgeting/tally/rule.js';

/** What the reference says of one instance; see instances/SOURCE.txt. */
export type Expected = {
  readonly file: string;
  readonly rules: Readonly<Record<string, string>>;
  readonly loose?: Readonly<Record<string, string>>;
  readonly add1?: readonly [string, number];
  readonly comparison?: readonly [number, number];
  readonly lowerCost?: Readonly<Record<string, string>>;
  readonly ties?: { readonly decisive?: readonly string[]; readonly harmless?: readonly string[] };
};

const FOLDER = join(import.meta.dirname, '..', 'instances');
export const INSTANCES = readdirSync(FOLDER).filter((name) => name.endsWith('.pb'));
export const EXPECTED: readonly Expected[] = readFileSync(join(FOLDER, 'expected.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

export const textOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
export const read = (text: string): FromPabulib => electionOf(readTables(text));

/** The reference's names for rules, as Ghia's. Ties go to the smallest id; the official add-1 has an order of its own. */
export const RULES: Readonly<Record<string, Rule>> = {
  greedy_votes: { id: 'greedy' },
  greedy_votes_min1: { id: 'greedy', minVotes: 1 },
  greedy_votes_noskip: { id: 'greedy-no-skip' },
  greedy_votes_per_cost: { id: 'greedy-per-cost' },
  greedy_score: { id: 'greedy', by: 'points' },
  greedy_score_noskip: { id: 'greedy-no-skip', by: 'points' },
  greedy_score_per_cost: { id: 'greedy-per-cost', by: 'points' },
  mes_cost: { id: 'equal-shares' },
  mes_card: { id: 'equal-shares', utility: 'cardinality' },
  mes_score: { id: 'equal-shares', utility: 'points' },
  mes_cost_greedy: { id: 'equal-shares', completion: 'greedy' },
  mes_cost_add1: { id: 'equal-shares', completion: 'add1' },
  mes_cost_add1_greedy: { id: 'equal-shares', completion: 'add1-greedy' },
  mes_cost_add1_greedy_min1: { id: 'equal-shares', completion: 'add1-greedy', minVotes: 1 },
  mes_cost_add1_official: {
    ...{ id: 'equal-shares', completion: 'add1-official' },
    ties: ['lower-cost', 'more-votes', 'id'],
  },
  mes_score_add1: { id: 'equal-shares', utility: 'points', completion: 'add1' },
  phragmen: { id: 'phragmen' },
  phragmen_supported: { id: 'phragmen', minVotes: 1 },
};

/** `mes_cost_add1_step100` and the like: the step is in units of the file's currency. */
export function ruleNamed(name: string, unit: bigint): Rule {
  const [, plain, step] = /^(.*_add1)_step(\d+)$/.exec(name) ?? [];
  const rule = RULES[plain ?? name]!;
  return step === undefined ? rule : { ...(rule as Rule & { id: 'equal-shares' }), step: BigInt(step) * unit };
}

export const idsOf = (winners: readonly { readonly id: string }[]) =>
  winners
    .map(({ id }) => id)
    .sort()
    .join(' ');
