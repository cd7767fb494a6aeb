import { anything, type Fields, flag, list, map, object, one, saying, text, whole } from './json-schema.js';

const parts = (of: string) => saying(whole, `In ten-thousandths: 5234 is ${of}`);
const share = parts('52.34 %');
const number = parts('0.5234');
const margin = saying(whole, 'Half of the 95 % interval, in ten-thousandths; in samples');
const mean = object({ mean: number }, { margin });
const line: [Fields, Fields] = [
  { code: text, n: whole, share },
  { margin, interval: saying(list(whole), 'Wilson’s 95 % interval: low, high') },
];
const dimension = one('district', 'sex', 'age');

/** Tables as they were made of the answer file. */
export const RESULTS: [Fields, Fields] = [
  {
    n: whole,
    tables: list(
      object(
        {
          question: text,
          base: object(
            { asked: whole, answered: whole, noAnswer: whole },
            { withheld: saying(whole, 'Whose answer the file withholds'), effect: number, effective: whole },
          ),
          lines: saying(list(object(...line)), 'Weighted shares of those who answered'),
        },
        {
          ...{ row: saying(text, 'Of a matrix'), tooFew: saying(one(true), 'Fewer answered than the threshold') },
          ...{ mean, median: number, places: list(object({ code: text, mean: number }, { margin })) },
          withoutCode: whole,
        },
      ),
    ),
    crossTables: list(
      object(
        {
          ...{ question: text, by: dimension },
          groups: list(
            object(
              {
                ...{ codes: saying(list(text), 'Codes shown as one; * is a value that is withheld'), n: whole },
                cells: list(
                  object({ code: text }, { ...line[0], ...line[1], hidden: saying(one(true), 'Suppressed') }),
                ),
              },
              { mean },
            ),
          ),
        },
        { row: text },
      ),
    ),
  },
  { effect: saying(number, 'Design effect (Kish)'), effective: saying(whole, 'As many asked by simple chance') },
];

/** How the weights came out. */
export const weights = object({
  by: one('post-stratification', 'raking'),
  converged: saying(flag, 'Whether the weighted sample is made up as the frame is'),
  gap: saying(whole, 'How far it is off at the most, in millionths'),
  ...{ rounds: whole, trimmed: whole, missing: list(object({ dimension, code: text })), joined: whole },
  ...{ least: saying(whole, 'In millionths of the mean'), most: whole, effect: number },
});

/** What an answer file holds beside the name of its survey. */
export const ANSWER_FILE: [Fields, Fields] = [
  {
    format: one('ghia-answers/2'),
    kind: one('sample', 'open'),
    questions: list(anything),
    leftOut: saying(list(text), 'Questions that are not in the file: they would tell who somebody is'),
    bands: object({ district: list(anything), sex: list(anything), age: list(anything) }),
    k: saying(whole, 'So many people at least share district, sex and age'),
    threshold: whole,
    effect: number,
    rows: list(
      object(
        {
          district: text,
          sex: text,
          age: text,
          weight: saying(whole, 'In millionths of the mean'),
          answers: anything,
        },
        { withheld: saying(one(true), 'Answers to identifying questions are not shown') },
      ),
    ),
    strata: saying(list(dimension), 'By what the population was divided before it was drawn from'),
    removed: map(whole),
  },
  {
    apart: saying(
      object({ tables: list(anything), crossTables: list(anything) }),
      'Tables of sensitive questions that are in no row',
    ),
  },
];
