import type { PlansEvent } from '../ogp.js';
import type { OgpGroupEvent } from '../ogp-group.js';
import type { Catalogue } from './entry.js';
import { ogpGroup } from './ogp-group.js';
import { ogpPlans } from './ogp-plans.js';

/** Every fact of this room: action plans with what becomes of them, and what the working group does. */
export type OgpFact = PlansEvent | OgpGroupEvent;

export const ogp: Catalogue<OgpFact> = {
  ...ogpPlans,
  ...ogpGroup,
};
