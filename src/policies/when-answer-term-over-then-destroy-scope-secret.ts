import { SecretsDue } from '../../read-models/petitions-office.js';
import { petitionScope } from '../identity/scopes.js';
import type { HourPolicy } from './policy.js';

/** Afterwards nobody, not even who holds the vault, can say who has signed the petition: only how many, and where they live. */
export const whenAnswerTermOverThenDestroyScopeSecret: HourPolicy = {
  name: 'when-answer-term-over-then-destroy-scope-secret',
  async due(store, of, now) {
    const petitions = await new SecretsDue(now).answer(store, of);
    return petitions.map((id) => {
      const scope = petitionScope(id);
      return { job: { kind: 'destroy-scope-secret', id: scope, payload: { scope } } };
    });
  },
};
