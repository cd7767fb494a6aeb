import { PublishSurveyResults } from '../../commands/surveys/commands.js';
import { type AnswersInside, designOf, respondentsOf } from './opened-answers.js';
import type { PublishedSurveys } from './published.js';
import { answerFile, TABLES_RULE, tablesOf } from './tables.js';

/**
 * Opens the answers to a closed survey, makes of them what the public may have, keeps it under its digest, and answers the
 * wish that says so. Nothing is public before that is granted.
 */
export async function publicationOf(
  id: string,
  inside: AnswersInside,
  published: PublishedSurveys,
): Promise<PublishSurveyResults> {
  const survey = await inside.survey(id);
  const design = designOf(survey);
  const { answers, erased } = await inside.all(id);
  const codings = await inside.codings(id, Object.keys(survey.codebooks));
  const { rows, removed } = answerFile(respondentsOf(answers, design, codings), design);
  const tables = tablesOf({ rows }, design);
  const [file, digest] = await Promise.all([published.keep({ survey: id, rows }), published.keep(tables)]);
  const removals = [
    ...(erased > 0 ? [{ reason: 'erased' as const, count: erased }] : []),
    ...(removed > 0 ? [{ reason: 'disclosure' as const, count: removed }] : []),
  ];
  const said = { file, rows: rows.length, answers: answers.length + erased, removed: removals };
  return Object.assign(new PublishSurveyResults(), { ...said, rule: TABLES_RULE, digest, n: tables.n });
}
