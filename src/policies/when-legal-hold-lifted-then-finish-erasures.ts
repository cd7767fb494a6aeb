import type { FactPolicy } from './policy.js';

/** Whoever asked to be forgotten while a hold kept something of them is forgotten now. */
export const whenLegalHoldLiftedThenFinishErasures: FactPolicy = {
  name: 'when-legal-hold-lifted-then-finish-erasures',
  begins: 'at-zero',
  handles: ['LegalHoldLifted'],
  react: ({ id }) => [{ job: { kind: 'finish-erasures', id, payload: {} } }],
};
