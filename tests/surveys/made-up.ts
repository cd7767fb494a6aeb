import { randomUUID } from 'node:crypto';
import { DISTRICTS } from '../../events/districts.js';
import type { SurveyMethod, SurveyQuestion } from '../../events/surveys.js';
import type { TestHouse } from '../support/house.js';

const both = (ka: string, en: string) => ({ ka, en });
const choice = (code: string, ka: string, en: string) => ({ code, label: both(ka, en) });

export const AGES = ['18-34', '35-54', '55-plus'] as const;
export const DISTRICT_CHOICES = DISTRICTS.map((code) => choice(code, code, code));

/** Where somebody belongs in the frame. */
export const PLACING: readonly SurveyQuestion[] = [
  {
    code: 'district',
    kind: 'single',
    label: both('სად ცხოვრობთ?', 'Where do you live?'),
    required: true,
    choices: DISTRICT_CHOICES,
  },
  {
    ...{ code: 'sex', kind: 'single', label: both('სქესი', 'Sex'), required: true },
    choices: [choice('female', 'ქალი', 'Female'), choice('male', 'კაცი', 'Male')],
  },
  {
    ...{ code: 'age', kind: 'single', label: both('ასაკი', 'Age'), required: true },
    choices: AGES.map((age) => choice(age, age, age)),
  },
];

/** A question of every kind, and one that is asked only after another. */
export const QUESTIONS: readonly SurveyQuestion[] = [
  ...PLACING,
  {
    ...{ code: 'bus', kind: 'single', label: both('დადიხართ ავტობუსით?', 'Do you take the bus?'), required: true },
    choices: [choice('yes', 'დიახ', 'Yes'), choice('no', 'არა', 'No')],
    other: true,
    block: both('ტრანსპორტი', 'Transport'),
  },
  {
    ...{ code: 'why-not', kind: 'short', label: both('რატომ არა?', 'Why not?'), required: true },
    when: { all: true, conditions: [{ question: 'bus', is: 'equals', value: 'no' }] },
  },
  {
    ...{ code: 'missing', kind: 'multiple', label: both('რა აკლია?', 'What is missing?'), required: false, most: 2 },
    choices: [
      choice('shade', 'ჩრდილი', 'Shade'),
      choice('seats', 'სკამები', 'Seats'),
      choice('times', 'განრიგი', 'Times'),
    ],
    other: true,
  },
  {
    ...{ code: 'first', kind: 'order', label: both('დაალაგეთ', 'Put in order'), required: false },
    choices: [
      choice('parks', 'პარკები', 'Parks'),
      choice('roads', 'გზები', 'Roads'),
      choice('schools', 'სკოლები', 'Schools'),
    ],
  },
  {
    ...{
      code: 'content',
      kind: 'matrix',
      label: both('რამდენად კმაყოფილი ხართ?', 'How content are you?'),
      required: false,
    },
    rows: [choice('clean', 'დასუფთავება', 'Cleaning'), choice('light', 'განათება', 'Lighting')],
    choices: [choice('good', 'კარგად', 'Good'), choice('bad', 'ცუდად', 'Bad')],
  },
  {
    ...{ code: 'mark', kind: 'scale', label: both('შეაფასეთ უბანი', 'Rate your quarter'), required: true },
    scale: { from: 1, to: 5, low: both('ცუდი', 'Bad'), high: both('კარგი', 'Good') },
  },
  { code: 'wish', kind: 'long', label: both('რას შეცვლიდით?', 'What would you change?'), required: false },
];

export const FRAME = DISTRICTS.flatMap((district, d) =>
  (['female', 'male'] as const).flatMap((sex, s) =>
    AGES.map((age, a) => ({ district, sex, age, count: 1_000 + 137 * d + 41 * s + 23 * a })),
  ),
);

export const SAMPLE: SurveyMethod = {
  population: both('თბილისის სრულწლოვანი მოსახლეობა', 'Adults of Tbilisi'),
  modes: ['web', 'interviewer'],
  threshold: 5,
  reminders: [3],
  sample: {
    frame: { source: both('გამოგონილი აღწერა', 'A made-up census'), day: '2026-01-01', cells: FRAME },
    strata: ['district'],
    n: 200,
    weights: { by: 'post-stratification', margins: ['district', 'sex', 'age'], trim: { low: 0.3, high: 3 } },
    cell: { district: 'district', sex: 'sex', age: 'age' },
  },
};
export const POLL: SurveyMethod = {
  population: both('ყველა, ვისაც სურს', 'Whoever wishes'),
  ...{ modes: ['web'], threshold: 5, reminders: [] },
};

export const SURVEY = '00000000-0000-4000-8000-000000000071';
export const draftOf = (kind: 'sample' | 'open', more: object = {}) => ({
  kind,
  title: both('უბნის გამოკითხვა', 'A survey of quarters'),
  about: both('რას ფიქრობთ თქვენს უბანზე', 'What you think of your quarter'),
  questions: kind === 'sample' ? QUESTIONS : QUESTIONS.slice(3),
  method: kind === 'sample' ? SAMPLE : POLL,
  ...more,
});

/** Answers that fit. */
export const ANSWERS = { district: 'vake', sex: 'female', age: '35-54', bus: 'yes', mark: 4 } as const;

/** A survey that is open, by the API. */
export async function openSurvey(
  town: TestHouse,
  kind: 'sample' | 'open',
  more: object = {},
  lastDay = '2026-06-20',
): Promise<string> {
  const officer = await town.staff('officer');
  const { id } = (await town.post('/surveys', officer, draftOf(kind, more))).json;
  await town.post(`/surveys/${id}/open`, officer, { lastDay });
  return id;
}

/** Printed codes for one district. */
export async function codesFor(town: TestHouse, id: string, count: number, stratum = 'vake'): Promise<string[]> {
  const body = { batch: randomUUID(), channel: 'paper', language: 'ka', counts: [{ stratum, count }] };
  const { json } = await town.post(`/surveys/${id}/invitations`, await town.staff('officer'), body);
  return json.letters.map(({ code }: { code: string }) => code);
}

export const answerBy = (town: TestHouse, id: string, code: string, answers: object = ANSWERS, more: object = {}) =>
  town.request('POST', `/api/v1/surveys/${id}/answers`, { body: { version: 1, answers, code, ...more } });
