import { allocate } from '../../projections/surveys/statistics/allocation.js';
import { answerFile, type ToPublish, wholeFile } from '../../projections/surveys/statistics/answer-file.js';
import { type AnswerFile } from '../../projections/surveys/statistics/published-file.js';
import type { Answers, Question, Respondent } from '../../projections/surveys/statistics/questionnaire.js';
import { weigh } from '../../projections/surveys/statistics/weighting.js';
import { keys, respondents, TBILISI, townFrame } from './respondents.js';

const choices = (...codes: string[]) => codes.map((code) => ({ code }));

/** A questionnaire with a question of each kind, two filters, and one question that is sensitive. */
export const QUESTIONS: readonly Question[] = [
  { code: 'transport', kind: 'single', choices: choices('bus', 'metro', 'car', 'foot', 'bike') },
  { code: 'why', kind: 'single', choices: choices('fast', 'cheap', 'safe'), when: is('transport', 'bus') },
  { code: 'wishes', kind: 'multiple', choices: choices('parks', 'lights', 'pavements', 'lifts', 'water'), most: 3 },
  { code: 'water', kind: 'single', choices: choices('daily', 'weekly'), when: is('wishes', 'water') },
  { code: 'places', kind: 'order', choices: choices('schools', 'roads', 'trees') },
  { code: 'streets', kind: 'matrix', choices: choices('good', 'fair', 'bad'), rows: choices('clean', 'safe') },
  { code: 'trust', kind: 'scale', scale: { from: 0, to: 10 } },
  { code: 'vote', kind: 'single', choices: choices('yes', 'no'), sensitive: true },
  { code: 'idea', kind: 'long', choices: choices('noise', 'dust') },
  { code: 'name', kind: 'short' },
];

function is(question: string, to: string): Question['when'] & object {
  return { all: true, conditions: [{ question, is: 'equals', value: to }] };
}

/** Made-up answers, different from district to district; some leave questions out. */
export function answersOf(next: () => number, district: string): Answers {
  const lean = district.length / 20;
  const pick = (codes: readonly string[]) => codes[Math.floor(next() * (0.4 + 0.6 * next()) * codes.length)]!;
  const answers: Record<string, Answers[string]> = {
    name: 'Marker Markerishvili',
    idea: next() < lean ? ['dust'] : ['noise'],
  };
  answers.transport = next() < lean ? 'car' : pick(['bus', 'metro', 'car', 'foot', 'bike']);
  if (answers.transport === 'bus' && next() < 0.9) answers.why = pick(['fast', 'cheap', 'safe']);
  const wishes = ['parks', 'lights', 'pavements', 'lifts', 'water'].filter((_, i) => next() < 0.55 - i * 0.09);
  if (wishes.length > 0 && wishes.length < 4) answers.wishes = wishes;
  if (wishes.includes('water')) answers.water = pick(['daily', 'weekly']);
  if (next() < 0.8) answers.places = next() < lean ? ['schools', 'roads', 'trees'] : ['trees', 'roads', 'schools'];
  answers.streets = {
    clean: pick(['good', 'fair', 'bad']),
    ...(next() < 0.9 && { safe: pick(['good', 'fair', 'bad']) }),
  };
  answers.trust = Math.floor(next() * 11);
  if (next() < 0.7) answers.vote = next() < 0.6 ? 'yes' : 'no';
  return answers;
}

const frame = townFrame();

export const interviews = (n: number, seed: number): Respondent[] => respondents(allocate(n, TBILISI), seed, answersOf);

/** From interviews to the published file, as the house does it at closing. */
export const published = (people: readonly Respondent[], more: Partial<ToPublish> = {}): AnswerFile =>
  answerFile(toPublish(people, more));

/** The same with the answers to sensitive questions still in the rows. */
export const unpublished = (people: readonly Respondent[], more: Partial<ToPublish> = {}): AnswerFile =>
  wholeFile(toPublish(people, more));

function toPublish(people: readonly Respondent[], more: Partial<ToPublish>): ToPublish {
  const weights = more.people ? [] : weigh(people, frame, { by: 'raking' }).weights;
  return {
    kind: 'sample',
    questions: QUESTIONS,
    frame,
    people: people.map((respondent, i) => ({ respondent, weight: weights[i]! })),
    removed: { withdrawn: 3 },
    order: keys(99),
    ...more,
  };
}
