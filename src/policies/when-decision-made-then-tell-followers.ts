import { POSTED } from '../activitypub/documents.js';
import type { FactPolicy } from './policy.js';

/** One job a fact: the city's account posts it, once the read models know what it says. */
export const whenDecisionMadeThenTellFollowers: FactPolicy = {
  name: 'when-decision-made-then-tell-followers',
  begins: 'at-head',
  handles: POSTED,
  react: ({ id }) => [{ job: { kind: 'tell-followers', id, payload: { event: id } } }],
};
