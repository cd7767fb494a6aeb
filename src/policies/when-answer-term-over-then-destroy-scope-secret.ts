import { SecretsDue } from '../../read-models/petitions-office.js';
import { ReportSecretsDue } from '../../read-models/report-secrets.js';
import { petitionScope, reportScope } from '../identity/scopes.js';
import type { HourPolicy } from './policy.js';

/**
 * Afterwards nobody, not even who holds the vault, can say who has signed the petition: only how many, and where they live.
 * A report's answer is that it was closed; nobody can test a name against who reported it, or found the same.
 */
export const whenAnswerTermOverThenDestroyScopeSecret: HourPolicy = {
  name: 'when-answer-term-over-then-destroy-scope-secret',
  async due(store, of, now) {
    const [petitions, reports] = await Promise.all([
      new SecretsDue(now).answer(store, of),
      new ReportSecretsDue(now).answer(store, of),
    ]);
    const scopes = [...petitions.map(petitionScope), ...reports.map(reportScope)];
    return scopes.map((scope) => ({ job: { kind: 'destroy-scope-secret', id: scope, payload: { scope } } }));
  },
};
