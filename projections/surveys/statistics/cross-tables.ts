import { WITHHELD } from './anonymity.js';
import type { AnswerFile, FileRow } from './answer-file.js';
import { boundsOf, type Hidden } from './bounds.js';
import { type Facet, facetsOf } from './facets.js';
import { codesOf, type Dimension, isText, leansOn, type Question } from './questionnaire.js';
import { type Answered, answeredOf, type Line, linesOf, type Mean, meanOf, suretyOf } from './shares.js';
import { roomBySums, suppress } from './suppression.js';

/** A cell that is shown, or one that is not. */
export type CrossCell = Line | { readonly code: string; readonly hidden: true };

/** People of one code, or of several that are too few apart (`*` among them: people whose own code is withheld). */
export type CrossGroup = {
  readonly codes: readonly string[];
  readonly n: number;
  /** Shares of the group; none for a scale. */
  readonly cells: readonly CrossCell[];
  /** A scale: absent where it would tell that nearly all stand at one end. */
  readonly mean?: Mean;
};

/** A question by district, sex or age. Without groups where showing them would tell too much. */
export type CrossTable = {
  readonly question: string;
  readonly row?: string;
  readonly by: Dimension;
  readonly groups: readonly CrossGroup[];
};

/**
 * All questions by one dimension, in the order of the questionnaire.
 *
 * The tables of one question by district, by sex and by age have only the sums of answers in common, so what one of them
 * hides no other tells: any table by sex goes with any table by district that has the same sums.
 * A question with a filter tells by its base how many met the filter. It is broken down only by groups whose row is
 * whole in every table that the filter leans on, and not at all where it leans on a scale, an order or text.
 */
export function crossTablesOf(file: AnswerFile, by: Dimension): CrossTable[] {
  const tables: CrossTable[] = [];
  for (const question of file.questions) {
    const isOpen = openGroups(question, file.questions, tables);
    tables.push(...facetsOf(question).map((facet) => crossTable(file, facet, by, isOpen)));
  }
  return tables;
}

type IsOpen = (code: string) => boolean;

function openGroups(question: Question, all: readonly Question[], before: readonly CrossTable[]): IsOpen {
  const leanings = leansOn(question);
  const tables = before.filter((table) => leanings.includes(table.question));
  const isTold = (id: string) => {
    const other = all.find((one) => one.id === id);
    return (
      other && ['single', 'multiple', 'matrix'].includes(other.kind) && tables.some((table) => table.question === id)
    );
  };
  if (!leanings.every(isTold)) return () => false;
  const isWhole = ({ codes, cells }: CrossGroup, code: string) =>
    codes.length === 1 && codes[0] === code && !cells.some((cell) => 'hidden' in cell);
  return (code) => tables.every(({ groups }) => groups.some((group) => isWhole(group, code)));
}

function crossTable(file: AnswerFile, facet: Facet, by: Dimension, isOpen: IsOpen): CrossTable {
  const { question, row, codes } = facet;
  const head = { question: question.id, ...(row !== undefined && { row }), by };
  const groups = groupsOf(
    answeredOf(file.rows, facet),
    [...codesOf(file.bands[by]), WITHHELD],
    by,
    file.threshold,
    isOpen,
  );
  if (groups.length < 2 || codes.length === 0) return { ...head, groups: [] };
  const surety = suretyOf(file);

  if (question.kind === 'scale') {
    const told = meansToTell(groups, question, file.k);
    const pointOf = (one: Answered) => Number(one.codes[0]);
    return {
      ...head,
      groups: groups.map(({ codes: of, who }, i) => ({
        codes: of,
        n: who.length,
        cells: [],
        ...(told[i] && { mean: meanOf(who, pointOf, surety)! }),
      })),
    };
  }
  const counts = groups.map(({ who }) => codes.map((code) => who.filter((one) => one.codes.includes(code)).length));
  const hidden =
    facet.parts === 'one'
      ? suppress(counts, file.threshold)
      : suppressOptions(
          counts,
          groups.map(({ who }) => who.length),
          question,
          file.threshold,
        );
  return {
    ...head,
    groups: groups.map(({ codes: of, who }, i) => ({
      codes: of,
      n: who.length,
      cells: linesOf(who, codes, surety).map((line, j) => (hidden[i]![j] ? { code: line.code, hidden: true } : line)),
    })),
  };
}

type Group = { readonly codes: readonly string[]; readonly who: readonly Answered[] };

/**
 * People by code. Codes with too few people, and those that must not stand alone, become one group; it takes in the
 * smallest others until it is large enough and holds two codes. One group alone is none.
 */
function groupsOf(
  answered: readonly Answered[],
  codes: readonly string[],
  by: Dimension,
  threshold: number,
  isOpen: IsOpen,
): Group[] {
  const codeOf = ({ [by]: code }: FileRow) => code;
  const all = codes
    .map((code) => ({ codes: [code], who: answered.filter(({ row }) => codeOf(row) === code) }))
    .filter(({ codes: [code], who }) => code !== WITHHELD || who.length > 0);
  const mayStand = ({ codes: [code], who }: Group) => who.length >= threshold && isOpen(code!);
  const alone = all.filter(mayStand);
  const rest = all.filter((group) => !mayStand(group));
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

/**
 * Options of which one may choose several: each is a table of its own, chosen or not. Besides, everybody who answered
 * chose at least one and at most `most`; where that narrows a hidden count, the row's largest shown option is hidden too.
 */
function suppressOptions(
  counts: readonly (readonly number[])[],
  sizes: readonly number[],
  question: Question,
  threshold: number,
): Hidden {
  const options = counts[0]!.map((_, j) => counts.map((line, i) => [line[j]!, sizes[i]! - line[j]!]));
  const hidden = options.map((option) => suppress(option, threshold));
  const least = isText(question) ? 0 : 1;
  const most = question.most ?? options.length;
  for (;;) {
    const tight = sizes.findIndex((size, i) => {
      const bounds = options.map((option, j) => boundsOf(option, hidden[j]!, i, 0));
      const [low, high] = [sum(bounds.map((b) => b.low)), sum(bounds.map((b) => b.high))];
      const isTight = bounds.some((b, j) => {
        const room = Math.min(b.high, most * size - (low - b.low)) - Math.max(b.low, least * size - (high - b.high));
        return hidden[j]![i]![0] && room < Math.min(threshold, roomBySums(options[j]!, i, 0));
      });
      return isTight && hidden.some((option) => !option[i]![0]);
    });
    if (tight === -1) return counts.map((line, i) => line.map((_, j) => hidden[j]![i]![0]!));
    const shown = hidden.flatMap((option, j) => (option[tight]![0] ? [] : [j]));
    const largest = shown.reduce((a, b) => (counts[tight]![b]! > counts[tight]![a]! ? b : a));
    const start = hidden[largest]!.map((line, i) => line.map((is) => is || i === tight));
    hidden[largest] = suppress(options[largest]!, threshold, start);
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/**
 * Whose mean of a scale is told: where at least `k` people stand off its lower end and `k` off its upper end. A mean
 * held back could be worked out from the mean of all, so those held back are at least two groups that pass together.
 */
function meansToTell(groups: readonly Group[], { scale }: Question, k: number): boolean[] {
  const passes = (who: readonly Answered[]) =>
    [scale!.min, scale!.max].every((end) => who.filter(({ codes }) => Number(codes[0]) !== end).length >= k);
  const told = groups.map(({ who }) => passes(who));
  const held = () => groups.filter((_, i) => !told[i]);
  while (
    held().length > 0 &&
    told.includes(true) &&
    (held().length === 1 || !passes(held().flatMap(({ who }) => who)))
  ) {
    const next = groups
      .map(({ who }, i) => ({ i, n: who.length }))
      .filter(({ i }) => told[i])
      .reduce((a, b) => (b.n < a.n ? b : a));
    told[next.i] = false;
  }
  return told;
}
