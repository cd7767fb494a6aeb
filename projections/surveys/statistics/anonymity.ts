import type { Answers, Cell, Dimension } from './questionnaire.js';
import { compare } from './selection.js';

/** A value that is withheld. */
export const WITHHELD = '*';

/** Where somebody stands of whom a survey knows no cell. */
export const NOWHERE: Cell = { district: WITHHELD, sex: WITHHELD, age: WITHHELD };

/** Codes that the file shows as one. */
export type Band = { readonly code: string; readonly of: readonly string[] };

type Person = { readonly cell: Cell; readonly answers: Answers };

/** What gives way first: the age, then the sex too, the district last, because results are read by district. */
const STEPS: readonly (readonly Dimension[])[] = [['age'], ['age', 'sex'], ['age', 'sex', 'district']];

/**
 * Cells so coarse that at least `k` people share each, in the order of the people.
 *
 * 1. Neighbouring ages are joined for everybody while more than `spare` of all people (a share) stand in too small
 *    groups: the pair that leaves the fewest there; a tie: the pair with fewer people; then the younger.
 * 2. What is left gives way locally, age first. A group of `*` that is itself too small takes in the smallest group that
 *    agrees in what is still shown, and only then gives up the next value.
 * A group is also too small when all in it gave one and the same answer to a `sensitive` question (distinct
 * l-diversity with l = 2: Machanavajjhala et al. 2007). Fewer than `k` people are all `*`.
 */
export function anonymous(
  people: readonly Person[],
  {
    k,
    ages,
    sensitive = [],
    spare = 0.05,
  }: { k: number; ages: readonly string[]; sensitive?: readonly string[]; spare?: number },
): { cells: Cell[]; ages: Band[] } {
  const isWeak = (members: readonly number[]) =>
    members.length < k ||
    sensitive.some((id) => new Set(members.map((i) => JSON.stringify(people[i]!.answers[id] ?? null))).size === 1);
  const bands = joinAges(people, ages, (cells) => weakIn(cells, isWeak), spare);
  const cells = inBands(people, bands);
  for (const step of STEPS) giveWay(cells, step, isWeak);
  return { cells, ages: bands };
}

function joinAges(
  people: readonly Person[],
  ages: readonly string[],
  weak: (cells: Cell[]) => number,
  spare: number,
): Band[] {
  let bands = ages.map((age): Band => ({ code: age, of: [age] }));
  while (bands.length > 1 && weak(inBands(people, bands)) > spare * people.length) {
    const joined = bands.slice(1).map((_, i) => {
      const wider = bands[i]!.of.concat(bands[i + 1]!.of);
      const next = bands.toSpliced(i, 2, { code: wider.join('+'), of: wider });
      const members = people.filter(({ cell }) => wider.includes(cell.age)).length;
      return { next, left: weak(inBands(people, next)), members };
    });
    joined.sort((a, b) => a.left - b.left || a.members - b.members);
    bands = joined[0]!.next;
  }
  return bands;
}

function inBands(people: readonly Person[], bands: readonly Band[]): Cell[] {
  const codes = new Map(bands.flatMap(({ code, of }) => of.map((age) => [age, code])));
  return people.map(({ cell: { district, sex, age } }) => ({ district, sex, age: codes.get(age) ?? WITHHELD }));
}

type Group = { readonly key: string; readonly cell: Cell; readonly members: readonly number[] };
type Weak = (members: readonly number[]) => boolean;

function groupsOf(cells: readonly Cell[]): Group[] {
  const groups = new Map<string, number[]>();
  cells.forEach((cell, i) => {
    const key = JSON.stringify([cell.district, cell.sex, cell.age]);
    const members = groups.get(key);
    if (members) members.push(i);
    else groups.set(key, [i]);
  });
  return [...groups].map(([key, members]) => ({ key, cell: cells[members[0]!]!, members }));
}

const weakIn = (cells: readonly Cell[], isWeak: Weak): number =>
  groupsOf(cells)
    .filter(({ members }) => isWeak(members))
    .reduce((sum, { members }) => sum + members.length, 0);

function giveWay(cells: Cell[], step: readonly Dimension[], isWeak: Weak): void {
  const blank = ({ members }: Group) => {
    for (const i of members) {
      cells[i] = { ...cells[i]!, ...Object.fromEntries(step.map((dimension) => [dimension, WITHHELD])) };
    }
  };
  for (const group of groupsOf(cells)) if (isWeak(group.members)) blank(group);
  for (;;) {
    const groups = groupsOf(cells);
    const isBlank = ({ cell }: Group) => step.every((dimension) => cell[dimension] === WITHHELD);
    const takesIn = (weak: Group, other: Group) =>
      other !== weak &&
      (['district', 'sex', 'age'] as const).every((d) => step.includes(d) || other.cell[d] === weak.cell[d]);
    const found = groups
      .filter((group) => isBlank(group) && isWeak(group.members))
      .sort((a, b) => compare(a.key, b.key))
      .flatMap((weak) => groups.filter((other) => takesIn(weak, other)))
      .sort((a, b) => a.members.length - b.members.length || compare(a.key, b.key));
    if (!found[0]) return;
    blank(found[0]);
  }
}
