import type { TestHouse } from '../support/house.js';
import { ANSWERS, adoptService } from './made-up.js';

/** Everything that is said in a case, by its applicant and by officials, in these words. */
export async function everyCaseWord(town: TestHouse, applicant: string, words: { answered: string }): Promise<void> {
  await adoptService(town);
  const answers = { ...ANSWERS, kind: 'other', which: words.answered };
  const application = { answers, declaration: true, language: 'en' };
  await town.post('/services/tree-work/applications', applicant, application);
  const saved = await town.request('POST', '/api/v1/services/tree-work/draft', {
    token: applicant,
    body: { version: 1, answers },
  });
  expect(saved.status).toBe(200);
}
