import type { OgpGroupEvent } from '../ogp-group.js';
import type { Catalogue } from './entry.js';
import { ogpGroup } from './ogp-group.js';

/** Every fact of this room: what the working group does. */
export type OgpFact = OgpGroupEvent;

export const ogp: Catalogue<OgpFact> = {
  ...ogpGroup,
};
