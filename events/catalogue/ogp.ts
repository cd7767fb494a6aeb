import type { OgpGroupEvent } from '../ogp-group.js';
import type { Catalogue } from './entry.js';
import { ogpGroup } from './ogp-group.js';
import { ogpPlans, type PlansEvent } from './ogp-plans.js';
import { type OgpTaskFact, ogpTasks } from './ogp-tasks.js';

/** Every fact of this room: action plans with what becomes of them, what the working group does, and who manages commitments. */
export type OgpFact = PlansEvent | OgpGroupEvent | OgpTaskFact;

export const ogp: Catalogue<OgpFact> = {
  ...ogpPlans,
  ...ogpGroup,
  ...ogpTasks,
};
