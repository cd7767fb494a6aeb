import { roundScope } from '../identity/scopes.js';
import type { FactPolicy } from './policy.js';

/** Complaints are over: nobody, not even who holds the vault, can test a name against the credentials of the round any more. */
export const whenRoundCertifiedThenDestroyItsScopeSecret: FactPolicy = {
  name: 'when-round-certified-then-destroy-its-scope-secret',
  handles: ['RoundCertified'],
  begins: 'at-zero',
  react: ({ data }) => {
    const scope = roundScope((data as { roundId: string }).roundId);
    return [{ job: { kind: 'destroy-scope-secret', id: scope, payload: { scope } } }];
  },
};
