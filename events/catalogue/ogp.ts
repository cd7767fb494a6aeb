import type { PlansEvent } from '../ogp.js';
import type { Catalogue } from './entry.js';
import { ogpPlans } from './ogp-plans.js';

/** Every fact of this room. */
export type OgpFact = PlansEvent;

export const ogp: Catalogue<OgpFact> = {
  ...ogpPlans,
};
