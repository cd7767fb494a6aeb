import { SecretsDue } from '../../read-models/petitions-office.js';
import { petitionScope } from '../identity/scopes.js';
import type { HourPolicy } from './policy.js';

/** Afterwards nobody, not even who holds the vault, can test a name against the signatures of the petition. */
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
