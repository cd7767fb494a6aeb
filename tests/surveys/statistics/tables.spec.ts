import type { AnswerFile, FileRow } from '../../../projections/surveys/statistics/published-file.js';
import type { Question } from '../../../projections/surveys/statistics/questionnaire.js';
import { resultsOf } from '../../../projections/surveys/statistics/results.js';
import { shuffled } from '../../support/respondents.js';

const choices = (...codes: string[]) => codes.map((code) => ({ code }));
const bands = (...codes: string[]) => codes.map((code) => ({ code, of: [code] }));
const M = 1_000_000;

/** A person of the file: weight in averages. */
const person = (weight: number, answers: FileRow['answers'], district = 'vake'): FileRow => ({
  district,
  sex: 'female',
  age: '18+',
  weight: weight * M,
  answers,
});

const file = (
  questions: readonly Question[],
  rows: readonly FileRow[],
  more: Partial<AnswerFile> = {},
): AnswerFile => ({
  format: 'ghia-answers/2',
  kind: 'sample',
  questions,
  leftOut: [],
  bands: { district: bands('vake', 'isani'), sex: bands('female'), age: bands('18+') },
  k: 1,
  threshold: 1,
  effect: 10_000,
  strata: [],
  rows,
  removed: {},
  ...more,
});
const tablesOf = (...given: Parameters<typeof file>) => resultsOf(file(...given)).tables;

const park: Question = { code: 'park', kind: 'single', choices: choices('yes', 'no', 'unsure') };

describe('a single choice', () => {
  const rows = [person(2, { park: 'yes' }), person(1, { park: 'yes' }), person(1, { park: 'no' }), person(1, {})];

  it('by hand: 3 of 4 in weight, 2 of 3 in heads, one without an answer', () => {
    const [table] = tablesOf([park], rows);
    // Weights 2, 1, 1: Σw = 4, Σw² = 6, deff = 3 × 6 / 16 = 1.125, n_eff = 2.667.
    // z = .125, .0625, −.1875 and 0: v = 4/3 × Σz² = 7/96; 1.959964 √(7/96) = .52925.
    expect(table).toMatchObject({
      question: 'park',
      base: { asked: 4, answered: 3, noAnswer: 1, effect: 11_250, effective: 3 },
      lines: [
        { code: 'yes', n: 2, share: 7500, margin: 5293 },
        { code: 'no', n: 1, share: 2500, margin: 5293 },
        { code: 'unsure', n: 0, share: 0, margin: 0 },
      ],
    });
    expect(table!.lines[2]!.interval![0]).toBe(0);
    expect(table!.lines[2]!.interval![1]).toBeGreaterThan(5000);
  });

  it('never uses a smaller design effect than the file declares', () => {
    const [table] = tablesOf([park], rows, { effect: 20_000 });
    expect(table!.base).toMatchObject({ effect: 20_000, effective: 2 });
  });

  it('of an open poll has no margins at all', () => {
    const results = resultsOf(file([park], rows, { kind: 'open' }));
    expect(results).not.toHaveProperty('effective');
    expect(results.tables[0]!.base).toEqual({ asked: 4, answered: 3, noAnswer: 1 });
    expect(results.tables[0]!.lines[0]).toEqual({ code: 'yes', n: 2, share: 7500 });
  });

  it('shows no lines where fewer answered than the threshold, and of nobody only that', () => {
    expect(tablesOf([park], rows, { threshold: 4 })[0]).toMatchObject({
      base: { answered: 3 },
      lines: [],
      tooFew: true,
    });
    const empty = resultsOf(file([park], [], { threshold: 10 }));
    expect(empty).toMatchObject({ n: 0, effective: 0, crossTables: [{ groups: [] }, { groups: [] }, { groups: [] }] });
    expect(empty.tables[0]).toMatchObject({ base: { asked: 0, answered: 0, noAnswer: 0 }, lines: [], tooFew: true });
  });

  it('counts an answer that is not an option as none', () => {
    const [table] = tablesOf([park], [...rows, person(1, { park: 'perhaps' }), person(1, { park: ['yes'] })]);
    expect(table!.base).toMatchObject({ asked: 6, answered: 3 });
  });
});

it('a choice `other` is the last line, of single and multiple alike', () => {
  const single: Question = { code: 'a', kind: 'single', choices: choices('p'), other: true };
  const multiple: Question = { code: 'b', kind: 'multiple', choices: choices('p'), other: true };
  const tables = tablesOf([single, multiple], [person(1, { a: 'other', b: ['p', 'other'] }), person(1, { a: 'p' })]);
  expect(tables.map(({ lines }) => lines.map(({ code, n }) => [code, n]))).toEqual([
    [
      ['p', 1],
      ['other', 1],
    ],
    [
      ['p', 1],
      ['other', 1],
    ],
  ]);
});

it('a multiple choice: shares of those who answered, together more than a whole', () => {
  const services: Question = { code: 'services', kind: 'multiple', choices: choices('bus', 'metro', 'bike'), most: 2 };
  const rows = [
    person(1, { services: ['bus', 'metro'] }),
    person(3, { services: ['metro'] }),
    person(1, { services: [] }),
    person(1, { services: ['bus', 'metro', 'bike'] }),
  ];
  const [table] = tablesOf([services], rows);
  expect(table!.base).toMatchObject({ asked: 4, answered: 2, noAnswer: 2 });
  expect(table!.lines.map(({ code, n, share }) => [code, n, share])).toEqual([
    ['bus', 1, 2500],
    ['metro', 2, 10_000],
    ['bike', 0, 0],
  ]);
});

it('an order: who stands first, and the mean place of each', () => {
  const order: Question = { code: 'order', kind: 'order', choices: choices('roads', 'parks', 'schools') };
  const rows = [
    person(1, { order: ['roads', 'parks', 'schools'] }),
    person(2, { order: ['parks', 'schools', 'roads'] }),
    person(1, { order: ['parks'] }),
    person(1, { order: ['parks', 'parks', 'roads'] }),
  ];
  const [table] = tablesOf([order], rows);
  expect(table!.base).toMatchObject({ answered: 2, noAnswer: 2 });
  expect(table!.lines.map(({ share }) => share)).toEqual([3333, 6667, 0]);
  // roads (1 + 2·3)/3, parks (2 + 2·1)/3, schools (3 + 2·2)/3
  expect(table!.places!.map(({ code, mean }) => [code, mean])).toEqual([
    ['roads', 23_333],
    ['parks', 13_333],
    ['schools', 23_333],
  ]);
});

it('a matrix: a table for each row, with its own base', () => {
  const matrix: Question = {
    code: 'm',
    kind: 'matrix',
    choices: choices('good', 'bad'),
    rows: choices('clean', 'safe'),
  };
  const rows = [person(1, { m: { clean: 'good', safe: 'bad' } }), person(3, { m: { clean: 'bad', safe: 'dirty' } })];
  const tables = tablesOf([matrix], rows);
  expect(tables.map(({ row, base, lines }) => [row, base.answered, lines.map(({ share }) => share)])).toEqual([
    ['clean', 2, [2500, 7500]],
    ['safe', 1, [0, 10_000]],
  ]);
});

describe('a scale', () => {
  const scale: Question = { code: 's', kind: 'scale', scale: { from: 1, to: 10 } };

  it('has mean, median and distribution; the numbers are those of statsmodels 0.15.0 (DescrStatsW)', () => {
    const values = [1, 2, 3, 4, 5, 5, 10];
    const weights = [1.5, 0.5, 1, 2, 0.75, 0.25, 1];
    const [table] = tablesOf(
      [scale],
      values.map((s, i) => person(weights[i]!, { s })),
    );
    expect(table).toMatchObject({ mean: { mean: 40_714 }, median: 40_000 });
    // v = 7/6 × Σ (w (y − ȳ) / Σw)² = 1.408421; z √v = 2.32603.
    expect(table!.mean!.margin).toBe(23_260);
    expect(table!.lines).toHaveLength(10);
    expect(table!.lines[4]).toMatchObject({ code: '5', n: 2, share: 1429 });
  });

  it('puts the median between two points where exactly half the weight lies below, whoever weighs nothing', () => {
    expect(tablesOf([scale], [person(1, { s: 3 }), person(0, { s: 5 }), person(1, { s: 8 })])[0]!.median).toBe(55_000);
  });

  it('takes no half points and none outside', () => {
    const rows = [person(1, { s: 2.5 }), person(1, { s: 0 }), person(1, { s: 11 }), person(1, { s: '4' })];
    expect(tablesOf([scale], [...rows, person(1, { s: 4 })])[0]!.base).toMatchObject({ answered: 1, noAnswer: 4 });
  });
});

it('text: its codes of those who wrote, and how many writings have none', () => {
  const text: Question = { code: 't', kind: 'long', choices: choices('noise', 'dust') };
  const rows = [person(1, { t: ['noise', 'dust'] }), person(1, { t: ['dust'] }), person(2, { t: [] }), person(1, {})];
  const [table] = tablesOf([text], rows);
  expect(table).toMatchObject({ base: { asked: 4, answered: 3, noAnswer: 1 }, withoutCode: 1 });
  expect(table!.lines.map(({ share }) => share)).toEqual([2500, 5000]);
  expect(tablesOf([{ code: 't', kind: 'short' }], rows)[0]).toMatchObject({ base: { answered: 3 }, lines: [] });
});

describe('filters', () => {
  const why = (when: Question['when']): Question => ({
    code: 'why',
    kind: 'single',
    choices: choices('a', 'b'),
    when: when!,
  });
  const rows = [
    person(1, { park: 'yes', why: 'a' }),
    person(1, { park: 'yes' }),
    person(1, { park: 'no', why: 'b' }),
    person(1, { why: 'b' }),
  ];
  const baseOf = (when: Question['when']) => tablesOf([park, why(when)], rows)[1]!.base;

  it.each([
    [true, [{ question: 'park', is: 'equals', value: 'yes' }], 2, 1],
    [true, [{ question: 'park', is: 'not-equals', value: 'yes' }], 1, 1],
    [true, [{ question: 'park', is: 'answered' }], 3, 2],
    [
      false,
      [
        { question: 'park', is: 'not-answered' },
        { question: 'park', is: 'equals', value: 'no' },
      ],
      2,
      2,
    ],
    [
      true,
      [
        { question: 'park', is: 'answered' },
        { question: 'park', is: 'not-answered' },
      ],
      0,
      0,
    ],
    [true, [], 4, 3],
  ] as const)('all (%j) of %j asks %i, %i answer', (all, conditions, asked, answered) => {
    expect(baseOf({ all, conditions })).toMatchObject({ asked, answered, noAnswer: asked - answered });
  });

  it('look into a multiple and at the step of a scale', () => {
    const multiple: Question = { code: 'x', kind: 'multiple', choices: choices('p', 'q'), other: true };
    const steps: Question = { code: 'y', kind: 'scale', scale: { from: 1, to: 5 } };
    const people = [person(1, { x: ['p', 'other'], y: 2, why: 'a' }), person(1, { x: ['p'], why: 'a' })];
    const chosen = { all: true, conditions: [{ question: 'x', is: 'equals', value: 'other' }] } as const;
    const onScale = { all: true, conditions: [{ question: 'y', is: 'equals', value: '2' }] } as const;
    for (const when of [chosen, onScale]) {
      expect(tablesOf([multiple, steps, why(when)], people).at(-1)!.base).toMatchObject({ asked: 1, answered: 1 });
    }
  });
});

it('no table depends on the order of the rows, and a file read from JSON gives the same', () => {
  const rows = Array.from({ length: 60 }, (_, i) =>
    person(0.5 + (i % 7) / 3, { park: ['yes', 'no', 'unsure'][i % 3]! }, ['vake', 'isani'][i % 2]),
  );
  const whole = rows.map((row) => ({ ...row, weight: Math.round(row.weight) }));
  const results = resultsOf(file([park], whole));
  expect(resultsOf(file([park], shuffled(whole, 4)))).toEqual(results);
  expect(resultsOf(JSON.parse(JSON.stringify(file([park], whole))))).toEqual(results);
});
