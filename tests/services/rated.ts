import type { TestHouse } from '../support/house.js';
import { ANSWERS } from './made-up.js';

/** A case of the n-th person, decided by an official. */
export async function decidedCase(town: TestHouse, n: number, officer: string, service = 'tree-work') {
  const { token } = await town.citizen(n);
  const body = { version: 1, answers: ANSWERS, declaration: true, language: 'ka' };
  const { json } = await town.post(`/services/${service}/applications`, token, body);
  const step = (name: string, more: object = {}) => town.post(`/cases/${json.id}/${name}`, officer, more);
  for (const name of ['accept', 'assign']) await step(name);
  await step('decide', { outcome: 'granted', text: 'თანხმობა.' });
  return { id: json.id as string, reference: json.reference as string, token };
}
