import type { OgpGroupEvent } from '../ogp-group.js';
import type { Catalogue } from './entry.js';
import { ogpGroup } from './ogp-group.js';
import { type OgpTaskFact, ogpTasks } from './ogp-tasks.js';

/** Every fact of this room: what the working group does, and who manages commitments. */
export type OgpFact = OgpGroupEvent | OgpTaskFact;

export const ogp: Catalogue<OgpFact> = {
  ...ogpGroup,
  ...ogpTasks,
};
