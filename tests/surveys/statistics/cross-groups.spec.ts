import { groupsOf, mayStandAlone } from '../../../projections/surveys/statistics/cross-groups.js';
import type { CrossTable, FileRow } from '../../../projections/surveys/statistics/published-file.js';
import type { Question } from '../../../projections/surveys/statistics/questionnaire.js';

const choices = [{ code: 'yes' }, { code: 'no' }];
const answered = (district: string, n: number) =>
  Array.from({ length: n }, () => {
    const row: FileRow = { district, sex: 'f', age: '18+', weight: 1_000_000, answers: {} };
    return { row, codes: ['yes'] };
  });
const grouped = (sizes: Record<string, number>, mayStand = (_: string) => true) =>
  groupsOf(
    Object.entries(sizes).flatMap(([district, n]) => answered(district, n)),
    ['a', 'b', 'c', '*'],
    'district',
    10,
    mayStand,
  ).map(({ codes, who }) => [codes.join('+'), who.length]);

describe('groups of a table', () => {
  it('stand alone from ten people on', () => {
    expect(grouped({ a: 10, b: 11, c: 12 })).toEqual([
      ['a', 10],
      ['b', 11],
      ['c', 12],
    ]);
    expect(grouped({ a: 10, b: 11, c: 12, '*': 13 })).toHaveLength(4);
  });

  it('are joined when too few, with the smallest other until they are enough', () => {
    expect(grouped({ a: 30, b: 4, c: 5 })).toEqual([['b+c+a', 39]]);
    expect(grouped({ a: 30, b: 4, c: 20 })).toEqual([
      ['a', 30],
      ['b+c', 24],
    ]);
    expect(grouped({ a: 30, c: 20 })).toEqual([
      ['a', 30],
      ['b+c', 20],
    ]);
    expect(grouped({ a: 30, b: 6, c: 5, '*': 12 })).toEqual([
      ['a', 30],
      ['*', 12],
      ['b+c', 11],
    ]);
  });

  it('that may not stand alone never do, however many they are: the rest would tell them', () => {
    expect(grouped({ a: 30, b: 40, c: 20 }, (code) => code !== 'b')).toEqual([
      ['a', 30],
      ['b+c', 60],
    ]);
    expect(grouped({ a: 30, b: 40, c: 20 }, () => false)).toEqual([['a+b+c', 90]]);
  });

  it('of nobody are one', () => {
    expect(grouped({})).toEqual([['a+b+c', 0]]);
  });
});

describe('a question with a filter', () => {
  const parents: Question[] = [
    { code: 'one', kind: 'single', choices },
    { code: 'two', kind: 'single', choices },
    { code: 'many', kind: 'multiple', choices },
    { code: 'grid', kind: 'matrix', choices, rows: [{ code: 'r' }] },
    { code: 'scale', kind: 'scale', scale: { from: 1, to: 5 } },
    { code: 'order', kind: 'order', choices },
    { code: 'text', kind: 'short' },
  ];
  const shown = choices.map(({ code }) => ({ code, n: 20, share: 5000 }));
  const tables = parents.map(
    ({ code }): CrossTable => ({
      question: code,
      by: 'district',
      groups: [
        { codes: ['whole'], n: 40, cells: shown },
        { codes: ['partly'], n: 40, cells: [shown[0]!, { code: 'no', hidden: true }] },
        { codes: ['joined', 'too'], n: 40, cells: shown },
      ],
    }),
  );
  const standing = (when: Question['when'] & object, before = tables) =>
    ['whole', 'partly', 'joined', 'elsewhere'].filter(
      mayStandAlone({ code: 'child', kind: 'single', choices, when }, parents, before),
    );
  const test = (question: string, value = 'yes') => ({ question, is: 'equals', value }) as const;

  it('stands alone where the row that it leans on is whole', () => {
    for (const leaning of [test('one'), test('many'), test('grid')]) {
      expect(standing({ all: true, conditions: [leaning] })).toEqual(['whole']);
    }
    expect(standing({ all: false, conditions: [test('one', 'yes'), test('one', 'no')] })).toEqual(['whole']);
  });

  it('stands nowhere where it would tell how many gave two answers', () => {
    expect(standing({ all: true, conditions: [test('one'), test('two')] })).toEqual([]);
    expect(standing({ all: true, conditions: [test('many', 'yes'), test('many', 'no')] })).toEqual([]);
    expect(standing({ all: false, conditions: [test('grid'), test('grid', 'no')] })).toEqual([]);
  });

  it('stands nowhere where no table tells what it leans on', () => {
    for (const id of ['scale', 'order', 'text', 'ghost'])
      expect(standing({ all: true, conditions: [test(id)] })).toEqual([]);
    expect(standing({ all: true, conditions: [test('one')] }, [])).toEqual([]);
  });

  it('without any test is asked of all', () => {
    expect(standing({ all: true, conditions: [] })).toHaveLength(4);
  });
});
