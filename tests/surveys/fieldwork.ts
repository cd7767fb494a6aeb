import { randomUUID } from 'node:crypto';
import { person } from '../../src/demo/people.js';
import type { TestHouse } from '../support/house.js';
import { ANSWERS } from './made-up.js';

/** An interviewer's pseudonym as an official, and the token by which they send. */
export async function interviewer(town: TestHouse, n = 5): Promise<{ readonly staff: string; readonly token: string }> {
  const token = await town.staff('interviewer', n);
  const { person: id } = (await town.house.residents.byNumber(person(900_000 + n).number))!;
  return { staff: town.house.vault.pseudonym(id, 'staff'), token };
}

type Quotas = readonly { readonly stratum: string; readonly count: number }[];
export const assign = async (town: TestHouse, id: string, staff: string, quotas: Quotas) =>
  town.post(`/surveys/${id}/assignments`, await town.staff('officer'), { interviewer: staff, quotas });

export const draftOf = (answers: object = ANSWERS, stratum = 'vake') => ({
  ...{ draft: randomUUID(), stratum, version: 1 },
  answers,
});

type Item = { readonly draft: string; readonly synced: boolean; readonly refused?: string };
/** What the house says of each. */
export async function sync(town: TestHouse, id: string, token: string, drafts: readonly object[]): Promise<Item[]> {
  const { status, json, text } = await town.request('POST', `/api/v1/surveys/${id}/fieldwork`, {
    token,
    body: { drafts },
  });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json.items;
}

/** An interviewer who has brought so many interviews from Vake. */
export async function interviewed(town: TestHouse, id: string, count: number, n = 5): Promise<string> {
  const { staff, token } = await interviewer(town, n);
  await assign(town, id, staff, [{ stratum: 'vake', count }]);
  await sync(
    town,
    id,
    token,
    Array.from({ length: count }, () => draftOf()),
  );
  return staff;
}

/** Two officials take out what an interviewer has brought. */
export async function takeOut(town: TestHouse, id: string, staff: string): Promise<string> {
  const batch = randomUUID();
  const body = { batch, interviewer: staff, ground: 'not-held', why: 'ნომრები არ არსებობს' };
  await town.post(`/surveys/${id}/removals`, await town.staff('officer'), body);
  await town.post(`/surveys/${id}/removals/${batch}/confirm`, await town.staff('officer', 1));
  return batch;
}
