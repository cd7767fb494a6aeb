import { DISTRICTS } from '../../../events/districts.js';
import {
  anything,
  either,
  type Fields,
  flag,
  instant,
  list,
  map,
  named,
  object,
  one,
  orNull,
  page,
  saying,
  sha256,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, file as download, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';
import { ANSWER_FILE, RESULTS, weights } from './survey-results-schemas.js';

const both = object({ ka: text, en: text });
const number = { type: 'number' };
const kind = saying(
  one('sample', 'open'),
  'A sample survey speaks for a population; an open poll for those who took part',
);
const status = one('draft', 'open', 'closed', 'published');
const counted = list(object({ stratum: text, count: whole }));
const quota = object({
  cell: object({ district: text, sex: text, age: text }),
  ...{ target: whole, achieved: whole, open: saying(whole, 'Still missing'), over: whole },
});
const choices = list(object({ code: text, label: both }));
const question = object(
  {
    code: text,
    kind: one('short', 'long', 'single', 'multiple', 'order', 'matrix', 'scale'),
    ...{ label: both, required: flag },
  },
  {
    ...{ hint: both, block: saying(both, 'A new page begins here'), choices, rows: choices, other: flag, most: whole },
    sensitive: saying(flag, 'Nobody may learn of anybody what they answered'),
    identifying: saying(flag, 'Others may know the answer: it singles nobody out in the answer file'),
    scale: object({ from: whole, to: whole, low: both, high: both }),
    when: saying(anything, 'Asked only where these conditions hold of earlier answers'),
  },
);
const method = object(
  { population: both, modes: list(one('web', 'interviewer')), threshold: whole, reminders: list(whole) },
  {
    sample: object({
      frame: object({
        ...{ source: both, day: text },
        cells: list(object({ district: one(...DISTRICTS), sex: one('female', 'male'), age: text, count: whole })),
      }),
      strata: list(text),
      n: whole,
      weights: object({ by: text, margins: list(text), trim: object({ low: number, high: number }) }),
      cell: object({ district: text, sex: text, age: text }),
    }),
  },
);
const card: [Fields, Fields] = [
  { id: uuid, kind, status, title: both, about: both, draftedAt: instant, answers: whole },
  { openedAt: instant, closes: instant, closedAt: instant },
];
const file = object({
  digest: sha256,
  rows: whole,
  answers: saying(whole, 'Answers in the log: rows and what was removed'),
  removed: list(object({ reason: one('erased', 'too-few', 'interviews-removed'), count: whole })),
});
const surveyFields: [Fields, Fields] = [
  {
    ...card[0],
    ...{ version: whole, questions: list(question), versions: list(object({ version: whole, at: instant })) },
    strata: list(object({ code: text, population: whole, n: whole })),
    ...{ invited: map(whole), invitedByStratum: map(whole), byMode: map(whole), byDay: map(whole) },
    removals: list(object({ batch: uuid, ground: text, at: instant, count: whole })),
    reminders: list(object({ wave: whole, at: instant, count: whole })),
    codebooks: map(object({ version: whole, codes: choices })),
    asOf: named('AsOf'),
  },
  {
    ...card[1],
    ...{ method, openedWith: whole, file, weights },
    results: object({ rule: whole, digest: sha256, n: whole, at: instant }),
  },
];
const step = (says: string) => records(says, named('Receipt'), { fails: [404] });

/** What is said of surveys. */
export const SURVEY_OPERATIONS: Operations = {
  'GET /api/v1/surveys': answers('Surveys that are or were open, the newest first', page(object(...card))),
  'GET /api/v1/surveys/{id}': answers(
    'One survey: its questions, how it is done, how many have answered',
    object(...surveyFields),
    {
      fails: [404],
    },
  ),
  'GET /api/v1/surveys/{id}/results': answers(
    'What was answered, once it is published: numbers, weighted shares, margins',
    object(
      {
        ...{ survey: uuid, kind, version: whole, closedAt: instant, threshold: whole, ...RESULTS[0] },
        ...{ byMode: map(whole), responseRate: orNull(number), file, digest: sha256, rule: whole },
        asOf: named('AsOf'),
      },
      { ...RESULTS[1], weights },
    ),
    { fails: [404] },
  ),
  'GET /api/v1/surveys/{id}/results.csv': download('Every number of the results, a line each', 'text/csv', {
    fails: [404],
  }),
  'GET /api/v1/surveys/{id}/file': answers(
    'The published answer file: from it alone the results follow',
    object({ survey: uuid, ...ANSWER_FILE[0] }, ANSWER_FILE[1]),
    { fails: [404] },
  ),
  'GET /api/v1/surveys/{id}/file.csv': download('The answer file as a table, a line for each person', 'text/csv', {
    fails: [404],
  }),
  'POST /api/v1/surveys/{id}/answers': {
    says: 'Answers a survey: by the code of an invitation without any credentials, or in an open poll as oneself without a code',
    answers: {
      202: {
        says: 'By code: it is on disk, and the code is used',
        schema: object({ survey: uuid, promised: one(true) }),
      },
      201: { says: 'As oneself: recorded', schema: named('Receipt') },
      200: { says: 'As oneself, and answered already: the first receipt', schema: named('Receipt') },
    },
    fails: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  },
  'POST /api/v1/surveys': records('Drafts a survey', receiptWith({ id: uuid })),
  'GET /api/v1/surveys/{id}/office': answers(
    'One survey as those see it who run it',
    object(
      {
        ...surveyFields[0],
        fieldwork: saying(map(counted), 'By the interviewer’s pseudonym'),
        answersBy: list(object({ stratum: text, mode: text, n: whole })),
        quotas: saying(list(quota), 'How far each district, sex and age is, as people told it'),
      },
      surveyFields[1],
    ),
    { fails: [404] },
  ),
  'POST /api/v1/surveys/{id}/questionnaire': step('Adopts the next version of the questions'),
  'POST /api/v1/surveys/{id}/method': step('Says anew how the survey is to be done, while it is a draft'),
  'POST /api/v1/surveys/{id}/open': step('Opens it: from now on method and questions are pinned'),
  'POST /api/v1/surveys/{id}/invitations': records(
    'Issues codes, by message to these people or to be printed. Printed ones are answered this once',
    receiptWith({ letters: list(object({ code: text, stratum: text })) }),
    { fails: [404] },
  ),
  'POST /api/v1/surveys/{id}/assignments': step('Sends an interviewer out; without quotas, no more'),
  'POST /api/v1/surveys/{id}/removals': step(
    'Proposes that an interviewer’s work should not count. Whose, and why, is sealed',
  ),
  'POST /api/v1/surveys/{id}/removals/{batch}/confirm': step(
    'Confirms it, as another official: these interviews are in no file',
  ),
  'POST /api/v1/surveys/{id}/close': step('Closes it before its last day is over'),
  'POST /api/v1/surveys/{id}/codebook': step('Adopts the codes for the open answers to a question'),
  'GET /api/v1/surveys/{id}/texts': answers(
    'What was written in answer to one question, once the survey is closed',
    object({ items: list(object({ answer: text, text, codes: list(text) })) }),
    { fails: [404, 409] },
  ),
  'POST /api/v1/surveys/{id}/codings': step('Gives open answers their codes'),
  'POST /api/v1/surveys/{id}/publish': step('Publishes answer file and results'),
  'GET /api/v1/surveys/{id}/fieldwork': answers(
    'What an interviewer is sent out with',
    object(
      {
        ...{ survey: uuid, title: both, status, version: whole, questions: list(question) },
        quotas: list(
          object({
            ...{ stratum: text, count: whole, wanted: whole },
            brought: saying(whole, 'Interviews of yours that count'),
            answers: saying(whole, 'Answers from there, whoever brought them'),
          }),
        ),
      },
      { closes: instant },
    ),
    { fails: [404] },
  ),
  'POST /api/v1/surveys/{id}/fieldwork': answers(
    'What an interviewer brings back: each draft comes in once, however often it is sent',
    object({
      items: list(either(object({ draft: uuid, synced: flag }), object({ draft: uuid, synced: flag, refused: text }))),
    }),
    { fails: [403, 404, 409] },
  ),
};
