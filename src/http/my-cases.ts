import { type CaseCard, CasesByIds } from '../../read-models/cases.js';
import { caseScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { Questions } from '../read/questions.js';

const OF_CASE = caseScope('');

/** What somebody has applied for, for themselves or for others, and what others have for them: the newest first. */
export function casesOf(
  person: string,
  vault: Pick<Vault, 'scopesOf'>,
  questions: Questions,
): Promise<readonly CaseCard[]> {
  const entered = vault.scopesOf(person).filter(({ scope }) => scope.startsWith(OF_CASE));
  return questions.ask(new CasesByIds(entered.map(({ scope }) => scope.slice(OF_CASE.length))));
}
