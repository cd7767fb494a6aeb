import { WITHHELD } from './anonymity.js';
import type { CrossGroup, CrossTable, FileRow } from './published-file.js';
import type { Dimension, Question } from './questionnaire.js';
import type { Answered } from './shares.js';

/** Whether a code may have a row of its own. */
export type MayStand = (code: string) => boolean;

/**
 * Which groups of a question with a filter may stand alone: how many met the filter must already be told for them.
 *
 * That is so where each table of the one question that the filter looks at shows the group's row whole. A filter that
 * joins several questions, several choices of a multiple or several looks at a matrix would tell how many gave both answers,
 * and one on a scale, an order or text would tell what no table by groups tells: then no group may.
 */
export function mayStandAlone(question: Question, all: readonly Question[], before: readonly CrossTable[]): MayStand {
  const conditions = question.when?.conditions ?? [];
  if (conditions.length === 0) return () => true;
  const [id, ...others] = new Set(conditions.map((one) => one.question));
  const kind = all.find((one) => one.code === id)?.kind;
  const isTold = kind === 'single' || ((kind === 'multiple' || kind === 'matrix') && conditions.length === 1);
  const tables = before.filter((table) => table.question === id);
  if (others.length > 0 || !isTold || tables.length === 0) return () => false;
  return (code) => tables.every(({ groups }) => groups.some((group) => isWhole(group, code)));
}

const isWhole = ({ codes, cells }: CrossGroup, code: string): boolean =>
  codes.length === 1 && codes[0] === code && !cells.some((cell) => 'hidden' in cell);

/** Codes shown as one, and who of those who answered has them. */
export type Group = { readonly codes: readonly string[]; readonly who: readonly Answered[] };

/**
 * People by code. Codes with too few people, and those that must not stand alone, become one group; it takes in the
 * smallest others until it is large enough and holds two codes. One group alone is none.
 */
export function groupsOf(
  answered: readonly Answered[],
  codes: readonly string[],
  by: Dimension,
  threshold: number,
  mayStand: MayStand,
): Group[] {
  const codeOf = ({ [by]: code }: FileRow) => code;
  const all = codes
    .map((code) => ({ codes: [code], who: answered.filter(({ row }) => codeOf(row) === code) }))
    .filter(({ codes: [code], who }) => code !== WITHHELD || who.length > 0);
  const isAlone = ({ codes: [code], who }: Group) => who.length >= threshold && mayStand(code!);
  const alone = all.filter(isAlone);
  const rest = all.filter((group) => !isAlone(group));
  const people = () => rest.reduce((sum, { who }) => sum + who.length, 0);
  while (rest.length > 0 && alone.length > 0 && (rest.length === 1 || people() < threshold)) {
    const fewest = Math.min(...alone.map(({ who }) => who.length));
    rest.push(
      ...alone.splice(
        alone.findIndex(({ who }) => who.length === fewest),
        1,
      ),
    );
  }
  if (rest.length === 0) return alone;
  return [...alone, { codes: rest.flatMap((group) => group.codes), who: rest.flatMap(({ who }) => who) }];
}
