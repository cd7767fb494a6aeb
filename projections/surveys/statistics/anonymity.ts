import { type Answers, type Cell, DIMENSIONS, type Dimension } from './questionnaire.js';
import { compare } from './selection.js';

/** A value that is withheld. */
export const WITHHELD = '*';

/** Where somebody stands of whom a survey knows no cell. */
export const NOWHERE: Cell = { district: WITHHELD, sex: WITHHELD, age: WITHHELD };

/** Codes that the file shows as one. */
export type Band = { readonly code: string; readonly of: readonly string[] };

type Person = { readonly cell: Cell; readonly answers: Answers };
/** A cell with the answers to `identifying` questions beside it, as they are shown. */
type Look = Readonly<Record<Dimension | 'told', string>>;

const SIDES = [...DIMENSIONS, 'told'] as const;
/** What gives way first: the age, then the sex too, the district after that, because results are read by district. */
const STEPS: readonly (readonly (typeof SIDES)[number][])[] = [
  ['age'],
  ['age', 'sex'],
  ['age', 'sex', 'district'],
  ['age', 'sex', 'district', 'told'],
];
const NOTHING_TOLD = JSON.stringify([]);

/** What of people may be shown, in their order. */
export type Anonymous = {
  readonly cells: readonly Cell[];
  readonly ages: readonly Band[];
  /** Whose answers to identifying questions are not shown either. */
  readonly withheld: readonly boolean[];
};

/**
 * Cells so coarse that at least `k` people share each, with all their answers to `identifying` questions, in the order of
 * the people.
 *
 * 1. Neighbouring ages are joined for everybody while more than `spare` of all people (a share) stand in too small
 *    groups: the pair that leaves the fewest there; a tie: the pair with fewer people; then the younger.
 * 2. What is left gives way locally, age first. A group of `*` that is itself too small takes in the smallest group that
 *    agrees in what is still shown, and only then gives up the next value; answers to identifying questions go last, so
 *    that rare ones cost their place before they cost the answer.
 * A group is also too small when all in it gave one and the same answer to a `sensitive` question (distinct
 * l-diversity with l = 2: Machanavajjhala et al. 2007); of a question that is both, when all who are alike in the rest
 * did. Fewer than `k` people are all `*`.
 */
export function anonymous(
  people: readonly Person[],
  {
    k,
    ages,
    sensitive = [],
    identifying = [],
    spare = 0.05,
  }: {
    k: number;
    ages: readonly string[];
    sensitive?: readonly string[];
    identifying?: readonly string[];
    spare?: number;
  },
): Anonymous {
  const answer = (i: number, code: string) => JSON.stringify(people[i]!.answers[code] ?? null);
  const hidden = sensitive.filter((code) => !identifying.includes(code));
  const both = sensitive.filter((code) => identifying.includes(code)).map((code) => identifying.indexOf(code));
  const weakIn: Weak = (groups) => {
    const lone = both.map((at) => loneIn(groups, at));
    return groups.filter(
      (group) =>
        group.members.length < k ||
        hidden.some((code) => new Set(group.members.map((i) => answer(i, code))).size === 1) ||
        lone.some((alone) => alone(group)),
    );
  };
  const told = people.map((_, i) => JSON.stringify(identifying.map((code) => answer(i, code))));
  const bands = joinAges(people, ages, told, weakIn, spare);
  const looks = inBands(people, bands, told);
  for (const step of STEPS) if (identifying.length > 0 || !step.includes('told')) giveWay(looks, step, weakIn);
  return {
    cells: looks.map(({ district, sex, age }) => ({ district, sex, age })),
    ages: bands,
    withheld: looks.map((look) => look.told === WITHHELD),
  };
}

/** Groups that nobody stands beside who is alike but for one identifying answer. */
function loneIn(groups: readonly Group[], at: number): (group: Group) => boolean {
  const rest = ({ look: { told, ...cell } }: Group) =>
    JSON.stringify([cell.district, cell.sex, cell.age, (JSON.parse(told) as string[]).toSpliced(at, 1)]);
  const beside = new Map<string, number>();
  for (const group of groups)
    if (group.look.told !== WITHHELD) beside.set(rest(group), (beside.get(rest(group)) ?? 0) + 1);
  return (group) => group.look.told !== WITHHELD && beside.get(rest(group)) === 1;
}

function joinAges(
  people: readonly Person[],
  ages: readonly string[],
  told: readonly string[],
  weakIn: Weak,
  spare: number,
): Band[] {
  const weak = (bands: readonly Band[]) =>
    weakIn(groupsOf(inBands(people, bands, told))).reduce((sum, { members }) => sum + members.length, 0);
  let bands = ages.map((age): Band => ({ code: age, of: [age] }));
  while (bands.length > 1 && weak(bands) > spare * people.length) {
    const joined = bands.slice(1).map((_, i) => {
      const wider = bands[i]!.of.concat(bands[i + 1]!.of);
      const next = bands.toSpliced(i, 2, { code: wider.join('+'), of: wider });
      const members = people.filter(({ cell }) => wider.includes(cell.age)).length;
      return { next, left: weak(next), members };
    });
    joined.sort((a, b) => a.left - b.left || a.members - b.members);
    bands = joined[0]!.next;
  }
  return bands;
}

function inBands(people: readonly Person[], bands: readonly Band[], told: readonly string[]): Look[] {
  const codes = new Map(bands.flatMap(({ code, of }) => of.map((age) => [age, code])));
  return people.map(({ cell: { district, sex, age } }, i) => ({
    ...{ district, sex, age: codes.get(age) ?? WITHHELD },
    told: told[i] ?? NOTHING_TOLD,
  }));
}

type Group = { readonly key: string; readonly look: Look; readonly members: readonly number[] };
type Weak = (groups: readonly Group[]) => readonly Group[];

function groupsOf(looks: readonly Look[]): Group[] {
  const groups = new Map<string, number[]>();
  looks.forEach((look, i) => {
    const key = JSON.stringify(SIDES.map((side) => look[side]));
    const members = groups.get(key);
    if (members) members.push(i);
    else groups.set(key, [i]);
  });
  return [...groups].map(([key, members]) => ({ key, look: looks[members[0]!]!, members }));
}

function giveWay(looks: Look[], step: readonly (typeof SIDES)[number][], weakIn: Weak): void {
  const blank = ({ members }: Group) => {
    for (const i of members) looks[i] = { ...looks[i]!, ...Object.fromEntries(step.map((side) => [side, WITHHELD])) };
  };
  for (const group of weakIn(groupsOf(looks))) blank(group);
  for (;;) {
    const groups = groupsOf(looks);
    const isBlank = ({ look }: Group) => step.every((side) => look[side] === WITHHELD);
    const takesIn = (weak: Group, other: Group) =>
      other !== weak && SIDES.every((side) => step.includes(side) || other.look[side] === weak.look[side]);
    const found = weakIn(groups)
      .filter(isBlank)
      .sort((a, b) => compare(a.key, b.key))
      .flatMap((weak) => groups.filter((other) => takesIn(weak, other)))
      .sort((a, b) => a.members.length - b.members.length || compare(a.key, b.key));
    if (!found[0]) return;
    blank(found[0]);
  }
}
