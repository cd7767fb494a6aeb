import type { TestHouse } from '../support/house.js';
import { ANSWERS, adoptService } from './made-up.js';

/** Everything that is said in a case, by its applicant and by officials, in these words. */
export async function everyCaseWord(town: TestHouse, applicant: string, words: { answered: string }): Promise<void> {
  await adoptService(town);
  const answers = { ...ANSWERS, kind: 'other', which: words.answered };
  const application = { answers, declaration: true, language: 'en' };
  const officer = await town.staff('officer');
  const begin = async () => {
    const { json } = await town.post('/services/tree-work/applications', applicant, application);
    const step = (name: string, token: string, body: object) => town.post(`/cases/${json.id}/${name}`, token, body);
    return Object.assign(step, { id: json.id as string });
  };
  const returned = await begin();
  await returned('return', officer, { text: words.answered });
  await returned('amend', applicant, { answers, declaration: true });
  await returned('withdraw', applicant, {}); // no case stays open, whose applicant could take it back
  const decided = await begin();
  for (const name of ['accept', 'assign']) await decided(name, officer, {});
  await decided('request-information', officer, { text: words.answered });
  await decided('supply', applicant, { text: words.answered });
  const refusal = { outcome: 'refused', ground: 'healthy', text: words.answered, appeal: words.answered };
  await decided('decide', officer, refusal);
  const rated = await town.request('POST', `/api/v1/cases/${decided.id}/rate`, {
    token: applicant,
    body: { score: 1, text: words.answered },
  });
  expect(rated.status).toBe(201);
  const saved = await town.request('POST', '/api/v1/services/tree-work/draft', {
    token: applicant,
    body: { version: 1, answers },
  });
  expect(saved.status).toBe(200);
}
