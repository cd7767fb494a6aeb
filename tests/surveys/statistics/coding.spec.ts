import { type CodeBook, type Coding, coded } from '../../../projections/surveys/statistics/coding.js';
import type { Question, Respondent } from '../../../projections/surveys/statistics/questionnaire.js';

const cell = { district: 'vake', sex: 'female', age: '18+' };
const wrote = (id: string, answers: Respondent['answers']): Respondent => ({ id, cell, stratum: 'vake', answers });
const questions: Question[] = [
  { code: 'idea', kind: 'long' },
  { code: 'rate', kind: 'scale', scale: { from: 1, to: 5 } },
];
const codes = (...list: string[]) => list.map((code) => ({ code }));
const first: CodeBook = { question: 'idea', version: 1, codes: codes('noise', 'dust', 'cars') };
const second: CodeBook = {
  question: 'idea',
  version: 2,
  codes: codes('noise', 'traffic'),
  becomes: { cars: 'traffic', dust: null },
};
const third: CodeBook = {
  question: 'idea',
  version: 3,
  codes: codes('nuisance', 'traffic'),
  becomes: { noise: 'nuisance' },
};
const coding = (respondent: string, version: number, ...list: string[]): Coding => ({
  respondent,
  question: 'idea',
  version,
  codes: list,
});
const answersAfter = (books: CodeBook[], codings: Coding[], ...people: Respondent[]) =>
  coded(people, questions, books, codings).respondents.map(({ answers }) => answers.idea);

describe('coding of open text', () => {
  it('puts codes in the place of text, and leaves the rest', () => {
    const people = [wrote('1', { idea: 'too many cars', rate: 3 }), wrote('2', { rate: 4 })];
    const found = coded(people, questions, [first], [coding('1', 1, 'cars')]);
    expect(found.respondents.map(({ answers }) => answers)).toEqual([{ idea: ['cars'], rate: 3 }, { rate: 4 }]);
    expect(found.questions).toEqual([{ ...questions[0], choices: first.codes }, questions[1]]);
    expect(found.uncoded).toEqual({ idea: 0 });
  });

  it('follows old codes through every later book, whatever the order of books', () => {
    const people = [wrote('1', { idea: 'x' }), wrote('2', { idea: 'y' }), wrote('3', { idea: 'z' })];
    const codings = [coding('1', 1, 'cars', 'noise'), coding('2', 2, 'noise'), coding('3', 1, 'dust')];
    expect(answersAfter([third, first, second], codings, ...people)).toEqual([
      ['nuisance', 'traffic'],
      ['nuisance'],
      [],
    ]);
  });

  it('lets codes that no book has fall away, and counts each once', () => {
    const codings = [coding('1', 1, 'cars', 'cars', 'ghosts')];
    expect(answersAfter([first, second], codings, wrote('1', { idea: 'x' }))).toEqual([['traffic']]);
  });

  it('takes the last coding of an answer; none at all is a finding, not a gap', () => {
    const people = [wrote('1', { idea: 'x' })];
    expect(answersAfter([first], [coding('1', 1, 'cars'), coding('1', 1, 'dust')], ...people)).toEqual([['dust']]);
    expect(coded(people, questions, [first], [coding('1', 1)]).uncoded).toEqual({ idea: 0 });
  });

  it('counts text that nobody has coded, and leaves no word of it', () => {
    const found = coded([wrote('1', { idea: 'my neighbour' }), wrote('2', { idea: '' })], questions, [], []);
    expect(found.uncoded).toEqual({ idea: 1 });
    expect(JSON.stringify(found.respondents)).not.toContain('neighbour');
    expect(found.questions).toEqual(questions);
  });
});
