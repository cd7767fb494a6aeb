import type { FactPolicy } from './policy.js';

/** A closed survey needs neither codes nor contacts. */
export const whenSurveyClosedThenForgetWhoWasInvited: FactPolicy = {
  name: 'when-survey-closed-then-forget-who-was-invited',
  begins: 'at-zero',
  handles: ['SurveyClosed'],
  react: ({ id, data }) => {
    const { survey } = data as { readonly survey: string };
    return [{ job: { kind: 'forget-invited', id, payload: { survey } } }];
  },
};
