import { hash } from 'node:crypto';
import { anonymous, NOWHERE } from '../../../projections/surveys/statistics/anonymity.js';
import { accountFor, answerFile } from '../../../projections/surveys/statistics/answer-file.js';
import { type FileRow } from '../../../projections/surveys/statistics/published-file.js';
import type { Question } from '../../../projections/surveys/statistics/questionnaire.js';
import { resultsOf } from '../../../projections/surveys/statistics/results.js';
import { keys, shuffled } from '../../support/respondents.js';
import { interviews, published, QUESTIONS, unpublished } from '../../support/town-survey.js';

const people = interviews(1200, 17);
const file = published(people);
const whenIs = (question: string, value: string) =>
  ({ all: true, conditions: [{ question, is: 'equals', value }] }) as const;
const groupOf = ({ district, sex, age }: Pick<FileRow, 'district' | 'sex' | 'age'>) => `${district} ${sex} ${age}`;

function groupsOf<T extends Pick<FileRow, 'district' | 'sex' | 'age'>>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  return groups;
}

describe('the answer file of 1,200 over ten districts', () => {
  it('lets at least five share each district, sex and age, and keeps nearly every district', () => {
    for (const rows of groupsOf(file.rows).values()) expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(file.rows.filter(({ district }) => district === '*').length).toBeLessThan(12);
    expect(file.bands.age.length).toBeGreaterThanOrEqual(2);
    expect(file.bands.age.flatMap(({ of }) => of)).toEqual(['18-24', '25-34', '35-44', '45-54', '55-64', '65+']);
  });

  it('shows no value finer than its bands, and no wrong one', () => {
    const codes = file.bands.age.map(({ code }) => code).concat('*');
    expect(file.rows.every(({ age }) => codes.includes(age))).toBe(true);
    const bandOf = (age: string) => file.bands.age.find(({ of }) => of.includes(age))!.code;
    for (const band of file.bands.age) {
      const shown = file.rows.filter(({ age }) => age === band.code).length;
      expect(shown).toBeLessThanOrEqual(people.filter(({ cell }) => bandOf(cell.age) === band.code).length);
    }
  });

  it('gives people who look alike one weight, so that no weight tells a narrower band', () => {
    for (const rows of groupsOf(file.rows).values()) expect(new Set(rows.map(({ weight }) => weight)).size).toBe(1);
    const sum = file.rows.reduce((all, { weight }) => all + weight, 0);
    expect(Math.abs(sum - 1200 * 1_000_000)).toBeLessThan(1200);
    expect(file.rows.every(({ weight }) => Number.isSafeInteger(weight) && weight > 0)).toBe(true);
  });

  it('has no open text, no ids, and no group that all answered a sensitive question alike', () => {
    expect(JSON.stringify(file)).not.toMatch(/Marker|mtatsminda-\d/);
    expect(file.rows[0]!.answers).toMatchObject({ name: [], idea: [expect.any(String)] });
    for (const rows of groupsOf(unpublished(people).rows).values()) {
      expect(new Set(rows.map(({ answers }) => answers.vote ?? 'none')).size).toBeGreaterThan(1);
    }
  });

  it('accounts for every answer: rows and declared removals', () => {
    expect(accountFor(file, 1203)).toEqual({ rows: 1200, removed: 3, apart: 0 });
    expect(accountFor(file, 1205).apart).toBe(2);
  });

  it('is the same whatever the order of the interviews; the order of rows is the key’s', () => {
    expect(published(shuffled(people, 5))).toEqual(file);
    const other = published(people, { order: keys(100) });
    expect(other.rows).not.toEqual(file.rows);
    expect(resultsOf(other)).toEqual(resultsOf(file));
  });

  it('is, with its tables, the same on every machine', () => {
    const digest = (value: unknown) => hash('sha256', JSON.stringify(value)).slice(0, 16);
    expect([digest(file), digest(resultsOf(file))]).toEqual(['77aed329e1103bb7', '4766d3106fb86df1']);
  });
});

describe('the answer file', () => {
  it('leaves all out when fewer than k answered, and says so', () => {
    const few = published(people.slice(0, 4));
    expect(few).toMatchObject({ rows: [], removed: { withdrawn: 3, 'too-few': 4 } });
    expect(accountFor(few, 7).apart).toBe(0);
    expect(resultsOf(few)).toMatchObject({ n: 0 });
  });

  it('of nobody is empty', () => {
    const none = published([], { removed: {} });
    expect(none).toMatchObject({ rows: [], removed: {}, effect: 10_000 });
    expect(accountFor(none, 0)).toEqual({ rows: 0, removed: 0, apart: 0 });
  });

  it('leaves out answers that nobody asked for, and those that lean on them', () => {
    const odd = people.map((one, i) => ({
      ...one,
      answers:
        i === 0
          ? {
              transport: 'zeppelin',
              why: 'fast',
              wishes: ['parks', 'lights', 'lifts', 'water'],
              water: 'daily',
              trust: 3,
            }
          : one.answers,
    }));
    const rows = published(odd, { order: (id) => (id === odd[0]!.id ? '0' : '1') }).rows;
    expect(rows[0]!.answers).toEqual({ trust: 3 });
  });

  it('leaves out the questions that told the cells, and those that only some cells were asked', () => {
    const questions: Question[] = [
      { code: 'age', kind: 'single', choices: [{ code: '18-24' }, { code: '65+' }] },
      { code: 'pension', kind: 'scale', scale: { from: 0, to: 9 }, when: whenIs('age', '65+') },
      { code: 'enough', kind: 'scale', scale: { from: 0, to: 9 }, when: whenIs('pension', '3') },
      { code: 'trust', kind: 'scale', scale: { from: 0, to: 9 } },
    ];
    const told = people.map((one) => ({ ...one, answers: { age: '65+', pension: 3, enough: 4, trust: 5 } }));
    const made = published(told, { questions, toldBy: ['age'] });
    expect(made.leftOut).toEqual(['age', 'pension', 'enough']);
    expect(made.questions.map(({ code }) => code)).toEqual(['trust']);
    expect(made.rows.every(({ answers }) => JSON.stringify(answers) === '{"trust":5}')).toBe(true);
  });

  it('of an open poll that asks for no cell has none', () => {
    const guests = people.map((one) => ({ ...one, cell: NOWHERE }));
    const poll = answerFile({
      kind: 'open',
      questions: QUESTIONS,
      people: guests.map((respondent) => ({ respondent, weight: 1 })),
      removed: {},
      order: keys(1),
    });
    expect(poll.bands).toEqual({ district: [], sex: [], age: [] });
    expect(
      poll.rows.every(({ district, sex, age, weight }) => `${district}${sex}${age}${weight}` === '***1000000'),
    ).toBe(true);
    const results = resultsOf(poll);
    expect(results.tables[0]!.lines.every((line) => !('margin' in line))).toBe(true);
    expect(results.crossTables.every(({ groups }) => groups.length === 0)).toBe(true);
  });

  it('keeps the design effect that the weights had before they were evened out', () => {
    const plain = published(people, { people: people.map((respondent, i) => ({ respondent, weight: 1 + (i % 2) })) });
    expect(plain.effect).toBe(11_111);
    expect(resultsOf(plain).effect).toBe(11_111);
  });
});

describe('anonymity', () => {
  const someone = (district: string, sex: string, age: string, n: number, vote?: string) =>
    Array.from({ length: n }, () => ({ cell: { district, sex, age }, answers: vote === undefined ? {} : { vote } }));
  const shown = (cells: readonly Parameters<typeof groupOf>[0][]) =>
    [...groupsOf(cells)].map(([group, rows]) => `${group} ${rows.length}`).sort();

  it('joins neighbouring ages for everybody before it withholds anybody’s', () => {
    const few = [...someone('a', 'f', '1', 2), ...someone('a', 'f', '2', 2), ...someone('a', 'f', '3', 6)];
    const { cells, ages } = anonymous(few, { k: 3, ages: ['1', '2', '3'] });
    expect(ages.map(({ code }) => code)).toEqual(['1+2', '3']);
    expect(shown(cells)).toEqual(['a f 1+2 4', 'a f 3 6']);
  });

  it('withholds the age of few, and takes in the smallest like group when they are too few by themselves', () => {
    const few = [
      ...someone('a', 'f', '1', 40),
      ...someone('a', 'f', '2', 1),
      ...someone('a', 'f', '3', 5),
      ...someone('a', 'm', '3', 9),
    ];
    const { cells, ages } = anonymous(few, { k: 3, ages: ['1', '2', '3'] });
    expect(ages).toHaveLength(3);
    expect(shown(cells)).toEqual(['a f * 6', 'a f 1 40', 'a m 3 9']);
  });

  it('gives up the sex next and the district last', () => {
    const few = [...someone('a', 'f', '1', 30), ...someone('a', 'm', '1', 1), ...someone('b', 'f', '1', 20)];
    expect(shown(anonymous(few, { k: 3, ages: ['1'] }).cells)).toEqual(['a * * 31', 'b f 1 20']);
    const lone = [...someone('a', 'f', '1', 30), ...someone('c', 'm', '1', 1), ...someone('b', 'f', '1', 20)];
    expect(shown(anonymous(lone, { k: 3, ages: ['1'] }).cells)).toEqual(['* * * 21', 'a f 1 30']);
  });

  it('does not leave a group that all gave one answer to a sensitive question', () => {
    const alike = [
      ...someone('a', 'f', '1', 30, 'yes'),
      ...someone('a', 'm', '1', 4, 'no'),
      ...someone('b', 'f', '1', 20, 'yes'),
    ];
    const guarded = anonymous([...alike, ...someone('b', 'f', '1', 1, 'no')], {
      k: 3,
      ages: ['1'],
      sensitive: ['vote'],
    });
    expect(shown(guarded.cells)).toEqual(['a * * 34', 'b f 1 21']);
  });

  it('holds for any crowd: at least k share what is shown', () => {
    for (let seed = 1; seed < 60; seed += 1) {
      const crowd = interviews(10 + seed * 5, seed);
      const { cells } = anonymous(crowd, { k: 5, ages: ['18-24', '25-34', '35-44', '45-54', '55-64', '65+'] });
      for (const rows of groupsOf(cells).values()) expect(rows.length).toBeGreaterThanOrEqual(5);
    }
  });
});
