import { anonymous } from '../../../projections/surveys/statistics/anonymity.js';
import type { FileRow } from '../../../projections/surveys/statistics/published-file.js';
import type { Question } from '../../../projections/surveys/statistics/questionnaire.js';
import { resultsOf } from '../../../projections/surveys/statistics/results.js';
import { townFrame } from '../../support/respondents.js';
import { interviews, published, QUESTIONS, unpublished } from '../../support/town-survey.js';

const K = 5;
const people = interviews(1200, 17);
/** The same questionnaire where others may know how somebody gets about, and what they think of trees. */
const marked: readonly Question[] = QUESTIONS.map((one) =>
  one.code === 'transport' || one.code === 'places' ? { ...one, identifying: true } : one,
);
const groupsBy = (rows: readonly FileRow[], codes: readonly string[]) => {
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    const { district, sex, age, answers, withheld } = row;
    const key = JSON.stringify([district, sex, age, withheld ?? codes.map((code) => answers[code] ?? null)]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
};

describe('identifying questions', () => {
  const file = published(people, { questions: marked });

  it('single nobody out together with district, sex and age; unmarked they do', () => {
    for (const rows of groupsBy(file.rows, ['transport', 'places'])) expect(rows.length).toBeGreaterThanOrEqual(K);
    const plain = groupsBy(published(people).rows, ['transport', 'places']);
    expect(plain.some((rows) => rows.length < K)).toBe(true);
  });

  it('cost people their place before they cost the answer, so that the table of all stays what it was', () => {
    const table = (of: typeof file) => resultsOf(of).tables.find(({ question }) => question === 'transport')!;
    const held = file.rows.filter(({ withheld }) => withheld).length;
    expect(held).toBeLessThan(12);
    expect(table(file).base.answered + held).toBe(table(published(people)).base.answered);
    expect(file.rows.filter(({ district }) => district !== '*').length).toBeGreaterThan(600);
  });

  it('of few give up the answer too, what leans on it, and the table says how many', () => {
    const rare = people.map((one, i) => ({
      ...one,
      answers: i < 3 ? { ...one.answers, transport: 'bike' } : { ...one.answers, transport: 'bus', why: 'fast' },
    }));
    const small = published(rare, { questions: marked.filter(({ code }) => code === 'transport' || code === 'why') });
    const held = small.rows.filter(({ withheld }) => withheld);
    expect(held.length).toBeGreaterThanOrEqual(K);
    expect(held.every(({ answers }) => Object.keys(answers).length === 0)).toBe(true);
    expect(JSON.stringify(small.rows)).not.toContain('bike');
    const [transport, why] = resultsOf(small).tables;
    expect(transport!.base).toMatchObject({ asked: 1200 - held.length, noAnswer: 0, withheld: held.length });
    expect(why!.base).toMatchObject({ asked: 1200 - held.length, withheld: held.length });
  });

  it('hold in an open poll, which knows no district', () => {
    const nowhere = people.slice(0, 200).map((one) => ({ ...one, cell: { district: '*', sex: '*', age: '*' } }));
    const poll = published(nowhere, {
      kind: 'open',
      questions: marked,
      ...weighed(nowhere),
    });
    for (const rows of groupsBy(poll.rows, ['transport', 'places'])) expect(rows.length).toBeGreaterThanOrEqual(K);
  });
});

const _nobodyPlaced = { frame: { district: [], sex: [], age: [] } };
const weighed = (some: typeof people) => ({ people: some.map((respondent) => ({ respondent, weight: 1 })) });

describe('sensitive questions', () => {
  it('whose tables hide something are in no row, and nobody can fill what is hidden', () => {
    const file = published(people);
    expect(file.apart!.tables.map(({ question }) => question)).toEqual(['vote']);
    expect(file.rows.some(({ answers }) => 'vote' in answers)).toBe(false);
    expect(JSON.stringify(file.apart!.crossTables)).toMatch(/hidden|\\+|"codes":\\["[^"]+","/);
    expect(resultsOf(file)).toEqual(resultsOf(unpublished(people))); // the same tables as from all answers
  });

  it('take what leans on them out of the rows with them', () => {
    const after: Question = {
      ...{ code: 'for-whom', kind: 'single', choices: [{ code: 'a' }, { code: 'b' }] },
      when: { all: true, conditions: [{ question: 'vote', is: 'equals', value: 'yes' }] },
    };
    const asked = people.map((one) => ({
      ...one,
      answers: { ...one.answers, ...(one.answers.vote === 'yes' && { 'for-whom': 'a' }) },
    }));
    const file = published(asked, { questions: [...QUESTIONS, after] });
    expect(file.apart!.tables.map(({ question }) => question)).toEqual(['vote', 'for-whom']);
    expect(file.rows.some(({ answers }) => 'for-whom' in answers || 'vote' in answers)).toBe(false);
  });

  it('stay in the rows where every breakdown is shown whole, and no group gave one answer', () => {
    const two = people.map((one, i) => ({
      ...one,
      cell: { ...one.cell, district: i % 2 ? 'vake' : 'gldani' },
      answers: { vote: Math.floor(i / 2) % 2 ? 'yes' : 'no' },
    }));
    const file = published(two, {
      questions: QUESTIONS.filter(({ code }) => code === 'vote'),
      frame: { ...townFrame(), district: ['vake', 'gldani'].map((code) => ({ code, count: 1 })) },
      ...weighed(two),
    });
    expect(file.apart).toBeUndefined();
    expect(file.rows.every(({ answers }) => 'vote' in answers)).toBe(true);
    for (const rows of groupsBy(file.rows, []))
      expect(new Set(rows.map(({ answers }) => answers.vote)).size).toBeGreaterThan(1);
  });

  it('are in no row of an open poll: whoever knows the other answers would read them', () => {
    const poll = published(people, { kind: 'open' });
    expect(poll.rows.some(({ answers }) => 'vote' in answers)).toBe(false);
    expect(resultsOf(poll).tables.find(({ question }) => question === 'vote')!.lines).toHaveLength(2);
  });
});

it('who is alike in all but one question that is both gives at least two answers to it', () => {
  const crowd = interviews(400, 3).map((one, i) => ({ ...one, answers: { vote: i % 40 === 0 ? 'no' : 'yes' } }));
  const options = { k: K, ages: ['18-24', '25-34', '35-44', '45-54', '55-64', '65+'] };
  const { cells, withheld } = anonymous(crowd, { ...options, sensitive: ['vote'], identifying: ['vote'] });
  const said = new Map<string, Map<string, number>>();
  cells.forEach((cell, i) => {
    if (withheld[i]) return;
    const key = JSON.stringify(cell);
    const votes = said.get(key) ?? new Map<string, number>();
    said.set(key, votes.set(crowd[i]!.answers.vote, (votes.get(crowd[i]!.answers.vote) ?? 0) + 1));
  });
  for (const votes of said.values()) {
    expect(votes.size).toBe(2);
    for (const n of votes.values()) expect(n).toBeGreaterThanOrEqual(K);
  }
  expect(said.size + Number(withheld.some(Boolean))).toBeGreaterThan(0);
});
