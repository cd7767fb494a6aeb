import { PublishSurveyResults } from '../../commands/surveys/commands.js';
import type { Removal } from '../../events/surveys.js';
import { resultsOf, TABLES_RULE } from '../../projections/surveys/statistics/results.js';
import { designOf } from './design.js';
import { fileOf } from './file-of-answers.js';
import type { AnswersInside } from './opened-answers.js';
import type { PublishedSurveys } from './published.js';

/**
 * Opens the answers to a closed survey, makes of them what the public may have, keeps it under its digest, and answers the
 * wish that says so. Nothing is public before that is granted.
 * @param order a key for each answer that nobody could choose or find again: the rows stand by it
 */
export async function publicationOf(
  id: string,
  inside: AnswersInside,
  published: PublishedSurveys,
  order: (answer: string) => string,
): Promise<PublishSurveyResults> {
  const survey = await inside.survey(id);
  const design = designOf(survey);
  const [{ answers, erased, removed: taken }, codings] = await Promise.all([
    inside.all(id),
    inside.codings(id, Object.keys(survey.codebooks)),
  ]);
  const { file, weights } = fileOf(answers, { erased, taken }, codings, design, order);
  const results = resultsOf(file);
  const [digest, reckoned] = await Promise.all([published.keep({ survey: id, ...file }), published.keep(results)]);
  const removed = Object.entries(file.removed).map(([reason, count]) => ({ reason, count }) as Removal);
  const said = { file: digest, rows: file.rows.length, answers: answers.length + erased + taken, removed };
  return Object.assign(new PublishSurveyResults(), {
    ...said,
    ...{ rule: TABLES_RULE, digest: reckoned, n: results.n, weights },
  });
}
